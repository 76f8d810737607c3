"""The button that clears a line has a name in either language."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tradeplanner.ui import speech
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.search import SearchField


def names(line: QLineEdit) -> list[str]:
    """Return what a screen reader says of the buttons inside a line."""
    found = [QAccessible.queryAccessibleInterface(made) for made in line.findChildren(QToolButton)]
    return [each.text(QAccessible.Text.Name) for each in found]


@pytest.mark.parametrize(
    "made", [lambda: SearchField("Search"), lambda: Finder(())], ids=["search", "finder"]
)
def test_the_button_that_clears_is_named_in_either_language(
    made: type[QLineEdit], qapp: QApplication, qtbot: QtBot
) -> None:
    line = made()
    qtbot.addWidget(line)
    line.setText("x")
    assert "Clear" in names(line)
    assert all(names(line))
    speech.choose(qapp, "zh")
    qapp.processEvents()
    assert "清除" in names(line)
