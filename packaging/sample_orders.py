"""The sample's orders: won by firms at the fairs they stood at, intended and actual apart, all made up.

The actual orders of the fairs held in 2023 come to a little above 500 million US dollars, as published.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sample_fairs import Fair
from sample_firms import Firm
from sample_money import CURRENCY_WORDS, in_dollars, yuan_per_unit
from sample_visits import Visit

from tradeplanner.domain.money import half_up

WON = 508_000_000
"""US dollars, actual orders of the year's fairs together, about: published as above 500 million."""
_YEAR_END = date(2023, 12, 31)
_STAGES = ("意向",) * 9 + ("成交",) * 14 + ("已出运",) * 8 + ("取消",)
_ENDS = {
    "德国": "GMBH", "法国": "SARL", "意大利": "SRL", "日本": "KK", "波兰": "SP. Z O.O.", "巴西": "LTDA",
    "墨西哥": "SA DE CV", "荷兰": "BV", "西班牙": "SL", "俄罗斯": "OOO",
}  # fmt: skip
_ELSEWHERE = ("美国", "德国", "日本", "越南", "阿联酋", "韩国", "印度", "墨西哥")
_OUTSIDE = 44


@dataclass(frozen=True)
class Order:
    """A made-up order; ``dollars`` is its worth at its own month's rate. One outside fairs has no fair."""

    number: str
    firm: Firm
    fair: Fair | None
    buyer: str
    market: str
    goods: tuple[str, str, str]
    stage: str
    currency: str
    amount: Decimal
    signed: date
    confidential: bool

    @property
    def dollars(self) -> Decimal:
        """Its worth in US dollars at the rate of its month."""
        return in_dollars(self.amount, self.currency, self.signed.year, self.signed.month)

    @property
    def is_actual(self) -> bool:
        """Whether it counts as won."""
        return self.stage in ("成交", "已出运")


@dataclass(frozen=True)
class _Deal:
    firm: Firm
    fair: Fair | None
    market: str
    stage: str
    worth: float
    signed: date


def make_orders(dice: random.Random, visits: Sequence[Visit], firms: Sequence[Firm]) -> list[Order]:
    """Return the orders of the fairs held, then those outside fairs, by number."""
    by_fair: dict[str, list[Visit]] = {}
    for visit in visits:
        if visit.state == "已参展":
            by_fair.setdefault(visit.fair.name, []).append(visit)
    deals = [_deal(dice, visit) for present in by_fair.values() for visit in _lucky(dice, present)]
    scale = WON / sum(deal.worth for deal in deals if deal.stage in ("成交", "已出运"))
    deals += [_outside(dice, firm, 320_000 / scale) for firm in dice.sample(list(firms), _OUTSIDE)]
    return [_order(dice, number, deal, scale) for number, deal in enumerate(deals, start=1)]


def _lucky(dice: random.Random, present: Sequence[Visit]) -> list[Visit]:
    """Return whose orders there are: about four in five visits bring one, large firms several."""
    weights = [visit.firm.size**0.6 for visit in present]
    return dice.choices(list(present), weights=weights, k=round(len(present) * dice.uniform(0.7, 0.95)))


def _deal(dice: random.Random, visit: Visit) -> _Deal:
    fair = visit.fair
    opens, closes = fair.opens or _YEAR_END, fair.closes or _YEAR_END
    days = (closes - opens).days if dice.random() < 0.55 else 120
    signed = min(opens + timedelta(dice.randint(0, days)), _YEAR_END - timedelta(dice.randint(0, 9)))
    abroad = fair.market if fair.market != "中国" else dice.choice(_ELSEWHERE)
    market = abroad if dice.random() < 0.8 else dice.choice(visit.firm.markets)
    worth = math.exp(dice.gauss(0, 0.75)) * visit.firm.size**0.35
    return _Deal(visit.firm, fair, market, _stage(dice, signed), worth, max(signed, opens))


def _outside(dice: random.Random, firm: Firm, worth: float) -> _Deal:
    signed = date(2023, 1, 9) + timedelta(dice.randint(0, 350))
    worth *= math.exp(dice.gauss(0, 0.6))
    return _Deal(firm, None, firm.markets[0], _stage(dice, signed), worth, signed)


def _stage(dice: random.Random, signed: date) -> str:
    """Return how far an order is; nothing signed in the last quarter has sailed yet."""
    stage = dice.choice(_STAGES)
    return "成交" if stage == "已出运" and signed >= date(2023, 10, 1) else stage


def _order(dice: random.Random, number: int, deal: _Deal, scale: float) -> Order:
    currency = dice.choice(deal.fair.currencies if deal.fair else ("USD", "USD", "EUR", "CNY"))
    at = deal.signed.year, deal.signed.month
    rate = yuan_per_unit("美元", *at) / yuan_per_unit(CURRENCY_WORDS[currency], *at)
    step = Decimal(10_000) if currency == "JPY" else Decimal(100)
    buyer = dice.randint(1, 400)
    return Order(
        number=f"SL2023{number:04d}",
        firm=deal.firm,
        fair=deal.fair,
        buyer=f"SAMPLE BUYER {buyer:03d} {_ENDS.get(deal.market, 'CO., LTD.')}",
        market=deal.market,
        goods=dice.choice(deal.firm.trade.goods),
        stage=deal.stage,
        currency=currency,
        amount=max(half_up(Decimal(deal.worth * scale) * rate / step, 0), Decimal(1)) * step,
        signed=deal.signed,
        confidential=dice.random() < 0.05,
    )


def aim(fair: Fair, orders: Sequence[Order], reach: float) -> int:
    """Return a fair's aim in 万美元, in tens, so that its actual orders reach ``reach`` of it."""
    won = sum((order.dollars for order in orders if order.fair is fair and order.is_actual), Decimal(0))
    return max(int(half_up(won / Decimal(repr(reach)) / 100_000, 0)) * 10, 50)
