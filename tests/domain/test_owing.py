"""What is owed: the allotment's fee or the recorded one, never both; never two currencies added."""

from datetime import date

from tests.builders import a_booth, a_fee
from tradeplanner.domain.fees import FeeKind
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.owing import bare, days_overdue, due_of, sums

YUAN, DOLLARS = Money(1_000_00, "CNY"), Money(200_00, "USD")


def test_a_booths_own_fee_counts_until_a_booth_fee_is_recorded() -> None:
    booth = a_booth(firm_id=FirmId(1), fee=YUAN, fee_home=None, paid=Money(400_00, "CNY"))
    deposit = a_fee(kind=FeeKind.DEPOSIT, due=DOLLARS)
    found = sums([deposit], [booth])
    assert (found.due, found.open) == ([DOLLARS, YUAN], [DOLLARS, Money(600_00, "CNY")])
    balance = a_fee(kind=FeeKind.BOOTH_FINAL, due=Money(900_00, "CNY"))
    assert sums([balance], [booth]).due == [Money(900_00, "CNY")]
    void = a_fee(kind=FeeKind.BOOTH_FINAL, voided_on=date(2024, 1, 1), void_reason="示例")
    assert bare([void], [booth]) == [booth]
    assert sums([void], [booth]).due == [YUAN]


def test_a_free_booth_owes_nothing() -> None:
    assert sums([], [a_booth(firm_id=None, fee=YUAN)]).due == []


def test_days_overdue_count_only_what_is_open() -> None:
    late = a_fee(due_on=date(2024, 1, 1))
    assert days_overdue(late, date(2024, 1, 11)) == 10
    assert days_overdue(late, date(2024, 1, 1)) == 0
    assert days_overdue(a_fee(due_on=date(2024, 1, 1), paid=late.due), date(2024, 2, 1)) == 0


def test_several_booths_are_added_within_one_currency_only() -> None:
    one = a_booth(firm_id=FirmId(1), fee=YUAN, paid=None)
    assert due_of([one, one], None) == (Money(2_000_00, "CNY"), None)
    assert due_of([one, a_booth(firm_id=FirmId(1), fee=DOLLARS)], None) is None
    assert due_of([], DOLLARS) == (DOLLARS, None)
    assert due_of([], None) is None


def test_a_booth_paid_in_yuan_is_due_in_yuan_and_no_payment_is_lost() -> None:
    paid = Money(7_000_00, "CNY")
    told = a_booth(firm_id=FirmId(1), fee=DOLLARS, fee_home=Money(9_000_00, "CNY"), paid=paid)
    assert due_of([told], None) == (Money(9_000_00, "CNY"), paid)
    untold = a_booth(firm_id=FirmId(1), fee=DOLLARS, paid=paid)
    assert due_of([untold], None) is None
