"""Periods of a year, and how much of a year has passed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import YEARS, days
from tradeplanner.domain.periods import Period, days_in_year, share_of_days


@pytest.mark.parametrize(
    "period, opens, closes",
    [
        (Period.month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (Period(2023, 1, 2), date(2023, 1, 1), date(2023, 2, 28)),
        (Period(2023, 1, 11), date(2023, 1, 1), date(2023, 11, 30)),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(period: Period, opens: date, closes: date) -> None:
    assert (period.opens, period.closes) == (opens, closes)


@given(YEARS, st.integers(1, 12))
def test_the_day_after_a_month_is_the_first_of_the_next(year: int, month: int) -> None:
    following = Period.month(year, month).closes + timedelta(1)

    assert following.day == 1
    assert following.month == month % 12 + 1


@given(YEARS, days())
def test_the_share_of_a_year_lies_between_nothing_and_all(year: int, on: date) -> None:
    share = share_of_days(year, on)

    assert 0 <= share <= 1
    assert (share == 0) is (on.year < year)
    assert (share == 1) is (on >= date(year, 12, 31))


def test_each_day_adds_the_same_share() -> None:
    assert share_of_days(2023, date(2023, 1, 1)) == Decimal(1) / 365
    assert share_of_days(2024, date(2024, 12, 30)) == Decimal(365) / 366
    assert (days_in_year(2023), days_in_year(2024), days_in_year(2100)) == (365, 366, 365)
