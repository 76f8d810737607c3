"""The sample's files: they add up to the published totals, hang together, and say that they are made up."""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tradeplanner.app import demo
from tradeplanner.app.imports import KINDS
from tradeplanner.domain import codes, markets
from tradeplanner.domain.targets import growth
from tradeplanner.paths import resource

SAMPLE = resource("sample")
MAKER = Path(__file__).parents[2] / "packaging" / "make_sample.py"
MOST_BYTES = 1_500_000
MONTHS = [f"{month}月" for month in range(1, 13)]
Row = tuple[Any, ...]
Records = list[dict[str, Any]]


def sheets(path: Path) -> Iterator[list[Row]]:
    """Return the rows of each sheet of a workbook, totals as their stored values."""
    book = openpyxl.load_workbook(path, data_only=True)
    return (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)


@cache
def rows_of(name: str) -> list[Row]:
    """Return the rows of a file's first sheet."""
    if not name.endswith(".csv"):
        return next(sheets(SAMPLE / name))
    encoding = "utf-8-sig" if "rates" in name else "gb18030"
    with (SAMPLE / name).open(encoding=encoding, newline="") as file:
        return [tuple(row) for row in csv.reader(file)]


def table(name: str, *headings: str) -> Records:
    """Return the records under the rows that hold ``headings``, without the total and the note."""
    rows = rows_of(name)
    heads = [next(i for i, row in enumerate(rows) if heading in row) for heading in headings]
    first, last = min(heads), max(heads)
    names = [lower or upper for upper, lower in zip(rows[first], rows[last], strict=True)]
    records = [dict(zip(names, row, strict=False)) for row in rows[last + 1 :]]
    return [
        r for r in records if "合计" not in r.values() and not str(next(iter(r.values()))).startswith("注")
    ]


def firms() -> Records:
    """Return the register."""
    return table("01-firms.xlsx", "企业名称")


def fairs(year: int) -> Records:
    """Return a year's catalogue."""
    if year == 2023:
        return table("03-catalogue-2023.xlsx", "展会名称")
    return table("04-catalogue-2024.xlsx", "展会名称", "开始日期")


def visits(year: int) -> Records:
    """Return a year's registrations."""
    names = [name for name, _ in listed() if name.split("-", 1)[1].startswith(f"registrations-{year}")]
    return [record for name in names for record in table(name, "展会", "展位数")]


def travellers(year: int) -> Records:
    """Return a year's delegation."""
    return table(f"{year - 2006}-delegates-{year}.xlsx", "护照号码")


def orders() -> Records:
    """Return both order lists."""
    return table("09-orders-2023-h1.csv", "合同号") + table("10-orders-2023-h2.xlsx", "合同号")


def exports(year: int) -> Records:
    """Return the exports of a year."""
    return table(f"{year - 2011}-exports-{year}.xlsx", "企业名称", "1月")


def listed() -> list[tuple[str, str]]:
    """Return the files in order, each with its kind."""
    entries = json.loads((SAMPLE / "files.json").read_text(encoding="utf-8"))
    return [(entry["file"], entry["kind"]) for entry in entries]


def months(year: int) -> list[Decimal]:
    """Return 万元 by month."""
    return [sum((Decimal(str(row[month] or 0)) for row in exports(year)), Decimal(0)) for month in MONTHS]


def day(value: object) -> date:
    """Return a day that a workbook holds as a date, or a text file as 2023/1/31."""
    return value.date() if isinstance(value, datetime) else date(*map(int, str(value).split("/")))


def test_the_months_come_to_the_published_totals() -> None:
    now, then = sum(months(2023)[:11], Decimal(0)), sum(months(2022)[:11], Decimal(0))
    rise = growth(now, then)

    assert now == Decimal("7943000.00")
    assert rise is not None
    assert round(rise * 100, 1) == Decimal("17.5")


@pytest.mark.parametrize("year", [2022, 2023])
def test_every_month_has_exports_and_february_the_lowest(year: int) -> None:
    by_month = months(year)

    assert min(range(12), key=by_month.__getitem__) == 1
    assert by_month[1] > 0
    assert all("示例数据" in row["来源"] for row in exports(year))


