"""Whom to invite: points are the sum of the reasons shown; who cannot come stands last and says why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.builders import a_firm, an_edition
from tradeplanner.domain.inviting import WEIGHTS, Known, Obstacle, Reason, rank
from tradeplanner.domain.participation import State

EDITION = an_edition(industries=("纺织服装",), market="JP")


def reasons(firm: Mapping[str, object] | None = None, **changes: Any) -> set[Reason]:  # noqa: ANN401  # any of its fields
    """Return what speaks for a firm of another trade that is known as said."""
    known = Known(firm=a_firm(**{"industry": "机械", **(firm or {})}), **changes)
    (one,) = rank(EDITION, ("61",), [known], WEIGHTS)
    assert one.points == sum(WEIGHTS[reason] for reason in one.reasons)
    return set(one.reasons)


def test_each_reason_is_found_by_itself() -> None:
    assert reasons() == {Reason.FIRST_TIME}
    assert reasons({"industry": ""}) == {Reason.FIRST_TIME}
    assert reasons({"industry": "纺织"}) == {Reason.INDUSTRY, Reason.FIRST_TIME}
    assert reasons({"hs_chapters": ("61", "84")}) == {Reason.CHAPTER, Reason.FIRST_TIME}
    assert reasons({"markets": ("JP",)}) == {Reason.AIMS, Reason.FIRST_TIME}
    assert reasons({"markets": ("JP",)}, sells=True) == {Reason.SELLS, Reason.FIRST_TIME}
    assert reasons(same_fair=2, elsewhere=1) == {Reason.SAME_FAIR}
    assert reasons(elsewhere=1, results=1, absent=1) == {Reason.ELSEWHERE, Reason.RESULTS, Reason.ABSENT}


def test_those_who_cannot_be_invited_stand_last_and_say_why() -> None:
    register = [
        Known(firm=a_firm(id=1, retired=date(2023, 1, 1)), same_fair=3),
        Known(firm=a_firm(id=2, dishonest=True), same_fair=3),
        Known(firm=a_firm(id=3), state=State.WITHDRAWN),
        Known(firm=a_firm(id=4, industry="机械")),
        Known(firm=a_firm(id=5)),
    ]
    found = rank(EDITION, (), register, WEIGHTS)
    assert [one.known.firm.id for one in found[:2]] == [5, 4]
    assert {one.known.firm.id: one.obstacle for one in found[2:]} == {
        1: Obstacle.RETIRED, 2: Obstacle.DISHONEST, 3: Obstacle.THERE,
    }  # fmt: skip


def test_weights_decide_the_order() -> None:
    register = [Known(firm=a_firm(id=1)), Known(firm=a_firm(id=2, industry="机械"), same_fair=1)]
    assert [one.known.firm.id for one in rank(EDITION, (), register, WEIGHTS)] == [1, 2]
    heavy = {**WEIGHTS, Reason.SAME_FAIR: 90}
    assert [one.known.firm.id for one in rank(EDITION, (), register, heavy)] == [2, 1]
