"""The sample year: it adds up to the published totals, hangs together, and says that it is made up."""

import csv
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tradeplanner.domain import codes, markets
from tradeplanner.domain.targets import growth
from tradeplanner.paths import resource

SAMPLE = resource("sample")
MAKER = Path(__file__).parents[2] / "packaging" / "make_sample.py"
Row = tuple[Any, ...]


def sheet(name: str, folder: Path = SAMPLE) -> list[Row]:
    """Return the rows of a workbook's only sheet, totals as their stored values."""
    book = openpyxl.load_workbook(folder / name, data_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


def table(name: str, heading: str, encoding: str = "") -> list[dict[str, Any]]:
    """Return the records under the row that holds ``heading``, without the total."""
    if encoding:
        with (SAMPLE / name).open(encoding=encoding, newline="") as file:
            rows: list[Row] = [tuple(row) for row in csv.reader(file)]
    else:
        rows = sheet(name)
    start = next(index for index, row in enumerate(rows) if heading in row)
    records = [dict(zip(rows[start], row, strict=False)) for row in rows[start + 1 :]]
    return [record for record in records if "合计" not in record.values()]


def firms() -> list[dict[str, Any]]:
    """Return the register."""
    return table("1-firms.xlsx", "企业名称")


def fairs() -> dict[str, dict[str, Any]]:
    """Return the catalogue by name."""
    return {row["展会名称"]: row for row in table("2-catalogue-2023.xlsx", "展会名称")}


def orders() -> list[dict[str, Any]]:
    """Return the order list."""
    return table("4-orders-2023.csv", "合同号", "gb18030")


def exports(year: int) -> dict[str, list[Decimal]]:
    """Return 万元 by firm and month."""
    rows = table(f"{year - 2017}-exports-{year}.xlsx", "企业名称")
    months = [name for name in rows[0] if name and str(name).endswith("月")]
    return {row["企业名称"]: [Decimal(str(row[month])) for month in months] for row in rows}


def total(table_of_months: dict[str, list[Decimal]], months: int = 11) -> Decimal:
    """Return the sum of every firm's first ``months``."""
    return sum((sum(values[:months], Decimal(0)) for values in table_of_months.values()), Decimal(0))


def signed(order: dict[str, Any]) -> date:
    """Return the day an order was signed."""
    return date(*map(int, order["签约日期"].split("/")))


def test_the_months_come_to_the_published_totals() -> None:
    now, then = total(exports(2023)), total(exports(2022))
    rise = growth(now, then)

    assert now == Decimal("7943000.00")
    assert rise is not None
    assert round(rise * 100, 1) == Decimal("17.5")


def test_2022_has_twelve_months_and_2023_eleven() -> None:
    assert {len(values) for values in exports(2022).values()} == {12}
    assert {len(values) for values in exports(2023).values()} == {11}


@pytest.mark.parametrize("year", [2022, 2023])
def test_february_is_the_lowest_month(year: int) -> None:
    months = [sum(values) for values in zip(*exports(year).values(), strict=True)]

    assert min(range(len(months)), key=months.__getitem__) == 1


@pytest.mark.parametrize(
    "name, column",
    [
        ("1-firms.xlsx", 9),
        ("2-catalogue-2023.xlsx", 8),
        ("5-exports-2022.xlsx", 14),
        ("6-exports-2023.xlsx", 13),
    ],
)
def test_the_stated_total_is_the_sum_of_the_rows(name: str, column: int) -> None:
    rows = sheet(name)
    stated = next(row[column] for row in rows if "合计" in row)
    start = next(index for index, row in enumerate(rows) if isinstance(row[column], int | float))
    summed = sum(Decimal(str(row[column])) for row in rows[start:] if "合计" not in row)

    assert Decimal(str(stated)) == summed


def test_every_firm_has_its_own_valid_code_and_a_town_of_the_district() -> None:
    register = firms()

    assert len(register) == len({row["企业名称"] for row in register}) == 160
    assert len({row["统一社会信用代码"] for row in register}) == 160
    assert all(codes.is_valid(row["统一社会信用代码"]) for row in register)
    assert len({row["所属镇街"] for row in register}) == 16


def test_the_same_firms_stand_in_every_file() -> None:
    names = {row["企业名称"] for row in firms()}

    assert set(exports(2022)) == set(exports(2023)) == names
    assert {order["企业名称"] for order in orders()} <= names


def test_every_order_belongs_to_a_fair_and_is_signed_from_its_opening_on() -> None:
    catalogue = fairs()
    for order in orders():
        year, month, day = catalogue[order["展会"]]["展期"].split("-")[0].split(".")

        assert date(int(year), int(month), int(day)) <= signed(order) <= date(2023, 11, 30)


def test_orders_use_five_currencies_and_three_stages() -> None:
    assert {order["币种"] for order in orders()} == {"USD", "EUR", "JPY", "HKD", "CNY"}
    assert {order["成交类型"] for order in orders()} == {"意向", "成交", "已出运"}
    assert len({order["合同号"] for order in orders()}) == len(orders()) == 420


def test_a_rate_stands_for_every_month_and_currency() -> None:
    rates = table("3-rates-2023.csv", "日期", "utf-8-sig")

    assert [row["日期"] for row in rates] == [f"2023年{month}月" for month in range(1, 13)]
    assert all(Decimal(row[word]) > 0 for row in rates for word in ("美元", "欧元", "日元", "港元"))


def test_every_market_is_found_in_the_table() -> None:
    known = markets.load(resource("reference", "markets.csv"))

    assert [name for row in fairs().values() if not known.find(name := row["国家（地区）"])] == []
    assert {"自办", "重点", "一般"} == {row["类别"] for row in fairs().values()}


def test_thirteen_towns_are_ahead_of_their_target_and_three_behind() -> None:
    towns = {row["企业名称"]: row["所属镇街"] for row in firms()}
    now, then = exports(2023), exports(2022)
    ahead = []
    for row in table("7-targets-2023.xlsx", "目标值(万元)"):
        of_town = [name for name, town in towns.items() if row["范围"] == "全区" or row["对象"] == town]
        actual = total({name: now[name] for name in of_town})
        last = {name: then[name] for name in of_town}
        attained = actual / Decimal(str(row["目标值(万元)"]))
        ahead.append(attained > total(last) / total(last, 12))

    assert ahead[0]
    assert (ahead[1:].count(True), ahead[1:].count(False)) == (13, 3)


def test_town_targets_add_up_to_the_districts() -> None:
    values = [row["目标值(万元)"] for row in table("7-targets-2023.xlsx", "目标值(万元)")]

    assert values[0] == sum(values[1:]) == 8_370_000


@pytest.mark.parametrize("path", sorted(SAMPLE.glob("[0-9]*")), ids=lambda path: str(path.name))
def test_every_file_says_in_its_title_that_it_is_made_up(path: Path) -> None:
    if path.suffix == ".csv":
        encoding = "utf-8-sig" if "rates" in path.name else "gb18030"
        title = path.read_text(encoding=encoding).splitlines()[0]
    else:
        title = str(sheet(path.name)[0][0])

    assert "示例数据" in title


def test_no_telephone_could_be_anybodys() -> None:
    # Chinese mobile numbers begin with 13 to 19.
    assert {str(row["手机"])[:3] for row in firms()} == {"100"}


def test_making_the_sample_again_gives_the_same_values(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(MAKER), str(tmp_path)], check=True, capture_output=True)

    for path in sorted(SAMPLE.glob("[0-9]*")):
        if path.suffix == ".csv":
            assert (tmp_path / path.name).read_bytes() == path.read_bytes()
        else:
            assert sheet(path.name, tmp_path) == sheet(path.name)


def test_the_list_of_files_names_each_with_its_kind() -> None:
    listed = json.loads((SAMPLE / "files.json").read_text(encoding="utf-8"))

    assert [entry["file"] for entry in listed] == sorted(path.name for path in SAMPLE.glob("[0-9]*"))
    assert {entry["kind"] for entry in listed} == {
        "firms",
        "catalogue",
        "rates",
        "orders",
        "exports",
        "targets",
    }
