"""A row of toggles with counts: pressed ones filter, arrows lead along it, and Tab stops there once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.ends import Keep
from tradeplanner.ui.widgets.toggles import Toggle, Toggles

ALL = [Toggle("a", "Applied", 12, "Applied: 12 firms"), Toggle("w", "Waiting", 0, "Waiting: 0 firms"),
       Toggle("x", "Attended", 1_706, "Attended: 1,706 firms")]  # fmt: skip


@pytest.fixture
def row(keep: Keep, qtbot: QtBot) -> Toggles:
    """Give the row, shown."""
    made = keep(Toggles())
    made.set_toggles(ALL)
    made.resize(600, 40)
    made.show()
    qtbot.waitExposed(made)
    return made


def shown(row: Toggles) -> list[QToolButton]:
    return [made for made in row.buttons() if made.isVisible()]


def test_those_with_a_count_stand_in_their_order(row: Toggles) -> None:
    assert [made.text() for made in shown(row)] == ["Applied 12", "Attended 1,706"]
    assert [made.accessibleName() for made in shown(row)] == ["Applied: 12 firms", "Attended: 1,706 firms"]
    assert unnamed(row) == []


def test_a_press_is_told_and_kept_over_other_counts(row: Toggles, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.changed):
        QTest.mouseClick(shown(row)[1], Qt.MouseButton.LeftButton)
    assert row.value() == ("x",)
    row.set_toggles([*ALL[:2], Toggle("x", "Attended", 0, "Attended: 0 firms")])
    assert row.value() == ("x",)
    assert [made.text() for made in shown(row)] == ["Applied 12", "Attended 0"]


def test_arrows_lead_along_the_row_and_space_presses(row: Toggles) -> None:
    first, last = shown(row)
    row.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    QTest.keyClick(last, Qt.Key.Key_Space)
    assert row.value() == ("x",)
    QTest.keyClick(last, Qt.Key.Key_Right)
    assert [made for made in shown(row) if made.focusPolicy() & Qt.FocusPolicy.TabFocus] == [first]
    QTest.keyClick(first, Qt.Key.Key_Left)
    assert [made for made in shown(row) if made.focusPolicy() & Qt.FocusPolicy.TabFocus] == [last]


def test_what_is_pressed_is_a_part_of_a_kept_filter(row: Toggles, qtbot: QtBot) -> None:
    assert (row.kept(), row.is_clear()) == (None, True)
    with qtbot.waitSignal(row.changed):
        row.take(["a", "x", "gone"])
    assert (row.kept(), row.said(), row.is_clear()) == (["a", "x"], "Applied / Attended", False)
    row.take(["w"])
    assert len(shown(row)) == 3
    with qtbot.waitSignal(row.changed):
        row.rest()
    with qtbot.assertNotEmitted(row.changed):
        row.rest()


def test_other_toggles_take_their_place(row: Toggles, qapp: QApplication) -> None:
    row.set_value(["a"])
    row.set_toggles([Toggle("a", "甲", 1, "甲"), Toggle("n", "New", 2, "New")])
    qapp.processEvents()
    assert [made.text() for made in shown(row)] == ["甲 1", "New 2"]
    assert row.value() == ("a",)
