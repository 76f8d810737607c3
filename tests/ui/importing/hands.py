"""The hands of a person at the import window: press what is shown, type, wait for the check."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tradeplanner.app.import_values import Candidate, Checked, Outcome
from tradeplanner.domain.findings import Code
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.steps import Step
from tradeplanner.ui.importing.window import ImportWindow
from tradeplanner.ui.widgets.findings import FindingItem
from tradeplanner.ui.widgets.form import FormDialog

CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Uses one window."""

    def __init__(self, window: ImportWindow, context: Context, qtbot: QtBot) -> None:
        self.window, self.context, self._qtbot = window, context, qtbot

    def settle(self) -> None:
        """Wait until every lane is empty and every answer has arrived."""
        self._qtbot.waitUntil(lambda: not self.context.jobs.busy(), timeout=30_000)
        QApplication.processEvents()  # what the answer made anew is shown only now

    @property
    def checked(self) -> Checked:
        """The newest check."""
        result = self.window.flow.result
        assert result is not None
        return result

    def checked_offers(self, field: str) -> list[Candidate]:
        """Every stored record that a field may mean."""
        session = self.window.flow.session
        assert session is not None
        return session.offers(field)

    def outcome(self, row: int) -> Outcome:
        """Return what becomes of a row of the shown sheet."""
        return self.checked.outcome(self.window.sheet.sheet, row)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def item(self, code: Code) -> FindingItem:
        """Return the first finding of a code in the list."""
        items = self.window.sheet.findings.list.items()
        return next(item for item in items if item.finding.code is code)

    def link(self, code: Code, text: str) -> None:
        """Press the link of a finding whose words contain ``text``."""
        self.press(text, self.item(code))
        self.settle()

    def press(self, text: str, inside: QWidget | None = None) -> None:
        """Press the shown button whose words contain ``text``."""
        found = (inside or self.window).findChildren(QAbstractButton)
        shown = [each for each in found if text in each.text() and each.isVisible() and each.isEnabled()]
        assert len(shown) == 1, [each.text() for each in found if each.isVisible()]
        shown[0].click()

    def chip(self, text: str) -> QAbstractButton:
        """Return the chip whose words contain ``text``."""
        chips = self.window.sheet.chips.buttons()
        found = [chip for chip in chips if text in chip.text()]
        assert len(found) == 1, [chip.text() for chip in chips]
        return found[0]

    def menu(self, text: str) -> QMenu:
        """Press the chip whose words contain ``text`` and return the menu that it opens."""
        before = set(self.window.findChildren(QMenu))
        chip = self.chip(text)
        chip.click()
        (menu,) = set(chip.findChildren(QMenu)) - before
        return menu

    def form(self) -> FormDialog:
        """Return the question that is open."""
        forms = [form for form in self.window.findChildren(FormDialog) if form.isVisible()]
        assert len(forms) == 1, forms
        return forms[0]

    def answer(self, **values: object) -> None:
        """Answer the question that is open."""
        form = self.form()
        form.set_values(values)
        self.press("OK", form)
        self.settle()

    def edit(self, row: int, column: int, text: str) -> None:
        """Type over a cell; row from 1, column from 0."""
        self.editor(row, column).setText(text)
        self.key_into_editor(Qt.Key.Key_Return)
        self.settle()

    def editor(self, row: int, column: int) -> QLineEdit:
        """Open a cell by F2 and return its editor."""
        grid = self.window.sheet.grid
        grid.setCurrentIndex(grid.model().index(row - 1, column))
        grid.setFocus()
        QTest.keyClick(grid, Qt.Key.Key_F2)
        return self._editors()[0]

    def key_into_editor(self, key: Qt.Key) -> None:
        """Press a key in the open editor."""
        QTest.keyClick(self._editors()[0], key)
        self._qtbot.waitUntil(lambda: not self._editors())

    def is_editing(self) -> bool:
        """Tell whether a cell is being edited."""
        return bool(self._editors())

    def _editors(self) -> list[QLineEdit]:
        found = self.window.sheet.grid.viewport().findChildren(QLineEdit)
        return [editor for editor in found if editor.isVisible()]

    def go(self, step: Step) -> None:
        """Go to a step by its tab."""
        self.window.steps.tabs()[list(Step).index(step)].click()
        self.settle()
