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
    Code.FIGURES_TO_DATE: mark(
        "“{written}” says that the figures are sums since January; they are read so. Say otherwise above"
        " the cells, or with --basis month, if each is that of its own month."
    ),
    Code.BASIS_CHOSEN: mark("You said what the figures cover."),
}
