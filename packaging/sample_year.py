"""The values of the sample year: firms, fairs, orders, months and targets, all made up from one seed.

Published are only the district's export total of January–November 2023 (794.3 亿元) and its growth
(17.5 %), from a newspaper page of January 2024, and the monthly rates of the US dollar. The months of a
firm, its town, the orders and the targets are invented; ``make_sample.py`` writes them to files that say so.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from tradeplanner.domain import codes
from tradeplanner.domain.money import half_up

SEED = 20231130
AS_OF = date(2023, 11, 30)
"""The last day of the sample: no order is later, and the exports of December are not out yet."""

TOTAL_2023 = Decimal("7943000.00")
"""万元, January–November 2023: published as 794.3 亿元."""
TOTAL_2022 = Decimal("6760000.00")
"""万元, January–November 2022: chosen so that the growth is the published 17.5 %."""
TARGET_2023 = 8_370_000
"""万元, made up: 837 亿元."""
SEASON_2022 = (1.05, 0.66, 0.97, 0.90, 1.00, 1.09, 1.11, 1.08, 1.03, 0.96, 1.01, 0.99)
SEASON_2023 = (0.96, 0.72, 1.05, 1.02, 1.00, 1.04, 1.05, 1.04, 1.05, 1.00, 1.07)

FIRMS_BY_TOWN = {
    "塔山街道": 9, "府山街道": 10, "北海街道": 10, "城南街道": 11, "稽山街道": 10, "迪荡街道": 14,
    "东湖街道": 10, "灵芝街道": 12, "皋埠街道": 13, "马山街道": 12, "斗门街道": 12, "鉴湖街道": 7,
    "孙端街道": 8, "东浦街道": 8, "陶堰街道": 8, "富盛镇": 6,
}  # fmt: skip
"""The sixteen sub-districts and towns of Yuecheng and how many sample firms each has: 160."""
AHEAD = {
    "塔山街道": 3.6, "府山街道": 4.4, "北海街道": 2.8, "城南街道": 5.2, "稽山街道": -4.8, "迪荡街道": 4.1,
    "东湖街道": 3.9, "灵芝街道": 4.9, "皋埠街道": 5.6, "马山街道": 3.4, "斗门街道": 4.6, "鉴湖街道": -3.6,
    "孙端街道": 3.1, "东浦街道": 4.2, "陶堰街道": -6.2, "富盛镇": 3.3,
}  # fmt: skip
"""How many points a town's made-up target puts it ahead of time progress: three are behind."""

BRANDS = (
    "云梭", "星纬", "澜锦", "知纬", "桥韵", "禾纺", "桂渡", "竹汀", "松陵", "梅渚",
    "荷澄", "苇白", "枫溪", "鹭洲", "砚池", "墨栈", "篷舟", "纤道", "霁川", "岚谷",
)  # fmt: skip
TRADES = (
    ("纺织", "纺织"), ("针织", "纺织"), ("服饰", "服装"), ("家纺", "家纺"), ("机械", "机电"),
    ("电子", "电子"), ("化工", "化工"), ("医疗用品", "医药"),
)  # fmt: skip
"""What a firm's name says it makes, and the industry it is counted in."""
NATURES = ("民营", "民营", "民营", "外商投资", "国有")

USD = (
    "6.7904", "6.8380", "6.8909", "6.8876", "6.9854", "7.1614",
    "7.1863", "7.2486", "7.2979", "7.3071", "7.2226", "7.1402",
)  # fmt: skip
"""Yuan per US dollar, monthly averages of 2023 as published."""
PER_USD = {
    "欧元": (1.077, 1.072, 1.071, 1.097, 1.087, 1.084, 1.106, 1.091, 1.068, 1.056, 1.081, 1.090),
    "日元": tuple(1 / rate for rate in (130, 133, 134, 133, 137, 141, 141, 145, 148, 150, 150, 144)),
    "港元": (0.128, 0.1275, 0.1274, 0.1274, 0.1276, 0.1277, 0.1279, 0.1278, 0.1277, 0.1279, 0.1281, 0.1280),
}
"""US dollars per unit of the other currencies, by month: rounded, for the sample only."""


@dataclass(frozen=True)
class Firm:
    """A made-up firm; ``size`` is its part of the district's exports, on any scale."""

    name: str
    code: str
    customs: str
    town: str
    industry: str
    nature: str
    size: float


