"""What a check of a proposal found: counts, sums, control totals, findings and each row's outcome.

Counts are of records, not rows: a table of twelve months by four currencies has 48. The sums are of
the records that the database would hold after the commit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Finding, Place, Severity
from tradeplanner.importing.grid import address
from tradeplanner.importing.proposal import At, Proposal, Reason


class Outcome(StrEnum):
    """What becomes of a record, and the part a row plays that holds none."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    SKIPPED = "skipped"
    REJECTED = "rejected"
    BLANK = "blank"
    TITLE = "title"
    HEADING = "heading"
    TOTAL = "total"
    NOTE = "note"
    SAMPLE = "sample"


OUTCOMES = tuple(Outcome)
"""By the number under which a row's outcome is kept."""


@dataclass(slots=True)
class Counts:
    """How many records were read, and what becomes of them; ``read`` is the sum of the rest."""

    read: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    ambiguous: int = 0
    skipped: int = 0
    rejected: int = 0

    def add(self, outcome: Outcome, count: int = 1) -> None:
        """Count ``count`` records with one of the first six outcomes."""
        self.read += count
        setattr(self, outcome, getattr(self, outcome) + count)

    def as_dict(self) -> dict[str, int]:
        """Return the counts by name."""
        return {item.name: getattr(self, item.name) for item in fields(self)}


@dataclass(frozen=True, slots=True)
class Sum:
    """A total of the records that would be stored, by what they have in common."""

    field: str
    unit: str
    by: Mapping[str, str]
    sum: Decimal


@dataclass(frozen=True, slots=True)
class Control:
    """The sheet's own total of a column beside the sum over its rows as they stand in the file."""

    sheet: str
    row: int
    column: int
    field: str
    stated: Decimal
    sum: Decimal

    @property
    def cell(self) -> str:
        """The address of the stated total."""
        return address(self.row, self.column)

    @property
    def matches(self) -> bool:
        """Whether the sheet's total is the sum of its rows."""
        return self.stated == self.sum


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a stored record that the file would change."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Side:
    """One field of a row and of a record that it may mean, both as shown; "" where there is none."""

    field: str
    row: str
    stored: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored record that an ambiguous row may mean; no personal data in ``detail`` and ``sides``.

    ``field`` is the field of the row that names it, "" where it is the row's own record. ``sides`` are the
    fields by which a person can tell whether the two are one, side by side.
    """

    id: int
    label: str
    detail: str = ""
    field: str = ""
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What a sheet's rows need and may leave open: the answer in force with its reason, "" for none.

    ``name`` is the option that a person answers with; ``shown`` is the answer in a person's words;
    ``candidates`` are stored records of which the answer is one.
    """

    name: str
    sheet: str
    value: str
    reason: Reason
    shown: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def finding(self) -> Finding:
        """What is told of the question while it is open."""
        return Finding(self.reason.code, Severity.DECISION, Place(sheet=self.sheet), self.reason.params)


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a check; ``rows`` holds one byte for each row of a used sheet (see ``outcome``).

    ``same_file`` is the moment (ISO 8601, UTC) at which a file with the same content was imported before,
    or "".
    """

    proposal: Proposal
    counts: Counts
    sums: tuple[Sum, ...]
    controls: tuple[Control, ...]
    findings: tuple[Finding, ...]
    rows: Mapping[str, bytes] = field(repr=False)
    changes: Mapping[At, Sequence[Change]] = field(default_factory=dict)
    candidates: Mapping[At, Sequence[Candidate]] = field(default_factory=dict)
    sample: tuple[Mapping[str, str], ...] = ()
    same_file: str = ""
    questions: tuple[Question, ...] = ()

    def outcome(self, sheet: str, row: int) -> Outcome:
        """Return what becomes of a row counted from 1; rows beyond the sheet are blank."""
        marks = self.rows.get(sheet, b"")
        return OUTCOMES[marks[row - 1]] if 0 < row <= len(marks) else Outcome.BLANK

    @property
    def clean(self) -> bool:
        """Whether no row waits for a decision or a mending."""
        return not (self.counts.ambiguous or self.counts.rejected)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions without which rows of a sheet cannot come in."""
        return tuple(question for question in self.questions if not question.value)

    @property
    def writes(self) -> int:
        """How many records a commit would add or change."""
        return self.counts.new + self.counts.changed
