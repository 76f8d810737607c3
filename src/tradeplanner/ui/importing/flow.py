"""An import as the window lives it: the open file, the proposal, the newest check, and their work.

Every decision gives a new proposal, which is checked anew in the background; only the newest check
counts. Nothing is written before ``commit``, and that is one step.
"""

import weakref
from collections.abc import Callable, Mapping
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from tradeplanner.app import history, imports
from tradeplanner.app.import_values import Checked, ImportOutcome, Proposal, Session
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import file_word
from tradeplanner.paths import shown_name
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Block, Wanted
from tradeplanner.ui.importing.decisions import carried, same
from tradeplanner.ui.jobs import Job, Progress


class Flow(QObject):
    """The state of one import window. Signals arrive on the main thread.

    ``busy`` tells that what is shown is not yet what was decided: a file is read, a check runs.
    """

    opened = Signal()
    decided = Signal()
    checked = Signal()
    committed = Signal()
    undone = Signal()
    redone = Signal()
    failed = Signal(object)
    started = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.kind = imports.KINDS[0]
        self.path: Path | None = None
        self.name = ""
        self.session: Session | None = None
        self.proposal: Proposal | None = None
        self.result: Checked | None = None
        self.outcome: ImportOutcome | None = None
        self.known: Wanted | None = None
        self._past: list[Proposal] = []
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being read, checked or imported."""
        return self._job is not None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._past)

    # --- the file ---

    def open(self, kind: str, path: Path, password: str | None = None) -> None:
        """Read a file as one of the kinds and check it; an error comes by ``failed``."""
        ws = self._context.workspace
        self.path = path

        def read(progress: Progress) -> Session:
            return imports.open_file(
                ws, kind, path, progress=progress.at, stop=progress.event, password=password
            )

        self._open(kind, shown_name(path), read)

    def open_block(self, block: Block) -> None:
        """Read pasted cells and check them; an error comes by ``failed``."""
        ws = self._context.workspace
        self.path, self.known = None, Wanted(block.kind, block.answers)

        def read(progress: Progress) -> Session:
            return imports.open_block(
                ws,
                block.kind,
                block.text,
                columns=block.columns,
                progress=progress.at,
                stop=progress.event,
            )

        self._open(block.kind, CLIPBOARD, read)

    def _open(self, kind: str, name: str, read: Callable[[Progress], Session]) -> None:
        self.close()
        self.kind, self.name = kind, name
        ws, answers = self._context.workspace, self._answers(kind)

        def work(progress: Progress) -> tuple[Session, Checked]:
            session = read(progress)
            try:
                return session, _first_check(ws, session, answers, progress)
            except BaseException:
                session.close()
                raise

        self._long(tr("Reading {file}", file=file_word(name)), work, self._take, _let_go)

    def _answers(self, kind: str) -> Mapping[str, str]:
        """Return what was known beforehand of a file of this kind."""
        return self.known.answers if self.known is not None and self.known.kind == kind else {}

    def close(self) -> None:
        """Stop what runs, and let go of the file and of all that was concluded."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self.session is not None:
            # After the check that is just being stopped, which still reads the file's rows.
            self._context.jobs.data(self.session.close)
        self.session = self.proposal = self.result = self.outcome = None
        self._past = []

    # --- decisions ---

    def decide(self, decided: Proposal) -> None:
        """Take a decision made upon the shown check; what follows from it is checked in the background."""
        if self.result is None or self.proposal is None:
            return
        proposal = carried(decided, self.result.proposal, self.proposal)
        if not same(proposal, self.proposal):
            self._past.append(self.proposal)
            self._check(proposal)

    def back(self) -> None:
        """Take the last decision back."""
        if self._past:
            self._check(self._past.pop())

    def _check(self, proposal: Proposal) -> None:
        session, ws = self.session, self._context.workspace
        if session is None:
            return
        self.proposal = proposal

        def work(progress: Progress) -> Checked:
            return imports.check(ws, session, proposal, progress.at, progress.event)

        self._long(tr("Checking"), work, self._checked)
        self.decided.emit()

    # --- what is stored ---

    def commit(self) -> None:
        """Store the good rows as one step."""
        session, result, ws = self.session, self.result, self._context.workspace
        if session is None or result is None or self.busy:
            return

        def work(progress: Progress) -> ImportOutcome:
            return imports.commit(ws, session, result, progress.at, progress.event)

        self._long(tr("Importing"), work, self._committed)
        self.decided.emit()

    def undo(self) -> None:
        """Take the import back."""
        step, ws = self.outcome.changed.step if self.outcome else None, self._context.workspace
        if step is not None:
            self._data(lambda: history.undo(ws, step), lambda _: self.undone.emit())

    def redo(self) -> None:
        """Do the import again, unless something else was done or taken back since."""
        step, ws = self.outcome.changed.step if self.outcome else None, self._context.workspace

        def work() -> None:
            following = history.next_redo(ws)
            if following is None or following.origin != step:
                raise ExpectedError(Code.NOTHING_TO_REDO)
            history.redo(ws)

        self._data(work, lambda _: self.redone.emit())

    def save_rejected(self, path: Path, done: Callable[[object], None]) -> None:
        """Write the rows that stay out as a workbook; ``done(count)`` follows."""
        session, result = self.session, self.result
        if session is not None and result is not None:
            self._data(lambda: imports.save_rejected(session, result, path), done)

    def save_template(self, kind: str, path: Path, done: Callable[[object], None]) -> None:
        """Write an empty workbook of a kind."""
        self._data(lambda: imports.template(kind, path), done)

    # --- answers ---

    def _data(self, work: Callable[[], object], done: Callable[[object], None]) -> None:
        self._context.jobs.data(work, done, self.failed.emit, owner=self)

    def _long(
        self,
        title: str,
        work: Callable[[Progress], object],
        done: Callable[[object], None],
        late: Callable[[object], None] | None = None,
    ) -> None:
        """Run the newest work; an answer to older work, or after the end, goes to ``late`` or nowhere."""
        if self._job is not None:
            self._job.stop()

        def is_newest() -> bool:
            return shiboken6.isValid(self) and self._job is job

        def answered(found: object) -> None:
            if is_newest():
                self._job = None
                done(found)
            elif late is not None:
                late(found)

        def failed(error: BaseException) -> None:
            if is_newest():
                self._job = None
                self._fall_back()
                self.failed.emit(error)

        # Without an owner: a file that arrives after the window has gone must still be let go of.
        job: Job = self._context.jobs.long(title, work, answered, failed)
        self._job = job
        self.started.emit(job)

    def _fall_back(self) -> None:
        """Return to what the shown check was made of, for a check that was stopped or failed."""
        if self.result is not None:
            self.proposal = self.result.proposal
            while self._past and same(self._past[-1], self.proposal):
                self._past.pop()

    def _take(self, found: object) -> None:
        if isinstance(found, tuple):
            self.session, self.result = found
            self.proposal = self.result.proposal if self.result else None
            # The program may end while the window is open; the file's rows must not outlive it.
            weakref.finalize(self, found[0].close)
            self.opened.emit()

    def _checked(self, result: object) -> None:
        if isinstance(result, Checked):
            self.result, self.proposal = result, result.proposal
            self.checked.emit()

    def _committed(self, outcome: object) -> None:
        if isinstance(outcome, ImportOutcome):
            self.outcome = outcome
            self.committed.emit()


def _first_check(ws: Workspace, session: Session, answers: Mapping[str, str], progress: Progress) -> Checked:
    """Return the check of a file just read; ``answers`` are given only where it leaves a question open."""
    checked = imports.check(ws, session, session.proposal, progress.at, progress.event)
    proposal = checked.proposal
    for question in checked.unanswered:
        if question.name in answers:
            proposal = proposal.with_option(f"{question.name}:{question.sheet}", answers[question.name])
    if "year" in answers and all(sheet.year is None for sheet in proposal.sheets):
        proposal = proposal.with_option("year", answers["year"])
    if proposal is checked.proposal:
        return checked
    return imports.check(ws, session, proposal, progress.at, progress.event)


def _let_go(found: object) -> None:
    if isinstance(found, tuple):
        found[0].close()