@dataclass(frozen=True)
class Fair:
    """A made-up edition: ``orders`` to be won there, ``reach`` actual orders as a part of the aim."""

    name: str
    kind: str
    market: str
    city: str
    opens: date
    closes: date
    booths: int
    orders: int
    reach: float
    currencies: tuple[str, ...]


def _fair(line: str) -> Fair:
    name, kind, market, city, opens, closes, booths, orders, reach, currencies = line.split()
    days = date.fromisoformat(f"2023-{opens}"), date.fromisoformat(f"2023-{closes}")
    money = tuple(currencies.split("/"))
    return Fair(f"{name}（示例）", kind, market, city, *days, int(booths), int(orders), float(reach), money)


FAIRS = [
    _fair(line)
    for line in (
        "德国法兰克福家用纺织品展 重点 德国 法兰克福 01-10 01-13 48 44 1.12 EUR/EUR/USD",
        "法国巴黎面料采购展 重点 法国 巴黎 02-06 02-08 26 28 0.91 EUR/EUR/USD",
        "美国拉斯维加斯服装面料展 重点 美国 拉斯维加斯 02-13 02-15 40 42 1.06 USD",
        "印尼雅加达工业品展 自办 印度尼西亚 雅加达 03-15 03-18 24 24 0.83 USD/USD/CNY",
        "2023年日本东京纺织服装展 自办 日本 东京 04-11 04-13 60 52 1.18 JPY/JPY/USD",
        "中国香港春季家庭用品展 重点 中国香港 香港 04-19 04-22 36 32 1.03 HKD/HKD/USD",
        "波兰华沙中国商品展 自办 波兰 华沙 05-24 05-26 30 24 0.94 EUR/USD",
        "阿联酋迪拜综合商品展 自办 阿联酋 迪拜 05-30 06-02 42 34 1.21 USD",
        "墨西哥轻工产品展 一般 墨西哥 墨西哥城 06-06 06-08 16 16 0.74 USD",
        "美国纽约家用纺织品展 一般 美国 纽约 07-18 07-20 22 22 0.98 USD",
        "孟加拉国达卡面料展 一般 孟加拉国 达卡 09-13 09-16 18 18 1.09 USD/CNY",
        "2023年日本大阪生活用品展 自办 日本 大阪 09-27 09-29 50 38 1.02 JPY/JPY/USD",
        "越南胡志明市纺织机械展 重点 越南 胡志明市 10-25 10-28 34 28 0.88 USD/CNY",
        "德国杜塞尔多夫医疗用品展 一般 德国 杜塞尔多夫 11-13 11-16 20 18 0.57 EUR",
    )
]


def credit_code(serial: int) -> str:
    """Return a valid code of the district (330602) that no real firm is likely to bear."""
    body = f"91330602MA0{serial:05d}"
    first17 = body + codes.organisation_check(body[8:16])
    return first17 + codes.check_place(first17)


def make_firms(dice: random.Random) -> list[Firm]:
    """Return 160 firms, spread over the towns, with few large ones and many small."""
    names = [(brand, *trade) for trade in TRADES for brand in BRANDS]
    dice.shuffle(names)
    towns = [town for town, count in FIRMS_BY_TOWN.items() for _ in range(count)]
    firms = []
    for serial, (town, (brand, makes, industry)) in enumerate(zip(towns, names, strict=True), start=1):
        name = f"绍兴{brand}{makes}有限公司（示例）"
        size = math.exp(dice.gauss(0, 0.8))
        customs = f"330600{serial:04d}"
        firms.append(Firm(name, credit_code(serial), customs, town, industry, dice.choice(NATURES), size))
    return firms


def make_exports(
    dice: random.Random, sizes: Sequence[float], season: Sequence[float], total: Decimal
) -> list[list[Decimal]]:
    """Return 万元 by firm and month; the first eleven months come to exactly ``total``."""
    raw = [[size * part * dice.uniform(0.88, 1.12) for part in season] for size in sizes]
    scale = float(total) / sum(sum(row[:11]) for row in raw)
    table = [[half_up(Decimal(value * scale), 2) for value in row] for row in raw]
    largest = max(range(len(table)), key=lambda index: table[index][10])
    table[largest][10] += total - sum((sum(row[:11], Decimal(0)) for row in table), Decimal(0))
    return table


def yuan_per_unit(currency: str, month: int) -> Decimal:
    """Return the sample's rate, to the digits that the rate file shows (per 100)."""
    if currency == "人民币":
        return Decimal(1)
    factor = 1.0 if currency == "美元" else PER_USD[currency][month - 1]
    return half_up(Decimal(USD[month - 1]) * Decimal(repr(factor)) * 100, 4) / 100


