"""The sample's targets, all made up: exports by town and industry, orders, firm-visits, firms, booths."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sample_exports import Flow
from sample_firms import Firm

from tradeplanner.domain.money import half_up

EXPORTS_2023, EXPORTS_2024 = 8_370_000, 9_500_000
"""万元: 837 and 950 亿元."""
_AHEAD = {
    "塔山街道": 3.6, "府山街道": 4.4, "北海街道": 2.8, "城南街道": 5.2, "稽山街道": -4.8, "迪荡街道": 4.1,
    "东湖街道": 3.9, "灵芝街道": 4.9, "皋埠街道": 5.6, "马山街道": 3.4, "斗门街道": 4.6, "鉴湖街道": -3.6,
    "孙端街道": 3.1, "东浦街道": 4.2, "陶堰街道": -6.2, "富盛镇": 3.3,
}  # fmt: skip
"""How many points past its made-up target a town ended 2023: three fell short."""
_INDUSTRIES_AHEAD = {
    "纺织": 3.1, "服装": -3.4, "家纺": 2.4, "机电": 6.8, "电子": 5.1, "化工": 4.0,
    "医药": -5.2, "轻工": 3.6, "食品": 2.0,
}  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A target in its sheet's unit."""

    year: int
    measure: str
    scope: str
    name: str
    value: int


def make_targets(now: Sequence[Flow]) -> list[Target]:
    """Return the targets of 2023 and of 2024; those of 2024 follow what 2023 brought."""
    by_town = _parted(now, lambda firm: firm.town, _AHEAD, EXPORTS_2023)
    by_industry = _parted(now, lambda firm: firm.industry, _INDUSTRIES_AHEAD, EXPORTS_2023)
    nothing_ahead = dict.fromkeys(_AHEAD, 0.0)
    later = _parted(now, lambda firm: firm.town, nothing_ahead, EXPORTS_2024)
    return [
        Target(2023, "出口额", "全区", "", EXPORTS_2023),
        *(Target(2023, "出口额", "镇街", town, value) for town, value in by_town.items()),
        *(Target(2023, "出口额", "行业", industry, value) for industry, value in by_industry.items()),
        Target(2023, "成交额", "全区", "", 48_000),
        Target(2023, "家次", "全区", "", 1_600),
        Target(2023, "参展企业数", "全区", "", 450),
        Target(2023, "展位数", "全区", "", 2_400),
        Target(2024, "出口额", "全区", "", EXPORTS_2024),
        *(Target(2024, "出口额", "镇街", town, value) for town, value in later.items()),
        Target(2024, "成交额", "全区", "", 55_000),
        Target(2024, "家次", "全区", "", 1_800),
        Target(2024, "参展企业数", "全区", "", 500),
        Target(2024, "展位数", "全区", "", 2_700),
    ]


def _parted(
    now: Sequence[Flow], key: Callable[[Firm], str], ahead: dict[str, float], whole: int
) -> dict[str, int]:
    """Return 万元 by part, each as many points ahead as said, about; together the district's target."""
    raw = {
        name: sum((flow.total for flow in now if key(flow.firm) == name), Decimal(0))
        / Decimal(str(1 + points / 100))
        for name, points in ahead.items()
    }
    scale = whole / sum(raw.values(), Decimal(0))
    shares = {name: int(half_up(value * scale / 100, 0)) * 100 for name, value in raw.items()}
    largest = max(shares, key=lambda name: shares[name])
    shares[largest] += whole - sum(shares.values())
    return shares
