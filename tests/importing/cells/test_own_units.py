"""Amounts that name a unit of their own, beside the unit of their column and the column of currencies."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_firm, an_edition
from tests.importing.files import checked, empty_store, text, told
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.importing.cells import numbers, own_units
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.units import Unit, parse_unit
from tradeplanner.importing.checked import Checked

NONE = Unit(Decimal(1), "", "")


@pytest.mark.parametrize(
    "cell, column, whole, currency, code",
    [
        ("12.5", "万美元", "125000", "USD", None),
        ("12.5万美元", "万美元", "125000", "USD", None),
        ("12.5万", "万美元", "125000", "USD", None),
        ("12.5万", "美元", "125000", "USD", None),
        ("1.2亿", "万元", "120000000", "CNY", None),
        ("12.5万美元", "", "125000", "USD", None),
        ("$1,000", "港元", "1000", "HKD", None),
        ("¥1,000", "日元", "1000", "JPY", None),
        ("500元", "港元", "500", "HKD", None),
        ("HK$500", "港元", "500", "HKD", None),
        ("¥1,000", "", "1000", "CNY", Code.CURRENCY_SIGN),
        ("$1,000", "", "1000", "USD", Code.CURRENCY_SIGN),
        ("500元", "", "500", "CNY", None),
        ("$12.5", "万美元", "12.5", "USD", Code.UNIT_IN_CELL),
        ("12.5万欧元", "万美元", "125000", "EUR", Code.UNIT_IN_CELL),
        ("¥12万", "万美元", "120000", "CNY", Code.UNIT_IN_CELL),
    ],
)
def test_a_cell_is_believed_and_contradictions_are_told(
    cell: str, column: str, whole: str, currency: str, code: Code | None
) -> None:
    value = numbers.amount(cell).value
    assert isinstance(value, Amount)
    _, read, said, _, remarks = own_units.settled(value, parse_unit(column) or NONE)
    assert (read, said) == (Decimal(whole), currency)
    assert [remark.code for remark in remarks] == ([code] if code else [])


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(("元", "万元", "亿元", "千美元")))
def test_a_number_is_brought_to_the_unit_of_its_column(number: Decimal, column: str) -> None:
    unit = parse_unit(column)
    assert unit is not None
    for own in ("元", "万元", "亿元"):
        value = numbers.amount(f"{number}{own}").value
        assert isinstance(value, Amount)
        of_column, whole, *_ = own_units.settled(value, unit)
        assert of_column * unit.scale == whole == number * (parse_unit(own) or NONE).scale


def orders(path: Path, heading: str, amount: str, currency: str = "", total: str = "") -> Checked:
    """Return the check of a file with one order."""
    firm = a_firm(id=FirmId(1), name_zh="绍兴青藤纺织有限公司")
    known = empty_store(firms=[firm], editions=[an_edition(id=EditionId(1))])
    head = f"合同号,企业名称,成交类型,签约日期,{heading}" + (",币种" if currency else "")
    row = f"HT1,绍兴青藤纺织有限公司,成交,2023-04-12,{amount}" + (f",{currency}" if currency else "")
    rows = f"{head}\n{row}\n" + (f"合计,,,,{total}\n" if total else "")
    return checked("orders", text(path / "a.csv", rows), known)


@pytest.mark.parametrize(
    "heading, amount, currency, total",
    [
        ("金额", "12.5万欧元", "欧元", "125000.00 EUR"),
        ("金额（万元）", "12.5", "美元", "125000.00 USD"),
        ("金额（万元）", "12.5万元", "美元", "125000.00 USD"),
        ("金额", "$500", "港币", "500.00 HKD"),
        ("金额（万美元）", "12.5", "USD", "125000.00 USD"),
    ],
)
def test_the_column_of_currencies_speaks_where_a_sign_is_shared(
    tmp_path: Path, heading: str, amount: str, currency: str, total: str
) -> None:
    result = orders(tmp_path, heading, amount, currency)
    (added,) = result.sums
    assert (result.counts.new, f"{added.sum} {added.unit}") == (1, total)


@pytest.mark.parametrize(
    "heading, amount, currency",
    [("金额", "12.5万欧元", "美元"), ("金额", "¥500", "美元"), ("金额（万美元）", "12.5", "欧元")],
)
def test_a_currency_that_contradicts_its_column_is_rejected(
    tmp_path: Path, heading: str, amount: str, currency: str
) -> None:
    result = orders(tmp_path, heading, amount, currency)
    assert (result.counts.new, result.counts.rejected) == (0, 1)
    assert told(result.findings, "currency_conflict") == [(2, "amount", "currency_conflict")]


def test_a_total_is_held_against_amounts_with_units_of_their_own(tmp_path: Path) -> None:
    result = orders(tmp_path, "金额（美元）", "12.5万", total="125000")
    assert [control.matches for control in result.controls] == [True]


def test_a_shared_sign_is_told_once_for_its_column(tmp_path: Path) -> None:
    result = orders(tmp_path, "金额", "¥500")
    (finding,) = [finding for finding in result.findings if finding.code is Code.CURRENCY_SIGN]
    assert (finding.severity, finding.params["count"], finding.place.cell) == (Severity.NOTE, 1, "E2")
