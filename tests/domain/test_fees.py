"""Fees by themselves: how far each has come, and what is wrong with one."""

from datetime import date

import pytest

from tests import builders
from tradeplanner.domain import fees
from tradeplanner.domain.fees import FeeState
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money


@pytest.mark.parametrize(
    "paid, state",
    [
        (None, FeeState.DUE),
        (0, FeeState.DUE),
        (499_999, FeeState.PART),
        (500_000, FeeState.PAID),
        (500_001, FeeState.PAID),
    ],
)
def test_a_fee_is_paid_when_all_of_it_is(paid: int | None, state: FeeState) -> None:
    amount = None if paid is None else Money(paid, "CNY")
    assert fees.state(builders.a_fee(paid=amount)) is state


def test_a_void_fee_keeps_what_was_paid_and_says_why() -> None:
    void = builders.a_fee(paid=Money(1, "CNY"), voided_on=date(2023, 4, 1), void_reason="退展（示例）")
    assert fees.state(void) is FeeState.VOID
    assert fees.check(void) == []


def test_each_fault_is_at_its_field() -> None:
    for changes, code, field in (
        ({"due": Money(-1, "CNY")}, Code.NEGATIVE, "due"),
        ({"paid": Money(-1, "CNY")}, Code.NEGATIVE, "paid"),
        ({"paid": Money(1, "USD")}, Code.CURRENCIES_DIFFER, "paid"),
        ({"paid": Money(5_000_01, "CNY")}, Code.PAID_OVER_DUE, "paid"),
        ({"voided_on": date(2023, 4, 1)}, Code.REASON_REQUIRED, "void_reason"),
    ):
        (finding,) = fees.check(builders.a_fee(**changes))
        assert (finding.code, finding.place.field) == (code, field)
