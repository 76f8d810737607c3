"""Figures that only a title, a name or a heading calls sums since January."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.builders import a_firm
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import FirmId

NAMES = ("甲有限公司", "乙有限公司")
FIRMS = empty_store(firms=[a_firm(id=FirmId(n), name_zh=name) for n, name in enumerate(NAMES, 1)])
Months = tuple[object, object, object]


def months(file: Path, kind: str = "exports", **options: str) -> list[Months]:
    """Return first and last month of each new figure, and whether it is a sum to date."""
    rows = written(kind, file, FIRMS, lambda p: p.with_option("basis", options.get("basis")))[1]
    return [(row["first_month"], row["last_month"], row["cumulative"]) for row in rows]


def book(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook with that file name."""
    return workbook(path, dict(sheets))


ROWS: Rows = [["企业名称", "出口额（元）"], ["甲有限公司", 60]]


@pytest.mark.parametrize(
    "file, sheet, rows",
    [
        ("a.xlsx", "表", [["2024年6月出口情况（累计）"], *ROWS]),
        ("2024年6月累计.xlsx", "表", ROWS),
        ("2024.xlsx", "6月累计", ROWS),
        ("2024.xlsx", "6月", [["企业名称", "累计出口额（元）"], ["甲有限公司", 60]]),
        ("a.xlsx", "表", [["2024年1-6月累计"], *ROWS]),
    ],
)
def test_a_sum_to_date_is_told_by_title_heading_or_name(
    tmp_path: Path, file: str, sheet: str, rows: Rows
) -> None:
    assert months(book(tmp_path / file, {sheet: rows})) == [(1, 6, True)]


def test_it_is_told_with_its_words_and_can_be_changed(tmp_path: Path) -> None:
    file = book(tmp_path / "a.xlsx", {"表": [["2024年6月（累计）"], *ROWS]})
    found = checked("exports", file, FIRMS)
    assert told(found.findings, "figures_to_date") == [(None, "", "figures_to_date")]
    assert [(q.name, q.value, q.reason.params["written"]) for q in found.questions] == [
        ("basis", "ytd", "2024年6月（累计）")
    ]
    assert months(file, basis="month") == [(6, 6, False)]
    assert months(book(tmp_path / "2024年6月.xlsx", {"表": ROWS}), basis="ytd") == [(1, 6, True)]


def test_a_heading_that_says_the_month_itself_is_right_against_a_title(tmp_path: Path) -> None:
    rows: Rows = [["2024年6月累计"], ["企业名称", "当月出口额", "累计出口额"], ["甲有限公司", 10, 60]]
    assert months(book(tmp_path / "a.xlsx", {"表": rows})) == [(6, 6, False)]


def test_a_sum_that_is_not_to_date_is_of_its_month_alone(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "合计"], ["甲有限公司", 10]]
    assert months(book(tmp_path / "2024.xlsx", {"6月": rows})) == [(6, 6, False)]


def test_months_across_are_sums_to_date_only_where_none_falls(tmp_path: Path) -> None:
    heads: list[object] = ["企业名称", "1月", "2月", "3月"]
    rising: Rows = [heads, ["甲有限公司", 1, 2, 3], ["乙有限公司", 1, 1, 9]]
    falling: Rows = [heads, ["甲有限公司", 1, 2, 3], ["乙有限公司", 9, 1, 9]]
    assert months(book(tmp_path / "2024年（累计）.xlsx", {"表": rising}))[:3] == [
        (1, 1, False), (1, 2, True), (1, 3, True)
    ]  # fmt: skip
    assert months(book(tmp_path / "2024年累计.xlsx", {"表": falling}))[:3] == [
        (1, 1, False), (2, 2, False), (3, 3, False)
    ]  # fmt: skip


def test_a_title_of_a_run_of_months_says_nothing_of_the_months_below_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["2024年1-3月累计"],
        ["企业名称", "月份", "出口额"],
        ["甲有限公司", "1月", 1],
        ["甲有限公司", "2月", 2],
    ]
    assert months(book(tmp_path / "a.xlsx", {"表": rows})) == [(1, 1, False), (2, 2, False)]


def test_bulletins_are_told_alike(tmp_path: Path) -> None:
    rows: Rows = [["2024年6月（累计）"], ["地区", "出口(亿元)", "同比(%)"], ["越城区", 60, 1.2]]
    assert months(book(tmp_path / "a.xlsx", {"表": rows}), "published") == [(1, 6, True)]


def test_a_sheet_without_a_record_is_named(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"6月": [ROWS[0], ["甲有限公司", None]], "7月": ROWS, "8月": ROWS[:1]}
    found = checked("exports", book(tmp_path / "2024.xlsx", sheets), FIRMS)
    assert [
        (f.place.sheet, f.code.value) for f in found.findings if f.code.value.startswith("sheet_no_r")
    ] == [("6月", "sheet_no_record"), ("8月", "sheet_no_rows")]
