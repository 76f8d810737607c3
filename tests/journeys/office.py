"""The whole program in one window, as a clerk has it, and the keys they press."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tradeplanner.app.workspace import Workspace
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.session import Session
from tradeplanner.ui.shell import Shell

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Window = TypeVar("Window", bound=QWidget)


class Office:
    """A running program over a data folder of the test's own."""

    def __init__(self, shell: Shell, session: Session, jobs: Jobs, qtbot: QtBot) -> None:
        self.shell, self._session, self._jobs, self._qtbot = shell, session, jobs, qtbot

    @property
    def workspace(self) -> Workspace:
        """The open workspace."""
        context = self._session.context
        assert context is not None
        return context.workspace

    def show_year(self, year: int) -> None:
        """Let every page show a year."""
        context = self._session.context
        assert context is not None
        context.desk.set_year(year)
        self.settle()

    def settle(self) -> None:
        """Wait until all work is done and shown."""
        self._qtbot.waitUntil(lambda: not self._jobs.busy(), timeout=30_000)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self._jobs.busy(), timeout=30_000)

    def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(so, timeout=30_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, inside: QWidget | None = None) -> None:
        """Press a key where the focus is, or in a window, and wait for what follows."""
        if inside is not None:
            inside.activateWindow()
            self._qtbot.waitUntil(inside.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or inside or self.shell, key, modifier)
        self.settle()

    def window(self, kind: type[Window]) -> Window:
        """Return the window of a kind that is open."""
        self.settle()
        found = [one for one in self.shell.findChildren(kind) if one.isVisible()]
        found += [
            one
            for one in QApplication.topLevelWidgets()
            if isinstance(one, kind) and one.isVisible() and one not in found
        ]
        assert len(found) == 1, found
        return found[0]
