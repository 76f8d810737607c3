"""A column that names the unit of each row's amounts: 千美元 here, 万元 there."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.builders import a_firm
from tests.importing.files import Rows, empty_store, planned, told, workbook, written
from tradeplanner.domain.ids import FirmId
from tradeplanner.importing.stored import Stored

FIRMS = [a_firm(id=FirmId(at), version=1, name_zh=f"{name}有限公司") for at, name in enumerate("甲乙丙丁", 1)]


def store() -> Stored:
    """Return a store of four firms."""
    return empty_store(firms=FIRMS)


def exports(path: Path, rows: Rows, unit: str = "单位") -> Path:
    """Write a sheet of exports with a column of units."""
    title = ["2024年1-2月企业出口", None, None, None]
    return workbook(path / "出口.xlsx", {"出口": [title, ["企业名称", "1月", "2月", unit], *rows]})


@pytest.mark.parametrize("heading", ["单位", "金额单位", "计量单位", "币种单位", "Unit"])
def test_each_rows_amounts_are_in_its_own_unit(tmp_path: Path, heading: str) -> None:
    rows = [
        ["甲有限公司", 500.1, None, "千美元"],
        ["乙有限公司", 3, "2亿元", "万美元"],
        ["丙有限公司", 7, None, "元"],
    ]
    result, figures = written("exports", exports(tmp_path, rows, heading), store())
    assert [(row["value_minor"], row["value_currency"]) for row in figures] == [
        (50010000, "USD"),
        (3000000, "USD"),
        (20000000000, "CNY"),
        (700, "CNY"),
    ]
    assert told(result.findings, "unit_assumed") == []
    assert {total.unit: total.sum for total in result.sums}["USD"] == Decimal(530100)


def test_a_cell_that_is_no_unit_is_an_error_and_nothing_of_its_row_is_stored(tmp_path: Path) -> None:
    rows = [["甲有限公司", 5, None, "千美元"], ["乙有限公司", 3, None, "箩筐"], ["丙有限公司", 1, None, "元"]]
    result, figures = written("exports", exports(tmp_path, rows), store())
    assert told(result.findings, "unit_unknown") == [(4, "amount_unit", "unit_unknown")]
    assert (len(figures), result.counts.rejected) == (2, 1)


def test_a_row_without_unit_is_told_to_be_taken_as_yuan(tmp_path: Path) -> None:
    rows = [["甲有限公司", 5, None, "千美元"], ["乙有限公司", 3, None, None]]
    result, figures = written("exports", exports(tmp_path, rows), store())
    assert told(result.findings, "unit_assumed") == [(4, "month.1", "unit_assumed")]
    assert figures[1]["value_currency"] == "CNY"


def test_many_common_rows_come_to_the_same(tmp_path: Path) -> None:
    firms = [a_firm(id=FirmId(at), version=1, name_zh=f"绍兴{at}号有限公司") for at in range(1, 80)]
    rows = [[firm.name_zh, 2, 3, "千美元"] for firm in firms]
    _, figures = written("exports", exports(tmp_path, rows), empty_store(firms=firms))
    assert {(row["value_minor"], row["value_currency"]) for row in figures} == {
        (200000, "USD"),
        (300000, "USD"),
    }


def test_a_column_of_firms_is_none_of_units(tmp_path: Path) -> None:
    plan = planned("exports", exports(tmp_path, [["甲有限公司", 5, None, "绍兴某某有限公司"]]))
    assert plan.column("amount_unit") is None
