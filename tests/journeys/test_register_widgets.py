"""Journey A by keys alone: a messy register is read, mended, stored, taken back and stored again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from shiboken6 import isValid

from tests.builders import a_credit_code
from tests.journeys import messy
from tests.journeys.office import CTRL, Office
from tests.ui.keys import type_text
from tradeplanner.app import firms
from tradeplanner.ui.importing.window import ImportWindow

WRONG_ROW = messy.FIRST_ROW + messy.SOUND + 2


@pytest.fixture
def window(office: Office, tmp_path: Path) -> ImportWindow:
    """Give the import window with the register read, opened and chosen by keys."""
    path = messy.register(tmp_path / "外贸企业名录.xlsx")
    office.press(Qt.Key.Key_I, CTRL, office.shell)
    opened = office.window(ImportWindow)
    office.press(Qt.Key.Key_O, CTRL, opened)
    dialog = office.window(QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.clear()
    type_text(name, str(path))
    QTest.keyClick(name, Qt.Key.Key_Return)
    office.settle()
    return opened


def test_the_whole_way_without_a_mouse(office: Office, window: ImportWindow) -> None:
    ws = office.workspace
    result = window.flow.result
    assert result is not None
    assert result.counts.new == messy.SOUND + 1

    # The first finding has the focus; Enter leads to its cell, F2 opens it.
    office.press(Qt.Key.Key_Return, inside=window)
    grid = window.sheet.grid
    assert QApplication.focusWidget() is grid
    assert grid.currentIndex().row() + 1 == WRONG_ROW
    office.press(Qt.Key.Key_F2)
    (editor,) = (one for one in grid.viewport().findChildren(QLineEdit) if one.isVisible())
    editor.selectAll()
    type_text(editor, a_credit_code(messy.SOUND + 2))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    office.until(lambda: not window.flow.busy and window.flow.result is not result)
    assert window.flow.result is not None
    assert window.flow.result.clean

    for _ in range(2):
        office.press(Qt.Key.Key_Return, CTRL, window)
    assert len(firms.all(ws)) == messy.SOUND + 2
    office.press(Qt.Key.Key_Z, CTRL, window)
    assert firms.all(ws) == []
    office.press(Qt.Key.Key_Y, CTRL, window)
    assert messy.WRONG_NAME in {firm.name_zh for firm in firms.all(ws)}

    # Close has the focus; then the program's own Undo takes the import back too.
    office.press(Qt.Key.Key_Space, inside=window)
    assert not isValid(window) or not window.isVisible()
    office.press(Qt.Key.Key_Z, CTRL, office.shell)
    assert firms.all(ws) == []
