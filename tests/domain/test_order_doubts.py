"""What is worth a second look at an order, and what is honest trade."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_figure, a_rate, an_order
from tradeplanner.domain import order_doubts as doubts
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import RateBook

BOOK = RateBook([a_rate(first=date(2023, 4, 1), last=date(2023, 4, 30))])


def test_the_same_buyer_and_amount_is_told_whatever_the_number_of_the_contract() -> None:
    known = an_order(id=OrderId(1))
    for other in (
        {"contract_no": "HT0002"},
        {"contract_no": ""},
        {"buyer": " buyer co.,ltd. "},
        {"firm_id": FirmId(2)},
    ):
        assert doubts.twice(an_order(**other), [known]) is known


def test_an_intention_and_its_contract_other_amounts_and_no_buyer_are_no_two() -> None:
    known = an_order(id=OrderId(1))
    for other in (
        {"stage": Stage.INTENDED}, {"stage": Stage.CANCELLED}, {"amount": Money(120_000_01, "USD")},
        {"amount": Money(120_000_00, "EUR")}, {"buyer": ""}, {"id": OrderId(1)},
    ):  # fmt: skip
        assert doubts.twice(an_order(**other), [known]) is None
    assert doubts.twice(an_order(stage=Stage.SHIPPED), [known]) is known
    assert doubts.twice(an_order(buyer=""), [replace(known, buyer="")]) is None


def test_an_order_above_a_years_exports_is_told_in_unlike_currencies_too() -> None:
    stated = a_figure(value=Money(119_999_99, "USD"))
    assert doubts.over(an_order(), stated, BOOK) is not None
    assert doubts.over(an_order(), a_figure(value=Money(120_000_00, "USD")), BOOK) is None
    assert doubts.over(an_order(), None, BOOK) is None
    yuan = Decimal(120_000) * Decimal("6.8876")
    told = doubts.over(an_order(), a_figure(value=Money.of(yuan - 1, "CNY")), BOOK)
    assert told is not None
    assert told.code is Code.ORDER_OVER_EXPORTS
    assert not told.severity.holds_back
    assert doubts.over(an_order(), a_figure(value=Money.of(yuan, "CNY")), BOOK) is None
    assert doubts.over(an_order(), a_figure(value=Money.of(1, "CNY")), RateBook([])) is None


def test_the_newest_years_exports_count() -> None:
    rows = [a_figure(year=2021), a_figure(year=2022), a_figure(year=2023, measure="trade")]
    assert doubts.yearly(rows) is rows[1]
    assert doubts.yearly([a_figure(value=Money(0, "USD"))]) is None


@given(st.lists(st.integers(10**4, 10**6), min_size=3, max_size=9), st.sampled_from(["large", "small"]))
def test_a_unit_that_slipped_is_told_and_a_hundredfold_is_not(figures: list[int], slip: str) -> None:
    fellows = [Money(figure, "USD") for figure in figures]
    middle = sorted(figures)[len(figures) // 2]
    far = middle * 2_000 if slip == "large" else max(sorted(figures)[(len(figures) - 1) // 2] // 2_000, 1)
    told = doubts.slipped(an_order(amount=Money(far, "USD")), fellows)
    assert told is not None
    assert told.code is Code.ORDER_SLIP
    assert (
        doubts.slipped(an_order(amount=Money(sorted(figures)[(len(figures) - 1) // 2] * 9, "USD")), fellows)
        is None
    )
    assert doubts.slipped(an_order(amount=Money(far, "EUR")), fellows) is None
    assert doubts.slipped(an_order(amount=Money(far, "USD")), fellows[:2]) is None
