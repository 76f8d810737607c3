"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import NOTHING
from tradeplanner.importing.grid import Cell, ErrorValue


@pytest.mark.parametrize(
    "cell, number",
    [
        (849.45, "849.45"),
        (0, "0"),
        (0.1, "0.1"),
        ("142,687,476", "142687476"),
        ("２，７１２．７１", "2712.71"),
        ("（1,234.5）", "-1234.5"),
        ("100-", "-100"),
        ("−5", "-5"),
        ("1.2e3", "1200"),
        (" 12 ", "12"),
    ],
)
def test_a_number_is_exact(cell: Cell, number: str) -> None:
    found = numbers.amount(cell)
    assert isinstance(found.value, Amount)
    assert found.value.number == Decimal(number)
    assert found.remarks == ()


@pytest.mark.parametrize(
    "text, number, scale, currency",
    [
        ("12.5万美元", "12.5", 10_000, "USD"),
        ("3.5亿元", "3.5", 100_000_000, "CNY"),
        ("US$ 1,000", "1000", 1, "USD"),
        ("¥12", "12", 1, "CNY"),
        ("EUR 7.50", "7.50", 1, "EUR"),
    ],
)
def test_a_unit_in_the_cell_is_kept_apart(text: str, number: str, scale: int, currency: str) -> None:
    value = numbers.amount(text).value
    assert isinstance(value, Amount)
    assert value.unit is not None
    assert (value.number, value.unit.scale, value.unit.currency) == (
        Decimal(number),
        Decimal(scale),
        currency,
    )


def test_blank_dash_and_zero_are_three_values() -> None:
    assert numbers.amount(None).value is None
    assert numbers.amount("  ").value is None
    assert {numbers.amount(word).value for word in ("-", "/", "无", "N/A", "——")} == {NOTHING}
    assert numbers.number("0").value == 0


@pytest.mark.parametrize("cell", ["abc", "1,2", "12 pieces", "1.2.3", True, "(5", ErrorValue("#N/A")])
def test_what_is_no_number_is_told_and_has_no_value(cell: Cell) -> None:
    found = numbers.amount(cell)
    assert found.value is None
    code = Code.CELL_ERROR if isinstance(cell, ErrorValue) else Code.NOT_A_NUMBER
    assert [remark.code for remark in found.remarks] == [code]


def test_a_count_may_carry_its_word_but_no_fraction() -> None:
    assert numbers.whole("10个").value == 10
    assert numbers.whole(4.0).value == 4
    assert numbers.whole(4.5).remarks[0].code is Code.NOT_A_NUMBER


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_a_written_number_comes_back(number: Decimal) -> None:
    for text in (str(number), f"{number:,}"):
        assert numbers.number(text).value == number


@given(st.text(max_size=30))
def test_no_text_breaks_a_parser(text: str) -> None:
    found = numbers.amount(text)
    assert found.value is not None or found.remarks or not text.strip() or found.value is None
    assert all(remark.code is Code.NOT_A_NUMBER for remark in found.remarks)
