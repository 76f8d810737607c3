"""The furthest behind comes first; who has no target is last and is not behind."""

from decimal import Decimal

from tests.courses import COURSES
from tradeplanner.domain.bullets import bullet, bullets, of_courses
from tradeplanner.domain.entries import Entry

DUE = Decimal("0.5")


def test_order_and_count_of_those_behind() -> None:
    lines = [
        bullet(Entry(zh="ahead", now=60), 100, DUE),
        bullet(Entry(zh="none", now=60), None, DUE),
        bullet(Entry(zh="behind", now=20), 100, DUE),
        bullet(Entry(zh="silent"), 100, DUE),
        bullet(Entry(zh="nought", now=5), 0, DUE),
    ]
    found = bullets(lines, year=2024, through=6, currency="CNY")
    assert [b.entry.zh for b in found.lines[:2]] == ["behind", "ahead"]
    assert [b.points for b in found.lines] == [Decimal(-30), Decimal(10), None, None, None]
    assert (found.behind, found.aimed) == (1, 2)


def test_courses_become_bullets() -> None:
    course = COURSES["behind"]
    found = of_courses([course])
    assert found.lines[0].points == course.points
    assert found.lines[0].attainment == course.attainment
    assert of_courses([]).lines == ()
