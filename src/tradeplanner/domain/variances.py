"""By how much: differences from last year or from the target, in amounts and in per cent."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.entries import Entry
from tradeplanner.domain.league import By
from tradeplanner.domain.targets import growth


class Base(StrEnum):
    """What is compared with: the same months of last year, or the target due by now."""

    LAST_YEAR = "last_year"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Variance:
    """One entry (``then`` is the base) with its difference and the fraction that is of the base."""

    entry: Entry
    difference: int | None
    change: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Variances:
    """Differences, most above the base first, unknown ones last; ``total`` is that of all known pairs."""

    by: By
    base: Base
    year: int
    through: int
    currency: str
    lines: tuple[Variance, ...] = ()
    total: Variance | None = None


def variances(
    entries: Iterable[Entry], *, by: By, base: Base, year: int, through: int, currency: str
) -> Variances:
    """Return the differences of ``now`` from ``then``."""
    lines = sorted(
        (variance(entry) for entry in entries),
        key=lambda v: (v.difference is None, -(v.difference or 0), v.entry.zh),
    )
    known = [v.entry for v in lines if v.difference is not None]
    total = Entry(zh="", now=sum(e.now or 0 for e in known), then=sum(e.then or 0 for e in known))
    return Variances(
        by=by, base=base, year=year, through=through, currency=currency, lines=tuple(lines),
        total=variance(total) if known else None,
    )  # fmt: skip


def variance(entry: Entry) -> Variance:
    """Return one entry's difference; None where a side is not known."""
    if entry.now is None or entry.then is None:
        return Variance(entry, None, None)
    return Variance(entry, entry.now - entry.then, growth(Decimal(entry.now), Decimal(entry.then)))
