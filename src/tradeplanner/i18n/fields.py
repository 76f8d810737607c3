"""The words for the fields of every noun, as headings of tables, labels of forms and names in sentences.

A completeness test walks the dataclasses of the domain: a new field without a word turns it red.
"""

from collections.abc import Mapping

from tradeplanner.domain.exports import Flow
from tradeplanner.i18n.formats import months
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import currency_name, word

FIELDS: Mapping[str, str] = {
    # Names and what most nouns share
    "name_zh": mark("Chinese name"),
    "name_en": mark("English name"),
    "name": mark("Name"),
    "notes": mark("Notes"),
    "source": mark("Source"),
    "year": mark("Year"),
    "market": mark("Country or region"),
    "industry": mark("Industry"),
    "firm_id": mark("Firm"),
    "firm": mark("Firm"),
    "edition_id": mark("Edition"),
    "edition": mark("Edition"),
    "exhibition_id": mark("Exhibition"),
    "exhibition": mark("Exhibition"),
    "programme_id": mark("Programme"),
    "programme": mark("Programme"),
    "participation_id": mark("Participation"),
    "currency": mark("Currency"),
    "amount": mark("Amount"),
    "value": mark("Value"),
    "unit": mark("Unit"),
    "amount_unit": mark("Unit of the amounts"),
    # Firms
    "former_names": mark("Former names"),
    "credit_code": mark("Unified social credit code"),
    "code_reason": mark("Reason for keeping the code"),
    "customs_code": mark("Customs registration code"),
    "town": mark("Town or sub-district"),
    "nature": mark("Kind of ownership"),
    "legal_representative": mark("Legal representative"),
    "contact": mark("Contact person"),
    "position": mark("Position"),
    "phone": mark("Phone"),
    "email": mark("E-mail"),
    "address": mark("Address"),
    "hs_chapters": mark("HS chapters"),
    "markets": mark("Main markets"),
    "size": mark("Size"),
    "specialised": mark("Specialised SME"),
    "first_time": mark("First-time exhibitor"),
    "dishonest": mark("On the list of seriously untrustworthy entities"),
    "bank": mark("Bank"),
    "account": mark("Bank account"),
    "retired": mark("Retired on"),
    # Yearly figures of a firm, targets
    "measure": mark("Measure"),
    "scope": mark("Scope"),
    "scope_key": mark("Whom it binds"),
    "count": mark("Number"),
    "growth_aim": mark("Growth on the year before (%)"),
    "phasing": mark("Monthly phasing"),
    "weights": mark("Monthly parts"),
    "revision": mark("Revision"),
    "decided_on": mark("Decided on"),
    # Exhibitions, editions, programmes
    "organiser": mark("Organiser"),
    "city": mark("City"),
    "venue": mark("Venue"),
    "industries": mark("Industries"),
    "fair_class": mark("Class"),
    "opens": mark("Opens on"),
    "closes": mark("Closes on"),
    "booth_quota": mark("Booth quota"),
    "booth_price": mark("Booth price"),
    "aim_firms": mark("Aim: firms"),
    "aim_booths": mark("Aim: booths"),
    "aim_orders": mark("Aim: orders"),
    "aim_firm_visits": mark("Aim: firm-visits"),
    "aim_key_exhibitions": mark("Aim: key exhibitions"),
    "owner": mark("Person in charge"),
    "status": mark("Status"),
    "status_reason": mark("Reason for the status"),
    # Participations
    "state": mark("State"),
    "state_reason": mark("Reason for the state"),
    "booths": mark("Booths"),
    "booth_type": mark("Booth type"),
    "booth_numbers": mark("Booth numbers"),
    "area": mark("Area (m²)"),
    "open_sides": mark("Open sides"),
    "people": mark("People travelling"),
    "with_delegation": mark("Travels with the delegation"),
    "exhibits": mark("Exhibits"),
    "exhibits_en": mark("Exhibits in English"),
    "brand": mark("Brand"),
    "freight": mark("Freight"),
    "target_markets": mark("Target markets"),
    "applied_on": mark("Applied on"),
    # Result forms
    "reported_on": mark("Reported on"),
    "buyers": mark("Buyers received"),
    "new_buyers": mark("New overseas buyers among them"),
    "intended": mark("Intended orders"),
    "on_site": mark("On-site orders"),
    "contracted": mark("Contracts signed"),
    "after_3": mark("Actual orders after 3 months"),
    "after_6": mark("Actual orders after 6 months"),
    "after_12": mark("Actual orders after 12 months"),
    "products": mark("Main products"),
    "satisfaction": mark("Satisfaction"),
    "exhibits_again": mark("Will exhibit again"),
    "remarks": mark("Problems and suggestions"),
    "later": mark("Actual orders after other months"),
    "title": mark("Title of the form"),
    "file": mark("File"),
    # Booths
    "hall": mark("Hall"),
    "number": mark("Booth number"),
    "fascia_zh": mark("Fascia name in Chinese"),
    "fascia_en": mark("Fascia name in English"),
    "fee": mark("Booth fee due"),
    "fee_rate": mark("Exchange rate of the fee"),
    "fee_home": mark("Booth fee due in yuan"),
    "paid": mark("Paid"),
    "receipt": mark("Receipt"),
    # Delegates
    "delegation": mark("Delegation"),
    "sex": mark("Sex"),
    "born_on": mark("Date of birth"),
    "employer": mark("Employer"),
    "passport_no": mark("Passport number"),
    "passport_expires": mark("Passport expires on"),
    "visa_market": mark("Visa by"),
    "visa_state": mark("Visa"),
    "leaves_on": mark("Leaves on"),
    "back_on": mark("Comes home on"),
    "flight": mark("Flight"),
    "room": mark("Room"),
    "emergency_contact": mark("Emergency contact"),
    # The year: milestones, budgets, fees, papers
    "group_name": mark("Group of companies"),
    "contacts": mark("Contacts"),
    "market_label": mark("Label of the market"),
    "status_on": mark("Status since"),
    "first_opens": mark("First planned opening"),
    "first_closes": mark("First planned closing day"),
    "budget_ceiling": mark("Budget ceiling"),
    "state_on": mark("State since"),
    "wishes": mark("Wishes for the booth"),
    "due_on": mark("Due on"),
    "anchor": mark("Counted"),
    "plus_months": mark("Months added"),
    "plus_days": mark("Days added"),
    "done_on": mark("Done on"),
    "active": mark("In use"),
    "cost_group": mark("Group of costs"),
    "supplier": mark("Supplier"),
    "planned": mark("Planned sum"),
    "committed": mark("Committed sum"),
    "actual": mark("Actual sum"),
    "due": mark("Due"),
    "paid_on": mark("Paid on"),
    "voided_on": mark("Void since"),
    "void_reason": mark("Reason why void"),
    "received_on": mark("Received on"),
    # Import profiles
    "kind": mark("Kind of file"),
    "headings": mark("Headings"),
    "decisions": mark("What was decided"),
    # Own reports
    "report": mark("Report"),
    "head": mark("Head line"),
    "foot": mark("Foot line"),
    "logo": mark("Logo"),
    "sections": mark("Sections"),
    "units": mark("Units of amounts"),
    "language": mark("Language"),
    "whole": mark("Long version"),
    # Orders
    "contract_no": mark("Contract number"),
    "buyer": mark("Buyer"),
    "buyer_confidential": mark("Buyer is confidential"),
    "hs": mark("HS code"),
    "product": mark("Product"),
    "stage": mark("Stage"),
    "signed_on": mark("Signed on"),
    "stage_on": mark("Stage since"),
    "evidence": mark("Evidence"),
    "reported_by": mark("Reported by"),
    "without_us": mark("Sold without the fair"),
    "new_customer": mark("New customer"),
    "order_id": mark("Order"),
    "share": mark("Share of the credit (%)"),
    "credits": mark("Credit shared"),
    # Follow-up
    "answer": mark("Result of the follow-up"),
    "round": mark("Round of follow-up (months)"),
    "order_no": mark("Order's own number (leave as it is)"),
    "sent_on": mark("Asked on"),
    "answered_on": mark("Answered on"),
    # Rates
    "first": mark("First day"),
    "last": mark("Last day"),
    "quoted": mark("Rate as quoted"),
    "per": mark("Per units"),
    "inverse": mark("Quoted inversely"),
    # Export records
    "first_month": mark("First month"),
    "last_month": mark("Last month"),
    "cumulative": mark("Year to date"),
    "flow": mark("Flow"),
    "place": mark("District or place"),
    "growth": mark("Published growth (%)"),
    "partner": mark("Partner's customs code"),
    "regime": mark("Customs regime"),
    "transport": mark("Means of transport"),
    "port": mark("Customs office"),
    "quantity": mark("Quantity"),
    "second_quantity": mark("Second quantity"),
    "months": mark("Months"),
    # Columns of files that become several fields or records
    "exports": mark("Stated exports of the year"),
    "trade": mark("Stated trade of the year"),
    "dates": mark("Show days"),
    "period": mark("Period"),
    "date": mark("Date"),
    "rate": mark("Exchange rate"),
    "total": mark("Total column"),
    "month": mark("Value of the month"),
    "way": mark("Value of the flow"),
    "yearly": mark("Target of the year"),
    "aim": mark("Target"),
    "weight": mark("Part of the month"),
    # The bureau's settings
    "bureau_zh": mark("Bureau's Chinese name"),
    "bureau_en": mark("Bureau's English name"),
    "export_currency": mark("Currency of exports"),
    "order_currency": mark("Currency of orders"),
    "towns": mark("Towns and sub-districts"),
    "green_points": mark("Green from (points)"),
    "rate_days": mark("Days that a rate is carried over"),
    "planning_rates": mark("Planning rates"),
    "amber_points": mark("Amber from (points)"),
    "points_attended": mark("Points for a fair attended"),
    "points_orders": mark("Points for a fair with actual orders"),
    "points_first": mark("Points for no fair in three years"),
    "points_absent": mark("Points for an absence without reason"),
    "points_dishonest": mark("Points for being listed as dishonest"),
    "invite_industry": mark("Invite: of the fair’s industries"),
    "invite_chapter": mark("Invite: goods as shown there before"),
    "invite_sells": mark("Invite: exports to the market"),
    "invite_aims": mark("Invite: names the market as its own"),
    "invite_same_fair": mark("Invite: was at this fair"),
    "invite_elsewhere": mark("Invite: was at other fairs"),
    "invite_results": mark("Invite: told of deals from fairs"),
    "invite_first_time": mark("Invite: would exhibit for the first time"),
    "invite_absent": mark("Invite: stayed away once confirmed"),
    "backup_days": mark("Backups are kept (days)"),
    "personal_months": mark("Travellers are kept after their return (months)"),
    "days_off": mark("Days off and make-up workdays"),
    "sample": mark("Sample data"),
}
"""Field keys of the domain and their English words."""


def field_name(key: str) -> str:
    """Return the word for a field; an unknown key is returned as it is, none is "this value".

    Columns that share a field carry an argument: "month.3", "rate.USD", "exports.2022".
    """
    if not key:
        return tr("This value")
    base, _, argument = key.partition(".")
    if base not in FIELDS:
        return key
    word = tr(FIELDS[base])
    return tr("{field} ({detail})", field=word, detail=_detail(base, argument)) if argument else word


def _detail(base: str, argument: str) -> str:
    if base == "rate":
        return currency_name(argument)
    if base in ("month", "weight"):
        return _months_of(argument)
    if base in ("way", "level", "rise"):
        flow, _, span = argument.partition(":")
        parts = (word(Flow(flow)) if flow in tuple(Flow) else flow, _months_of(span) if span else "")
        return " ".join(part for part in parts if part)
    return argument


def _months_of(argument: str) -> str:
    """Return the months of an argument such as "3", "1-2" or "3@2022" in words."""
    span, _, year = argument.partition("@")
    first, _, last = span.partition("-")
    named = months(int(first), int(last or first)) if first.isdigit() else span
    return f"{year} {named}".strip()
