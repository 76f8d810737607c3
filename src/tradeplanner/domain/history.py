"""The history of changes: what a step is, and what an undo brought about."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tradeplanner.domain.findings import Finding, Param
from tradeplanner.domain.ids import Actor, BatchId, Changed, Noun, StepId

CLIPBOARD = "clipboard"
"""The file's name of a pasted block, as it is stored; it is put in words when it is shown."""


class Act(StrEnum):
    """What a person did in one step."""

    ADD = "add"
    EDIT = "edit"
    REMOVE = "remove"
    RETIRE = "retire"
    SET = "set"
    MOVE = "move"
    IMPORT = "import"
    RESTORE = "restore"
    REPAIR = "repair"
    ERASE = "erase"
    MERGE = "merge"
    REVEAL = "reveal"
    HAND_OVER = "hand_over"
    BRING_BACK = "bring_back"

    @property
    def stays(self) -> bool:
        """Whether it is not undone: it replaced the file itself, or erased what is personal for good.

        A look at personal data leaves a trace and changed nothing; what was handed over is out of the house.
        From a replaced file the backup made before it leads back; from an erasing nothing does.
        """
        return self in (Act.RESTORE, Act.REPAIR, Act.ERASE, Act.REVEAL, Act.HAND_OVER)


class StepKind(StrEnum):
    """Whether a step did something new, took a step back, or did one again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Op(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Step:
    """One act of one person: the unit of undo. ``at`` is an aware UTC instant.

    ``act``, ``noun`` and ``params`` fill the sentence of the step; an undo or a redo repeats those
    of the step it is about (``origin``). ``undone`` is true while the step's work is taken back.
    """

    id: StepId
    kind: StepKind
    act: Act
    noun: Noun
    params: dict[str, Param]
    actor: Actor
    at: datetime
    origin: StepId
    undone: bool = False
    batch: BatchId | None = None


@dataclass(frozen=True, slots=True)
class RowImage:
    """One row before and after a step, values as stored; None where there was or is no row."""

    noun: Noun
    id: int
    op: Op
    before: dict[str, object] | None
    after: dict[str, object] | None


@dataclass(frozen=True, slots=True)
class Batch:
    """One imported file: what it was, and in ``details`` how it was understood and counted."""

    id: BatchId
    step: StepId
    kind: str
    file: str
    sha256: str
    details: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an undo or redo did: rows ``reversed``, and findings on the rows that were ``kept``."""

    changed: Changed
    step: Step
    reversed: int
    kept: tuple[Finding, ...] = field(default=())
