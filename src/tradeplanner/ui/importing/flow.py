"""An import as the window lives it: the open file, the proposal, the newest check, and their work.

Every decision gives a new proposal, which is checked anew in the background; only the newest check
counts. Nothing is written before ``commit``, and that is one step.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from tradeplanner.app import history, imports
from tradeplanner.app.import_values import Checked, ImportOutcome, Proposal, Session
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Job, Progress


class Flow(QObject):
    """The state of one import window. Signals arrive on the main thread."""

    opened = Signal()
    checked = Signal()
    committed = Signal()
    undone = Signal()
    failed = Signal(object)
    started = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._parent = parent
        self.kind = imports.KINDS[0]
        self.path: Path | None = None
        self.session: Session | None = None
        self.proposal: Proposal | None = None
        self.result: Checked | None = None
        self.outcome: ImportOutcome | None = None

    # --- the file ---

    def open(self, kind: str, path: Path, password: str | None = None) -> None:
        """Read a file as one of the kinds and check it; an error comes by ``failed``."""
        self.close()
        self.kind, self.path = kind, path
        ws = self._context.workspace

        def work(progress: Progress) -> tuple[Session, Checked]:
            session = imports.open_file(
                ws, kind, path, progress=progress.at, stop=progress.event, password=password
            )
            try:
                return session, imports.check(ws, session, session.proposal, progress.at, progress.event)
            except BaseException:
                session.close()
                raise

        self._long(tr("Reading {file}", file=path.name), work, self._opened)

    def close(self) -> None:
        """Let go of the file and of all that was concluded."""
        if self.session is not None:
            self.session.close()
        self.session = self.proposal = self.result = self.outcome = None

    # --- decisions ---

    def decide(self, proposal: Proposal) -> None:
        """Take a decision: the proposal that follows from it is checked in the background."""
        session, ws = self.session, self._context.workspace
        if session is None or proposal == self.proposal:
            return
        self.proposal = proposal

        def work(progress: Progress) -> Checked:
            return imports.check(ws, session, proposal, progress.at, progress.event)

        self._long(tr("Checking"), work, self._checked, key=f"import {id(self)}")

    def commit(self) -> None:
        """Store the good rows as one step."""
        session, result, ws = self.session, self.result, self._context.workspace
        if session is None or result is None:
            return

        def work(progress: Progress) -> ImportOutcome:
            return imports.commit(ws, session, result, progress.at, progress.event)

        self._long(tr("Importing"), work, self._committed)

    def undo(self) -> None:
        """Take the import back."""
        step, ws = self.outcome.changed.step if self.outcome else None, self._context.workspace
        if step is not None:
            self._context.jobs.data(
                lambda: history.undo(ws, step), lambda _: self.undone.emit(), self.failed.emit, owner=self
            )

    def save_rejected(self, path: Path, done: Callable[[object], None]) -> None:
        """Write the rows that stay out as a workbook; ``done(count)`` follows."""
        session, result = self.session, self.result
        if session is not None and result is not None:
            self._context.jobs.data(
                lambda: imports.save_rejected(session, result, path), done, self.failed.emit, owner=self
            )

    def save_template(self, kind: str, path: Path, done: Callable[[object], None]) -> None:
        """Write an empty workbook of a kind."""
        self._context.jobs.data(lambda: imports.template(kind, path), done, self.failed.emit, owner=self)

    # --- answers ---

    def _long(
        self, title: str, work: Callable[[Progress], object], done: Callable[[object], None], key: str = ""
    ) -> None:
        job: Job = self._context.jobs.long(title, work, done, self.failed.emit, key=key, owner=self)
        self.started.emit(job)

    def _opened(self, found: object) -> None:
        if isinstance(found, tuple):
            self.session, self.result = found
            self.proposal = self.result.proposal if self.result else None
            self.opened.emit()

    def _checked(self, result: object) -> None:
        if isinstance(result, Checked):
            self.result, self.proposal = result, result.proposal
            self.checked.emit()

    def _committed(self, outcome: object) -> None:
        if isinstance(outcome, ImportOutcome):
            self.outcome = outcome
            self.committed.emit()