def test_exports_name_many_markets_and_every_town_and_industry() -> None:
    place = {row["企业名称"]: (row["所属镇街"], row["行业"]) for row in firms()}
    found = [(*place[row["企业名称"]], row["国别(地区)"]) for row in exports(2023)]

    assert {town for town, _, _ in found} == set(demo.TOWNS)
    assert {industry for _, industry, _ in found} == set(demo.INDUSTRIES)
    assert len({market for _, _, market in found}) > 30


@pytest.mark.parametrize("name", [name for name, _ in listed() if name.endswith("xlsx")])
def test_each_stated_total_is_the_sum_of_its_rows(name: str) -> None:
    for rows in sheets(SAMPLE / name):
        stated = next((row for row in rows if "合计" in row), None)
        for column, value in enumerate(stated or ()):
            if isinstance(value, int | float):
                body = [row[column] for row in rows if row is not stated]
                summed = sum(Decimal(str(v)) for v in body if isinstance(v, int | float))
                assert Decimal(str(value)) == summed


def test_every_firm_is_marked_and_has_its_own_valid_code() -> None:
    register = firms()

    assert len(register) == len({row["企业名称"] for row in register}) == 600
    assert len({row["统一社会信用代码"] for row in register}) == 600
    assert all(codes.is_valid(row["统一社会信用代码"]) for row in register)
    assert all(row["企业名称"].endswith("（示例）") for row in register)
    assert all(row["英文名称"].endswith("(Sample)") for row in register)


def test_the_same_firms_stand_in_every_file() -> None:
    names = {row["企业名称"] for row in firms()}

    for records in (exports(2022), exports(2023), visits(2023), visits(2024), orders()):
        assert {record["企业名称"] for record in records} <= names


def test_fifty_fairs_were_held_one_was_cancelled_and_one_put_off() -> None:
    stood = Counter(row["状态"] for row in fairs(2023))

    assert stood["已举办"] + stood["已结算"] == 50
    assert (stood["取消"], stood["延期"]) == (1, 1)
    assert {row["类别"] for row in fairs(2023)} == {"自办", "重点", "一般"}
    assert {row["境内外"] for row in fairs(2023)} == {"境外", "境内", "线上"}


def test_only_fairs_with_a_public_source_are_not_marked() -> None:
    for row in fairs(2023) + fairs(2024):
        assert ("（示例）" in row["展会名称"]) is (row["备注"] == "示例")
        assert row["备注"] == "示例" or "公开信息" in row["备注"]


def test_the_year_to_come_has_thirty_key_fairs_most_of_them_again() -> None:
    before = {row["展会名称"].replace("2023年", "") for row in fairs(2023)}
    again = [row for row in fairs(2024) if row["展会名称"].replace("2024年", "") in before]

    assert sum(row["类别"] == "重点" for row in fairs(2024)) >= 30
    assert len(again) > 40
    assert {row["状态"] for row in fairs(2024)} == {"拟定", "计划", "已批准", "招展中", "招展截止"}


def test_who_did_not_come_says_why() -> None:
    states = Counter(row["状态"] for row in visits(2023))

    assert 1_700 < states["已参展"] < 1_720
    assert 1_650 <= sum(states.values()) <= 1_800
    for row in visits(2023) + visits(2024):
        assert bool(row["退展未到原因"]) is (row["状态"] in ("缺席", "已退展", "未通过"))


def test_every_order_of_a_fair_is_a_firms_that_stood_there() -> None:
    stood = {(row["展会"], row["企业名称"]) for row in visits(2023) if row["状态"] == "已参展"}
    outside = [order for order in orders() if not order["展会"]]

    assert {(o["展会"], o["企业名称"]) for o in orders() if o["展会"]} <= stood
    assert 30 < len(outside) < 60


def test_no_order_is_signed_before_its_fair_opens() -> None:
    opens = {}
    for row in fairs(2023):
        year, month, first = row["展期"].split("-")[0].split(".")
        opens[row["展会名称"]] = date(int(year), int(month), int(first))
    for order in orders():
        assert opens.get(order["展会"], date(2023, 1, 1)) <= day(order["签约日期"]) <= date(2023, 12, 31)


def test_orders_use_five_currencies_and_every_stage() -> None:
    assert {order["币种"] for order in orders()} == {"USD", "EUR", "JPY", "HKD", "CNY"}
    assert {order["成交类型"] for order in orders()} == {"意向", "成交", "已出运", "取消"}
    assert {order["客商保密"] for order in orders()} == {"是", "否"}
    assert len({order["合同号"] for order in orders()}) == len(orders()) == 1_463


