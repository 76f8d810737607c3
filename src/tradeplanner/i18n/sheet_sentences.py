"""What is said of how a sheet is laid out: sums among the columns, second tables, forms: English by code."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

SHEET_SENTENCES: Mapping[Code, str] = {
    Code.COLUMN_OF_SUMS: mark("“{heading}” adds up other columns; it is not imported beside them."),
    Code.COLUMN_ADDS_UP: mark("The months of each row add up to “{heading}”."),
    Code.SECOND_TABLE: mark(
        "In row {row} another table begins; its rows are not imported. Choose row {row} as the heading to "
        "import that table, or put it on a sheet of its own."
    ),
    Code.SIDE_TABLE: mark(
        "Columns {first} to {last} have the headings of a second table beside the first; they are not "
        "imported. Put them below the first table, or on a sheet of their own."
    ),
    Code.SHEET_TURNED: mark(
        "The fields stand below one another and the records side by side; the sheet was turned to read it."
    ),
    Code.RATES_TURNED: mark(
        "Currencies stand below one another ({count}), days or months side by side; the sheet was turned to"
        " read it."
    ),
    Code.SHEET_STACKED: mark("{count} tables stand side by side; they are read as one, below one another."),
    Code.SHEET_CARD: mark("A form: {count} labels with their values beside them are read as one row."),
    Code.ORDERS_INTENDED: mark(
        "No column says how firm these orders are. They are read as intended, because “{said}” says so."
        " If some are contracts, add a column 成交类型."
    ),
    Code.ORDERS_CONTRACTED: mark(
        "No column says how firm these orders are. They are read as contracts, because “{said}” says so."
        " If some are only intended, add a column 成交类型."
    ),
    Code.ORDERS_IN_TWO: mark(
        "Two columns of amounts: “{intended}” gives intended orders and “{contract}” gives contracts. A row"
        " with both is two orders; they are never added."
    ),
    Code.UNIT_IN_NAME: mark("The unit {unit} stands in the name “{name}”."),
    Code.UNIT_IN_NOTE: mark("The unit {unit} stands in a note in {cell}."),
}
"""The English sentence of each code of layout."""
