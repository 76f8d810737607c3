"""What the history page reads: steps with their imported files, and the rows of one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tradeplanner.app import history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.findings import Finding, Place, Severity
from tradeplanner.domain.history import Batch, RowImage, Step
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.ui.changes import Names, referred

LOT = 500
ROWS_SHOWN = 1_000


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in the table, with the file it imported, if it is an import."""

    step: Step
    batch: Batch | None = None

    @property
    def id(self) -> StepId:
        """The step's id, by which rows are told apart."""
        return self.step.id


@dataclass(frozen=True, slots=True)
class Past:
    """Steps newest first, whether there are older ones, and what Redo would do."""

    rows: tuple[StepRow, ...]
    has_older: bool
    redo: Step | None


def read_past(ws: Workspace, count: int) -> Past:
    """Return the newest ``count`` steps."""
    found = history.steps(ws, count + 1)
    files = {batch.id: batch for batch in history.imports(ws)}
    rows = tuple(StepRow(step, files.get(step.batch) if step.batch else None) for step in found[:count])
    return Past(rows, len(found) > count, history.next_redo(ws))


@dataclass(frozen=True, slots=True)
class StepRows:
    """The rows of one step before and after, at most ``ROWS_SHOWN`` of them, and names to read them by."""

    step: StepId
    images: Sequence[RowImage]
    names: Names


def read_rows(ws: Workspace, step: StepId) -> StepRows:
    """Return the rows of a step."""
    images = history.images(ws, step, ROWS_SHOWN)
    wanted = {row for image in images for row in referred(image)}
    return StepRows(step, images, history.names(ws, wanted))


def with_names(ws: Workspace, findings: Sequence[Finding]) -> list[Finding]:
    """Return findings on rows with the rows' names among their parameters."""
    known = history.names(ws, {place for finding in findings if (place := row_of(finding)) is not None})
    return [_named(finding, known) for finding in findings]


def row_of(finding: Finding) -> tuple[Noun, int] | None:
    """Return the row that a finding of an undo is about."""
    noun, number = finding.params.get("noun"), finding.params.get("id")
    return (Noun(str(noun)), number) if noun and isinstance(number, int) else None


def _named(finding: Finding, known: Mapping[tuple[Noun, int], str]) -> Finding:
    """Return a finding that names its row, whose number tells nobody anything; to be kept is no error."""
    row = row_of(finding)
    name = known.get(row, "") if row is not None else ""
    params = {**finding.params, "name": f"“{name}”"} if name else finding.params
    return replace(finding, severity=Severity.WARNING, place=Place(), params=params)
