"""Plain workbooks of rows: what was not imported, and empty templates to be filled.

Codes stay text, and nothing that begins with "=" becomes a formula.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import xlsxwriter

_WIDEST = 40
_CHECKED = 2_000
"""Rows of a form whose cells are checked."""
_ANY_DAY = {
    "validate": "date", "criteria": "between", "minimum": date(1900, 1, 1), "maximum": date(2200, 12, 31),
}  # fmt: skip
_ANY_NUMBER = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}


class Check(Protocol):
    """What the cells of a column (from 0) may hold: "list" with its ``words``, "day" or "number"."""

    @property
    def column(self) -> int:
        """The column, counted from 0."""

    @property
    def kind(self) -> str:
        """What is checked."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of a list."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows, which of them are headings (from 1), and columns to mark (from 0).

    ``checks`` hold in the rows below the last heading.
    """

    name: str
    rows: Sequence[Sequence[object]]
    headings: Sequence[int] = ()
    marked: Sequence[int] = ()
    checks: Sequence[Check] = ()


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
            first = max(sheet.headings, default=0)
            for check in sheet.checks:
                page.data_validation(first, check.column, first + _CHECKED, check.column, _rule(check))


def _rule(check: Check) -> dict[str, object]:
    """Return a check as the writer takes it; what is no day or number may stand after a warning."""
    if check.kind == "list":
        return {"validate": "list", "source": list(check.words)}
    return {**(_ANY_DAY if check.kind == "day" else _ANY_NUMBER), "error_type": "warning"}


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
