"""Everything at once: the months of many towns, markets or industries, all on one scale."""

from collections.abc import Iterable
from dataclasses import dataclass

from tradeplanner.domain.entries import Entry, by_size, known_sum
from tradeplanner.domain.league import By
from tradeplanner.domain.targets import MONTHS

Run = tuple[int | None, ...]
"""Twelve months; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One entry's single months of this year and of last, in minor units."""

    entry: Entry
    now: Run
    then: Run = (None,) * MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """Panels, largest first, to month ``through`` of ``year``."""

    by: By
    year: int
    through: int
    currency: str
    panels: tuple[Panel, ...] = ()


def multiples(panels: Iterable[Panel], *, by: By, year: int, through: int, currency: str) -> Multiples:
    """Return the panels in order of their entries."""
    found = {panel.entry: panel for panel in panels}
    ordered = tuple(found[entry] for entry in by_size(found))
    return Multiples(by=by, year=year, through=through, currency=currency, panels=ordered)


def panel_of(panels: Iterable[Panel]) -> Panel:
    """Return several panels as one without a name; a month is known if it is in one of them."""
    known = list(panels)
    entry = Entry(
        zh="", now=known_sum(p.entry.now for p in known), then=known_sum(p.entry.then for p in known)
    )
    return Panel(entry, _added(p.now for p in known), _added(p.then for p in known))


def _added(runs: Iterable[Run]) -> Run:
    return tuple(known_sum(month) for month in zip(*runs, strict=True))
