"""The running program on a data file of its own, with what a person does to that file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_firm
from tradeplanner.app import firms
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.ui.context import Context
from tradeplanner.ui.datafile.holding import Holding
from tradeplanner.ui.start import Running


@dataclass
class Desk:
    """The running program and its data file."""

    running: Running
    qtbot: QtBot
    folder: Path

    @property
    def holding(self) -> Holding:
        """What holds the data file."""
        assert self.running.holding is not None
        return self.running.holding

    @property
    def context(self) -> Context:
        """The context of the open file."""
        context = self.holding.session.context
        assert context is not None
        return context

    @property
    def ws(self) -> Workspace:
        """The open workspace."""
        return self.context.workspace

    def add(self, *names: str) -> None:
        """Add firms as a page would."""
        for name in names:
            firms.add(self.ws, a_firm(name_zh=name))
        self.settle()

    def names(self) -> set[str]:
        """Return the names of the firms in the open file."""
        return {firm.name_zh for firm in firms.all(self.ws)}

    def settle(self) -> None:
        """Wait until no work is under way."""
        jobs = self.holding.jobs
        self.qtbot.waitUntil(lambda: not jobs.busy(), timeout=20_000)

    def wait_open(self) -> None:
        """Wait until a file is open and read."""
        self.qtbot.waitUntil(lambda: self.holding.session.context is not None, timeout=20_000)
        self.settle()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """Return the open dialog of ``kind``."""

        def found() -> list[QDialog]:
            return [each for each in self.running.shell.findChildren(kind) if each.isVisible()]

        self.qtbot.waitUntil(lambda: bool(found()), timeout=20_000)
        return found()[0]

    def notice(self) -> str:
        """Return the sentence in the strip."""
        shown = self.running.shell.strip.shown
        return "" if shown is None else shown.text


def filled(folder: Path, *names: str) -> Path:
    """Make a data file with firms in ``folder`` and return it."""
    with open_workspace(folder) as ws:
        for name in names:
            firms.add(ws, a_firm(name_zh=name))
        assert ws.store.path is not None
        return ws.store.path


class Start:
    """Starts programs; each is ended after the test."""

    def __init__(self, qtbot: QtBot, app: QApplication) -> None:
        self._qtbot, self._app = qtbot, app
        self.made: list[Running] = []

    def __call__(self, folder: Path | None, *, opens: bool = True) -> Desk:
        """Start on ``folder``, or on what the environment names; wait until it is open, or just loaded."""
        running = Running(self._app, folder, paint_only=False)
        self.made.append(running)
        self._qtbot.waitUntil(lambda: running.holding is not None, timeout=20_000)
        desk = Desk(running, self._qtbot, folder or Path())
        if opens:
            desk.wait_open()
        return desk


def texts(widget: QWidget) -> str:
    """Return every text that stands on a widget."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))
