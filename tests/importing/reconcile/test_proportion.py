"""Export figures beside those of the same series: told with what they were compared with, never changed."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import a_figure, a_firm
from tests.importing.files import Rows, checked, empty_store, told, workbook
from tradeplanner.domain.findings import Code, Finding
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.importing.checked import Checked
from tradeplanner.importing.scales import Past
from tradeplanner.importing.stored import Stored

HEADING = ["企业名称", "1月", "2月", "3月", "4月"]
OF_SERIES = {Code.OUT_OF_PROPORTION, Code.UNIT_SLIP_LARGE, Code.UNIT_SLIP_SMALL, Code.FLOW_SWAPPED}
WAN = 1_000_000
"""Minor units of ten thousand yuan."""


def known(past: Past | None = None, firms: int = 1) -> Stored:
    """Return a store of some firms, and of what they exported before."""
    named = [a_firm(id=FirmId(n), version=1, name_zh=f"第{n}号有限公司") for n in range(1, firms + 1)]

    def recall(_firms: Collection[int], years: Collection[int]) -> Past:
        return {
            series: {months: minor for months, minor in spans.items() if months[0] in years}
            for series, spans in (past or {}).items()
        }

    return replace(empty_store(firms=named), past=recall)


def taken(path: Path, rows: Rows, stored: Stored, *, title: str = "2023年分企业出口额 单位：万元") -> Checked:
    """Check a table of firms' months."""
    return checked("exports", workbook(path / "出口.xlsx", {"出口": [[title], HEADING, *rows]}), stored)


def odd(result: Checked) -> list[Finding]:
    """Return what was found of series."""
    return [finding for finding in result.findings if finding.code in OF_SERIES]


def months(year: int, minor: int, count: int = 12) -> dict[tuple[int, int, int], int]:
    """Return the same figure for each month."""
    return {(year, month, month): minor for month in range(1, count + 1)}


def test_a_month_a_hundred_times_the_others_is_told_at_its_cell(tmp_path: Path) -> None:
    result = taken(tmp_path, [["第1号有限公司", 10, 12, 1100, 9]], known())
    (finding,) = odd(result)
    assert told([finding]) == [(3, "month.3", "out_of_proportion")]
    assert finding.place.cell == "D3"
    assert finding.params == {"value": "11,000,000", "usual": "100,000", "count": 3, "currency": "CNY"}
    assert result.counts.new == 4


def test_ordinary_ups_and_downs_are_not_told(tmp_path: Path) -> None:
    assert odd(taken(tmp_path, [["第1号有限公司", 1, 40, 0, 9]], known())) == []


def test_a_month_is_compared_with_the_stored_past(tmp_path: Path) -> None:
    past = {(1, "", "export", "CNY", 0): months(2022, 10 * WAN)}
    (finding,) = odd(taken(tmp_path, [["第1号有限公司", 1000, None, None, None]], known(past)))
    assert (finding.params["usual"], finding.params["count"]) == ("100,000", 12)


def test_january_and_february_in_one_count_as_two_months(tmp_path: Path) -> None:
    spans = {(2022, 1, 2): 20 * WAN} | {(2022, month, month): 10 * WAN for month in range(3, 13)}
    past = {(1, "", "export", "CNY", 0): spans}
    (finding,) = odd(taken(tmp_path, [["第1号有限公司", 1000, None, None, None]], known(past)))
    assert (finding.params["usual"], finding.params["count"]) == ("100,000", 11)


@pytest.mark.parametrize("figure, code", [(100_000, Code.UNIT_SLIP_LARGE), (0.001, Code.UNIT_SLIP_SMALL)])
def test_a_unit_that_slipped_for_all_is_told_once(tmp_path: Path, figure: float, code: Code) -> None:
    past = {(n, "", "export", "CNY", 0): months(2022, 10 * WAN) for n in range(1, 7)}
    rows: Rows = [[f"第{n}号有限公司", figure, figure, figure, None] for n in range(1, 7)]
    (finding,) = odd(taken(tmp_path, rows, known(past, firms=6)))
    assert (finding.code, finding.params) == (code, {"count": 6, "times": "10,000"})
    assert finding.place.row == 2


def test_swapped_flows_are_told_with_both_pasts(tmp_path: Path) -> None:
    past = {
        (1, "", "export", "CNY", 0): months(2022, 1000 * WAN),
        (1, "", "import", "CNY", 0): months(2022, 10 * WAN),
    }
    (finding,) = odd(taken(tmp_path, [["第1号有限公司", 10, 11, 9, 10]], known(past)))
    assert finding.code is Code.FLOW_SWAPPED
    assert (finding.params["flow"], finding.params["usual"], finding.params["other"]) == (
        "export", "10,000,000", "100,000",
    )  # fmt: skip


