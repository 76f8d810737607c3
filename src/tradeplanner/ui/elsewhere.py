"""Work done elsewhere: the command line or a colleague changes what the window shows."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from tradeplanner.app import datafile, history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Changed, Noun, StepId
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Link

LOOK_MS = 15_000
"""How often a server is asked: colleagues at other desks work while this window stays in front."""


class Elsewhere(QObject):
    """Looks for steps of others as the program comes to the front, and on a server every few seconds.

    ``noticed(Changed)`` names every noun, since nobody here knows which differ.
    """

    noticed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Take the newest step as seen."""
        super().__init__(parent)
        self._context = context
        self._seen: StepId | None = None
        self._away = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._turn)
        self._often = QTimer(self)
        self._often.timeout.connect(self._look_again)
        if context.workspace.store.path is None:
            self._often.start(LOOK_MS)
        self.look()

    def heard(self, changed: Changed) -> None:
        """Take a step of our own as seen; a number left out before it is a step of somebody else."""
        if changed.step is None:
            return
        known, self._seen = self._seen, max(changed.step, self._seen or changed.step)
        if known is not None and changed.step > known + 1:
            self.noticed.emit(Changed(frozenset(Noun), step=changed.step))

    def look(self) -> None:
        """Ask on the data lane whether there is a step that nobody here has told of."""
        ws = self._context.workspace
        self._context.jobs.data(lambda: _newest(ws), self._compare, self._failed, key="elsewhere", owner=self)

    def _look_again(self) -> None:
        """Ask by ourselves, unless others are asking: nobody waits for it."""
        if not self._context.jobs.busy():
            self.look()

    def _failed(self, error: BaseException) -> None:
        """Tell it, of a server once; of a file that is gone, what is open can still be saved elsewhere."""
        code = error.code if isinstance(error, ExpectedError) else None
        known, self._away = self._away, code is Code.DATABASE_AWAY
        if known and self._away:
            return
        actions = self._context.desk.actions
        link = Link(lambda: tr("Save a copy…"), lambda: actions.run("file.copy"))
        gone = code is Code.FILE_GONE and actions.has("file.copy")
        self._context.notices.error(error, link if gone else None)

    def _turn(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _compare(self, newest: object) -> None:
        if not isinstance(newest, int):
            return
        back, self._away = self._away, False
        if back:
            self._context.notices.say(tr("The database answers again."))
        known, self._seen = self._seen, StepId(newest)
        # Fewer steps than before: the sample was removed. After an absence, pages may have failed to read.
        if back or (known is not None and newest != known):
            self.noticed.emit(Changed(frozenset(Noun), step=StepId(newest)))


def _newest(ws: Workspace) -> int:
    datafile.expect_open(ws)
    steps = history.steps(ws, limit=1)
    return 0 if not steps or steps[0].id is None else steps[0].id
