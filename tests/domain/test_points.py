"""Points of firms that wait: each with its reason, from the fairs of the last years."""

import pytest

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.participation import State
from tradeplanner.domain.points import Came, Part, Reason, Weights, parts, total, unexcused

HERE = EditionId(9)


def came(year: int, state: State = State.ATTENDED, reason: str = "", *, ordered: bool = False) -> Came:
    return Came(FirmId(1), EditionId(year), year, state, reason, ordered)


def test_attendance_and_orders_give_points_and_absence_without_reason_takes_them() -> None:
    known = [came(2023, ordered=True), came(2022), came(2024, State.ABSENT, "无故未到")]
    found = parts(known, HERE, 2024, Weights())
    assert found == (
        Part(Reason.ATTENDED, 2, 4),
        Part(Reason.ORDERS, 1, 3),
        Part(Reason.ABSENT, 1, -5),
    )
    assert total(found) == 2


def test_old_years_other_reasons_and_the_edition_itself_do_not_count() -> None:
    itself = Came(FirmId(1), HERE, 2024, State.ATTENDED, "", ordered=True)
    known = [came(2020, ordered=True), came(2025), came(2023, State.ABSENT, "签证未获批"), itself]
    assert parts(known, HERE, 2024, Weights()) == (Part(Reason.FIRST, 1, 1),)


def test_the_weights_are_the_bureaus_and_dishonesty_weighs_most() -> None:
    found = parts([came(2024)], HERE, 2024, Weights(attended=7, dishonest=-9), dishonest=True)
    assert [part.points for part in found] == [7, -9]


@pytest.mark.parametrize("reason, none", [("", True), ("无", True), ("无故缺席", True), ("台风", False)])
def test_a_reason_may_say_that_there_was_none(reason: str, none: bool) -> None:  # noqa: FBT001
    assert unexcused(reason) is none
