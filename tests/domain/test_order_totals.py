"""Orders by edition: intended and actual apart, each at its own day's rate, exact."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.courses import ORDERS, a_fair, a_year, won
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import OrderSum, total
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import MissingRate, Rate, RateBook


@given(st.lists(st.tuples(st.sampled_from(Stage), st.integers(1, 10**11)), max_size=20))
def test_intended_and_actual_never_meet(orders: list[tuple[Stage, int]]) -> None:
    found = a_year([a_fair(1)], *(won(1, minor, stage) for stage, minor in orders))
    assert found.actual.minor == sum(m for s, m in orders if s in (Stage.CONTRACT, Stage.SHIPPED))
    assert found.intended.minor == sum(m for s, m in orders if s is Stage.INTENDED)


def test_each_order_is_converted_at_the_rate_of_its_own_day() -> None:
    book = RateBook(
        [
            Rate(currency="USD", first=date(2024, m, 1), last=date(2024, m, 28), quoted=Decimal(q))
            for m, q in ((3, "7.10"), (4, "7.20"))
        ]
    )
    parts = [OrderSum(EditionId(1), Stage.CONTRACT, "USD", date(2024, m, 5), 1, 100_00) for m in (3, 4)]
    found = total([a_fair(1)], parts, book, year=2024, currency="CNY", as_of=date(2024, 12, 31))
    assert found.actual == Money(710_00 + 720_00, "CNY")


def test_sums_are_rounded_once() -> None:
    book = RateBook(
        [Rate(currency="JPY", first=date(2024, 1, 1), last=date(2024, 12, 31), quoted=Decimal("0.044"))]
    )
    parts = [OrderSum(EditionId(1), Stage.CONTRACT, "JPY", date(2024, 1, day), 1, 1) for day in range(1, 11)]
    found = total([], parts, book, year=2024, currency="CNY", as_of=date(2024, 12, 31))
    assert found.rows == ()
    found = total([a_fair(1, None)], parts, book, year=2024, currency="CNY", as_of=date(2024, 12, 31))
    assert found.actual.minor == 44


def test_a_missing_rate_is_named_and_its_orders_are_counted_as_left_out() -> None:
    found = ORDERS["rate missing"]
    assert found.missing == (MissingRate("HKD", date(2024, 5, 8)),)
    assert (found.left_out, found.actual_count) == (1, 1)


def test_attainment_compares_like_with_like() -> None:
    """Orders of an edition without an aim do not help the aims of the others."""
    found = a_year([a_fair(1, 100_00), a_fair(2, None)], won(1, 50_00), won(2, 900_00))
    assert found.attainment == Decimal("0.5")
    assert not found.all_aimed


def test_rows_come_by_actual_orders_and_those_outside_fairs_last() -> None:
    found = a_year([a_fair(1), a_fair(2)], won(1, 5), won(2, 7), won(None, 100))
    assert [row.edition for row in found.rows] == [2, 1, None]


@pytest.mark.parametrize("status", [Status.IDEA, Status.CANCELLED, Status.POSTPONED])
def test_an_edition_that_is_not_held_is_listed_only_with_orders(status: Status) -> None:
    dead = [a_fair(1, status=status), a_fair(2, status=status)]
    assert [row.edition for row in a_year(dead, won(2, 5)).rows] == [2]


def test_an_aim_in_another_currency_is_taken_at_the_opening_day() -> None:
    found = a_year([a_fair(1, aim=Money(100_00, "EUR"))])
    assert found.aim == Money.of(Decimal(100) * Decimal("7.75775") / Decimal("7.1071"), "USD")


def test_a_year_without_orders_or_aims_is_empty() -> None:
    assert ORDERS["nothing"].is_empty
    assert not ORDERS["no orders yet"].is_empty
