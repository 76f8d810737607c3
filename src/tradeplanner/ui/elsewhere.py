"""Work done elsewhere: the command line or a colleague changes what the window shows."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from tradeplanner.app import datafile, history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Changed, Noun, StepId
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Link


class Elsewhere(QObject):
    """Looks for steps of others as the program comes to the front.

    ``noticed(Changed)`` names every noun, since nobody here knows which differ.
    """

    noticed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Take the newest step as seen."""
        super().__init__(parent)
        self._context = context
        self._seen: StepId | None = None
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._turn)
        self.look()

    def heard(self, changed: Changed) -> None:
        """Take a step of our own as seen."""
        if changed.step is not None:
            self._seen = max(changed.step, self._seen or changed.step)

    def look(self) -> None:
        """Ask on the data lane whether there is a step that nobody here has told of."""
        ws = self._context.workspace
        self._context.jobs.data(lambda: _newest(ws), self._compare, self._failed, key="elsewhere", owner=self)

    def _failed(self, error: BaseException) -> None:
        """Tell it; of a file that is gone, what is open can still be saved elsewhere."""
        gone = isinstance(error, ExpectedError) and error.code is Code.FILE_GONE
        actions = self._context.desk.actions
        link = Link(tr("Save a copy…"), lambda: actions.run("file.copy"))
        self._context.notices.error(error, link if gone and actions.has("file.copy") else None)

    def _turn(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _compare(self, newest: object) -> None:
        if not isinstance(newest, int):
            return
        known, self._seen = self._seen, StepId(max(newest, self._seen or 0))
        if known is not None and newest > known:
            self.noticed.emit(Changed(frozenset(Noun), step=StepId(newest)))


def _newest(ws: Workspace) -> int:
    datafile.expect_open(ws)
    steps = history.steps(ws, limit=1)
    return 0 if not steps or steps[0].id is None else steps[0].id
