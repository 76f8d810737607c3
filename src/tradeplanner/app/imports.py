"""The import line: open a file, look at what was understood, check, commit; undo is one step.

The window and the command line call these functions and no others. ``stop`` is an event that a
person may set at any time: what then runs ends with ``ExpectedError(IMPORT_STOPPED)`` and nothing
is written. ``progress(done, total)`` is called now and then; a total of 0 means that it is unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.importing.checked import Checked, Counts
from tradeplanner.importing.grid import Row, SheetInfo
from tradeplanner.importing.proposal import Proposal

Progress = Callable[[int, int], None]
KINDS = ("firms", "catalogue", "orders", "exports", "rates", "targets")
"""The kinds of files, in the order in which a desk imports them."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file holds, whatever its kind: sheets, cells and what reading found."""

    file: str
    sha256: str
    sheets: tuple[SheetInfo, ...]
    findings: tuple[Finding, ...]


class Session:
    """An open file: its rows lie in a spool that ``close`` removes. ``proposal`` is the first one."""

    file: str
    sha256: str
    kind: str
    sheets: tuple[SheetInfo, ...]
    findings: tuple[Finding, ...]
    proposal: Proposal

    def rows(self, sheet: str, first: int, last: int) -> list[Row]:
        """Return rows ``first`` to ``last`` of a sheet, counted from 1, as they stand in the file."""
        raise NotImplementedError

    def close(self) -> None:
        """Remove the spool."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What a commit did: ``changed.step`` is the step that an undo takes back, None if nothing changed."""

    changed: Changed
    checked: Checked
    counts: Counts


def inspect_file(path: Path, progress: Progress | None = None, stop: Event | None = None) -> Inspection:
    """Return the sheets of a file and the findings of reading it; a file that cannot be read has one."""
    raise NotImplementedError


def open_file(
    ws: Workspace, kind: str, path: Path, *, progress: Progress | None = None, stop: Event | None = None,
    password: str | None = None,
) -> Session:
    """Read a file into a session with a first proposal; ExpectedError if it cannot be read."""
    raise NotImplementedError


def check(
    ws: Workspace, session: Session, proposal: Proposal, progress: Progress | None = None, stop: Event | None = None
) -> Checked:
    """Check every row of a proposal against the rules and what is stored; nothing is written.

    The result's ``proposal`` holds the conclusions as they follow from the person's decisions.
    """
    raise NotImplementedError


def commit(
    ws: Workspace, session: Session, checked: Checked, progress: Progress | None = None, stop: Event | None = None
) -> ImportOutcome:
    """Write the good rows as one step; the others stay in ``checked`` for mending."""
    raise NotImplementedError


def report_json(session: Session, result: Checked | ImportOutcome) -> dict[str, object]:
    """Return the report of ``tradeplanner import --json``; personal data is masked."""
    raise NotImplementedError


def inspection_json(path: Path, progress: Progress | None = None, stop: Event | None = None) -> Mapping[str, object]:
    """Return the report of ``tradeplanner inspect --json``: sheets, typed cells, findings."""
    raise NotImplementedError


def save_rejected(session: Session, checked: Checked, path: Path) -> int:
    """Write the rows that stay out, as they stand, with a reason column, to .xlsx; return how many."""
    raise NotImplementedError


def template(kind: str, path: Path) -> None:
    """Write an empty workbook of a kind, with headings and an explained sample row."""
    raise NotImplementedError
