"""Years that are written once and hold on: «2024年1-2月» and under it «1-3月», or a year over blank cells.

A month without its year belongs to the year last named above it; where no row names one, the sheet's
title says it, and nothing is carried.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tradeplanner.importing import roles, titles
from tradeplanner.importing.cells.dates import parse_period
from tradeplanner.importing.grid import Cell, Row, cell_text
from tradeplanner.importing.proposal import CellAt, SheetPlan
from tradeplanner.importing.spool import Coded, Column, Spool, as_rows

_ANY_YEAR = 2000
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s*年?度?")


def years(plan: SheetPlan, spool: Spool) -> Mapping[CellAt, str]:
    """Return what cells of months, or blank cells of years, mean with the year above them."""
    carried, first = Carried(plan), 1
    found: dict[CellAt, str] = {}
    for size, columns in spool.blocks():
        for number, cells in carried.among(first, size, columns).items():
            found.update({(plan.name, number, at): text for at, text in cells.items()})
        first += size
    return found


class Carried:
    """The year named last, block by block of a sheet."""

    def __init__(self, plan: SheetPlan) -> None:
        """Carry years over the rows of the sheet of ``plan``, if it has a column of months."""
        self._plan = plan
        self._period, self._year = plan.column("period"), plan.column("year")
        self._named: int | None = None

    def among(self, first: int, size: int, columns: Sequence[Column]) -> Mapping[int, Mapping[int, str]]:
        """Return by row and column what cells of a block mean, which begins with row ``first``."""
        period, year = self._period, self._year
        if period is None:
            return {}
        found: dict[int, dict[int, str]] = {}
        at = year.index if year is not None else period.index
        for number, row in self._rows(first, size, columns, at):
            cell, months = _cell(row, at), _cell(row, period.index)
            own = _named(cell, alone=year is not None)
            if own is not None:
                self._named = own
            elif self._named is None or months is None or roles.role(row, {period.index}) is not None:
                continue
            elif year is not None and cell is None:
                found[number] = {at: str(self._named)}
            elif year is None and isinstance(cell, str) and _is_bare(cell):
                found[number] = {at: f"{self._named}年{cell.strip()}"}
        return found

    def _rows(self, first: int, size: int, columns: Sequence[Column], at: int) -> Iterator[tuple[int, Row]]:
        """Yield the numbered rows below the heading if a year may have to be carried among them."""
        cells = columns[at] if at < len(columns) else ()
        distinct = cells.distinct if isinstance(cells, Coded) else set(cells)
        bare = self._year is not None
        needs = None in distinct if bare else any(isinstance(c, str) and _is_bare(c) for c in distinct)
        for number, row in enumerate(as_rows(size, list(columns)), first) if needs else ():
            if number > self._plan.heading_last:
                yield number, row


def _cell(row: Row, at: int) -> Cell:
    return row[at] if at < len(row) else None


def _named(cell: Cell, *, alone: bool) -> int | None:
    """Return the year that a cell names; ``alone`` where it is one of a column of years."""
    if alone:
        text = cell_text(cell).strip() if cell is not None else ""
        return titles.year([text]) if _YEAR.fullmatch(text.removesuffix(".0")) else None
    period = parse_period(cell) if isinstance(cell, str) else None
    return period.year if period is not None else None


def _is_bare(text: str) -> bool:
    """Whether a text names months without their year."""
    return parse_period(text) is None and parse_period(text, _ANY_YEAR) is not None
