"""One write transaction, which is one step of the history: all of it is stored or none.

The step row is written at the first change, so that a piece of work that changes nothing leaves no
trace. On any exception everything is rolled back.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import Connection, insert

from tradeplanner.domain.findings import Param
from tradeplanner.domain.history import Act, StepKind
from tradeplanner.domain.ids import Actor, BatchId, Changed, Noun, StepId
from tradeplanner.storage import journal, rows
from tradeplanner.storage.changes import NAMED, Edit, Gate, take_ids


@dataclass(frozen=True, slots=True)
class BatchRecord:
    """An imported file as the journal keeps it; ``details`` says how it was understood and counted."""

    kind: str
    file_name: str
    sha256: str
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Intent:
    """Who wants what: fills the step's row. ``origin`` and ``reverses`` belong to undo and redo."""

    actor: Actor
    act: Act
    noun: Noun
    params: Mapping[str, Param] = field(default_factory=dict)
    kind: StepKind = StepKind.DO
    origin: StepId | None = None
    reverses: StepId | None = None


class Work:
    """What may be written inside one step."""

    def __init__(self, connection: Connection, intent: Intent) -> None:
        """Write on ``connection`` as ``intent`` says."""
        self.connection = connection
        self.intent = intent
        self.params: dict[str, Param] = dict(intent.params)
        self._step: StepId | None = None
        self.gate = Gate(connection, self.step)

    def step(self) -> StepId:
        """Return the step's id, writing its row when it is asked for the first time."""
        if self._step is None:
            number = StepId(take_ids(self.connection, "steps", 1))
            intent = self.intent
            self.connection.execute(
                insert(journal.steps),
                {
                    "id": number,
                    "version": 1,
                    "kind": intent.kind.value,
                    "act": intent.act.value,
                    "noun": intent.noun.value,
                    "params": json.dumps(self.params, ensure_ascii=False, default=str),
                    "actor_login": intent.actor.login,
                    "actor_name": intent.actor.display,
                    "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
                    "origin_id": intent.origin or number,
                    "reverses_id": intent.reverses,
                },
            )
            self._step = number
        return self._step

    def batch(self, record: BatchRecord) -> BatchId:
        """Note an imported file in the journal and return its id, for the origins of its records."""
        number = BatchId(take_ids(self.connection, "import_batches", 1))
        self.connection.execute(
            insert(journal.import_batches),
            {
                "id": number,
                "version": 1,
                "step_id": self.step(),
                "kind": record.kind,
                "file_name": record.file_name,
                "sha256": record.sha256,
                "details": json.dumps(record.details, ensure_ascii=False, default=str),
            },
        )
        return number

    def insert(self, noun: Noun, values: Iterable[Mapping[str, object]]) -> range:
        """Insert rows given as columns and return their ids, in order."""
        return self.gate.insert(noun, values)

    def insert_columns(
        self, noun: Noun, columns: Sequence[str], blocks: Iterable[Sequence[Sequence[object]]]
    ) -> range:
        """Insert blocks of rows, each the values of every one of ``columns``; return their ids, in order."""
        return self.gate.insert_columns(noun, columns, blocks)

    def add(self, noun: Noun, value: object) -> int:
        """Insert one noun's dataclass and return its id."""
        return self.gate.insert(noun, [rows.to_row(value)])[0]

    def put(self, noun: Noun, row_id: int, version: int, value: object) -> None:
        """Store all fields of a noun over the row that was read; ConflictError if it changed since.

        Where the row was imported from stays as it is.
        """
        values = {k: v for k, v in rows.to_row(value).items() if k not in rows.ORIGIN}
        self.gate.update_many(noun, [(row_id, version, values)])

    def update(self, noun: Noun, row_id: int, version: int, values: Mapping[str, object]) -> None:
        """Change some columns of a row; ConflictError if it changed since it was read."""
        self.gate.update_many(noun, [(row_id, version, values)])

    def update_many(self, noun: Noun, edits: Iterable[Edit]) -> int:
        """Change many rows and return how many differed; ConflictError if one changed since."""
        return self.gate.update_many(noun, edits)

    def delete(self, noun: Noun, row_id: int, version: int) -> None:
        """Delete a row; ConflictError if it changed since, IN_USE if others refer to it."""
        self.gate.delete(noun, row_id, version)

    @property
    def changed(self) -> Changed:
        """What the step changed; worth reading after the commit."""
        named = {n: tuple(ids) for n, ids in self.gate.touched.items() if len(ids) <= NAMED}
        return Changed(frozenset(self.gate.touched), named, self._step)
