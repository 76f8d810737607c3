"""The sample's firm-visits: which made-up firm stood at which fair, with what, and how it came out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sample_fairs import AS_OF, Fair
from sample_firms import Firm

_ABSENT = ("签证未获批（示例）", "负责人临时有事（示例）", "展品未按时到港（示例）")
_WITHDRAWN = (
    "订单排满，暂不参展（示例）",
    "展位位置不合意（示例）",
    "费用超出预算（示例）",
    "签证时间不足（示例）",
)
_REFUSED = "展品与展会主题不符（示例）"
_AHEAD = {
    "招展截止": ("已确认",) * 8 + ("已退展",),
    "招展中": (
        *("已邀请", "候补", "未通过", "已退展"), *("已报名",) * 3, *("审核通过",) * 2, *("已确认",) * 2,
    ),
}  # fmt: skip
"""The states of firms at a fair that is still to come, by where its preparation stands."""
_FREIGHTS = ("海运", "海运", "空运", "快递", "手提")


@dataclass(frozen=True)
class Visit:
    """A firm at a fair, as its reply slip says."""

    firm: Firm
    fair: Fair
    state: str
    reason: str
    booths: Decimal | None
    booth_type: str
    booth_numbers: tuple[str, ...]
    open_sides: int | None
    people: int | None
    with_delegation: bool
    goods: tuple[str, str, str]
    freight: str
    applied_on: date

    @property
    def area(self) -> Decimal | None:
        """Its floor in square metres; a standard booth has nine."""
        return None if self.booths is None else self.booths * 9


def make_visits(
    dice: random.Random, firms: Sequence[Firm], held: Sequence[Fair], ahead: Sequence[Fair]
) -> list[Visit]:
    """Return the visits of the fairs held, and the registrations so far for those ahead."""
    visits = []
    zeal = {firm.serial: dice.lognormvariate(0, 0.9) for firm in firms}
    for fair in held:
        missing = dice.choice((0, 1, 1, 2, 2, 3))
        chosen = _chosen(dice, firms, zeal, fair, fair.visits + missing)
        states = ["已参展"] * fair.visits + [
            dice.choice(("缺席", "已退展", "已退展")) for _ in range(missing)
        ]
        visits += [_visit(dice, firm, fair, state) for firm, state in zip(chosen, states, strict=True)]
    for fair in ahead:
        states = list(_AHEAD.get(fair.status, ()))
        part = 0.9 if fair.status == "招展截止" else dice.uniform(0.2, 0.6)
        wanted = round(fair.visits * part) if states else 0
        visits += [
            _visit(dice, firm, fair, dice.choice(states)) for firm in _chosen(dice, firms, zeal, fair, wanted)
        ]
    return visits


def _chosen(
    dice: random.Random, firms: Sequence[Firm], zeal: dict[int, float], fair: Fair, count: int
) -> list[Firm]:
    """Return firms of the fair's industries sooner than others, and keener ones sooner."""

    def weight(firm: Firm) -> float:
        fits = 8 if firm.industry in fair.industries else 0.6
        knows = 2 if fair.market in firm.markets else 1
        return zeal[firm.serial] * fits * knows

    return sorted(firms, key=lambda firm: -(dice.random() ** (1 / weight(firm))))[:count]


def _visit(dice: random.Random, firm: Firm, fair: Fair, state: str) -> Visit:
    online = fair.scope == "线上"
    large = firm.size > 3 and not online
    booths = None if online else Decimal(dice.choice((2, 3, 4)) if large else dice.choice((1, 1, 1, 2)))
    day = fair.opens or AS_OF
    applied = (
        day - timedelta(dice.randint(70, 150)) if fair.is_held else AS_OF - timedelta(dice.randint(1, 50))
    )
    reasons = {"缺席": dice.choice(_ABSENT), "已退展": dice.choice(_WITHDRAWN), "未通过": _REFUSED}
    return Visit(
        firm=firm,
        fair=fair,
        state=state,
        reason=reasons.get(state, ""),
        booths=booths,
        booth_numbers=_numbers(firm, state, booths),
        booth_type="" if online else dice.choice(("光地", "特装")) if large else "标展",
        open_sides=None if online else dice.choice((1, 1, 2, 3)),
        people=None if online else dice.randint(1, 2 + int(booths or 0)),
        with_delegation=not online and dice.random() < 0.7,
        goods=dice.choice(firm.trade.goods),
        freight="" if online else dice.choice(_FREIGHTS),
        applied_on=applied,
    )


def _numbers(firm: Firm, state: str, booths: Decimal | None) -> tuple[str, ...]:
    """Return neighbouring booth numbers of one hall, once a booth has been allotted."""
    if booths is None or state not in ("已参展", "缺席", "已确认"):
        return ()
    hall, first = f"{firm.serial // 120 + 1}{'ABCDEFGHJKL'[firm.serial // 60]}", firm.serial % 60 * 4 + 1
    return tuple(f"{hall}{first + at:02d}" for at in range(int(booths)))
