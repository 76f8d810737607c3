"""A stored amount that a file gives in fewer places stays as it is, with and without contract numbers."""

from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_firm, an_order
from tests.importing.files import Rows, checked, empty_store, told, workbook, written
from tradeplanner.domain.ids import FirmId, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.importing.checked import Change
from tradeplanner.importing.stored import Stored

HEADING = ["合同号", "企业名称", "客商", "成交类型", "金额(万元)", "签约日期"]


def file(path: Path, *rows: Rows) -> Path:
    """Write an order list in ten thousands of yuan."""
    return workbook(path / "订单.xlsx", {"单": [HEADING, *rows]})


def row(amount: object, number: str = "HT1", stage: str = "成交") -> Rows:
    """Return an order of the stored firm."""
    return [number, "甲有限公司", "BUYER", stage, amount, "2024/10/9"]


def store(amount: str, number: str = "HT1", **changes: object) -> Stored:
    """Return a store of one firm with one order."""
    usual = {
        "id": OrderId(9), "version": 3, "contract_no": number, "firm_id": FirmId(1), "buyer": "BUYER",
        "market": "", "amount": Money.of(amount, "CNY"), "stage": Stage.CONTRACT,
        "signed_on": date(2024, 10, 9),
    }  # fmt: skip
    order = an_order(**{**usual, **changes})
    return empty_store(firms=[a_firm(id=FirmId(1), version=1, name_zh="甲有限公司")], orders=[order])


@pytest.mark.parametrize("number", ["HT1", ""])
@pytest.mark.parametrize("amount", [12.35, "12.35", "12.34", 12.3457, 12])
def test_an_exact_amount_is_not_overwritten_by_its_rounding(
    tmp_path: Path, number: str, amount: object
) -> None:
    result, rows = written("orders", file(tmp_path, row(amount, number)), store("123456.78", number))
    assert (result.counts.same, result.counts.new, rows) == (1, 0, [])
    assert told(result.findings) == [(2, "amount", "order_rounded")]


def test_another_amount_is_told_old_and_new(tmp_path: Path) -> None:
    for said, now in ((12.36, "123600.00"), (12.33, "123300.00"), ("12.3469", "123469.00")):
        result = checked("orders", file(tmp_path, row(said)), store("123456.78"))
        assert result.changes["单", 2] == [Change("amount", "123456.78 CNY", f"{now} CNY")], said


def test_without_a_number_another_amount_is_another_order(tmp_path: Path) -> None:
    result = checked("orders", file(tmp_path, row(12.36, "")), store("123456.78", ""))
    assert (result.counts.new, result.counts.same) == (1, 0)


def test_a_rounded_amount_keeps_no_other_change_out(tmp_path: Path) -> None:
    path = file(tmp_path, row(12.35, "HT1", "已出运"))
    assert checked("orders", path, store("123456.78")).changes["单", 2] == [
        Change("stage", "contract", "shipped")
    ]


def test_the_same_exact_amount_needs_no_word(tmp_path: Path) -> None:
    result = checked("orders", file(tmp_path, row(12.35)), store("123500"))
    assert (result.counts.same, told(result.findings)) == (1, [])


def test_an_intention_rounds_no_contract(tmp_path: Path) -> None:
    rows = [
        ["企业名称", "客商", "意向成交额(万元)", "合同金额(万元)", "签约日期"],
        ["甲有限公司", "BUYER", 12.35, None, "2024/10/9"],
    ]
    path = workbook(tmp_path / "订单.xlsx", {"单": rows})
    assert checked("orders", path, store("123456.78", "")).counts.new == 1


def test_among_many_rows_without_numbers_the_rounded_one_is_found(tmp_path: Path) -> None:
    many = [row(at + 0.5, "") for at in range(40)]
    result = checked("orders", file(tmp_path, *many), store("125049.99", ""))
    assert (result.counts.new, result.counts.same) == (39, 1)
