"""Amounts in capitals: the examples of the rule itself, and every amount read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.capitals import DIGITS, in_capitals
from tradeplanner.domain.money import Money


@pytest.mark.parametrize(
    "minor, words",
    [
        # The examples of 支付结算办法, 附一.
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (168032, "壹仟陆佰捌拾元零叁角贰分"),
        (10700053, "壹拾万柒仟元零伍角叁分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (32504, "叁佰贰拾伍元零肆分"),
        # What else can befall an amount.
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (53, "伍角叁分"),
        (1000, "壹拾元整"),
        (1005, "壹拾元零伍分"),
        (1000000, "壹万元整"),
        (10000100000, "壹亿零壹仟元整"),
        (10100000000, "壹亿零壹佰万元整"),
        (-168032, "负壹仟陆佰捌拾元零叁角贰分"),
        (7943000000000, "柒佰玖拾肆亿叁仟万元整"),
        (1234500000000 * 100, "壹万贰仟叁佰肆拾伍亿元整"),
        (10**18, "壹亿亿元整"),
    ],
)
def test_amount_is_written_as_the_rule_says(minor: int, words: str) -> None:
    assert in_capitals(Money(minor, "CNY")) == f"人民币{words}"


@given(st.integers(-(10**24), 10**24))
def test_any_amount_is_read_back(minor: int) -> None:
    assert _read(in_capitals(Money(minor, "CNY"))) == minor


@given(st.integers(-(10**12), 10**12))
def test_zeros_never_stand_in_a_row_nor_before_a_unit(minor: int) -> None:
    words = in_capitals(Money(minor, "CNY"))
    assert "零零" not in words
    assert re.search("零[拾佰仟万亿角分整]", words) is None
    assert words.endswith(("整", "分"))


def test_other_currency_is_refused() -> None:
    with pytest.raises(ValueError, match="USD"):
        in_capitals(Money(100, "USD"))


def _read(words: str) -> int:
    """Return the minor units that the words say, read independently of how they were written."""
    found = re.fullmatch("人民币(负?)(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?整?", words)
    assert found is not None, words
    sign, yuan, jiao, fen = found.groups()
    minor = _number(yuan or "") * 100 + DIGITS.index(jiao or "零") * 10 + DIGITS.index(fen or "零")
    return -minor if sign else minor


def _number(words: str) -> int:
    for unit, size in (("亿", 10**8), ("万", 10**4), ("仟", 1000), ("佰", 100), ("拾", 10)):
        if unit in words:
            high, _, low = words.rpartition(unit)
            return _number(high) * size + _number(low)
    return DIGITS.index(words[-1]) if words else 0
