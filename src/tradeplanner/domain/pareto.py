"""Where the most of it is: the few markets, firms or products that make four fifths of the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.entries import Entry, by_size
from tradeplanner.domain.league import By

MOST = Decimal("0.8")


@dataclass(frozen=True, slots=True)
class Slice:
    """One entry, its part of the whole, and that of it and all larger ones together, as fractions."""

    entry: Entry
    share: Decimal
    cumulative: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Pareto:
    """Slices, largest first, of ``whole`` minor units: the sum of all amounts above zero.

    ``few`` are the first slices that make ``MOST`` of it. ``below`` are entries at or under zero, which
    have no part of a whole, ``unknown`` those without a figure.
    """

    by: By
    year: int
    through: int
    currency: str
    whole: int = 0
    slices: tuple[Slice, ...] = ()
    few: int = 0
    below: tuple[Entry, ...] = ()
    unknown: tuple[Entry, ...] = ()


def pareto(entries: Iterable[Entry], *, by: By, year: int, through: int, currency: str) -> Pareto:
    """Return who makes the most of the sum of ``now``."""
    ordered = by_size(entries)
    above = [e for e in ordered if e.now is not None and e.now > 0]
    whole = sum(e.now or 0 for e in above)
    slices, run = [], 0
    for entry in above:
        run += entry.now or 0
        slices.append(Slice(entry, Decimal(entry.now or 0) / whole, Decimal(run) / whole))
    few = next((place for place, s in enumerate(slices, 1) if s.cumulative >= MOST), 0)
    return Pareto(
        by=by, year=year, through=through, currency=currency, whole=whole, slices=tuple(slices), few=few,
        below=tuple(e for e in ordered if e.now is not None and e.now <= 0),
        unknown=tuple(e for e in ordered if e.now is None),
    )  # fmt: skip
