"""Tables of rates with currencies down and days or months across."""

from datetime import date
from pathlib import Path

import pytest

from tests.importing.files import workbook
from tests.importing.test_arranging import arranged
from tradeplanner.domain.findings import Code
from tradeplanner.importing import headers, rate_tables
from tradeplanner.importing.grid import Row
from tradeplanner.importing.specs import SPECS

NUMBERS = [[710.1, 711.2, 712.3], [4.9, 4.8, 4.7]]
MONTHS = ["2024年1月", "2024年2月", "2024年3月"]


def table(head: Row, *names: str) -> list[Row]:
    """Return two currencies below a heading."""
    usd, jpy = names
    return [head, [usd, *NUMBERS[0]], [jpy, *NUMBERS[1]]]


@pytest.mark.parametrize(
    "rows",
    [
        table(["币种", *MONTHS], "美元", "日元"),
        table([None, *[date(2024, 1, day) for day in (2, 3, 4)]], "USD/CNY", "100JPY/CNY"),
        table(["月份", "2024-01", "2024-02", "2024-03"], "每100美元", "100日元"),
        table(["货币", "202401", "202402", "202403"], "USD", "JPY"),
        table(["货币名称", "1月", "2月", "3月"], "美元（USD）", "日元（JPY）"),
    ],
)
def test_currencies_down_and_times_across_are_turned(rows: list[Row]) -> None:
    made = rate_tables.turned(rows, 2024)
    assert made is not None
    found = headers.find(SPECS["rates"], made.rows, (), 2024)
    assert found is not None
    assert [column.field for column in found.columns] == ["date", "rate.USD", "rate.JPY"]
    assert [row[1:] for row in made.rows[1:]] == [list(pair) for pair in zip(*NUMBERS, strict=True)]


def test_a_column_of_units_goes_into_each_heading() -> None:
    head: Row = ["货币", "单位", *MONTHS]
    rows: list[Row] = [head, ["美元", 100, *NUMBERS[0]], ["日元", 1, *NUMBERS[1]]]
    made = rate_tables.turned(rows, None)
    assert made is not None
    assert made.rows[0] == ["日期", "100美元", "1日元"]
    assert [row[0] for row in made.rows[1:]] == MONTHS


@pytest.mark.parametrize(
    "rows",
    [[["月份", "美元"], ["2024-01", 7.1], ["2024-02", 7.2]], [["企业", *MONTHS], ["甲公司", 1, 2, 3]], []],
)
def test_other_tables_stay_as_they_stand(rows: list[Row]) -> None:
    assert rate_tables.turned(rows, 2024) is None


def test_titles_and_notes_stay_above_and_every_cell_knows_its_place(tmp_path: Path) -> None:
    title, note = "人民币汇率中间价（每100外币）", "数据来源：外汇管理局"
    path = workbook(tmp_path / "a.xlsx", {"表": [[title], *table(["币种", *MONTHS], "美元", "日元"), [note]]})
    rows, made = arranged("rates", path)
    assert [row[0] for row in rows] == [title, note, "日期", *MONTHS]
    assert made.findings[-1].code is Code.RATES_TURNED
    sheet = made.arranged["表"]
    assert [sheet.at(2, 0), sheet.at(3, 1), sheet.at(4, 0), sheet.at(6, 2)] == [
        (5, 0),
        (3, 0),
        (2, 1),
        (4, 3),
    ]
