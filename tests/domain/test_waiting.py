"""The order of a waiting list, and who moves up."""

from datetime import date
from decimal import Decimal

from tests.builders import a_participation
from tradeplanner.domain.ids import ParticipationId
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.waiting import fitting, ordered


def waits(number: int, booths: str = "1", day: int = 1) -> Participation:
    return a_participation(id=ParticipationId(number), booths=Decimal(booths), applied_on=date(2024, 1, day))


def test_points_come_before_days_and_days_before_numbers() -> None:
    rows = [waits(1, day=3), waits(2, day=2), waits(3, day=2), waits(4, day=9)]
    found = ordered(rows, {ParticipationId(4): 5, ParticipationId(1): -1})
    assert [row.id for row in found] == [4, 2, 3, 1]


def test_who_does_not_fit_is_passed_over_by_the_next_that_does() -> None:
    rows = [waits(1, "1"), waits(2, "3"), waits(3, "0.5"), waits(4, "1")]
    assert [row.id for row in fitting(rows, Decimal("1.5"))] == [1, 3]
    assert fitting(rows, Decimal(0)) == []
    assert fitting(rows, None) == rows
