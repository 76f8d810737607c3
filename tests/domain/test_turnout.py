"""How registrations are counted: firms once, visits for each edition, booths of those that go."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.participation import State
from tradeplanner.domain.turnout import TAKES_PART, Attendance, by_edition, turnout


def at(edition: int, firm: int, state: State, booths: str | None = None) -> Attendance:
    """Return one registration."""
    return Attendance(EditionId(edition), FirmId(firm), state, None if booths is None else Decimal(booths))


ATTENDANCES = st.lists(
    st.builds(
        at, st.integers(1, 4), st.integers(1, 6), st.sampled_from(State), st.sampled_from([None, "1", "2.5"])
    )
)


def test_a_firm_at_two_fairs_is_one_firm_and_two_visits() -> None:
    found = turnout([at(1, 7, State.ATTENDED, "2"), at(2, 7, State.ATTENDED, "1.5")])
    assert (found.firms, found.going, found.visits, found.booths) == (1, 2, 2, Decimal("3.5"))


@pytest.mark.parametrize("state", State)
def test_a_firm_takes_part_from_acceptance_on(state: State) -> None:
    found = turnout([at(1, 1, state, "3")])
    assert found.firms == (1 if state in TAKES_PART else 0)
    assert found.visits == (1 if state is State.ATTENDED else 0)
    assert found.applied == (1 if state is State.APPLIED else 0)
    assert found.booths == (3 if state in TAKES_PART else 0)
    assert found.booths_asked == (3 if state in TAKES_PART or state is State.APPLIED else 0)


@given(ATTENDANCES)
def test_every_registration_is_counted_in_its_state_and_in_its_edition(rows: list[Attendance]) -> None:
    whole, parted = turnout(rows), by_edition(rows)
    assert sum(whole.states.values()) == len(rows)
    assert sum(one.visits for one in parted.values()) == whole.visits
    assert sum((one.booths for one in parted.values()), Decimal(0)) == whole.booths
    assert whole.firms <= sum(one.firms for one in parted.values())
    assert whole.visits <= whole.going
