"""Exports by firm: months across, long form, sums to date."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_firm
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import FirmId
from tradeplanner.importing import growths
from tradeplanner.importing.stored import Stored

TITLE = ["2023年1-3月分企业出口额", None, None, None, None, "单位：万元"]
HEADING = ["企业名称", "统一社会信用代码", "1月", "2月", "3月", "累计"]


def known(**changes: object) -> Stored:
    """Return a store of two firms, one of them without a code."""
    firms = [
        a_firm(id=FirmId(1), version=1, name_zh="甲有限公司", credit_code=a_credit_code(1)),
        a_firm(id=FirmId(2), version=1, name_zh="乙有限公司", credit_code=""),
    ]
    return empty_store(**{"firms": firms, **changes})


def file(path: Path, rows: Rows) -> Path:
    """Write a table of ``rows`` under title and heading."""
    return workbook(path / "出口.xlsx", {"出口": [TITLE, HEADING, *rows]})


def test_each_month_is_a_record_and_the_sum_column_is_none(tmp_path: Path) -> None:
    rows = [
        ["甲有限公司", a_credit_code(1), 268.87, 189.36, 0, 458.23],
        ["合计", None, 268.87, 189.36, 0, 458.23],
    ]
    result = checked("exports", file(tmp_path, rows), known())
    assert (result.counts.read, result.counts.new) == (3, 3)
    (total,) = result.sums
    assert (total.unit, total.sum) == ("万元", Decimal("458.23"))
    assert [control.matches for control in result.controls] == [True] * 4
    assert result.findings == ()


def test_blank_and_dash_are_no_record_but_zero_is(tmp_path: Path) -> None:
    result = checked("exports", file(tmp_path, [["甲有限公司", None, None, "-", 0, None]]), known())
    assert result.counts.new == 1


def test_a_rows_own_total_is_checked(tmp_path: Path) -> None:
    result = checked("exports", file(tmp_path, [["甲有限公司", None, 1, 2, 3, 7]]), known())
    assert (result.counts.new, told(result.findings)) == (3, [(3, "total", "row_sum_differs")])


def test_an_unknown_firm_is_ambiguous_with_all_its_records(tmp_path: Path) -> None:
    result = checked("exports", file(tmp_path, [["丙有限公司", None, 1, 2, 3, 6]]), known())
    assert (result.counts.read, result.counts.ambiguous) == (3, 3)


def test_a_code_is_filled_once_where_the_register_lacks_it(tmp_path: Path) -> None:
    result = checked("exports", file(tmp_path, [["乙有限公司", a_credit_code(8), 1, 2, 3, 6]]), known())
    assert (result.counts.new, told(result.findings)) == (3, [(3, "credit_code", "code_filled")])


def test_a_bad_month_rejects_its_own_record_only(tmp_path: Path) -> None:
    result = checked("exports", file(tmp_path, [["甲有限公司", None, 1, "多", -3, None]]), known())
    assert (result.counts.new, result.counts.rejected) == (1, 2)
    assert told(result.findings) == [(3, "month.2", "not_a_number"), (3, "value", "negative")]


def test_stored_figures_are_same_or_changed(tmp_path: Path) -> None:
    key = (1, 2023, 1, 1, False, "export", "", "", "", "")
    other = (1, 2023, 2, 2, False, "export", "", "", "", "")
    exports = {key: (11, 1, 1_000_000, "CNY", "万元"), other: (12, 4, 5, "CNY", "万元")}
    result = checked("exports", file(tmp_path, [["甲有限公司", None, 1, 2, 3, None]]), known(exports=exports))
    assert (result.counts.same, result.counts.changed, result.counts.new) == (1, 1, 1)
    (change,) = result.changes["出口", 3]
    assert (change.field, change.old, change.new) == ("month.2", "0.05 CNY", "20000.00 CNY")


def test_a_place_of_the_rows_own_over_the_one_given_is_told_once(tmp_path: Path) -> None:
    rows: Rows = [
        ["地区", "国别", "2023年1月（万元）"],
        ["绍兴市", "日本", 5],
        ["绍兴市", "德国", 6],
        ["", "越南", 7],
    ]
    path = workbook(tmp_path / "a.xlsx", {"表": rows})
    result = checked("exports", path, known(), lambda p: p.with_option("place", "越城区"))
    (found,) = [each for each in result.findings if each.code.value == "place_overridden"]
    assert (found.place.row, dict(found.params)) == (2, {"written": "绍兴市", "place": "越城区", "count": 2})
    assert result.counts.new == 3
    same = checked("exports", path, known(), lambda p: p.with_option("place", "绍兴市"))
    assert told(same.findings, "place_overridden") == []


def test_one_row_for_each_month(tmp_path: Path) -> None:
    rows: Rows = [
        ["企业名称", "月份", "出口额(万元)"],
        ["甲有限公司", "2023年1月", 5],
        ["甲有限公司", "202302", 6],
        ["甲有限公司", "2023年1月", 5],
    ]
    result = checked("exports", workbook(tmp_path / "a.xlsx", {"表": rows}), known())
    assert (result.counts.new, result.counts.skipped, result.sums[0].sum) == (2, 1, Decimal(11))


def test_a_sum_to_date_takes_its_months_from_the_title(tmp_path: Path) -> None:
    rows: Rows = [["2023年1-11月出口", None, "单位：万元"], ["企业名称", "累计"], ["甲有限公司", 100]]
    result = checked("exports", workbook(tmp_path / "a.xlsx", {"表": rows}), known())
    assert (result.counts.new, result.sums[0].unit) == (1, "万元")


def test_without_a_year_nothing_is_guessed(tmp_path: Path) -> None:
    rows: Rows = [["企业名称", "1月", "2月"], ["甲有限公司", 1, 2]]
    path = workbook(tmp_path / "a.xlsx", {"表": rows})
    result = checked("exports", path, known())
    assert (result.counts.rejected, result.counts.new) == (2, 0)
    assert {code for _, _, code in told(result.findings)} == {"period_missing", "unit_assumed"}
    assert checked("exports", path, known(), lambda p: p.with_option("year", "2023")).counts.new == 2


def test_the_source_of_a_figure_is_the_title_over_it(tmp_path: Path) -> None:
    rows: list[object] = [["2023年分企业出口额"], ["单位：万元"], ["地区", "1月"], ["越城区", 3]]
    _, (row,) = written("exports", workbook(tmp_path / "出口.xlsx", {"出口": rows}))
    assert row["source"] == "2023年分企业出口额"


@pytest.mark.parametrize("growth, rows", [("20", [3]), ("10", []), (None, [])])
def test_a_growth_that_the_levels_of_two_years_contradict(
    tmp_path: Path, growth: str | None, rows: list[int]
) -> None:
    heading: list[object] = ["地区", "月份", "出口额(万元)", "同比"]
    told_of: list[list[object]] = [["越城区", "2023年3月", 100, None], ["越城区", "2024年3月", 110, growth]]
    table = workbook(tmp_path / "分区出口.xlsx", {"表": [heading, *told_of]})
    result = checked("exports", table, empty_store())
    assert [f.place.row for f in result.findings if f.code.value == "growth_contradicts"] == rows
    assert result.counts.new == 2


def test_of_very_many_figures_growth_is_compared_for_the_first_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growths, "MOST", 2)
    rows: list[list[object]] = [["地区", "月份", "出口额(万元)", "同比"]]
    rows += [[place, f"{year}年3月", 100, "20"] for place in ("越城区", "柯桥区") for year in (2023, 2024)]
    result = checked("exports", workbook(tmp_path / "长表.xlsx", {"数据": rows}), known())
    assert result.counts.new == 4
    told_of = [f.place.row for f in result.findings if f.code.value == "growth_contradicts"]
    assert told_of == [3]
