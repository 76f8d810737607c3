"""The calendar: weeks and lines, walking by keys, and what a day says."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tradeplanner.domain.holidays import DayKind, SpecialDay
from tradeplanner.ui.widgets.calendar_model import Entry, laid, same_day, weeks
from tradeplanner.ui.widgets.calendar_view import CalendarView

FAIR = Entry(1, -1, date(2024, 2, 8), date(2024, 2, 14), "甲展")
OTHER = Entry(2, -1, date(2024, 2, 12), date(2024, 2, 13), "乙展", warnings=("撞期",))
DUE = Entry(1, 5, date(2024, 2, 12), date(2024, 2, 12), "报名截止：甲展")
TODAY = date(2024, 2, 12)


@pytest.fixture
def view(keep: Keep, qtbot: QtBot) -> CalendarView:
    made = keep(CalendarView())
    made.resize(900, 500)
    made.show()
    qtbot.waitExposed(made)
    special = {date(2024, 2, 18): SpecialDay(date(2024, 2, 18), DayKind.WORK, "")}
    made.set_entries(2024, [FAIR, OTHER, DUE], special, {TODAY: ("日本 建国",)}, TODAY)
    return made


def test_the_weeks_of_a_month_begin_on_mondays_and_hold_all_its_days() -> None:
    found = weeks(2024, 9)
    assert found[0] == date(2024, 8, 26)
    assert found[-1] == date(2024, 9, 30)
    assert {day.weekday() for day in found} == {0}


def test_what_shares_a_day_stands_in_lines_of_its_own() -> None:
    spans = laid([DUE, OTHER, FAIR], date(2024, 2, 12))
    assert [(span.entry, span.line, span.first, span.last) for span in spans] == [
        (FAIR, 0, 0, 2), (OTHER, 1, 0, 1), (DUE, 2, 0, 0),
    ]  # fmt: skip


def test_a_month_on_from_the_31st_is_the_last_of_a_shorter_one() -> None:
    assert same_day(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert same_day(date(2024, 1, 15), -1) == date(2023, 12, 15)


def test_the_keys_walk_days_months_and_back_to_today(view: CalendarView) -> None:
    for key, day in (
        (Qt.Key.Key_Right, date(2024, 2, 13)), (Qt.Key.Key_Down, date(2024, 2, 20)),
        (Qt.Key.Key_PageDown, date(2024, 3, 20)), (Qt.Key.Key_T, TODAY), (Qt.Key.Key_Up, date(2024, 2, 5)),
        (Qt.Key.Key_PageUp, date(2024, 1, 5)), (Qt.Key.Key_PageUp, date(2024, 1, 1)),
    ):  # fmt: skip
        QTest.keyClick(view, key)
        assert view.content.current == day


def test_enter_opens_the_entry_that_ctrl_and_an_arrow_chose(view: CalendarView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [2]
    with qtbot.waitSignal(view.open_wanted) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_a_day_says_what_is_on_it_with_the_reasons(view: CalendarView) -> None:
    said = view.accessibleDescription().split("\n")
    assert said[0] == "甲展"
    assert "日本 建国" in said
    assert "乙展; 撞期" in said
    view.go(date(2024, 2, 18))
    assert "班" in view.accessibleDescription()


@pytest.mark.parametrize("whole", [False, True])
def test_a_day_that_is_pressed_becomes_the_current_one(view: CalendarView, whole: bool) -> None:  # noqa: FBT001
    view.show_whole_year(whole)
    view.grab()
    from PySide6.QtCore import QRectF

    from tradeplanner.ui.widgets.calendar_paint import day_rects

    room = day_rects(view.content, QRectF(view.rect()), whole_year=whole)[date(2024, 2, 20)]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, room.center().toPoint())
    assert view.content.current == date(2024, 2, 20)
