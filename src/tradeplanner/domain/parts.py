"""Figures of one series that repeat one another: what of them counts, and for which market and industry.

A firm (or a place) may give the same goods by month and again year-to-date, whole and again by market,
by HS code or by industry. The whole is what ``spans.increments`` makes of each period's least parted
figure; the parts say where it went, and what they leave unsaid stays with no market and the firm's own
industry. So every cut of the result adds up to the same whole.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tradeplanner.domain.spans import Span, increments

MARKET, HS, INDUSTRY = 1, 2, 4
"""Bits of a breakdown: 0 is a whole figure."""


class Part(NamedTuple):
    """A figure for months ``first`` to ``last``, parted by what is not empty, in minor units."""

    first: int
    last: int
    market: str
    industry: str
    by_hs: bool
    minor: int

    @property
    def breakdown(self) -> int:
        """The bits of the ways in which the figure is parted."""
        return bool(self.market) * MARKET + self.by_hs * HS + bool(self.industry) * INDUSTRY


class Cell(NamedTuple):
    """What counts for one market and industry in the months that end with ``last``."""

    first: int
    last: int
    market: str
    industry: str
    minor: int


Where = tuple[str, str]
"""A market and an industry; no market is ""."""


@dataclass(frozen=True, slots=True)
class _Period:
    """One period's figures by breakdown."""

    levels: Mapping[int, Counter[Where]]

    @property
    def whole(self) -> int:
        """The figure of the period: the one that is broken down least."""
        least = min(self.levels, key=lambda breakdown: (breakdown.bit_count(), breakdown))
        return self.levels[least].total()

    def parted(self, ways: int) -> Counter[Where] | None:
        """Return the figures parted in ``ways``, without HS codes before with them."""
        return self.levels.get(ways, self.levels.get(ways | HS))


def cells(parts: Iterable[Part], home: str = "") -> list[Cell]:
    """Return what counts of one series in one currency, by the rules of ``spans.increments``.

    ``home`` is the industry of the firm itself. A period that counts yields at least one cell.
    """
    claimed: set[int] = set()
    known: list[tuple[int, int, Counter[Where]]] = []
    for (first, last), period in sorted(_periods(parts).items(), key=lambda p: (p[0][1] - p[0][0], p[0][1])):
        if last in claimed:
            continue
        inside: Counter[Where] = Counter()
        for begun, ended, where in known:
            if first <= begun and ended <= last:
                _add(inside, where, 1)
        settled = _settled(inside, period, home)
        _add(settled, inside, -1)
        new = [month for month in range(first, last + 1) if month not in claimed]
        known.append((new[0], last, settled))
        claimed.update(new)
    return [cell for first, last, where in known for cell in _cells(first, last, where, home)]


def whole(parts: Iterable[Part]) -> list[Span]:
    """Return what counts of one series in one currency, whatever its parts are."""
    periods = _periods(parts).items()
    return increments(Span(first, last, period.whole) for (first, last), period in periods)


def _periods(parts: Iterable[Part]) -> dict[tuple[int, int], _Period]:
    levels: dict[tuple[int, int], dict[int, Counter[Where]]] = {}
    for part in parts:
        level = levels.setdefault((part.first, part.last), {}).setdefault(part.breakdown, Counter())
        level[part.market, part.industry] += part.minor
    return {months: _Period(found) for months, found in levels.items()}


def _settled(inside: Counter[Where], period: _Period, home: str) -> Counter[Where]:
    """Return where the goods of the period went, beginning with what its shorter ones said of it."""
    both = period.parted(MARKET | INDUSTRY)
    now = Counter(inside if both is None else both)
    for ways, at in ((MARKET, 0), (INDUSTRY, 1)):
        said = period.parted(ways)
        if said is not None:
            _correct(now, at, _along(said, at), home)
    now["", home] += period.whole - now.total()
    return now


def _along(where: Counter[Where], at: int) -> Counter[str]:
    sums: Counter[str] = Counter()
    for key, minor in where.items():
        sums[key[at]] += minor
    return sums


def _correct(now: Counter[Where], at: int, said: Counter[str], home: str) -> None:
    """Bring ``now`` to what is said along one axis; no market and ``home`` take what is left over."""
    rest = ("", home)[at]
    stood = _along(now, at)
    for name in (stood.keys() | said.keys()) - {rest}:
        key = (name, home) if at == 0 else ("", name)
        now[key] += said[name] - stood[name]


def _add(to: Counter[Where], what: Counter[Where], times: int) -> None:
    for key, minor in what.items():
        to[key] += times * minor


def _cells(first: int, last: int, where: Counter[Where], home: str) -> list[Cell]:
    found = [Cell(first, last, *key, minor) for key, minor in where.items() if minor]
    return found or [Cell(first, last, "", home, 0)]
