"""Rates as quoted, the day that each covers, and conversion through the yuan."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_rate
from tests.strategies import days, money, rates
from tradeplanner.domain import rates as domain
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import MissingRate, Rate, RateBook

APRIL = date(2023, 4, 12)


@pytest.mark.parametrize(
    "quoted, per, inverse, worth",
    [
        ("688.76", 100, 0, "6.8876"),
        ("6.8876", 1, 0, "6.8876"),
        ("0.125", 1, 1, "8"),
        ("25", 100, 1, "4"),
    ],
)
def test_a_quotation_says_what_one_unit_is_worth(quoted: str, per: int, inverse: int, worth: str) -> None:
    assert a_rate(quoted=Decimal(quoted), per=per, inverse=bool(inverse)).yuan_per_unit == Decimal(worth)


def test_a_months_rate_covers_its_days_and_no_others() -> None:
    book = RateBook([a_rate()], days=0)

    assert book.find("USD", date(2023, 4, 1)) == book.find("USD", date(2023, 4, 30)) == a_rate()
    assert book.find("USD", date(2023, 5, 1)) is None
    assert book.find("EUR", APRIL) is None


def test_a_day_without_a_rate_takes_the_nearest_earlier_one_within_the_days_stated() -> None:
    old, new = (a_rate(first=day, last=day) for day in (date(2023, 4, 3), date(2023, 4, 7)))
    book = RateBook([new, old], days=3)

    assert book.find("USD", date(2023, 4, 10)) == new
    assert book.find("USD", date(2023, 4, 11)) is None
    assert book.find("USD", date(2023, 4, 6)) == old
    assert book.find("USD", date(2023, 4, 2)) is None


def test_of_two_sources_the_later_span_then_the_first_by_name_wins() -> None:
    spans = [a_rate(source="b"), a_rate(source="a"), a_rate(first=date(2023, 4, 2), last=date(2023, 5, 1))]

    for given_ in (spans, spans[::-1]):
        book = RateBook(given_)
        assert book.find("USD", date(2023, 4, 1)) == spans[1]
        assert book.find("USD", APRIL) == spans[2]


@given(st.lists(rates(), max_size=8), days(), st.integers(0, 40))
def test_the_rate_of_a_day_is_the_one_found_by_looking_through_all(
    known: list[Rate], on: date, most: int
) -> None:
    known = [replace(rate, currency="USD") for rate in known]
    covering = [rate for rate in known if rate.first <= on <= rate.last]
    past = [rate for rate in known if rate.last < on]
    latest = [rate for rate in past if rate.last == max(one.last for one in past)]
    near = [rate for rate in latest if (on - rate.last).days <= most]

    found = RateBook(known, most).find("USD", on)

    def rank(rate: Rate) -> tuple[timedelta, int, str, int]:
        return rate.last - rate.first, -rate.first.toordinal(), rate.source, int(rate.id or 0)

    wanted = min(covering or near, key=rank, default=None)
    assert (found and rank(found)) == (wanted and rank(wanted))


def test_a_days_own_rate_comes_before_its_months() -> None:
    day = a_rate(first=APRIL, last=APRIL, quoted=Decimal(700))

    for order in ([a_rate(), day], [day, a_rate()]):
        assert RateBook(order).find("USD", APRIL) == day


def test_the_yuan_needs_no_rate() -> None:
    book = RateBook([])

    assert book.yuan_per_unit("CNY", APRIL) == 1
    assert book.convert(Money(100, "CNY"), "CNY", APRIL) == Money(100, "CNY")


def test_a_missing_rate_is_named_and_never_guessed() -> None:
    book = RateBook([a_rate()], days=0)

    assert book.convert(Money(100, "EUR"), "CNY", APRIL) == MissingRate("EUR", APRIL)
    assert book.convert(Money(100, "USD"), "JPY", APRIL) == MissingRate("JPY", APRIL)
    assert book.convert(Money(100, "USD"), "CNY", date(2023, 5, 1)) == MissingRate("USD", date(2023, 5, 1))


def test_conversion_rounds_half_up_once_at_the_end() -> None:
    book = RateBook([a_rate(), a_rate(currency="JPY", quoted=Decimal("5.1626"), per=100)])

    assert book.convert(Money.of("100", "USD"), "CNY", APRIL) == Money.of("688.76", "CNY")
    assert book.convert(Money.of("100", "USD"), "JPY", APRIL) == Money.of("13341", "JPY")
    assert book.convert(Money.of("0.01", "USD"), "CNY", APRIL) == Money.of("0.07", "CNY")


@given(rates(), money())
def test_there_and_back_is_at_most_the_rounding_away(rate: Rate, amount: Money) -> None:
    book = RateBook([rate])
    held = Money(amount.minor, rate.currency)
    yuan = book.convert(held, "CNY", rate.first)
    assert isinstance(yuan, Money)
    back = book.convert(yuan, rate.currency, rate.first)
    assert isinstance(back, Money)

    fen_in_their_money = Decimal("0.005") / rate.yuan_per_unit
    step = abs(Money(1, rate.currency).amount)
    assert abs(back.amount - held.amount) <= fen_in_their_money + step


@given(rates(), days())
def test_a_rate_is_found_on_exactly_its_days(rate: Rate, on: date) -> None:
    assert (RateBook([rate]).find(rate.currency, on) is rate) is (rate.first <= on <= rate.last)


@given(rates())
def test_sound_rates_have_no_findings(rate: Rate) -> None:
    assert domain.check(rate) == []


@pytest.mark.parametrize(
    "rate, code, field",
    [
        (a_rate(currency="CNY"), Code.UNKNOWN_CURRENCY, "currency"),
        (a_rate(currency="XXX"), Code.UNKNOWN_CURRENCY, "currency"),
        (a_rate(quoted=Decimal(0)), Code.NOT_POSITIVE, "quoted"),
        (a_rate(per=0), Code.NOT_POSITIVE, "per"),
        (a_rate(last=date(2023, 3, 31)), Code.DATES_REVERSED, "last"),
    ],
)
def test_what_is_wrong_with_a_rate_is_said_at_its_field(rate: Rate, code: Code, field: str) -> None:
    assert [(finding.code, finding.place.field) for finding in domain.check(rate)] == [(code, field)]


def test_a_rate_far_from_the_last_is_warned_of() -> None:
    last = a_rate(currency="EUR", quoted=Decimal("775.7"), per=100)
    (finding,) = domain.compare(a_rate(currency="EUR", quoted=Decimal("7.7"), per=100), [last])
    assert (finding.code, finding.severity, finding.place.field) == (
        Code.RATE_FAR,
        Severity.WARNING,
        "quoted",
    )
    assert (finding.params["now"], finding.params["past"]) == ("0.077", "7.757")
    assert domain.compare(a_rate(currency="EUR", quoted=Decimal("7.9"), per=1), [last]) == []
    assert domain.compare(a_rate(currency="JPY", quoted=Decimal("4.9"), per=100), [last]) == []
