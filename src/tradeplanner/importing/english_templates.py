"""The words of the English forms: headings that the importer knows, titles, examples of its closed lists."""

TITLES = {
    "firms": "Register of firms",
    "programmes": "Programmes 2024",
    "catalogue": "Exhibitions abroad 2024",
    "registrations": "Registrations 2024",
    "booths": "Booth allotment",
    "delegates": "People of a delegation",
    "returns": "Results of exhibitors",
    "orders": "List of orders",
    "exports": "Exports by firm 2024",
    "customs": "Customs statistics 2024 (exports)",
    "published": "Published figures 2024",
    "rates": "Exchange rates 2024: yuan per 100 units",
    "targets": "Targets 2024",
}
HEADINGS = {
    "customs_code": "Customs code", "town": "Town", "nature": "Nature", "specialised": "Specialised",
    "group_name": "Group of companies",
    "first_time": "First time", "dishonest": "Dishonest", "aim_key_exhibitions": "Key exhibitions",
    "aim_firm_visits": "Firm visits", "aim_booths": "Booths", "dates": "Dates",
    "status_reason": "Status reason", "owner": "Owner", "area": "Area", "people": "People",
    "with_delegation": "With delegation", "state_reason": "State reason", "contract_no": "Contract no.",
    "credit_code": "Credit code", "market": "Country", "total": "Total (CNY)", "partner": "Partner code",
    "product": "Product", "scope_key": "Scope key", "phasing": "Phasing",
    "legal_representative": "Legal representative",
}  # fmt: skip
"""What a field is called where its word in the window is none that a file would use."""
OF_KIND = {
    ("firms", "name_zh"): "Company", ("programmes", "name_zh"): "Programme",
    ("programmes", "aim_firms"): "Firms", ("programmes", "aim_orders"): "Orders (USD)",
    ("catalogue", "name_zh"): "Exhibition", ("catalogue", "aim_firms"): "Aim: firms",
    ("catalogue", "aim_orders"): "Aim: orders (USD)", ("customs", "market"): "Partner",
    ("customs", "product"): "Commodity", ("customs", "value"): "Value (CNY)",
    ("targets", "amount"): "Amount (CNY)", ("published", "place"): "District",
    ("published", "value"): "Value (CNY million)", ("published", "growth"): "Growth (%)",
    ("published", "market"): "Market", ("returns", "intended"): "Intended orders (USD)",
    ("returns", "on_site"): "On-site orders (USD)", ("returns", "contracted"): "Contracts signed (USD)",
    ("returns", "after_3"): "Actual orders after 3 months (USD)",
    ("returns", "after_6"): "Actual orders after 6 months (USD)",
    ("returns", "after_12"): "Actual orders after 12 months (USD)",
}  # fmt: skip
FAMILIES = {
    "exports": (),
    "trade": (),
    "way": (),
    "yearly": (),
    "aim": (),
    "month": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December"),
    "rate": ("USD", "EUR", "JPY", "HKD"),
    "weight": (),
    "level": (),
    "rise": (),
}  # fmt: skip
EXAMPLES = {
    "town": "Tashan", "fair_class": "Key", "status": "Planned", "market": "Japan", "stage": "Contract",
    "currency": "USD", "date": "2024-01", "booth_type": "Standard", "open_sides": "1",
    "with_delegation": "yes", "target_markets": "Japan; Korea", "state": "Applied", "measure": "Exports",
    "scope": "District", "specialised": "no",
}  # fmt: skip
MONTH_UNIT = "Unit: CNY"
SAMPLE = "Sample row: delete this row before you import"
