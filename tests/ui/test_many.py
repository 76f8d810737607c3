"""Choosing several of many: added by Enter, Tab or the list; taken off by a chip or Backspace."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed
from tests.ui.keys import type_text
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.many import ManyPick

MARKETS = [
    Choice("JP", "日本", "Japan"),
    Choice("CG", "刚果（布）"),
    Choice("CD", "刚果（金）"),
    Choice("DE", "德国", "Germany"),
]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give the window that the field stands in."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def picked(window: QWidget, qtbot: QtBot) -> ManyPick:
    """Give the field, with another one to go on to."""
    made, other = ManyPick(MARKETS), QLineEdit()
    other.setAccessibleName("other")
    made.setAccessibleName("Target markets")
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    made.setFocus()
    return made


def add(picked: ManyPick, text: str) -> None:
    type_text(picked.finder, text)
    QTest.keyClick(picked.finder, Qt.Key.Key_Return)


def test_enter_adds_what_is_named_and_the_field_is_free_again(picked: ManyPick) -> None:
    add(picked, "日本")
    add(picked, "germ")
    assert picked.value() == ("JP", "DE")
    assert picked.finder.text() == ""
    assert [chip.accessibleName() for chip in picked.chips()] == ["Take “日本” off", "Take “德国” off"]


def test_what_several_could_be_stays_to_be_chosen(picked: ManyPick, qtbot: QtBot) -> None:
    add(picked, "刚果")
    assert picked.value() == ()
    assert picked.mistake()
    picked.finder.completer().activated.emit("刚果（金）")
    qtbot.waitUntil(lambda: picked.value() == ("CD",))
    assert picked.mistake() == ""


def test_tab_adds_what_was_typed(picked: ManyPick) -> None:
    type_text(picked.finder, "日")
    popup = picked.finder.completer().popup()
    assert popup is not None
    popup.hide()
    QTest.keyClick(picked.finder, Qt.Key.Key_Tab)
    assert picked.value() == ("JP",)


def test_each_is_there_once(picked: ManyPick) -> None:
    add(picked, "日本")
    add(picked, "日本")
    assert picked.value() == ("JP",)


def test_a_chip_and_backspace_take_off(picked: ManyPick) -> None:
    picked.set_value(("JP", "DE", "CG"))
    picked.chips()[1].click()
    assert picked.value() == ("JP", "CG")
    QTest.keyClick(picked.finder, Qt.Key.Key_Backspace)
    QTest.keyClick(picked.finder, Qt.Key.Key_Backspace)
    QTest.keyClick(picked.finder, Qt.Key.Key_Backspace)
    assert picked.value() == ()
    assert picked.chips() == []


def test_a_value_that_is_not_offered_stays(picked: ManyPick, qtbot: QtBot) -> None:
    with qtbot.waitSignal(picked.changed):
        picked.set_value(("XX",))
    picked.set_choices(MARKETS)
    assert picked.value() == ("XX",)
    assert picked.chips()[0].text().startswith("XX")


def test_everything_has_a_name(picked: ManyPick) -> None:
    picked.set_value(("JP",))
    assert unnamed(picked) == []
