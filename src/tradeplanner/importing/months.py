"""Months as headings write them: dates of the first, 202301, and 1 to 12 below a word."""

from collections.abc import Sequence
from datetime import date

from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR
from tradeplanner.importing.grid import Cell, Row

_FEWEST = 3
"""Months that a row must name in figures before they are taken for months."""


def worded(rows: Sequence[Row], number: int) -> Row:
    """Return row ``number`` with months in words where it is a run of dates, of 202301 or of 1, 2, 3.

    A run of 1, 2, 3 must begin right of the row over it: else it numbers the columns.
    """
    row = rows[number - 1]
    dated = {at: month for at, cell in enumerate(row) if (month := _named(cell)) is not None}
    over = _first(rows[number - 2]) if number > 1 else len(row)
    counted = _counted(row) if over < _first(row) else {}
    if len(dated) < _FEWEST and not counted:
        return row
    found = {**(dated if len(dated) >= _FEWEST else {}), **counted}
    return [found.get(at, cell) for at, cell in enumerate(row)]


def _named(cell: Cell) -> str | None:
    """Return the month of a date of the first, or of six figures; None for anything else."""
    if isinstance(cell, date):
        return f"{cell.year}年{cell.month}月" if cell.day == 1 else None
    text = str(int(cell)) if isinstance(cell, (int, float)) and cell == cell // 1 else cell
    if isinstance(text, str) and len(text) == 6 and text.isdigit():
        year, month = int(text[:4]), int(text[4:])
        return f"{year}年{month}月" if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 else None
    return None


def _counted(row: Row) -> dict[int, str]:
    """Return the months of a row in which 1, 2, 3 … stand side by side, from some column on."""
    start = _first(row)
    found: dict[int, str] = {}
    for at in range(start, len(row)):
        month = _whole(row[at])
        if month != len(found) + 1 or month > 12:
            break
        found[at] = f"{month}月"
    rest = row[start + len(found) :]
    return found if len(found) >= _FEWEST and all(cell is None for cell in rest) else {}


def _first(row: Row) -> int:
    return next((at for at, cell in enumerate(row) if cell is not None), len(row))


def _whole(cell: Cell) -> int:
    if isinstance(cell, str):
        return int(cell) if cell.isdigit() and len(cell) < 3 else 0
    return (
        int(cell)
        if isinstance(cell, (int, float)) and cell == cell // 1 and not isinstance(cell, bool)
        else 0
    )
