"""Quotas: what is taken, and the finding that says quota, taken and free."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.builders import a_participation
from tradeplanner.domain.findings import Code
from tradeplanner.domain.participation import State
from tradeplanner.domain.quotas import check, standing, taken_by


@pytest.mark.parametrize(
    "state, taken",
    [
        (State.INVITED, "0"),
        (State.APPLIED, "0"),
        (State.WAITING, "0"),
        (State.APPROVED, "1.5"),
        (State.CONFIRMED, "1.5"),
        (State.ATTENDED, "1.5"),
        (State.ABSENT, "0"),
        (State.WITHDRAWN, "0"),
    ],
)
def test_booths_are_taken_from_acceptance_on(state: State, taken: str) -> None:
    assert taken_by(a_participation(state=state, booths=Decimal("1.5"))) == Decimal(taken)


def test_beyond_the_quota_the_finding_says_how_it_stands() -> None:
    row = a_participation(state=State.APPLIED, booths=Decimal("2.5"))
    now = standing(4, [a_participation(state=State.CONFIRMED, booths=Decimal(2))])
    assert now.free == 2
    (wrong,) = check(now, [(row, replace(row, state=State.APPROVED))], "大阪展（示例）")
    assert (wrong.code, wrong.place.field) == (Code.QUOTA_EXCEEDED, "state")
    assert wrong.params == {
        "edition": "大阪展（示例）", "quota": 4, "taken": Decimal(2), "free": Decimal(2),
        "wanted": Decimal("2.5"),
    }  # fmt: skip


def test_what_is_taken_already_may_shrink_even_beyond_the_quota() -> None:
    row = a_participation(state=State.APPROVED, booths=Decimal(9))
    now = standing(4, [row])
    assert now.free == 0
    assert check(now, [(row, replace(row, booths=Decimal(8)))], "") == []
    (wrong,) = check(now, [(row, replace(row, booths=Decimal(10)))], "")
    assert wrong.place.field == "booths"


def test_no_quota_sets_no_bound() -> None:
    now = standing(None, [])
    assert now.free is None
    assert now.holds(Decimal(9999))
