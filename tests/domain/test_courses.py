"""The course of a year: attainment, time progress, points, growth, pace and as-of date."""

import itertools
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.courses import SHAPE, YI, a_course, a_question, months
from tradeplanner.domain.courses import Series, course
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.rates import MissingRate, Rate, RateBook
from tradeplanner.domain.spans import Span
from tradeplanner.domain.targets import Phasing, shares

WEIGHTS = st.lists(st.integers(0, 10**6), min_size=12, max_size=12).filter(any)


@given(WEIGHTS, st.sampled_from(Phasing))
def test_phasing_rises_from_month_to_month_and_ends_at_the_whole(
    weights: list[int], phasing: Phasing
) -> None:
    parts = shares(phasing, [Decimal(w) for w in weights], 2023)
    assert len(parts) == 12
    assert parts[-1] == 1
    assert all(a <= b for a, b in itertools.pairwise(parts))


@given(st.lists(st.integers(1, 500), min_size=12, max_size=12), st.integers(1, 12), st.integers(100, 200))
def test_who_grows_alike_each_month_is_on_course(shape: list[int], through: int, percent: int) -> None:
    """A target of x % more than last year, and each month x % up, is neither ahead nor behind."""
    now = months(*(value * percent for value in shape[:through]), unit=1)
    asked = a_question(1)
    assert asked.target is not None
    goal = replace(asked.target, amount=Money(sum(shape) * percent, "CNY"))
    found = course(replace(asked, target=goal), now, months(*(value * 100 for value in shape), unit=1))
    assert found.points is not None
    assert abs(found.points) < Decimal("1e-20")
    assert found.growth == Decimal(percent) / 100 - 1


def test_the_published_figures_come_out() -> None:
    """January–November 2023 of the district: 794.3, +17.5 % (newspaper page, January 2024)."""
    found = a_course(
        Series((("CNY", Span(1, 11, 7943 * YI // 10)),)), Series((("CNY", Span(1, 11, 676 * YI)),))
    )
    assert found.cumulative == Money(7943 * YI // 10, "CNY")
    assert found.growth is not None
    assert half_up(found.growth * 100, 1) == Decimal("17.5")
    assert found.attainment is not None
    assert half_up(found.attainment * 100, 1) == Decimal("94.9")


def test_points_are_attainment_less_time_progress() -> None:
    found = a_course()
    assert found.attainment is not None
    assert found.points == (found.attainment - found.progress) * 100
    assert found.progress == Decimal(sum(SHAPE[:11])) / sum(SHAPE)
    assert found.target[10] == int(half_up(837 * YI * found.progress, 0))


def test_a_past_year_stands_at_its_last_month_with_data() -> None:
    assert a_course().as_of == date(2023, 11, 30)
    assert a_course(Series()).as_of == date(2023, 12, 31)


def test_the_current_year_stands_at_today_and_counts_closed_months_only() -> None:
    found = a_course(months(*SHAPE), today=date(2023, 6, 29))
    assert (found.as_of, found.through, found.closes) == (date(2023, 6, 29), 5, date(2023, 5, 31))


def test_an_earlier_date_can_be_asked_for() -> None:
    assert a_course(as_of=date(2023, 3, 31)).through == 3
    assert a_course(as_of=date(2023, 3, 30)).through == 2


@pytest.mark.parametrize("then", [Series(), months(*SHAPE[:11])])
def test_without_a_whole_last_year_days_phase_the_target(then: Series) -> None:
    found = a_course(then=then)
    assert found.phasing is Phasing.DAYS
    assert found.progress == Decimal(334) / 365


def test_no_target_gives_no_attainment_but_growth() -> None:
    found = a_course(target=None)
    assert (found.attainment, found.points, found.target) == (None, None, ())
    assert found.growth is not None


def test_sums_of_firms_are_not_compared_with_a_published_total() -> None:
    published = Series(months(*SHAPE).spans, by_firm=False)
    found = a_course(then=published)
    assert found.growth is None
    assert not any(found.last_year)
    assert found.phasing is Phasing.LAST_YEAR


def test_a_published_growth_goes_before_the_computed_one() -> None:
    found = a_course(published=((11, Decimal("17.5")),))
    assert found.growth == Decimal("0.175")


def test_amounts_in_another_currency_are_converted_at_the_month_end() -> None:
    book = RateBook(
        [Rate(currency="USD", first=date(2023, 1, 31), last=date(2023, 1, 31), quoted=Decimal(7))]
    )
    now = Series((("USD", Span(1, 1, 100)), ("CNY", Span(1, 1, 50)), ("USD", Span(2, 2, 100))))
    found = a_course(now, Series(), book=book)
    assert found.actual[:2] == (750, None)
    assert found.missing == (MissingRate("USD", date(2023, 2, 28)),)


def test_the_pace_follows_last_years_shape() -> None:
    found = a_course()
    assert found.forecast is not None
    assert found.cumulative is not None
    assert found.forecast.minor == int(half_up(found.cumulative.minor / found.progress, 0))


@pytest.mark.parametrize("now", [months(70, 40), months(*SHAPE), months(0, 0, 0), months(70, 40, -200)])
def test_too_little_or_a_whole_year_has_no_pace(now: Series) -> None:
    assert a_course(now).forecast is None


def test_a_year_with_a_gap_names_it_and_has_no_pace() -> None:
    spans = tuple(pair for pair in months(*SHAPE[:9]).spans if pair[1].last != 4)
    found = a_course(Series(spans))
    assert (found.gaps, found.forecast) == ((4,), None)
