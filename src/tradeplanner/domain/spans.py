"""Spans of months as export figures are published, and the year they add up to.

Figures arrive as single months, January–February in one, or January–November cumulative.
``increments`` turns one series' spans into months without counting any goods twice; ``Months`` is
the sum of many series. Everything is an integer of minor units of one currency.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.targets import MONTHS


@dataclass(frozen=True, slots=True)
class Span:
    """A value for months ``first`` to ``last`` of a year together, in minor units."""

    first: int
    last: int
    minor: int


def increments(spans: Iterable[Span]) -> list[Span]:
    """Return what each span of one series adds to the shorter ones inside it.

    Short spans speak first: a cumulative January–March beside January and February yields March
    alone, one beside nothing yields the three months together, and one whose last month is already
    known adds nothing. The result covers no month twice.
    """
    claimed: set[int] = set()
    known: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.last - s.first, s.last)):
        if span.last in claimed:
            continue
        inside = sum(k.minor for k in known if span.first <= k.first and k.last <= span.last)
        new = [m for m in range(span.first, span.last + 1) if m not in claimed]
        known.append(Span(new[0], span.last, span.minor - inside))
        claimed.update(new)
    return sorted(known, key=lambda s: s.last)


@dataclass(frozen=True, slots=True)
class Months:
    """A year by months: ``values`` ending in each month (None where none does), ``covered`` months."""

    values: tuple[int | None, ...]
    covered: frozenset[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Months":
        """Return the sum of spans of many series; within one series they must not overlap."""
        values: list[int | None] = [None] * MONTHS
        covered: set[int] = set()
        for span in spans:
            values[span.last - 1] = (values[span.last - 1] or 0) + span.minor
            covered.update(range(span.first, span.last + 1))
        return cls(tuple(values), frozenset(covered))

    @property
    def through(self) -> int:
        """The last month that has a figure; 0 without any."""
        return max((m for m, value in enumerate(self.values, 1) if value is not None), default=0)

    @property
    def gaps(self) -> tuple[int, ...]:
        """Months before the last one for which no figure is known."""
        return tuple(m for m in range(1, self.through) if m not in self.covered)

    def until(self, month: int) -> "Months":
        """Return the months up to ``month``; what ends later is not known yet."""
        values = (*self.values[:month], *[None] * (MONTHS - month))
        return Months(values, frozenset(m for m in self.covered if m <= month))

    def cumulative(self) -> tuple[int | None, ...]:
        """Return the year-to-date sum at each month that has a figure."""
        so_far, result = 0, list[int | None]()
        for value in self.values:
            so_far += value or 0
            result.append(None if value is None else so_far)
        return tuple(result)

    def weights(self) -> tuple[Decimal, ...]:
        """Return the twelve months' parts for phasing, or () for a year with a month missing.

        A figure for several months together is spread evenly over them.
        """
        if self.through < MONTHS or self.gaps:
            return ()
        result: list[Decimal] = []
        waiting = 0
        for value in self.values:
            waiting += 1
            if value is not None:
                result += [Decimal(value) / waiting] * waiting
                waiting = 0
        return tuple(result)


NOTHING = Months((None,) * MONTHS, frozenset())
"""A year without figures."""
