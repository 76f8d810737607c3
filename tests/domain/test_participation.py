"""A registration moves along its own ways, and some states need a reason."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_participation
from tests.strategies import participations
from tradeplanner.domain import participation
from tradeplanner.domain.findings import Code
from tradeplanner.domain.participation import MOVES, NEEDS_REASON, Participation, State


def test_every_state_says_where_it_may_go() -> None:
    assert set(MOVES) == set(State)


@given(st.sampled_from(State), st.sampled_from(State))
def test_a_move_is_refused_unless_it_is_listed(before: State, after: State) -> None:
    findings = participation.check_move(before, after)

    assert (findings == []) is (before is after or after in MOVES[before])
    assert all(finding.code is Code.STATE_MOVE for finding in findings)


def test_the_whole_way_from_invitation_to_the_stand_is_open() -> None:
    way = [State.INVITED, State.APPLIED, State.WAITING, State.APPROVED, State.CONFIRMED, State.ATTENDED]

    assert [participation.check_move(*step) for step in itertools.pairwise(way)] == [[]] * 5


@pytest.mark.parametrize("end", [State.ATTENDED, State.ABSENT])
def test_what_happened_at_the_fair_is_not_moved_away_from(end: State) -> None:
    assert MOVES[end] == frozenset()


@pytest.mark.parametrize("state", [State.REFUSED, State.WITHDRAWN])
def test_a_firm_that_left_may_apply_again(state: State) -> None:
    assert participation.check_move(state, State.APPLIED) == []
    assert participation.check_move(state, State.CONFIRMED) != []


@given(participations())
def test_sound_registrations_have_no_findings(sound: Participation) -> None:
    assert participation.check(sound) == []


@pytest.mark.parametrize("state", State)
def test_leaving_needs_a_reason(state: State) -> None:
    codes = [finding.code for finding in participation.check(a_participation(state=state, state_reason="  "))]

    assert codes == ([Code.REASON_REQUIRED] if state in NEEDS_REASON else [])


@pytest.mark.parametrize("field, value", [("booths", Decimal("-0.5")), ("area", Decimal(-9)), ("people", -1)])
def test_counts_are_not_below_zero(field: str, value: Decimal | int) -> None:
    findings = participation.check(a_participation(**{field: value}))

    assert [(finding.code, finding.place.field) for finding in findings] == [(Code.NEGATIVE, field)]


@pytest.mark.parametrize("sides, sound", [(None, True), (1, True), (4, True), (0, False), (5, False)])
def test_a_stand_has_one_to_four_open_sides(sides: int | None, sound: bool) -> None:  # noqa: FBT001  # a parameter of the test
    findings = participation.check(a_participation(open_sides=sides))

    assert [finding.code for finding in findings] == ([] if sound else [Code.OPEN_SIDES])
