"""Plain workbooks of rows: what was not imported, and empty templates to be filled.

Codes stay text, and nothing that begins with "=" becomes a formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter

_WIDEST = 40


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows, which of them are headings (from 1), and columns to mark (from 0)."""

    name: str
    rows: Sequence[Sequence[object]]
    headings: Sequence[int] = ()
    marked: Sequence[int] = ()


def write(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write ``sheets`` to an .xlsx file at ``path``."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "default_date_format": "yyyy-mm-dd"}
    with xlsxwriter.Workbook(str(path), options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
        marked = book.add_format({"font_color": "#9C1C1C", "text_wrap": True})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name[:31])
            for number, row in enumerate(sheet.rows):
                for column, value in enumerate(row):
                    heading = number + 1 in sheet.headings
                    style = bold if heading else (marked if column in sheet.marked else None)
                    _put(page, (number, column), value, style)
            for column in range(max(map(len, sheet.rows), default=0)):
                page.set_column(column, column, width(sheet.rows, column))


def _put(page: "xlsxwriter.worksheet.Worksheet", at: tuple[int, int], value: object, style: object) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        page.write_boolean(*at, value, style)
    elif isinstance(value, (int, float, Decimal)):
        page.write_number(*at, value, style)
    elif isinstance(value, date):
        page.write_datetime(*at, value, *(() if style is None else (style,)))
    else:
        page.write_string(*at, str(value), style)


def width(rows: Sequence[Sequence[object]], column: int) -> int:
    """Return a column's width in characters; a Chinese one counts two."""
    texts = [str(row[column]) for row in rows[:200] if column < len(row) and row[column] is not None]
    longest = max((sum(1 + (ord(sign) > 0x2E80) for sign in text) for text in texts), default=8)
    return min(max(longest + 2, 8), _WIDEST)
