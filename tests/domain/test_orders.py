"""What must hold of an order; intended and actual are never one thing."""

from datetime import date

import pytest
from hypothesis import given

from tests.builders import an_order
from tests.strategies import orders as sound_orders
from tradeplanner.domain import orders
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL, Order, Stage


@given(sound_orders())
def test_sound_orders_have_no_findings(order: Order) -> None:
    assert orders.check(order) == []


@pytest.mark.parametrize(
    "order, code, field",
    [
        (an_order(amount=Money(0, "USD")), Code.NOT_POSITIVE, "amount"),
        (an_order(amount=Money(-1, "JPY")), Code.NOT_POSITIVE, "amount"),
        (an_order(amount=Money(100, "XXX")), Code.UNKNOWN_CURRENCY, "amount"),
        (an_order(amount=Money(-100, "XXX")), Code.UNKNOWN_CURRENCY, "amount"),
        (an_order(signed_on=date(203, 4, 1)), Code.YEAR_OUT_OF_RANGE, "signed_on"),
    ],
)
def test_what_is_wrong_with_an_order_is_said_at_its_field(order: Order, code: Code, field: str) -> None:
    assert [(finding.code, finding.place.field) for finding in orders.check(order)] == [(code, field)]


def test_neither_intended_nor_cancelled_orders_are_actual() -> None:
    assert set(Stage) - ACTUAL == {Stage.INTENDED, Stage.CANCELLED}
