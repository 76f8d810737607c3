"""From a file, a folder or a pasted block to an open import with its first check, off the main thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.app import import_kinds, imports, profiles
from tradeplanner.app.import_values import Checked, Guess, Proposal, Session
from tradeplanner.app.profiles import Offer
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.history import CLIPBOARD
from tradeplanner.paths import shown_name
from tradeplanner.ui.importing.block import Block
from tradeplanner.ui.importing.decisions import refitted
from tradeplanner.ui.jobs import Progress


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
    def name(self) -> str:
        """What it is called."""
        return CLIPBOARD if self.path is None else shown_name(self.path)

    def read(self, ws: Workspace, progress: Progress) -> Session:
        """Read it into a session; ExpectedError if it cannot be read."""
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
        guesses = import_kinds.guesses(session) if source.path is not None or not source.is_meant else ()
        likelier = None if source.is_meant else import_kinds.better_kind(session.kind, guesses)
        if likelier is not None:
            session = import_kinds.read_as(ws, session, likelier.kind)
        checked = _first_check(ws, session, answers, progress, before)
        return Opened(session, checked, guesses, tuple(profiles.offered(ws, session, checked.proposal)))
    except BaseException:
        session.close()
        raise


def read_as(
    ws: Workspace,
    session: Session,
    kind: str,
    answers: Mapping[str, str],
    progress: Progress,
    before: Proposal | None = None,
) -> Opened:
    """Check an open file as another kind."""
    other = import_kinds.read_as(ws, session, kind)
    checked = _first_check(ws, other, answers, progress, before)
    offers = tuple(profiles.offered(ws, other, checked.proposal))
    return Opened(other, checked, import_kinds.guesses(session), offers)


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
    if "year" in answers and all(sheet.year is None for sheet in proposal.sheets):
        proposal = proposal.with_option("year", answers["year"])
    if proposal is checked.proposal:
        return checked
    return imports.check(ws, session, proposal, progress.at, progress.event)
