"""An import as the window lives it: the open file, the proposal, the newest check, and their work.

Every decision gives a new proposal, which is checked anew in the background; only the newest check
counts. Nothing is written before ``commit``, and that is one step.
"""

import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from tradeplanner.app import history, imports, profiles
from tradeplanner.app.import_values import FORM_KINDS, Checked, Guess, ImportOutcome, Proposal, Session
from tradeplanner.app.profiles import Offer
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.profiles import Profile
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import file_word
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.importing.decisions import carried, same
from tradeplanner.ui.importing.opening import Opened, Source, opened, read_as
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
        self.source: Source | None = None
        self.guesses: tuple[Guess, ...] = ()
        self.offers: tuple[Offer, ...] = ()
        self.profile = ""
        self.as_it_stands = False
        self.name = ""
        self.session: Session | None = None
        self.proposal: Proposal | None = None
        self.result: Checked | None = None
        self.outcome: ImportOutcome | None = None
        self.known: Wanted | None = None
        self._whole: Checked | None = None
        self._past: list[Proposal] = []
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is being read, checked or imported."""
        return self._job is not None

    @property
    def path(self) -> Path | None:
        """The file, None for pasted cells."""
        return self.source.path if self.source is not None else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._past)

    # --- the file ---

    def open(self, source: Source) -> None:
        """Read a file or pasted cells and check them; an error comes by ``failed``."""
        if source.block is not None:
            self.known = Wanted(source.kind, source.block.answers)
        self.close()
        self._open(source)

    def read_anew(self, encoding: str) -> None:
        """Read the file in another encoding; what was decided is kept where it still fits."""
        if self.source is not None and self.proposal is not None:
            source = replace(self.source, encoding=encoding, kind=self.kind, is_meant=True)
            self._open(source, self.proposal)

    def read_as(self, kind: str) -> None:
        """Read the open file as another kind; an error comes by ``failed``."""
        session, source, before = self.session, self.source, self.proposal
        if session is None or source is None or kind == self.kind:
            return
        if FORM_KINDS & {kind, self.kind}:
            self._open(replace(source, kind=kind, is_meant=True), before)  # forms are read otherwise
            return
        self.source = replace(source, kind=kind, is_meant=True)
        self._reread(session, kind, before)

    def stand(self, *, as_it_stands: bool) -> None:
        """Read the open file's sheets as they stand, or put into rows again; answers are kept."""
        if self.session is not None and self.proposal is not None:
            before = replace(self.session.proposal, options=self.proposal.options)
            self._reread(self.session, self.kind, before, as_it_stands=as_it_stands)

    def _reread(
        self, session: Session, kind: str, before: Proposal | None, *, as_it_stands: bool = False
    ) -> None:
        ws, answers = self._context.workspace, self._answers(kind)

        def work(progress: Progress) -> Opened:
            return read_as(ws, session, kind, answers, progress, before, as_it_stands=as_it_stands)

        self._long(tr("Checking"), work, self._take)
        self.decided.emit()

    def _open(self, source: Source, before: Proposal | None = None) -> None:
        self.source, self.kind, self.name = source, source.kind, source.name
        ws, answers = self._context.workspace, self._answers(source.kind)

        def work(progress: Progress) -> Opened:
            return opened(ws, source, answers, progress, before)

        self._long(tr("Reading {file}", file=file_word(self.name)), work, self._take, _let_go)

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
        self.session = self.proposal = self.result = self._whole = self.outcome = self.source = None
        self.guesses, self.offers, self.profile, self._past = (), (), "", []

    # --- decisions ---

    def decide(self, decided: Proposal) -> None:
        """Take a decision made upon the shown check; what follows from it is checked in the background."""
        if self.result is None or self.proposal is None:
            return
        proposal = carried(decided, self.result.proposal, self.proposal)
        if not same(proposal, self.proposal):
            self._past.append(self.proposal)
            self._check(proposal)

    def use(self, profile: Profile) -> None:
        """Read the file as a profile says; what a person decided before stays."""
        session, proposal = self.session, self.proposal
        if session is not None and proposal is not None:
            self.profile = profile.name
            self._data(lambda: profiles.apply(session, proposal, profile), self._used)

    def _used(self, proposal: object) -> None:
        if isinstance(proposal, Proposal) and self.result is not None:
            if same(proposal, self.result.proposal):
                self.checked.emit()
            self.decide(proposal)

    def remember(self, name: str) -> object:
        """Keep how the file is read as a profile; to be called on the data lane."""
        if self.session is None or self.proposal is None:
            raise ExpectedError(Code.IMPORT_NO_FILE, file=self.name)
        kept = profiles.keep(self._context.workspace, self.session, self.proposal, name)
        self.profile = name.strip()
        return kept

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

        if self._job is not None:
            self._job.stop()  # so that the glance need not wait for it
        before = self._whole
        if before is not None:
            look = lambda: imports.glance(ws, session, proposal, before)  # noqa: E731  # one line, one use
            seen = lambda found: self._glanced(proposal, found)  # noqa: E731  # likewise
            jobs = self._context.jobs
            jobs.data(look, seen, lambda _: None, key="import-glance", owner=self)
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
        if self._whole is not None:
            shown, self.result, self.proposal = self.result, self._whole, self._whole.proposal
            while self._past and same(self._past[-1], self.proposal):
                self._past.pop()
            if shown is not self.result:
                self.checked.emit()

    def _take(self, found: object) -> None:
        if isinstance(found, Opened):
            if self.session is not None and not _share_file(self.session, found.session):
                self._context.jobs.data(self.session.close)
            self._past, self.outcome = [], None
            self.session, self.result, self.guesses = found.session, found.checked, found.guesses
            self.offers, self.profile, self.as_it_stands = found.offers, "", found.as_it_stands
            self.kind, self.proposal, self._whole = found.session.kind, found.checked.proposal, found.checked
            # The program may end while the window is open; the file's rows must not outlive it.
            weakref.finalize(self, found.session.close)
            self.opened.emit()

    def _checked(self, result: object) -> None:
        if isinstance(result, Checked):
            self.result, self._whole, self.proposal = result, result, result.proposal
            self.checked.emit()

    def _glanced(self, proposal: Proposal, found: object) -> None:
        """Show what a decision does to the first rows of a very large file, while the others are checked."""
        if isinstance(found, Checked) and self.busy and self.proposal is proposal:
            self.result = found
            self.checked.emit()

    def _committed(self, outcome: object) -> None:
        if isinstance(outcome, ImportOutcome):
            self.outcome = outcome
            self.committed.emit()


def _share_file(one: Session, other: Session) -> bool:
    """Whether two sessions read the same rows on disk, one of them put into rows perhaps."""
    return one.opened.folder == other.opened.folder


def _let_go(found: object) -> None:
    if isinstance(found, Opened):
        found.session.close()
