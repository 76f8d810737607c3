"""Cards, empty places, bullets, progress and pickers."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tradeplanner.i18n.language import mark
from tradeplanner.ui import colours, speech, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.jobs import Job
from tradeplanner.ui.topbar import TopBar
from tradeplanner.ui.widgets.bullet import Bullet, paint_bullet
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.pinyin import initials, matches
from tradeplanner.ui.widgets.progress import ProgressStrip
from tradeplanner.ui.widgets.search import SearchField


def paint(bullet: Bullet) -> QImage:
    """Return a bullet painted 125 wide, so that one pixel is one per cent (after margins)."""
    image = QImage(149, 32, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_bullet(painter, QRectF(0, 0, 149, 32), bullet)
    painter.end()
    return image


def at(image: QImage, per_cent: int) -> str:
    """Return the colour in the middle of the bar at a part of the target."""
    return image.pixelColor(8 + per_cent, 16).name().upper()


def test_a_bullet_shows_attainment_progress_and_target() -> None:
    image = paint(Bullet(0.5, 0.75))
    assert at(image, 20) == colours.LIGHT.accent
    assert at(image, 60) == colours.LIGHT.track
    assert at(image, 75) == colours.LIGHT.text
    assert at(image, 110) == "#FFFFFF"


def test_a_bullet_far_over_the_target_ends_in_an_arrow() -> None:
    assert at(paint(Bullet(1.2, 0.5)), 128) == "#FFFFFF"
    assert at(paint(Bullet(3.0, 0.5)), 128) == colours.LIGHT.accent
    assert at(paint(Bullet(-1.0, 0.5)), 2) == colours.LIGHT.track


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_check_box_is_seen_on_either_ground(qtbot: QtBot, qapp: QApplication, scheme: str) -> None:
    theme.choose(qapp, scheme)
    box = CheckBox("Confidential")
    qtbot.addWidget(box)
    box.show()
    ink = theme.colours().accent
    empty = box.grab().toImage()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    ticked = box.grab().toImage()
    middle = box.height() // 2
    assert ticked.pixelColor(4, middle + 4).name().upper() == ink
    assert empty.pixelColor(4, middle + 4).name().upper() == theme.colours().surface
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


def test_an_empty_place_offers_its_acts_in_both_languages(qtbot: QtBot, qapp: QApplication) -> None:
    done: list[str] = []
    empty = Empty(mark("No row holds these words."), [Act("x", mark("Save"), lambda: done.append("x"))])
    qtbot.addWidget(empty)
    speech.choose(qapp, "zh")
    qapp.processEvents()
    button, label = empty.findChild(QPushButton), empty.findChild(QLabel)
    assert isinstance(button, QPushButton)
    assert isinstance(label, QLabel)
    assert (button.text(), label.text()) == ("保存", "没有符合这些文字的行。")
    button.click()
    assert done == ["x"]
    assert unnamed(empty) == []


def test_a_card_shows_its_second_line_only_when_it_has_one(qtbot: QtBot) -> None:
    card = Card("Title")
    qtbot.addWidget(card)
    labels = card.findChildren(QLabel)
    assert [label.isHidden() for label in labels] == [False, True]
    card.set_texts("Other", "under")
    assert [label.text() for label in labels] == ["Other", "under"]
    assert not labels[1].isHidden()
    assert card.accessibleName() == "Other"


def test_progress_waits_a_moment_counts_and_never_goes_back(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    job = Job(lambda _: None, "Importing", "")
    strip.follow(job)
    assert strip.isHidden()
    bar, text = strip.findChild(QProgressBar), strip.findChild(QLabel)
    assert isinstance(bar, QProgressBar)
    assert isinstance(text, QLabel)
    for done in (100, 300, 200):
        job.moved.emit(done, 1000)
    assert bar.value() == 300
    assert text.text() == "Importing · 300 of 1,000"
    qtbot.waitUntil(strip.isVisible)
    assert unnamed(strip) == []
    button = strip.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert job.progress.stopped
    assert not button.isEnabled()
    job.ended.emit()
    assert strip.isHidden()


def test_progress_of_a_quick_job_never_shows(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    job = Job(lambda _: None, "Quick", "")
    strip.follow(job)
    job.ended.emit()
    with qtbot.assertNotEmitted(strip.windowTitleChanged, wait=700):
        pass
    assert strip.isHidden()


def test_a_picker_keeps_its_choice_and_ignores_the_wheel(qtbot: QtBot) -> None:
    picker = Picker([Choice("a", "A"), Choice("b", "B")], optional=True)
    qtbot.addWidget(picker)
    picker.set_value("b")
    picker.set_choices([Choice("b", "乙"), Choice("c", "丙")])
    assert picker.value() == "b"
    assert picker.currentText() == "乙"
    picker.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(picker, wheel)
    assert picker.value() == "b"
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert picker.value() == "c"


@pytest.mark.parametrize(
    "needle,found",
    [("", True), ("针", True), ("sxz", True), ("xzf", True), ("9133", True), ("sz", False), ("3z", False)],
)
def test_matching_by_part_and_by_pinyin(needle: str, found: bool) -> None:  # noqa: FBT001 — a table of cases
    assert matches(needle, "绍兴针纺", "9133") is found


def test_initials() -> None:
    assert initials("绍兴ABC公司") == "sxabcgs"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_enter_as_by_space(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[int] = []
    made = button("Open the sample year")
    qtbot.addWidget(made)
    made.clicked.connect(lambda: pressed.append(1))
    made.show()
    QTest.keyClick(made, key)
    assert len(pressed) == 1


def test_the_lens_of_a_search_field_has_a_name(qtbot: QtBot) -> None:
    field = SearchField("Search the register")
    qtbot.addWidget(field)
    assert "Search the register" in [act.text() for act in field.actions()]


def told_by(control: QWidget) -> list[str]:
    """Return the labels that a screen reader finds for a control."""
    found = [label.object() for label, _ in QAccessible.queryAccessibleInterface(control).relations()]
    return [label.text() for label in found if isinstance(label, QLabel)]


def test_a_picker_is_known_by_its_name_wherever_it_stands(qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    for window in (first, second):
        qtbot.addWidget(window)
    picker = Picker([Choice("a", "A")], optional=False)
    picker.setAccessibleName("Town shown")
    picker.setParent(first)
    assert told_by(picker) == ["Town shown"]
    picker.setParent(second)
    picker.setAccessibleName("Towns & streets")
    assert told_by(picker) == ["Towns && streets"]
    assert first.findChildren(QLabel) == []


def test_the_bar_shows_the_year_that_a_page_led_to(qtbot: QtBot) -> None:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.show_years([2022, 2023], 2023)
    (years,) = bar.findChildren(QComboBox)
    for year in (2022, 2025):
        with qtbot.assertNotEmitted(bar.year_chosen):
            bar.show_year(year)
        assert years.currentData() == year
    assert [years.itemData(at) for at in range(years.count())] == [2025, 2023, 2022]
    assert told_by(years) == ["Year in view"]
