"""From a file, a folder or a pasted block to an open import with its first check, off the main thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tradeplanner.app import import_kinds, imports, profiles
from tradeplanner.app.import_values import FORM_KINDS, Checked, Guess, Proposal, Session
from tradeplanner.app.profiles import Offer
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.paths import shown_name
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.importing.decisions import refitted
from tradeplanner.ui.jobs import Progress

UNDERSTOOD = 0.75
"""From which share of understood columns a sheet is a table for sure, and no form."""
TALL = 100
"""Rows that a form has at most."""


@dataclass(frozen=True, slots=True)
class Source:
    """What is imported, and as what: a file, several, a folder of forms, or pasted cells.

    ``is_meant`` where a person chose the kind; otherwise the headings may choose a better one.
    """

    kind: str
    paths: tuple[Path, ...] = ()
    block: Block | None = None
    password: str | None = None
    encoding: str = ""
    is_meant: bool = True

    @property
    def path(self) -> Path | None:
        """The file, or the first of several; None for pasted cells."""
        return self.paths[0] if self.paths else None

    @property
    def is_folder(self) -> bool:
        """Whether these are forms: a folder of them, or several files."""
        return len(self.paths) > 1 or any(path.is_dir() for path in self.paths)

    @property
    def name(self) -> str:
        """What it is called."""
        return CLIPBOARD if self.path is None else shown_name(self.path)

    @property
    def may_be_another(self) -> bool:
        """Whether its headings may tell another kind."""
        return not self.is_folder and (self.path is not None or not self.is_meant)

    def read(self, ws: Workspace, progress: Progress) -> Session:
        """Read it into a session; ExpectedError if it cannot be read."""
        if self.is_folder:
            return imports.open_files(ws, self.kind, self.paths, progress=progress.at, stop=progress.event)
        if self.block is not None:
            columns = self.block.columns
            return imports.open_block(
                ws, self.kind, self.block.text, columns=columns, progress=progress.at, stop=progress.event
            )
        return imports.open_file(
            ws,
            self.kind,
            self.paths[0],
            progress=progress.at,
            stop=progress.event,
            password=self.password,
            encoding=self.encoding,
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """An open import: its session, its first check, how well each kind fits the file, and profiles for it."""

    session: Session
    checked: Checked
    guesses: tuple[Guess, ...]
    offers: tuple[Offer, ...] = ()
    as_it_stands: bool = False


def opened(
    ws: Workspace,
    source: Source,
    answers: Mapping[str, str],
    progress: Progress,
    before: Proposal | None = None,
) -> Opened:
    """Read ``source`` and check it; ``before`` are decisions that are kept where they still fit."""
    session = source.read(ws, progress)
    try:
        guesses = import_kinds.guesses(session) if source.may_be_another else ()
        if not source.is_meant:
            session = _likeliest(ws, source, session, guesses, progress)
        checked = _first_check(ws, session, answers, progress, before)
        return Opened(session, checked, guesses, tuple(profiles.offered(ws, session, checked.proposal)))
    except BaseException:
        session.close()
        raise


def _likeliest(
    ws: Workspace, source: Source, session: Session, guesses: Sequence[Guess], progress: Progress
) -> Session:
    """Return the session as the kind that the headings tell, or as a form where they are no headings."""
    named = max((guess.named for guess in guesses if guess.fits and guess.share >= UNDERSTOOD), default=0)
    is_small = all(info.rows <= TALL for info in session.sheets)
    if source.path is not None and not named and is_small and session.kind not in FORM_KINDS:
        form = _as_form(ws, source, progress)
        if form is not None:
            session.close()
            return form
    likelier = import_kinds.better_kind(session.kind, guesses)
    return session if likelier is None else import_kinds.read_as(ws, session, likelier.kind)


def _as_form(ws: Workspace, source: Source, progress: Progress) -> Session | None:
    """Return a workbook read as a form of labels beside values, None if it is none."""
    for kind in sorted(FORM_KINDS):
        form = replace(source, kind=kind).read(ws, progress)
        if any(plan.used for plan in form.proposal.sheets):
            return form
        form.close()
    return None


def read_as(
    ws: Workspace,
    session: Session,
    kind: str,
    answers: Mapping[str, str],
    progress: Progress,
    before: Proposal | None = None,
    *,
    as_it_stands: bool = False,
) -> Opened:
    """Check an open file as another kind, or ``as_it_stands``, without its sheets put into rows."""
    other = import_kinds.read_as(ws, session, kind, as_it_stands=as_it_stands)
    checked = _first_check(ws, other, answers, progress, before)
    offers = tuple(profiles.offered(ws, other, checked.proposal))
    return Opened(other, checked, import_kinds.guesses(session), offers, as_it_stands)


def _first_check(
    ws: Workspace,
    session: Session,
    answers: Mapping[str, str],
    progress: Progress,
    before: Proposal | None,
) -> Checked:
    """Return the check of a file just read; ``answers`` are given only where it leaves a question open."""
    first = session.proposal if before is None else refitted(before, session.proposal, session.sheets)
    checked = imports.check(ws, session, first, progress.at, progress.event)
    proposal = checked.proposal
    for question in checked.unanswered:
        if question.name in answers:
            proposal = proposal.with_option(f"{question.name}:{question.sheet}", answers[question.name])
    if session.kind == "orders" and "edition" in answers and "edition" not in proposal.options:
        proposal = proposal.with_option("edition", answers["edition"])
    if "year" in answers and all(sheet.year is None for sheet in proposal.sheets):
        proposal = proposal.with_option("year", answers["year"])
    if proposal is checked.proposal:
        return checked
    return imports.check(ws, session, proposal, progress.at, progress.event)
