"""An open import: the read file, what it was compared with, and the spooled rows of the newest check."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Protocol

from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.domain.ids import Changed
from tradeplanner.importing import planning
from tradeplanner.importing.checked import Candidate, Checked, Counts
from tradeplanner.importing.checks import Result
from tradeplanner.importing.grid import Row, SheetInfo, address, from_address
from tradeplanner.importing.proposal import Proposal
from tradeplanner.importing.reconcile.edition_names import candidates
from tradeplanner.importing.reconcile.firm_names import candidate
from tradeplanner.importing.sandbox import OpenFile
from tradeplanner.importing.stored import Stored
from tradeplanner.importing.writes import Writes
from tradeplanner.paths import shown_name


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file holds, whatever its kind: sheets, cells and what reading found."""

    file: str
    sha256: str
    sheets: tuple[SheetInfo, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What a commit did: ``changed.step`` is the step that an undo takes back, None if nothing changed."""

    changed: Changed
    checked: Checked
    counts: Counts


@dataclass(slots=True)
class Known:
    """What the database held at a step: a check that finds the same step reads nothing anew."""

    step: int
    years: frozenset[int] | None
    stored: Stored
    same_file: str


@dataclass(slots=True)
class Work:
    """The writes of one check, by the ``Checked`` they belong to, and the step they were compared at."""

    checked: Checked
    writes: Writes
    folder: Path
    step: int


class Early(Protocol):
    """A check that was begun while the file was being read."""

    def take(
        self, proposal: Proposal, step: int, progress: Callable[[int, int], None] | None, stop: Event | None
    ) -> tuple[Result, Path] | None:
        """Return its result and the folder of its writes, where it was one of ``proposal`` at ``step``."""

    def stop(self) -> None:
        """Give it up."""


@dataclass(slots=True)
class Session:
    """An open file: its rows lie in a spool that ``close`` removes. ``proposal`` is the first one."""

    opened: OpenFile = field(repr=False)
    kind: str
    proposal: Proposal = field(repr=False)
    known: Known | None = field(default=None, repr=False)
    work: Work | None = field(default=None, repr=False)
    drawn: Proposal | None = field(default=None, repr=False)
    early: Early | None = field(default=None, repr=False)

    @property
    def file(self) -> str:
        """The file's name."""
        return shown_name(self.opened.path)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file's content."""
        return self.opened.sha256

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """Every sheet, hidden ones too."""
        return self.opened.sheets

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What reading the file found."""
        return self.opened.findings

    @property
    def facts(self) -> Mapping[str, str]:
        """How the file was read: "format"; of a text "encoding", "encoding_reason" and "delimiter"."""
        return self.opened.facts

    @property
    def ignored(self) -> tuple[Finding, ...]:
        """Which files of a folder were left out, and why."""
        return self.opened.ignored

    @property
    def complete(self) -> bool:
        """Whether no file was left out that may hold something: with a password, damaged, or too large."""
        return not any(finding.severity is Severity.WARNING for finding in self.ignored)

    def origin(self, sheet: str, row: int, column: int = -1) -> tuple[str, str, str]:
        """Return (file, sheet, cell) of a cell; in a folder the file and the cell that it was read from.

        Rows count from 1, columns from 0; without a column the cell is "".
        """
        origins, arranged = self.opened.origins, self.opened.arranged.get(sheet)
        found = origins.at(row, column) if origins is not None else None
        if arranged is not None:
            at = arranged.at(row, column)
            return self.file, sheet, address(*at) if at else ""
        return found or (self.file, sheet, address(row, column) if column >= 0 else "")

    def placed(self, finding: Finding) -> Finding:
        """Return a finding at the place that a person can look up: in a folder the file and its own cell."""
        place, origins = finding.place, self.opened.origins
        if (origins is None and place.sheet not in self.opened.arranged) or place.row is None:
            return finding
        column = from_address(place.cell)[1] if place.cell else -1
        file, sheet, cell = self.origin(place.sheet, place.row, column)
        row = from_address(cell)[0] if cell else None
        return replace(finding, place=replace(place, file=file, sheet=sheet, cell=cell, row=row))

    def rows(self, sheet: str, first: int, last: int) -> list[Row]:
        """Return rows ``first`` to ``last`` of a sheet, counted from 1, as they stand in the file."""
        return self.opened.spool(sheet).rows(first, last) if last >= first else []

    def offers(self, field_key: str) -> list[Candidate]:
        """Return every stored firm or edition, as a row's field of that name may mean any of them."""
        if self.known is None:
            return []
        if field_key == "edition":
            return candidates(self.known.stored.editions, field_key)
        return [candidate(firm, field_key) for firm in self.known.stored.firms]

    def planned(self, proposal: Proposal) -> Proposal:
        """Return a proposal with its conclusions drawn anew from its decisions."""
        if self.drawn is None or proposal != self.drawn:
            self.drawn = planning.plan(proposal, self.sheets, self.rows)
        return self.drawn

    def work_folder(self) -> Path:
        """Return a new folder for the writes of a check."""
        return Path(tempfile.mkdtemp(prefix="check-", dir=self.opened.folder))

    def keep(self, work: Work) -> None:
        """Keep the newest check's writes and remove those before it."""
        if self.work is not None and self.work.folder != work.folder:
            shutil.rmtree(self.work.folder, ignore_errors=True)
        self.work = work

    def close(self) -> None:
        """Remove the spool."""
        if self.early is not None:
            self.early.stop()
        self.opened.close()
