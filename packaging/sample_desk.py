"""The sample's work for single fairs: booths allotted, people who travel, what the fairs cost; all made up.

Written are the booths of the fairs that the bureau ran itself and of the next two, the delegations of one
fair held and one to come, and the costs of every fair that was held. No name, passport or price is real.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from sample_fairs import AS_OF, Fair
from sample_money import CURRENCY_WORDS, yuan_per_unit
from sample_sheets import Book, Cell, Row
from sample_visits import Visit
from sample_year import SEED, Year

from tradeplanner.domain.money import half_up

_BOOTHS = (
    "展会 展馆 展位号 企业名称 统一社会信用代码 展位类型 面积 开口 楣板名称 应收展位费 币种 汇率 应收人民币 "
    "已收展位费"
)
_PEOPLE = (
    "展会 团组名称 姓名 性别 出生日期 单位 职务 护照号码 护照有效期至 签证国 签证状态 离境日期 回国日期 "
    "航班 房间 手机 备注"
)
_COSTS = ("展会", "费用类别", "项目", "币种", "预算", "已签", "实际")
_DELEGATIONS = {
    2023: ("中国香港时尚家居展（示例）", "波兰华沙中国商品展（示例）"),
    2024: ("德国法兰克福家用纺织品展（示例）",),
}
_GOING = ("已参展", "已确认")
_SIDES = {1: "单开", 2: "双开", 3: "三开"}
_PRICES = {"USD": 3_600, "EUR": 3_400, "JPY": 480_000, "HKD": 26_000, "CNY": 24_000}
"""The price of a standard booth in the currency of its fair."""
_UPKEEP = (
    ("construction", "公共区域搭建（示例）", 3_800),
    ("services", "买家邀约与宣传（示例）", 2_100),
    ("transport", "展品集中运输（示例）", 1_500),
    ("travel", "工作人员差旅（示例）", 2_400),
    ("other", "翻译、保险及杂费（示例）", 600),
)
"""What else a fair costs, in yuan a booth."""


def write_booths(path: Path, year: Year, of: int) -> None:
    """Write the allotments of a year's fairs: one row a booth, with what the firm owes and has paid."""
    dice = random.Random(f"{SEED} booths {of}")  # noqa: S311 - the same sample every time is the point
    rows = [row for visit in _standing(year, of) for row in _stands(dice, visit)]
    with Book(path, "展位分配（示例数据）") as book:
        sheet = book.sheet("展位分配", 14)
        sheet.title(f"{of}年展会展位分配表（示例数据，价格均为编制）")
        sheet.headings(*_BOOTHS.split())
        sheet.rows(rows)


def _standing(year: Year, of: int) -> list[Visit]:
    """Return the visits with a booth at fairs that the bureau ran itself, or at the next two fairs."""
    run = [fair for fair in year.fairs[of] if fair.kind == "自办" and fair.is_held]
    soon = [fair for fair in year.fairs[of] if fair.status == "招展截止"][:2]
    return [v for fair in (*run, *soon) for v in year.visits if v.fair is fair and v.state in _GOING]


def _stands(dice: random.Random, visit: Visit) -> Iterator[Row]:
    money = visit.fair.currencies[0]
    fee = Decimal(_PRICES[money])
    rate = yuan_per_unit(CURRENCY_WORDS[money], *_month(visit.fair))
    home = half_up(fee * rate, 2)
    share = Decimal(1) if visit.fair.is_held else Decimal(dice.choice(("1", "1", "0.5", "0")))
    for number in visit.booth_numbers:
        yield (
            visit.fair.name, f"{number[:2]}馆", number, visit.firm.name, visit.firm.code,
            visit.booth_type, Decimal(9), _SIDES.get(visit.open_sides or 0), visit.firm.name[:12],
            fee, CURRENCY_WORDS[money], rate, home, half_up(home * share, 2),
        )  # fmt: skip


def _month(fair: Fair) -> tuple[int, int]:
    """Return the year and month whose rate a fair's fees are reckoned at."""
    day = fair.opens or AS_OF
    return day.year, day.month


def write_people(path: Path, year: Year, of: int) -> None:
    """Write a year's delegations, a row a person; the numbers of passports are of no country's form."""
    dice = random.Random(f"{SEED} people {of}")  # noqa: S311
    fairs = [fair for fair in year.fairs[of] if fair.name in _DELEGATIONS[of]]
    going = [v for v in year.visits if v.fair in fairs and v.with_delegation and v.state in _GOING]
    found = [_person(dice, of % 100 * 1000 + at, visit) for at, visit in enumerate(going, start=1)]
    with Book(path, "团组人员（示例数据）") as book:
        sheet = book.sheet("团组人员", 17)
        sheet.title(f"{of}年出国（境）团组人员名单（示例数据，人员均为虚构）")
        sheet.headings(*_PEOPLE.split())
        sheet.rows(found)


_VISAS = ("已出签", "已出签", "已出签", "已送签", "准备材料")


def _person(dice: random.Random, number: int, visit: Visit) -> Row:
    fair = visit.fair
    opens, closes = fair.opens or AS_OF, fair.closes or AS_OF
    leaves, back = opens - timedelta(2), closes + timedelta(1)
    # A few passports run out too soon for a journey to come, so that the warning can be seen.
    short = not fair.is_held and dice.random() < 0.1
    expires = back + timedelta(90 if short else dice.randint(400, 3_000))
    return (
        fair.name, f"{fair.city}经贸团（示例）", f"示例人员{number:05d}", dice.choice("男女"),
        date(dice.randint(1965, 1998), dice.randint(1, 12), dice.randint(1, 28)), visit.firm.name,
        dice.choice(("总经理", "外贸经理", "业务主管")), f"X{number:08d}", expires, fair.market,
        _visa(dice, fair), leaves, back, f"XX{leaves:%d}8",
        f"{dice.randint(3, 12)}{dice.randint(1, 20):02d}", f"100001{number:05d}", "示例",
    )  # fmt: skip


def _visa(dice: random.Random, fair: Fair) -> str:
    if fair.market == "中国香港":
        return "无需"
    return "已出签" if fair.is_held else dice.choice(_VISAS)


def write_costs(path: Path, year: Year) -> None:
    """Write what each fair held was planned to cost, what was signed and what was paid, in six groups."""
    dice = random.Random(f"{SEED} costs")  # noqa: S311
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["2023年度展会费用（示例数据，金额均为编制）"])
        writer.writerow(_COSTS)
        for fair in year.fairs[2023]:
            if fair.is_held:
                writer.writerows(_costs(dice, fair, year.visits))


def _costs(dice: random.Random, fair: Fair, visits: Sequence[Visit]) -> Iterator[Sequence[Cell]]:
    stands = sum(int(visit.booths or 0) for visit in visits if visit.fair is fair) or 12
    if fair.scope != "线上":
        money = fair.currencies[0] if fair.scope == "境外" else "CNY"
        yield _line(dice, fair, "rent", "展位租金及水电（示例）", money, Decimal(_PRICES[money]) * stands)
    for group, name, price in _UPKEEP:
        if fair.scope == "境外" or group in ("services", "other"):
            yield _line(dice, fair, group, name, "CNY", Decimal(price) * stands)


def _line(
    dice: random.Random, fair: Fair, group: str, name: str, money: str, worth: Decimal
) -> Sequence[Cell]:
    planned = round(worth / 100) * 100
    signed = round(Decimal(planned) * Decimal(dice.randint(92, 104)) / 100)
    paid = round(Decimal(signed) * Decimal(dice.randint(96, 103)) / 100)
    return fair.name, group, name, money, planned, signed, paid
