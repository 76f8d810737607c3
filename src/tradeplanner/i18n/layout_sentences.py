"""What an import says of layouts: what a sheet's figures cover, what a row or a sheet turned out to be."""

from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark

LAYOUT_SENTENCES: Mapping[Code, str] = {
    Code.SHEET_NO_RECORD: mark(
        "This sheet was read and gave no record: none of its {count} rows below the heading holds what a"
        " record needs. Choose other heading rows or fields if they should."
    ),
    Code.SHEET_NO_ROWS: mark(
        "This sheet was read and gave no record: below its heading there is no row of data. Choose other"
        " heading rows if there should be."
    ),
    Code.ORDERS_OF_MONTH: mark(
        "No column says when the orders were signed; the sheet is of one month, and its last day, {day},"
        " is taken."
    ),
    Code.BOOTHS_BY_AREA: mark(
        "“{written}” states an area; at 9 m² to a standard booth it is taken as {count} booths."
    ),
    Code.TARGET_GROWTH: mark(
        "“{written}” is a rate of growth and no amount, so this row is no target here; it was left out."
    ),
    Code.MARKET_GROUP: mark(
        "“{market}” is a group of countries and regions, not one of them; the row was left out, because its"
        " members would be counted twice."
    ),
    Code.QUARTERS_SPREAD: mark(
        "The target is given by quarters; each quarter is spread evenly over its three months."
    ),
    Code.TABLES_JOINED: mark(
        "{count} tables of the same fields stand below one another, their columns in different order; they"
        " are read as one."
    ),
    Code.EMPLOYER_PARTED: mark(
        "{heading}: employer and position stand in one cell and are taken apart. Please look at a few rows."
    ),
    Code.JOURNEY_IN_TITLE: mark(
        "The title says that the journey lasts from {first} to {last}; rows that name no days are given"
        " these."
    ),
    Code.FIGURES_TO_DATE: mark(
        "“{written}” says that the figures are sums since January; they are read so. Say otherwise above"
        " the cells, or with --basis month, if each is that of its own month."
    ),
    Code.BASIS_CHOSEN: mark("You said what the figures cover."),
}
