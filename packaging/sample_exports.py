"""The sample's exports: months by firm, market and HS chapter, made up to come to the published totals.

Published are the district's exports of January–November 2023 (794.3 亿元) and their growth (17.5 %),
from a newspaper page of January 2024. Every month, firm, market and chapter is invented.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sample_firms import FIRMS_BY_TOWN, Firm
from sample_markets import MARKETS

from tradeplanner.domain.money import half_up

TOTAL_2023 = Decimal("7943000.00")
"""万元, January–November 2023: published as 794.3 亿元."""
TOTAL_2022 = Decimal("6760000.00")
"""万元, January–November 2022: chosen so that the growth is the published 17.5 %."""
_SEASON_2022 = (1.05, 0.66, 0.97, 0.90, 1.00, 1.09, 1.11, 1.08, 1.03, 0.96, 1.01, 0.99)
_SEASON_2023 = (0.96, 0.72, 1.05, 1.02, 1.00, 1.04, 1.05, 1.04, 1.05, 1.00, 1.07, 1.02)
_PUBLISHED_MONTHS = 11
_SMALL = 0.35


@dataclass(frozen=True)
class Flow:
    """What one firm sells of one chapter to one market: 万元 by month, None where nothing went."""

    firm: Firm
    market: str
    hs: str
    months: tuple[Decimal | None, ...]

    @property
    def total(self) -> Decimal:
        """The year."""
        return sum((value for value in self.months if value), Decimal(0))


def make_exports(dice: random.Random, firms: Sequence[Firm]) -> tuple[list[Flow], list[Flow]]:
    """Return the flows of 2022 and of 2023; a few firms began or ended in between."""
    towns = {town: dice.uniform(0.94, 1.1) for town in FIRMS_BY_TOWN}
    then, now = [], []
    for firm in firms:
        own = towns[firm.town] * dice.uniform(0.85, 1.2)
        began, ended = dice.random() < 0.03, dice.random() < 0.02
        for rank, market in enumerate(firm.markets):
            hs = firm.trade.goods[rank % len(firm.trade.goods)][0]
            size = firm.size / (rank + 1) * dice.uniform(0.8, 1.2)
            if not began:
                then.append((firm, market, hs, size))
            if not ended or began:
                now.append((firm, market, hs, size * own * MARKETS[market][1]))
    return _flows(dice, then, _SEASON_2022, TOTAL_2022), _flows(dice, now, _SEASON_2023, TOTAL_2023)


def _flows(
    dice: random.Random,
    sizes: Sequence[tuple[Firm, str, str, float]],
    season: Sequence[float],
    total: Decimal,
) -> list[Flow]:
    """Return 万元 by month; the first eleven months come to exactly ``total``."""
    raw = [[_month(dice, size, part) for part in season] for *_, size in sizes]
    scale = float(total) / sum(sum(row[:_PUBLISHED_MONTHS]) for row in raw)
    table = [[half_up(Decimal(value * scale), 2) for value in row] for row in raw]
    largest = max(range(len(table)), key=lambda index: table[index][_PUBLISHED_MONTHS - 1])
    missing = total - sum((sum(row[:_PUBLISHED_MONTHS], Decimal(0)) for row in table), Decimal(0))
    table[largest][_PUBLISHED_MONTHS - 1] += missing
    return [
        Flow(firm, market, hs, tuple(value or None for value in row))
        for (firm, market, hs, _), row in zip(sizes, table, strict=True)
    ]


def _month(dice: random.Random, size: float, part: float) -> float:
    """Return one month on the scale of the firm's size; a small one does not ship every month."""
    if size < _SMALL and dice.random() < 0.35:
        return 0.0
    return size * part * dice.uniform(0.86, 1.14)
