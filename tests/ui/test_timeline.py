"""The timeline: days and places, keys, zoom, dragging with a ghost, and what a screen reader is told."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.ends import Keep
from tradeplanner.domain.holidays import DayKind, SpecialDay
from tradeplanner.ui.widgets.timeline_model import Bar, Mark, Scale, months, span, stops
from tradeplanner.ui.widgets.timeline_view import TimelineView

YEAR = 2024


def bar(key: int, opens: date | None = date(2024, 5, 6), *marks: Mark, **more: object) -> Bar:
    closes = opens.replace(day=opens.day + 3) if opens else None
    return Bar(key, f"展会{key}", opens=opens, closes=closes, marks=marks, **more)  # type: ignore[arg-type]  # as the fields


BARS = (
    bar(
        1,
        date(2024, 2, 1),
        Mark(11, date(2024, 1, 10), "报名截止"),
        Mark(12, date(2024, 3, 9), "结果", done=True),
    ),
    bar(2, warnings=("撞期",)),
    bar(3, None),
)


@pytest.fixture
def view(keep: Keep, qtbot: QtBot) -> TimelineView:
    made = keep(TimelineView(lambda b, at: f"{b.name}/{at}", lambda b, _: f"{b.opens}"))
    made.resize(1000, 300)
    made.show()
    qtbot.waitExposed(made)
    made.set_bars(
        YEAR, BARS, {date(2024, 2, 10): SpecialDay(date(2024, 2, 10), DayKind.OFF, "春节")}, date(2024, 6, 1)
    )
    return made


def middle(view: TimelineView, row: int) -> QPoint:
    return view.place().bar(view.shown.bars[row], row).center().toPoint()


def test_a_day_and_its_place_lead_to_each_other() -> None:
    scale = Scale(date(2024, 1, 1), date(2024, 12, 31), 2.5)
    assert scale.day(scale.x(date(2024, 2, 29)) + 1) == date(2024, 2, 29)
    assert scale.day(-9) == scale.first
    assert scale.day(10_000) == scale.last
    assert scale.width == 366 * 2.5


def test_the_span_holds_the_year_and_what_lies_up_to_a_year_beside_it() -> None:
    marks = (Mark(1, date(2025, 2, 3), "a"), Mark(2, date(2031, 1, 1), "b"))
    assert span(YEAR, [bar(1, date(2024, 5, 6), *marks)]) == (date(2024, 1, 1), date(2025, 2, 28))
    assert len(list(months(date(2024, 1, 5), date(2024, 12, 31)))) == 12


def test_the_stops_of_a_row_are_in_the_order_of_their_days() -> None:
    assert stops(BARS[0]) == [0, -1, 1]
    assert stops(BARS[2]) == [-1]


def test_a_shifted_bar_takes_along_what_is_open_and_follows() -> None:
    moved = BARS[0].shifted(7)
    assert (moved.opens, moved.last) == (date(2024, 2, 8), date(2024, 2, 11))
    assert [mark.on for mark in moved.marks] == [date(2024, 1, 17), date(2024, 3, 9)]


def test_the_arrows_lead_through_rows_and_marks_and_say_where_they_are(
    view: TimelineView, qtbot: QtBot
) -> None:
    assert view.accessibleDescription() == "展会1/-1"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == "展会1/1"
    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [2]
    with qtbot.waitSignal(view.open_wanted) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [2]
    with qtbot.waitSignal(view.edit_wanted):
        QTest.keyClick(view, Qt.Key.Key_F2)


@pytest.mark.parametrize(
    "held, days", [(Qt.KeyboardModifier.NoModifier, 1), (Qt.KeyboardModifier.ShiftModifier, 7)]
)
def test_alt_and_an_arrow_move_by_a_day_or_a_week(
    view: TimelineView, qtbot: QtBot, held: Qt.KeyboardModifier, days: int
) -> None:
    with qtbot.waitSignal(view.moved) as moved:
        QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | held)
    assert moved.args == [1, -1, -days]
    QTest.keyClick(view, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.moved) as moved:
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier | held)
    assert moved.args == [1, 11, days]


def test_an_edition_without_days_is_not_moved(view: TimelineView, qtbot: QtBot) -> None:
    view.go(2)
    with qtbot.assertNotEmitted(view.moved):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)


def test_zooming_keeps_the_day_under_the_hand_and_0_shows_the_year_again(view: TimelineView) -> None:
    place = view.place()
    fits, day = view.scale.per_day, view.scale.day(500 - place.names + place.left)
    view.zoom(6, 500)
    assert view.scale.per_day > 4 * fits
    place = view.place()
    assert abs((view.scale.day(500 - place.names + place.left) - day).days) <= 1
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale.per_day == fits
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale.per_day > fits
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale.per_day == fits


def drag(view: TimelineView, row: int, days: int) -> None:
    at = middle(view, row)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(view.viewport(), at + QPoint(round(days * view.scale.per_day), 0))


def test_a_drag_shows_the_new_days_and_leaves_the_old_as_a_ghost_until_it_is_let_go(
    view: TimelineView, qtbot: QtBot
) -> None:
    drag(view, 1, 10)
    assert view.shown.ghost is not None
    assert view.shown.ghost[1].opens == date(2024, 5, 16)
    assert view.shown.bars[1].opens == date(2024, 5, 6)
    view.grab()
    with qtbot.waitSignal(view.moved) as moved:
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert moved.args == [2, -1, 10]
    assert view.shown.ghost is None


def test_escape_lets_go_and_moves_nothing(view: TimelineView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.moved):
        drag(view, 1, 10)
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.shown.ghost is None


def test_a_mark_is_found_under_the_pointer_and_nothing_above_the_rows(view: TimelineView) -> None:
    at = view.place().mark(date(2024, 3, 9), 0)
    assert view.item_at(at) == (0, 1)
    assert view.item_at(QPointF(500, 3)) is None
    assert view.item_at(QPointF(20, at.y())) == (0, -1)


def test_the_current_bar_stays_over_a_refresh(view: TimelineView) -> None:
    view.go(1)
    view.set_bars(YEAR, BARS[1:], {}, date(2024, 6, 1))
    assert view.current_key() == 2
    view.set_bars(YEAR, (), {}, date(2024, 6, 1))
    assert view.current_key() is None
    view.grab()


def test_a_bar_that_is_fixed_is_moved_neither_by_keys_nor_by_the_mouse(
    view: TimelineView, qtbot: QtBot
) -> None:
    view.set_bars(2024, [replace(bar, fixed="已取消") for bar in BARS], {}, date(2024, 5, 1))
    view.go(0, -1)
    with qtbot.assertNotEmitted(view.moved), qtbot.waitSignal(view.barred) as barred:
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert barred.args == [BARS[0].key]
    with qtbot.assertNotEmitted(view.moved), qtbot.waitSignal(view.barred):
        drag(view, 1, 10)
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton)
    assert view.shown.ghost is None
