"""The template of milestones: which lines hold for an edition, which days they come to, what moves."""

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from tradeplanner.domain.exhibitions import FairClass, Scope, Status, followed
from tradeplanner.domain.milestone_template import TEMPLATE, due, holding, moved, planned
from tradeplanner.domain.milestones import Anchor, DueState, MilestoneKind, MilestoneRule, state

K = MilestoneKind
EDITION = builders.an_edition(id=1, fair_class=FairClass.ORDINARY)


def days(**changes: object) -> dict[MilestoneKind, date]:
    """Return the days of the usual template at an edition."""
    asked = planned(TEMPLATE, replace(EDITION, **changes), [])  # type: ignore[arg-type]  # fields of an edition
    return {one.milestone.kind: one.milestone.due_on for one in asked}


def test_days_are_counted_back_from_the_opening_and_on_from_the_close() -> None:
    found = days()
    assert found[K.REGISTRATION] == date(2023, 1, 1)
    assert found[K.RESULTS] == date(2023, 4, 20)
    assert found[K.FOLLOW_12] == date(2024, 4, 13)
    assert set(found) == set(K) - {K.OWN}
    assert list(found.values()) == sorted(found.values())


def test_nobody_needs_a_visa_at_home_or_travels_online() -> None:
    assert not {K.VISA, K.FREIGHT} & days(scope=Scope.DOMESTIC).keys()
    online = days(scope=Scope.ONLINE)
    assert not {K.VISA, K.FREIGHT, K.DEPARTURE, K.BOOTHS} & online.keys()
    assert K.RESULTS in online


def test_what_the_bureau_runs_itself_is_told_earlier() -> None:
    assert days(fair_class=FairClass.SELF_RUN)[K.NOTICE] == date(2022, 8, 11)
    assert days(fair_class=FairClass.KEY)[K.NOTICE] == date(2022, 10, 11)


@pytest.mark.parametrize(
    "line, expected",
    [
        ({"market": "JP"}, True),
        ({"market": "DE"}, False),
        ({"market": "JP", "scope": Scope.OVERSEAS, "active": False}, False),
    ],
)
def test_the_line_that_says_more_wins_and_among_equals_the_later(
    line: dict[str, object],
    expected: bool,  # noqa: FBT001  # pytest passes it by name
) -> None:
    usual = MilestoneRule(kind=K.VISA, plus_days=-1, scope=Scope.OVERSEAS)
    said = replace(MilestoneRule(kind=K.VISA, plus_days=-70), **line)  # type: ignore[arg-type]
    for order in ([usual, said], [said, usual]):
        won = holding(order, EDITION)
        if len(line) == 3:
            assert won == []
        else:
            assert (won == [order[-1]]) is (expected or order[-1] is usual)


def test_a_milestone_that_stands_is_said_so_and_without_days_there_is_none() -> None:
    have = builders.a_milestone(kind=K.VISA)
    stands = {one.milestone.kind for one in planned(TEMPLATE, EDITION, [have]) if one.stands}
    assert stands == {K.VISA}
    assert planned(TEMPLATE, replace(EDITION, opens=None, closes=None), []) == []


@pytest.mark.parametrize(
    "anchor, months, days, expected",
    [
        (date(2024, 8, 31), -6, 0, date(2024, 2, 29)),
        (date(2023, 1, 5), -1, -5, date(2022, 11, 30)),
        (date(2023, 12, 31), 12, 1, date(2025, 1, 1)),
    ],
)
def test_months_end_where_a_month_does(anchor: date, months: int, days: int, expected: date) -> None:
    assert due(anchor, months, days) == expected


def test_only_open_milestones_that_are_counted_move() -> None:
    counted = builders.a_milestone(plus_days=-90, due_on=date(2023, 1, 11))
    by_hand = replace(counted, anchor=None)
    done = replace(counted, done_on=date(2023, 1, 2))
    later = replace(EDITION, opens=date(2023, 4, 21), closes=date(2023, 4, 23))
    assert moved([counted, by_hand, done], later) == [replace(counted, due_on=date(2023, 1, 21))]
    assert moved([counted], replace(EDITION, opens=None, closes=None)) == []
    assert moved([replace(counted, anchor=Anchor.OPENS)], EDITION) == []


@pytest.mark.parametrize(
    "today, done, expected",
    [
        (date(2023, 1, 11), None, DueState.OVERDUE),
        (date(2023, 1, 10), None, DueState.SOON),
        (date(2023, 1, 3), None, DueState.SOON),
        (date(2023, 1, 2), None, DueState.OPEN),
        (date(2023, 1, 20), date(2023, 1, 9), DueState.DONE),
    ],
)
def test_how_urgent_a_milestone_is(today: date, done: date | None, expected: DueState) -> None:
    assert state(builders.a_milestone(done_on=done), today) is expected


def test_a_plan_keeps_its_first_days_and_the_day_of_its_status() -> None:
    on = date(2023, 3, 1)
    later = replace(EDITION, opens=date(2023, 9, 1), closes=date(2023, 9, 3))
    assert followed(EDITION, later, on).first_opens == EDITION.opens
    again = replace(later, first_opens=EDITION.opens, first_closes=EDITION.closes)
    assert followed(again, replace(again, opens=date(2023, 10, 1)), on).first_opens == EDITION.opens
    off = followed(EDITION, replace(EDITION, status=Status.POSTPONED), on)
    assert (off.status_on, off.first_opens, off.first_closes) == (on, EDITION.opens, EDITION.closes)
    assert followed(EDITION, replace(EDITION, closes=date(2023, 4, 15)), on).first_opens is None
    idea = replace(EDITION, status=Status.IDEA)
    assert followed(idea, replace(idea, opens=on), on).first_opens is None
