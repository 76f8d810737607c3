"""What is wrong with a delegate by itself, told without a word about the person."""

from dataclasses import fields
from datetime import date

from tests.builders import a_delegate
from tradeplanner.domain import delegates
from tradeplanner.domain.delegates import PERSONAL, Delegate
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
