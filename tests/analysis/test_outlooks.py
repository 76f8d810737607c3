"""The year's end: what is known stands, the interval holds the middle, a higher target is less likely."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.courses import GROWN, SHAPE, YI, a_course, months
from tradeplanner.analysis.outlooks import outlook
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.domain.outlooks import Outlook

NOISE = (102, 97, 101, 99, 104, 96, 100, 103, 98, 101, 95, 104)
EARLIER = tuple(value * YI * NOISE[(at * 5) % 12] // 100 for at, value in enumerate((*SHAPE, *SHAPE, *SHAPE)))


def eight(target: int | None = 837) -> tuple[Course, tuple[int, ...]]:
    """Return eight months of a year, and the run up to them."""
    return a_course(months(*GROWN[:8]), target=target), (*EARLIER, *(value * YI for value in GROWN[:8]))


def found(target: int | None = 837) -> Outlook:
    """Return the outlook of these."""
    made = outlook(*eight(target))
    assert made is not None
    return made


def test_the_middle_lies_within_the_interval_and_near_what_such_years_end_at() -> None:
    made = found()
    assert made.low is not None
    assert made.middle is not None
    assert made.high is not None
    assert made.low.minor < made.middle.minor < made.high.minor
    assert made.middle.minor == pytest.approx(sum(GROWN) * YI, rel=0.05)
    assert made.path[-1] == (made.low.minor, made.middle.minor, made.high.minor)
    assert len(made.path) == 4


def test_what_is_known_is_never_taken_back() -> None:
    course, run = eight()
    assert course.cumulative is not None
    made = outlook(course, run)
    assert made is not None
    assert min(low for low, _, _ in made.path) >= course.cumulative.minor


def test_the_chance_falls_as_the_target_rises() -> None:
    chances = [found(target).chance for target in (600, 830, 850, 870, 1200)]
    assert chances == sorted(chances, reverse=True)  # type: ignore[type-var]  # every one has a target
    assert (chances[0], chances[-1]) == (Decimal(1), Decimal(0))


def test_the_chance_of_the_middle_is_about_even() -> None:
    made = found()
    assert made.middle is not None
    course, run = eight()
    even = outlook(replace(course, amount=made.middle), run)
    assert even is not None
    assert even.chance is not None
    assert Decimal("0.4") < even.chance < Decimal("0.6")


def test_without_a_target_there_is_no_chance() -> None:
    assert found(target=None).chance is None


def test_less_than_two_years_have_no_forecast_but_say_how_many_months_there_are() -> None:
    course, run = eight()
    short = outlook(course, run[-23:])
    assert short == Outlook(months=23)
    assert not short.known


@pytest.mark.parametrize("course", [a_course(months(*GROWN)), a_course(months())])
def test_a_year_that_is_over_or_has_not_begun_has_no_outlook(course: Course) -> None:
    assert outlook(course, EARLIER) is None


def test_no_money_changes_its_currency() -> None:
    assert isinstance(found().middle, Money)
    assert {end.currency for end in (found().low, found().middle, found().high) if end} == {"CNY"}
