"""Cells of a foreign file as they stand: typed values, A1 addresses, and what is known of a sheet.

Rows count from 1, as people and Excel count them; columns count from 0. A cell that holds nothing
is None, which differs from an empty-looking text, from "-" and from 0.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Code


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell whose formula failed, such as #N/A, or has no stored result, such as =A1: never nothing."""

    text: str

    @property
    def code(self) -> Code:
        """What is said at its cell."""
        return Code.FORMULA_UNSTORED if self.text.startswith("=") else Code.CELL_ERROR

    def __str__(self) -> str:
        return self.text


Cell = None | bool | int | float | Decimal | str | date | datetime | ErrorValue
"""What a cell may hold; ``datetime`` is kept apart from ``date``."""
Row = list[Cell]


class Visibility(StrEnum):
    """Whether a sheet is seen when its workbook is opened."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "very_hidden"


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block of cells: rows from 1, columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """One sheet of a file: its size counted, not as declared, and its merged blocks."""

    name: str
    visibility: Visibility = Visibility.VISIBLE
    rows: int = 0
    columns: int = 0
    merges: tuple[Merge, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether the sheet is hidden in any way."""
        return self.visibility is not Visibility.VISIBLE


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the A1 address of a row counted from 1 and a column counted from 0."""
    return f"{column_letters(column)}{row}"


_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


def from_address(text: str) -> tuple[int, int]:
    """Return (row, column) of an A1 address; ValueError for anything else."""
    match = _ADDRESS.fullmatch(text.upper())
    if match is None:
        message = f"{text} is not a cell address"
        raise ValueError(message)
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1


def span_text(length: timedelta) -> str:
    """Return a span of time as hours, minutes and seconds, as spreadsheets show it: 255:10:10."""
    seconds = round(abs(length).total_seconds())
    sign = "-" if length < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def cell_text(cell: Cell) -> str:
    """Return a cell as a person would type it: whole numbers without ``.0``, dates in ISO form."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, (date, datetime)):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    return str(cell)