CURRENCY_WORDS = {"USD": "美元", "EUR": "欧元", "JPY": "日元", "HKD": "港元", "CNY": "人民币"}
PRODUCTS = ("梭织面料", "针织面料", "家用纺织品", "服装", "工业缝纫机", "电子元件", "染料助剂", "防护用品")


@dataclass(frozen=True)
class Order:
    """A made-up order; ``usd`` is its worth at its own month's rate."""

    number: str
    firm: Firm
    fair: Fair
    buyer: str
    product: str
    stage: str
    currency: str
    amount: Decimal
    signed: date
    usd: Decimal


def make_orders(dice: random.Random, firms: Sequence[Firm]) -> list[Order]:
    """Return the orders of every fair, signed on its days or in the four months after, by number."""
    orders: list[Order] = []
    for fair in FAIRS:
        present = dice.sample(list(firms), k=min(len(firms), fair.booths // 2 + 4))
        buyers = [f"SAMPLE BUYER {len(orders) + n:03d} CO., LTD." for n in range(max(fair.orders // 2, 6))]
        for _ in range(fair.orders):
            orders.append(_order(dice, len(orders) + 1, fair, dice.choice(present), dice.choice(buyers)))
    return orders


def _order(dice: random.Random, serial: int, fair: Fair, firm: Firm, buyer: str) -> Order:
    on_site = dice.random() < 0.55
    days = (fair.closes - fair.opens).days if on_site else min((AS_OF - fair.opens).days, 120)
    signed = fair.opens + timedelta(dice.randint(0, days))
    stages = ("意向", "意向", "成交", "成交", "成交") + (("已出运", "已出运") if signed.month < 9 else ())
    currency = dice.choice(fair.currencies)
    rate = yuan_per_unit(CURRENCY_WORDS[currency], signed.month)
    usd = Decimal(round(math.exp(dice.gauss(math.log(180_000), 0.7))))
    step = Decimal(10_000) if currency == "JPY" else Decimal(100)
    amount = half_up(usd * yuan_per_unit("美元", signed.month) / rate / step, 0) * step
    worth = amount * rate / yuan_per_unit("美元", signed.month)
    number = f"SL2023-{serial:04d}"
    return Order(
        number, firm, fair, buyer, dice.choice(PRODUCTS), dice.choice(stages), currency, amount, signed, worth
    )


def aim(fair: Fair, orders: Sequence[Order]) -> int:
    """Return the fair's aim in 万美元, in tens, so that its actual orders reach ``fair.reach`` of it."""
    actual = sum((order.usd for order in orders if order.fair is fair and order.stage != "意向"), Decimal(0))
    return int(half_up(actual / Decimal(str(fair.reach)) / 100_000, 0)) * 10


def town_targets(
    firms: Sequence[Firm], then: Sequence[Sequence[Decimal]], now: Sequence[Sequence[Decimal]]
) -> dict[str, int]:
    """Return 万元 by town, each as many points ahead as ``AHEAD`` says; together the district's target."""
    year = sum((sum(row, Decimal(0)) for row in then), Decimal(0))
    progress = TOTAL_2022 / year
    rows = list(enumerate(firms))
    raw = {}
    for town, ahead in AHEAD.items():
        actual = sum((sum(now[index], Decimal(0)) for index, firm in rows if firm.town == town), Decimal(0))
        raw[town] = actual / (progress + Decimal(str(ahead)) / 100)
    scale = TARGET_2023 / sum(raw.values(), Decimal(0))
    shares = {town: int(half_up(value * scale / 100, 0)) * 100 for town, value in raw.items()}
    shares["迪荡街道"] += TARGET_2023 - sum(shares.values())
    return shares


@dataclass(frozen=True)
class Year:
    """The whole sample: exports in 万元 by firm and month, targets in 万元 by town."""

    firms: list[Firm]
    then: list[list[Decimal]]
    now: list[list[Decimal]]
    orders: list[Order]
    targets: dict[str, int]


def make_year() -> Year:
    """Return the sample year, the same every time."""
    dice = random.Random(SEED)  # noqa: S311 - the same sample every time is the point
    firms = make_firms(dice)
    sizes = [firm.size for firm in firms]
    then = make_exports(dice, sizes, SEASON_2022, TOTAL_2022)
    now = make_exports(dice, [size * dice.uniform(0.9, 1.45) for size in sizes], SEASON_2023, TOTAL_2023)
    return Year(firms, then, now, make_orders(dice, firms), town_targets(firms, then, now))