def test_a_rate_stands_for_every_month_and_currency() -> None:
    rates = table("05-rates-2022-2024.csv", "日期")

    named = [f"{year}年{month}月" for year in (2022, 2023, 2024) for month in range(1, 13)]
    assert [row["日期"] for row in rates] == named
    assert all(Decimal(row[word]) > 0 for row in rates for word in ("美元", "欧元", "日元", "港元"))


def test_every_market_is_found_in_the_table() -> None:
    known = markets.load(resource("reference", "markets.csv"))
    named = {row["国家（地区）"] for row in fairs(2023) + fairs(2024)}
    named |= {row["国别(地区)"] for row in exports(2022) + exports(2023) + orders()}
    named |= {name for row in firms() for name in row["主要市场"].split("、")}

    assert [name for name in named if not known.find(name)] == []


def test_thirteen_towns_passed_their_target_and_three_fell_short() -> None:
    place = {row["企业名称"]: row["所属镇街"] for row in firms()}
    sold: defaultdict[str, Decimal] = defaultdict(Decimal)
    for row in exports(2023):
        sold[place[row["企业名称"]]] += Decimal(str(row["累计"]))
    targets = [row for row in table("13-targets-2023.xlsx", "目标值(万元)") if row["范围"] == "镇街"]
    passed = [sold[row["对象"]] > Decimal(str(row["目标值(万元)"])) for row in targets]

    assert (passed.count(True), passed.count(False)) == (13, 3)


@pytest.mark.parametrize("scope", ["镇街", "行业"])
def test_targets_of_the_parts_add_up_to_the_districts(scope: str) -> None:
    values = table("13-targets-2023.xlsx", "目标值(万元)")
    parts = sum(row["目标值(万元)"] for row in values if row["范围"] == scope)

    assert parts == values[0]["目标值(万元)"] == 8_370_000


@pytest.mark.parametrize("name", [name for name, _ in listed()])
def test_every_file_says_in_its_title_that_it_is_made_up(name: str) -> None:
    assert "示例数据" in str(rows_of(name)[0][0])


def test_no_telephone_or_address_could_be_anybodys() -> None:
    # Chinese mobile numbers begin with 13 to 19; example.com is nobody's.
    assert {str(row["手机"])[:3] for row in firms()} == {"100"}
    assert {row["邮箱"].rpartition("@")[2] for row in firms()} == {"example.com"}


def test_nobody_could_travel_on_the_passports() -> None:
    people = [person for year in (2023, 2024) for person in travellers(year)]
    assert len(people) == len({row["护照号码"] for row in people}) > 60
    # No passport has an X and eight digits with zeros before them; nobody's telephone begins with 100.
    assert {str(row["护照号码"])[:3] for row in people} == {"X00"}
    assert {str(row["手机"])[:3] for row in people} == {"100"}
    assert all("示例" in row["姓名"] for row in people)


def test_making_the_sample_again_gives_the_same_values(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKER), str(tmp_path)], check=True, capture_output=True)

    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in SAMPLE.iterdir()} - {
        "README.md"
    }
    for path in sorted(tmp_path.iterdir()):
        if path.suffix == ".xlsx":
            assert list(sheets(path)) == list(sheets(SAMPLE / path.name))
        else:
            assert path.read_bytes() == (SAMPLE / path.name).read_bytes()


def test_the_list_names_each_file_with_its_kind() -> None:
    assert [name for name, _ in listed()] == sorted(path.name for path in SAMPLE.glob("[0-9]*"))
    assert {kind for _, kind in listed()} <= set(KINDS)


def test_the_files_stay_small_and_their_names_plain() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.iterdir()) < MOST_BYTES
    assert all(path.name.isascii() for path in SAMPLE.iterdir())


@pytest.mark.parametrize("year", [2023, 2024])
def test_no_stand_is_given_to_two_firms_of_a_fair(year: int) -> None:
    given = Counter(
        (row["展会"], number)
        for row in visits(year)
        for number in (row["展位号"] or "").split("、")
        if number
    )

    assert given
    assert max(given.values()) == 1
