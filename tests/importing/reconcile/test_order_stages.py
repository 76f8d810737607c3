"""Order lists without a column for the stage: headings, sheets, titles and files say it."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_credit_code, a_firm, an_order
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import FirmId, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.importing.stored import Stored

BEFORE = ["合同号", "企业名称", "客商", "签约日期"]
ROW = ["HT1", "甲有限公司", "BUYER", "2024-10-09"]
BOTH = ("意向成交额(美元)", "现场成交额(美元)")


def known(**changes: object) -> Stored:
    """Return a store of one firm."""
    firms = [a_firm(id=FirmId(1), version=1, name_zh="甲有限公司", credit_code=a_credit_code(1))]
    return empty_store(**{"firms": firms, **changes})


def book(
    path: Path, amounts: tuple[str, ...], *rows: list[object], sheet: str = "单", above: Rows = ()
) -> Path:
    """Write an order list with these columns of amounts and no stage."""
    return workbook(path / "清单.xlsx", {sheet: [*above, [*BEFORE, *amounts], *rows]})


def orders(path: Path, stored: Stored | None = None) -> list[tuple[object, object]]:
    """Return (stage, minor units) of every new order of a file."""
    return [(row["stage"], row["amount_minor"]) for row in written("orders", path, stored or known())[1]]


@pytest.mark.parametrize(
    "amounts",
    [
        BOTH,
        ("意向成交额(美元)", "成交额(美元)"),
        ("意向金额(美元)", "实际成交额(美元)"),
        ("成交额(美元)", "意向成交额(美元)"),
    ],
)
def test_two_amounts_of_a_row_are_two_orders_and_told_once(tmp_path: Path, amounts: tuple[str, str]) -> None:
    cells = (100, 40) if amounts[0].startswith("意向") else (40, 100)
    path = book(tmp_path, amounts, [*ROW, *cells], ["HT2", *ROW[1:], *cells])
    result, rows = written("orders", path, known())
    found = {(row["contract_no"], row["stage"], row["amount_minor"]) for row in rows}
    assert found == {
        (number, stage, minor)
        for number in ("HT1", "HT2")
        for stage, minor in (("intended", 10000), ("contract", 4000))
    }
    assert len(told(result.findings, "orders_in_two")) == 1
    assert {str(s.sum) for s in result.sums} == {"200.00", "80.00"}


def test_the_same_amount_intended_and_contracted_without_a_number_is_two_orders(tmp_path: Path) -> None:
    assert orders(book(tmp_path, BOTH, [None, *ROW[1:], 100, 100])) == [
        ("intended", 10000),
        ("contract", 10000),
    ]


@pytest.mark.parametrize(
    "cells, found",
    [((100, None), [("intended", 10000)]), ((0, 40), [("contract", 4000)]), ((None, "-"), [])],
)
def test_a_blank_or_zero_of_two_is_no_order(tmp_path: Path, cells: tuple[object, ...], found: object) -> None:
    assert orders(book(tmp_path, BOTH, [*ROW, *cells])) == found


def test_a_row_without_any_amount_waits(tmp_path: Path) -> None:
    result = checked("orders", book(tmp_path, BOTH, [*ROW, None, None]), known())
    assert (result.counts.rejected, len(told(result.findings, "required"))) == (1, 1)


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    same = {
        "firm_id": FirmId(1), "edition_id": None, "participation_id": None, "contract_no": "HT1",
        "version": 1,
        "buyer": "BUYER", "buyer_confidential": False, "market": "", "hs": "", "product": "", "evidence": "",
        "notes": "", "signed_on": date(2024, 10, 9),
    }  # fmt: skip
    stored = [
        an_order(id=OrderId(7), stage=Stage.INTENDED, amount=Money(10000, "USD"), **same),
        an_order(id=OrderId(8), stage=Stage.CONTRACT, amount=Money(4000, "USD"), **same),
    ]
    result = checked("orders", book(tmp_path, BOTH, [*ROW, 100, 40]), known(orders=stored))
    assert (result.counts.same, result.counts.new, result.counts.changed) == (2, 0, 0)


@pytest.mark.parametrize(
    "heading, sheet, title, stage, code",
    [
        ("意向成交额(美元)", "单", "", "intended", "orders_intended"),
        ("成交额(美元)", "单", "", "contract", "orders_contracted"),
        ("现场成交额(美元)", "意向", "", "contract", "orders_contracted"),
        ("金额(美元)", "意向", "", "intended", "orders_intended"),
        ("成交额(美元)", "意向", "", "intended", "orders_intended"),
        ("金额(美元)", "成交", "", "contract", "orders_contracted"),
        ("金额(美元)", "单", "2024年意向订单汇总", "intended", "orders_intended"),
    ],
)
def test_one_amount_has_the_stage_that_its_heading_sheet_or_title_says(
    tmp_path: Path, heading: str, sheet: str, title: str, stage: str, code: str
) -> None:
    above = [[title]] if title else []
    rows = [[f"HT{n}", *ROW[1:], 100 + n] for n in range(40)]
    result, new = written("orders", book(tmp_path, (heading,), *rows, sheet=sheet, above=above), known())
    assert [row["stage"] for row in new] == [stage] * 40
    assert len(told(result.findings, code)) == 1


def test_the_file_name_says_the_stage_last(tmp_path: Path) -> None:
    path = workbook(tmp_path / "意向订单.xlsx", {"单": [[*BEFORE, "金额(美元)"], [*ROW, 100]]})
    assert orders(path) == [("intended", 10000)]


def test_sheets_of_intentions_and_contracts_may_name_the_same_order(tmp_path: Path) -> None:
    heading = [*BEFORE, "金额(美元)"]
    path = workbook(tmp_path / "清单.xlsx", {"意向": [heading, [*ROW, 100]], "成交": [heading, [*ROW, 100]]})
    assert orders(path) == [("intended", 10000), ("contract", 10000)]


@pytest.mark.parametrize("title", ["", "意向和成交汇总"])
def test_what_speaks_of_neither_or_of_both_says_no_stage(tmp_path: Path, title: str) -> None:
    result = checked("orders", book(tmp_path, ("金额(美元)",), [*ROW, 100], above=[[title or None]]), known())
    assert (result.counts.rejected, len(told(result.findings, "required"))) == (1, 1)


def test_a_column_for_the_stage_is_believed_before_a_heading(tmp_path: Path) -> None:
    rows = [[*ROW, 100, "出运"], ["HT2", *ROW[1:], 50, "取消"]]
    assert orders(book(tmp_path, ("意向成交额(美元)", "状态"), *rows)) == [
        ("shipped", 10000),
        ("cancelled", 5000),
    ]


def test_beside_two_amounts_the_stage_tells_how_far_the_contract_is(tmp_path: Path) -> None:
    assert orders(book(tmp_path, (*BOTH, "状态"), [*ROW, 100, 40, "出运"])) == [
        ("intended", 10000),
        ("shipped", 4000),
    ]
