"""Undo in fields that are saved by themselves: the field's own while one types, else the window's."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.kept import Kept

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(qtbot: QtBot) -> Iterator[Kept]:
    """Show one field with its stored value in a window that undoes by Ctrl+Z."""
    window = QWidget()
    qtbot.addWidget(window)
    made = Kept([Field("name_en", "Name", Kind.TEXT)])
    made.show_stored({"name_en": "Bureau"})
    QVBoxLayout(window).addWidget(made)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    window.close()


def undone(kept: Kept) -> list[int]:
    """Return a list that grows with every undo of the window."""
    found: list[int] = []
    QShortcut(QKeySequence("Ctrl+Z"), kept.window()).activated.connect(lambda: found.append(1))
    return found


def test_the_window_undoes_where_nothing_is_typed(kept: Kept) -> None:
    field, heard = kept.entry("name_en"), undone(kept)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert heard == [1]


def test_the_field_takes_back_what_was_typed(kept: Kept) -> None:
    field, heard = kept.entry("name_en"), undone(kept)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert heard == []
    assert field.text() == "Bureau"
