"""Where Home's lines lie: amounts at their heights, names apart and inside the field."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.courses import COURSES
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.ui.pages.home.curve import CourseCurve
from tradeplanner.ui.pages.home.lines import Room, lines, month_words, scale_of, spread

MONTHLY = tuple(month * 7_000_000_000_00 for month in range(1, 13))
AHEAD = Course(
    year=2023,
    currency="CNY",
    as_of=date(2023, 11, 30),
    through=11,
    actual=(*[value * 11 // 10 for value in MONTHLY[:11]], None),
    last_year=tuple(value * 8 // 10 for value in MONTHLY),
    target=MONTHLY,
    amount=Money(MONTHLY[-1], "CNY"),
    points=Decimal("9.2"),
    forecast=Money(MONTHLY[-1] * 11 // 10, "CNY"),
)
BEHIND = replace(AHEAD, actual=(*[value * 9 // 10 for value in MONTHLY[:11]], None), forecast=None)


def room(course: Course, width: int = 600, height: int = 300) -> Room:
    """Return the room of a course in a widget of this size."""
    metrics = QFontMetrics(QApplication.font())
    return Room.of(QRectF(0, 0, width, height), lines(course), metrics, scale_of(course))


def test_lines_are_named_with_their_last_figure() -> None:
    assert [line.name for line in lines(AHEAD)] == [
        "Last year 67.20", "Target 84.00", "Forecast 92.40", "Actual 84.70",
    ]  # fmt: skip


def test_a_course_without_figures_has_no_lines() -> None:
    nothing = (None,) * 12
    assert lines(replace(AHEAD, actual=nothing, last_year=nothing, target=(), forecast=None)) == []


def test_amounts_lie_between_zero_and_the_highest_step() -> None:
    field = room(AHEAD)
    assert field.at(0, 0) == field.box.bottomLeft()
    assert field.at(12, field.high) == field.box.topRight()
    tops = [field.at(*line.points[-1]).y() for line in lines(AHEAD)]
    assert min(tops) >= field.box.top()


@pytest.mark.parametrize("width", [300, 480, 900])
def test_months_that_are_named_do_not_touch(width: int) -> None:
    field = room(AHEAD, width)
    metrics = QFontMetrics(QApplication.font())
    assert field.box.width() / 12 * field.every > metrics.horizontalAdvance("Sep")


@pytest.mark.parametrize("course", [AHEAD, BEHIND])
@pytest.mark.parametrize("size", [(320, 160), (600, 300), (1200, 500)])
def test_the_actual_name_stands_inside_and_off_the_line(course: Course, size: tuple[int, int]) -> None:
    field, drawn = room(course, *size), lines(course)
    cell = field.beside(drawn[-1], 80, drawn).cell
    assert cell.left() >= field.box.left()
    assert cell.bottom() <= field.box.bottom() + 1
    end = field.at(*drawn[-1].points[-1])
    assert not cell.contains(end)
    assert (cell.center().y() < end.y()) is (course is AHEAD)


def test_names_at_the_edge_are_moved_apart() -> None:
    box = QRectF(0, 0, 100, 100)
    assert spread([50, 51, 52], 20, box) == [50, 70, 90]
    assert spread([90, 95, 99], 20, box) == [60, 80, 100]
    assert spread([10, 50], 20, box) == [10, 50]


def test_the_month_under_the_pointer_tells_its_figures(qtbot: QtBot) -> None:
    curve = CourseCurve()
    qtbot.addWidget(curve)
    curve.resize(600, 300)
    curve.show_course(AHEAD)
    curve.grab()
    at = QPointF(room(AHEAD).at(6, 0).x(), 100)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, curve.mapToGlobal(at), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(curve, move)
    assert QToolTip.text().startswith("Jan–Jun 2023")
    assert curve.accessibleName() == "Exports are 9.2 points ahead of time progress"


def test_a_month_without_any_figure_says_nothing() -> None:
    assert month_words(AHEAD, 0) == ""
    assert month_words(AHEAD, 13) == ""
    assert month_words(AHEAD, 12).splitlines() == ["2023 · CNY bn", "Target 84.00", "Last year 67.20"]


@pytest.mark.parametrize("name", COURSES)
def test_every_kind_of_year_can_be_painted(qtbot: QtBot, name: str) -> None:
    curve = CourseCurve()
    qtbot.addWidget(curve)
    curve.resize(480, 240)
    blank = curve.grab().toImage()
    curve.show_course(COURSES[name])
    assert (curve.grab().toImage() == blank) is (name == "nothing")
    assert curve.accessibleDescription()


def test_the_curve_paints_in_every_size(qtbot: QtBot) -> None:
    curve = CourseCurve()
    qtbot.addWidget(curve)
    empty = curve.grab().toImage()
    for size in ((250, 120), (700, 400)):
        curve.resize(*size)
        curve.show_course(BEHIND)
        assert curve.grab().toImage() != empty
