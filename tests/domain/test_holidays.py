"""Special days: what a person writes is read, and what cannot be read is told line by line."""

from datetime import date

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.domain.holidays import DayKind, SpecialDay, gathered, read, written


def test_a_span_of_days_is_read_with_its_name() -> None:
    days, findings = read("2027-02-06 — 2027-02-08 休 春节\n2027年2月20日 班", 2027)
    assert not findings
    assert [(one.day.day, one.kind, one.name) for one in days] == [
        (6, DayKind.OFF, "春节"), (7, DayKind.OFF, "春节"), (8, DayKind.OFF, "春节"), (20, DayKind.WORK, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "春节", "2027-02-06", "2027-02-31 休", "2026-02-06 休", "2027-02-08 2027-02-06 休",
        "2027-01-01 2027-12-31 休", "2027-02-06 假",
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_meant_is_told_and_gives_no_day(line: str) -> None:
    days, findings = read(f"2027-01-01 休 元旦\n{line}", 2027)
    assert [one.day for one in days] == [date(2027, 1, 1)]
    assert [(one.code, one.params["line"]) for one in findings] == [(Code.DAY_LINE, line)]


def test_what_is_written_is_read_again() -> None:
    days = [
        SpecialDay(date(2027, 2, 20), DayKind.WORK, ""),
        SpecialDay(date(2027, 1, 1), DayKind.OFF, "元旦"),
    ]
    assert read(written(days), 2027) == (days[::-1], [])


def test_a_make_up_workday_is_not_off_and_the_later_word_counts() -> None:
    day = date(2027, 2, 20)
    known = gathered([SpecialDay(day, DayKind.OFF, "a"), SpecialDay(day, DayKind.WORK, "b")])
    found = known.on("CN", day)
    assert found is not None
    assert found.name == "b"
    assert known.off("CN", day) is None
    assert known.on("JP", day) is None
