"""Money is exact, keeps its currency's places, and never mixes currencies."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.strategies import CURRENCIES, money
from tradeplanner.domain.money import PLACES, Money, half_up, summed


@pytest.mark.parametrize(
    "value, places, rounded",
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.005", 2, "1.01"),
        ("1.0049", 2, "1.00"),
        ("150", -2, "2E+2"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert half_up(Decimal(value), places) == Decimal(rounded)


@given(money(minimum=-(10**13)))
def test_an_amount_comes_back_as_it_was(sum_of_money: Money) -> None:
    assert Money.of(sum_of_money.amount, sum_of_money.currency) == sum_of_money


@given(st.decimals(-(10**9), 10**9, places=4), CURRENCIES)
def test_the_stored_amount_is_at_most_half_a_minor_unit_away(value: Decimal, currency: str) -> None:
    stored = Money.of(value, currency)

    assert abs(stored.amount - value) * 2 <= Decimal(1).scaleb(-PLACES[currency])


@pytest.mark.parametrize("currency, minor", [("JPY", 1235), ("CNY", 123456), ("KWD", 1234560)])
def test_minor_units_follow_the_currency(currency: str, minor: int) -> None:
    assert Money.of("1234.56", currency).minor == minor


@given(st.lists(st.integers(-(10**12), 10**12), max_size=20))
def test_sums_are_exact_in_any_order(minors: list[int]) -> None:
    total = sum((Money(minor, "CNY") for minor in minors), Money(0, "CNY"))

    assert total == sum((Money(minor, "CNY") for minor in reversed(minors)), Money(0, "CNY"))
    assert total.minor == sum(minors)


@given(money(), money())
def test_unlike_currencies_are_never_added(one: Money, other: Money) -> None:
    assume(one.currency != other.currency)

    with pytest.raises(ValueError, match="cannot be added"):
        one + other


def test_a_currency_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        Money.of(1, "XXX")


def test_each_currency_is_summed_by_itself() -> None:
    amounts = [Money(1_00, "USD"), Money(5, "JPY"), Money(2_50, "USD")]
    assert summed(amounts) == [Money(3_50, "USD"), Money(5, "JPY")]
    assert summed([]) == []
