"""Did exhibiting help: exports after against before, of exhibitors and of similar firms that stayed away.

Growth is taken of the mean of both sums (Davis, Haltiwanger 1992), from −2 to 2: a firm that begins or ends
counts too, and one that began from next to nothing does not outweigh all others. A firm is similar if it is
of the same industry and its exports before were between half and twice as much.
"""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LEAST = 10
"""Firms with a similar one that a statement needs; fewer say more about themselves than about fairs."""
ALIKE = 2
"""How many times as large a similar firm may be, or as small."""
CHANCE = 0.95


class Trader(NamedTuple):
    """One firm: its industry, its exports in as many months before and after, whether it took part."""

    industry: str
    before: int
    after: int
    exhibited: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A figure and the interval that holds it with probability ``CHANCE``; fractions, 0.1 is ten points."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """Mean growth of exhibitors, of firms similar to them, and the difference.

    ``firms`` exhibited and have a similar firm, ``alike`` are these, ``alone`` exhibited and have none.
    Without ``LEAST`` firms and two that are alike all three ranges are None.
    """

    months: int
    firms: int = 0
    alike: int = 0
    alone: int = 0
    exhibitors: Range | None = None
    others: Range | None = None
    difference: Range | None = None


def growth(trader: Trader) -> float:
    """Return the change as a part of the mean of before and after; nought for a firm without exports."""
    mean = (trader.before + trader.after) / 2
    return (trader.after - trader.before) / mean if mean else 0.0


def effects(traders: Iterable[Trader], *, months: int) -> Effects:
    """Return what ``traders`` tell; those without exports before have no similar firm and are ``alone``.

    Each exhibitor is held against the mean of all firms similar to it. As these serve several, their own
    spread is added to that of the differences, which makes the interval rather too wide than too narrow.
    """
    known = [t for t in traders if t.before >= 0 and t.after >= 0]
    pool: dict[str, list[Trader]] = defaultdict(list)
    for trader in known:
        if not trader.exhibited and trader.before > 0:
            pool[trader.industry].append(trader)
    own, beside, used, alone = list[float](), list[float](), set[tuple[str, int]](), 0
    for trader in (t for t in known if t.exhibited):
        near = [
            (at, growth(other))
            for at, other in enumerate(pool[trader.industry])
            if trader.before <= other.before * ALIKE and other.before <= trader.before * ALIKE
        ]
        if not near:
            alone += 1
            continue
        own.append(growth(trader))
        beside.append(statistics.fmean(change for _, change in near))
        used |= {(trader.industry, at) for at, _ in near}
    plain = Effects(months=months, firms=len(own), alike=len(used), alone=alone)
    if len(own) < LEAST or len(used) < 2:
        return plain
    spread = statistics.variance(growth(pool[industry][at]) for industry, at in used) / len(used)
    apart = [a - b for a, b in zip(own, beside, strict=True)]
    return Effects(
        months=months, firms=len(own), alike=len(used), alone=alone,
        exhibitors=_range(own, 0.0), others=_range(beside, spread), difference=_range(apart, spread),
    )  # fmt: skip


def _range(values: Sequence[float], more: float) -> Range:
    """Return mean and interval (Student's, by its expansion about the normal); ``more`` adds variance."""
    free = len(values) - 1
    z = statistics.NormalDist().inv_cdf((1 + CHANCE) / 2)
    reach = (z + (z**3 + z) / (4 * free)) * math.sqrt(statistics.variance(values) / len(values) + more)
    middle = statistics.fmean(values)
    return Range(middle, middle - reach, middle + reach)
