"""When: a year's months by market (or town, industry), and its months against last year and target.

January and February published as one stay one cell; a month that nobody published is a cell without amount.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tradeplanner.domain.entries import Entry, by_size, known_sum
from tradeplanner.domain.league import By
from tradeplanner.domain.targets import MONTHS


class Cell(NamedTuple):
    """Months ``first`` to ``last`` and what they came to in minor units; None where nobody knows."""

    first: int
    last: int
    minor: int | None


class HeatPart(NamedTuple):
    """One figure of one thing: its ``key`` and names, its months, its minor units of the one currency."""

    key: int | None
    zh: str
    en: str
    first: int
    last: int
    minor: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One market's year. ``entry.now`` is the sum of its cells that are known."""

    entry: Entry
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """Rows, largest first, of one year to month ``through`` in minor units of ``currency``."""

    by: By
    year: int
    through: int
    currency: str
    rows: tuple[HeatRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthColumns:
    """A year's single months. ``target`` is each month's part of the target (12, or none).

    ``now`` and ``then`` are cells that cover all twelve months of this year and of last.
    """

    year: int
    name: str = ""
    currency: str
    through: int
    now: tuple[Cell, ...] = ()
    then: tuple[Cell, ...] = ()
    target: tuple[int, ...] = ()


def cells(spans: Iterable[tuple[int, int, int]]) -> tuple[Cell, ...]:
    """Return cells that cover the year; figures (first, last, minor) of months that overlap are one cell."""
    joined: list[Cell] = []
    for first, last, minor in sorted(spans):
        if joined and first <= joined[-1].last:
            before = joined.pop()
            joined.append(Cell(before.first, max(before.last, last), (before.minor or 0) + minor))
        else:
            joined.append(Cell(first, last, minor))
    covered = {month for cell in joined for month in range(cell.first, cell.last + 1)}
    gaps = [Cell(month, month, None) for month in range(1, MONTHS + 1) if month not in covered]
    return tuple(sorted([*joined, *gaps], key=lambda cell: cell.first))


def heat(parts: Iterable[HeatPart], *, by: By, year: int, through: int, currency: str) -> Heat:
    """Return the map of ``parts``; parts of one key and name are one row."""
    found: dict[tuple[int | None, str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for part in parts:
        found[part.key, part.zh, part.en].append((part.first, part.last, part.minor))
    rows = {}
    for (key, zh, en), spans in found.items():
        entry = Entry(key=key, zh=zh, en=en, now=sum(minor for *_, minor in spans))
        rows[entry] = HeatRow(entry, cells(spans))
    return Heat(
        by=by, year=year, through=through, currency=currency, rows=tuple(rows[e] for e in by_size(rows))
    )


def rest_row(rows: Sequence[HeatRow]) -> HeatRow:
    """Return several rows as one without a name, month by month."""
    spans = [(c.first, c.last, c.minor) for row in rows for c in row.cells if c.minor is not None]
    return HeatRow(Entry(zh="", now=known_sum(row.entry.now for row in rows)), cells(spans))


def by_month(found: Mapping[int, int]) -> tuple[Cell, ...]:
    """Return the cells of single months with their minor units."""
    return cells((month, month, minor) for month, minor in found.items())
