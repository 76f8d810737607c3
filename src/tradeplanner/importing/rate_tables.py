"""Tables of rates with currencies below one another and days or months side by side, turned to be read."""

from collections.abc import Sequence

from tradeplanner.domain.findings import Code
from tradeplanner.importing import months
from tradeplanner.importing.arranged import Arranged
from tradeplanner.importing.cells import dates
from tradeplanner.importing.fields import Heading
from tradeplanner.importing.grid import Cell, Row, cell_text
from tradeplanner.importing.mapping import name_score
from tradeplanner.importing.specs import arguments, rates

_SEARCHED = 12
"""Rows in which the days or months are looked for."""
_FEWEST = 2
_CORNER = "日期"
"""What heads the days and months once they stand below one another."""
_ANY_YEAR = 2000
_SURE = 0.95


def turned(rows: Sequence[Row], year: int | None) -> Arranged | None:
    """Return a table of rates turned, its titles above; None for a sheet that is no such table."""
    for number in range(1, min(len(rows), _SEARCHED) + 1):
        head = months.worded(rows, number)
        times = [at for at, cell in enumerate(head) if _is_time(cell, year)]
        if len(times) >= _FEWEST:
            return _table(rows, number, head, times)
    return None


def _is_time(cell: Cell, year: int | None) -> bool:
    """Whether a heading is a day or months; a bare number is neither."""
    if isinstance(cell, (int, float)) or cell is None:
        return False
    return isinstance(dates.stretch(cell, year or _ANY_YEAR).value, tuple)


def _table(rows: Sequence[Row], number: int, head: Row, times: Sequence[int]) -> Arranged | None:
    """Return the table whose row ``number`` names the times, other rows above it; None without currencies."""
    below = range(number + 1, len(rows) + 1)
    named = [(sum(bool(_currency(_cell(rows, row, at))) for row in below), -at) for at in range(times[0])]
    count, where = max(named, default=(0, 0))
    lines = [row for row in below if _currency(_cell(rows, row, -where))]
    if not count:
        return None
    per = next((at for at in range(times[0]) if at != -where and _is_per(head[at])), None)
    other = [n for n in range(1, len(rows) + 1) if n < number or (n > number and n not in lines)]
    above = [list(rows[n - 1]) for n in other]
    kept = [[(n, at) for at in range(len(row))] for n, row in zip(other, above, strict=True)]
    heading: Row = [_CORNER, *(_heading(rows, line, -where, per) for line in lines)]
    across = [at for at in range(len(head)) if at > -where and at != per and head[at] is not None]
    table: list[Row] = [[head[at], *(_cell(rows, line, at) for line in lines)] for at in across]
    places = [[(row, at) for row in (number, *lines)] for at in (-where, *across)]
    return Arranged([*above, heading, *table], [*kept, *places], Code.RATES_TURNED, len(lines))


def _cell(rows: Sequence[Row], row: int, at: int) -> Cell:
    cells = rows[row - 1]
    return cells[at] if at < len(cells) else None


def _currency(cell: Cell) -> str:
    return arguments.currency(Heading(0, (cell,)), None) if isinstance(cell, str) else ""


def _is_per(cell: Cell) -> bool:
    field = rates.SPEC.field("per")
    return isinstance(cell, str) and field is not None and name_score(field.names, (cell,)) >= _SURE


def _heading(rows: Sequence[Row], line: int, name: int, per: int | None) -> str:
    """Return a currency with the units for which its rate is quoted, where a column beside it says them."""
    units = cell_text(_cell(rows, line, per)) if per is not None else ""
    currency = cell_text(_cell(rows, line, name))
    return f"{units}{currency}" if units.isdigit() and not currency[:1].isdigit() else currency
