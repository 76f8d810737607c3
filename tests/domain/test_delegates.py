"""What is wrong with a delegate by itself, told without a word about the person."""

from dataclasses import fields
from datetime import date

import pytest

from tests.builders import a_delegate
from tradeplanner.domain import delegates
from tradeplanner.domain.delegates import (
    PERSONAL,
    Delegate,
    VisaState,
    doubts,
    masked,
    months_after,
    visa_late,
)
from tradeplanner.domain.findings import Code


def test_a_delegate_has_a_name() -> None:
    (found,) = delegates.check(a_delegate(name=" "))
    assert (found.code, found.place.field) == (Code.REQUIRED, "name")


def test_nobody_comes_home_before_leaving() -> None:
    away = a_delegate(leaves_on=date(2024, 4, 9), back_on=date(2024, 4, 8))
    (found,) = delegates.check(away)
    assert (found.code, found.place.field) == (Code.DATES_REVERSED, "back_on")


def test_a_day_trip_is_sound() -> None:
    day = date(2024, 4, 9)
    assert delegates.check(a_delegate(leaves_on=day, back_on=day)) == []


def test_what_is_personal_is_a_field() -> None:
    assert {field.name for field in fields(Delegate)} > PERSONAL


@pytest.mark.parametrize(
    "day, months, after",
    [
        (date(2024, 4, 14), 6, date(2024, 10, 14)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
    ],
)
def test_the_same_day_months_later(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_the_day_of_coming_home_goes_before_the_end_of_the_fair() -> None:
    person = a_delegate(back_on=date(2024, 4, 20), passport_expires=date(2024, 10, 15))
    assert [f.params for f in doubts(person, date(2024, 4, 12))] == [{"until": "2024-10-20"}]
    assert doubts(a_delegate(passport_expires=date(2024, 10, 15)), date(2024, 4, 12)) == []
    assert doubts(a_delegate(passport_expires=date(2024, 1, 1))) == []


def test_a_visa_is_late_only_while_it_is_waited_for_shortly_before_the_journey() -> None:
    leaves = date(2024, 4, 20)
    waiting = a_delegate(visa_state=VisaState.SUBMITTED, leaves_on=leaves)
    assert visa_late(waiting, date(2024, 4, 6))
    assert visa_late(a_delegate(visa_state=VisaState.REFUSED), leaves, leaves)
    assert not visa_late(waiting, date(2024, 4, 5)), "there is time"
    assert not visa_late(waiting, date(2024, 4, 21)), "the journey has begun"
    assert not visa_late(a_delegate(visa_state=VisaState.GRANTED, leaves_on=leaves), leaves)
    assert not visa_late(a_delegate(leaves_on=leaves), leaves), "nobody has said anything of a visa"
    assert not visa_late(a_delegate(visa_state=VisaState.SUBMITTED), leaves)


def test_a_masked_day_tells_nothing_and_a_masked_text_its_ends() -> None:
    assert masked(date(2027, 3, 27)) == "····"
    assert masked("E12345678") == "E····78"
    assert masked(None) == ""