def test_what_the_file_gives_anew_is_no_past(tmp_path: Path) -> None:
    past = {(1, "", "export", "CNY", 0): months(2023, 10 * WAN, 4)}
    assert odd(taken(tmp_path, [["第1号有限公司", 1000, 1000, 1000, 1000]], known(past))) == []


def test_a_sheet_taken_in_one_sweep_is_told_at_the_same_cells(tmp_path: Path) -> None:
    rows: Rows = [[f"第{n}号有限公司", 10, 12, 5000 if n == 21 else 11, 9] for n in range(1, 40)]
    (finding,) = odd(taken(tmp_path, rows, known(firms=40)))
    assert told([finding]) == [(23, "month.3", "out_of_proportion")]


REGISTER = ["企业名称", "2022年进出口额（万美元）", "2022年出口额（万美元）", "2023年出口额（万美元）"]


def register(path: Path, rows: Rows, stored: Stored | None = None) -> list[Finding]:
    """Return what is found of a register of firms with yearly figures."""
    file = workbook(path / "名录.xlsx", {"名录": [REGISTER, *rows]})
    return list(checked("firms", file, stored or empty_store()).findings)


def test_a_year_far_from_the_one_before_is_told_with_both(tmp_path: Path) -> None:
    rows: Rows = [["甲有限公司", 500, 400, 410], ["乙有限公司", 500, 400, 410_000]]
    (finding,) = register(tmp_path, rows)
    assert told([finding]) == [(3, "exports.2023", "year_out_of_proportion")]
    assert finding.params == {
        "value": "4,100,000,000.00", "usual": "4,000,000.00", "currency": "USD", "year": 2023, "other": 2022,
    }  # fmt: skip


def test_a_column_in_another_unit_is_told_once(tmp_path: Path) -> None:
    rows: Rows = [[f"第{n}号有限公司", 500, 400, 4_100_000] for n in range(6)]
    (finding,) = register(tmp_path, rows)
    assert (finding.code, finding.place.cell, finding.params["times"]) == (
        Code.UNIT_SLIP_LARGE,
        "D1",
        "10,000",
    )


def test_exports_above_the_trade_of_the_year_are_told(tmp_path: Path) -> None:
    (finding,) = register(tmp_path, [["甲有限公司", 400, 500, 510]])
    assert told([finding]) == [(2, "exports.2022", "part_over_whole")]


def test_a_year_is_compared_with_a_stored_one(tmp_path: Path) -> None:
    firm = a_firm(id=FirmId(1), version=1, name_zh="甲有限公司")
    stored = empty_store(firms=[firm], figures=[a_figure(year=2021, value=Money(1_000_00, "USD"))])
    found = register(tmp_path, [["甲有限公司", None, 400, None]], stored)
    assert told(found, "year_out_of_proportion") == [(2, "exports.2022", "year_out_of_proportion")]


ORDERS = ["企业名称", "签约日期", "成交额（万美元）", "阶段"]


def order_list(path: Path, amounts: list[float], stored: Stored) -> list[Finding]:
    """Return what is found of a list of one firm's orders."""
    rows: Rows = [
        ["第1号有限公司", f"2023-05-{1 + n % 28:02}", amount, "成交"] for n, amount in enumerate(amounts)
    ]
    return odd_orders(checked("orders", workbook(path / "订单.xlsx", {"订单": [ORDERS, *rows]}), stored))


def odd_orders(result: Checked) -> list[Finding]:
    """Return what was found of the sizes of orders."""
    codes = {Code.ORDER_OVER_EXPORTS, Code.ORDER_OUT_OF_PROPORTION}
    return [finding for finding in result.findings if finding.code in codes]


def test_an_order_above_what_its_firm_exports_in_a_year_is_told(tmp_path: Path) -> None:
    stored = replace(known(), figures=[a_figure(year=2022, value=Money(100_000_00, "USD"))])
    (finding,) = order_list(tmp_path, [19.5, 20.5], stored)
    assert told([finding]) == [(3, "amount", "order_over_exports")]
    assert finding.params["usual"] == "100,000.00"


def test_an_order_far_above_the_others_is_told_however_it_came_in(tmp_path: Path) -> None:
    amounts = [10.0 + n for n in range(30)]
    amounts[17] = 250_000
    (finding,) = order_list(tmp_path, amounts, known())
    assert told([finding]) == [(19, "amount", "order_out_of_proportion")]
    assert (finding.params["value"], finding.params["count"]) == ("2,500,000,000", 29)


def test_few_orders_say_nothing_of_what_is_usual(tmp_path: Path) -> None:
    assert order_list(tmp_path, [10, 11, 250_000], known()) == []
