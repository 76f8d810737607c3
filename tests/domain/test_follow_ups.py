"""Rounds of follow-up: when each is due, and how far it has come."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_follow_up
from tradeplanner.domain import follow_ups as rules
from tradeplanner.domain.findings import Code
from tradeplanner.domain.follow_ups import ROUNDS, Asked, FollowUp

DUE, BEFORE = date(2023, 7, 13), date(2023, 7, 12)


@pytest.mark.parametrize(
    "closes, months, due",
    [
        (date(2023, 4, 13), 3, date(2023, 7, 13)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2022, 11, 30), 3, date(2023, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
    ],
)
def test_a_round_is_due_on_the_same_day_or_at_the_end_of_a_shorter_month(
    closes: date, months: int, due: date
) -> None:
    assert rules.due(closes, months) == due


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(ROUNDS))
def test_a_round_is_never_late_by_more_than_its_months(closes: date, months: int) -> None:
    due = rules.due(closes, months)
    assert (due.year - closes.year) * 12 + due.month - closes.month == months
    assert due.day <= closes.day


@pytest.mark.parametrize(
    "row, today, asked",
    [
        (None, BEFORE, Asked.LATER),
        (None, DUE, Asked.DUE),
        (a_follow_up(sent_on=BEFORE), BEFORE, Asked.SENT),
        (a_follow_up(sent_on=BEFORE, answered_on=DUE), DUE, Asked.ANSWERED),
        (a_follow_up(answered_on=DUE), BEFORE, Asked.ANSWERED),
    ],
)
def test_how_far_a_round_has_come(row: FollowUp | None, today: date, asked: Asked) -> None:
    assert rules.asked(DUE, row, today) is asked


def test_rules() -> None:
    assert rules.check(a_follow_up()) == []
    (strange,) = rules.check(a_follow_up(months=4))
    assert strange.code is Code.ROUND_UNKNOWN
    (early,) = rules.check(a_follow_up(sent_on=DUE, answered_on=BEFORE))
    assert early.code is Code.ANSWER_EARLY
