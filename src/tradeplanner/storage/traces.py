"""What marked steps brought in, found in the log: their rows, what they changed, what rests on them.

The sample's steps are marked by a parameter, which the steps that undo and redo them repeat. A row that
somebody else made upon the sample's and that is gone again belongs to it: it could never come back.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, RowMapping, func, select

from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun
from tradeplanner.storage.images import unpack
from tradeplanner.storage.journal import changes, import_batches, steps
from tradeplanner.storage.tables import TABLES, referrers

MARK = "sample"
ASKED_AT_ONCE = 500
Key = tuple[Noun, int]
REFERENCES: Mapping[Noun, Mapping[str, Noun]] = {
    noun: {column: parent for parent in TABLES for other, column in referrers(parent) if other is noun}
    for noun in TABLES
}
"""The columns of each noun that refer to another, and to which."""


@dataclass(slots=True)
class Traces:
    """``steps`` are marked; ``rows`` they inserted or rest on those; ``edits`` are others' steps on ``rows``.

    ``changed`` holds, for rows of others that marked steps changed, what those columns were before; None
    where there was no row (a setting at its default). ``first`` is the entry of the log that did so first.
    """

    steps: set[int] = field(default_factory=set)
    rows: dict[Noun, set[int]] = field(default_factory=dict)
    edits: set[int] = field(default_factory=set)
    changed: dict[Key, dict[str, object]] = field(default_factory=dict)
    first: dict[Key, int] = field(default_factory=dict)

    def has(self, noun: Noun, row_id: object) -> bool:
        """Tell whether a row is among ``rows``."""
        return row_id in self.rows.get(noun, ())


def marked(connection: Connection) -> set[int]:
    """Return the ids of the marked steps."""
    query = select(steps.c.id, steps.c.params).where(steps.c.params.like(f'%"{MARK}"%'))
    return {row.id for row in connection.execute(query) if json.loads(row.params).get(MARK)}


def find(connection: Connection) -> Traces:
    """Return all that the marked steps left, in the tables and in the log."""
    found = Traces(marked(connection))
    if not found.steps:
        return found
    for entry in since(connection, found, nouns=list(TABLES)):
        if entry["step_id"] in found.steps:
            _brought(found, entry)
    gone = _Gone()
    for entry in since(connection, found, nouns=list(TABLES)):
        if entry["step_id"] not in found.steps:
            gone.note(found, entry)
    gone.join(connection, found)
    return found


def since(connection: Connection, found: Traces, nouns: Collection[Noun]) -> Iterator[RowMapping]:
    """Yield the entries on ``nouns`` from the first marked step on, oldest first."""
    log = changes.c
    query = (
        select(log.id)
        .where(log.step_id >= min(found.steps), log.noun.in_([noun.value for noun in nouns]))
        .order_by(log.id)
    )
    for entry_id in connection.execute(query).scalars().all():
        yield connection.execute(select(changes).where(log.id == entry_id)).mappings().one()


def images(entry: RowMapping, which: str) -> dict[int, dict[str, object]]:
    """Return the rows of an entry ``before`` or ``after`` by id, without id and version."""
    columns = entry["columns"].split(",") if entry["columns"] else []
    return {int(str(row[0])): dict(zip(columns, row[2:], strict=True)) for row in unpack(entry[which])}


def _brought(found: Traces, entry: RowMapping) -> None:
    noun = Noun(entry["noun"])
    if entry["op"] == Op.INSERT and noun is not Noun.SETTING:
        found.rows.setdefault(noun, set()).update(images(entry, "after"))
    elif entry["op"] == Op.INSERT:
        for row_id in images(entry, "after"):
            found.changed.setdefault((noun, row_id), {"value": None})
            found.first.setdefault((noun, row_id), entry["id"])
    elif entry["op"] == Op.UPDATE:
        for row_id, values in images(entry, "before").items():
            if not found.has(noun, row_id):
                known = found.changed.setdefault((noun, row_id), {})
                found.first.setdefault((noun, row_id), entry["id"])
                known.update({name: value for name, value in values.items() if name not in known})


class _Gone:
    """Rows of others by what they ever referred to, until it is known which of them are gone."""

    def __init__(self) -> None:
        self._refers: dict[Key, set[Key]] = {}
        self._steps: dict[Key, set[int]] = {}

    def note(self, found: Traces, entry: RowMapping) -> None:
        """Note what an entry of others did to the marked rows, and to what its own rows referred."""
        noun, step = Noun(entry["noun"]), entry["step_id"]
        for which in ("before", "after"):
            for row_id, values in images(entry, which).items():
                if found.has(noun, row_id):
                    found.edits.add(step)
                    continue
                key = (noun, row_id)
                self._steps.setdefault(key, set()).add(step)
                for column, parent in REFERENCES[noun].items():
                    if isinstance(values.get(column), int):
                        self._refers.setdefault(key, set()).add((parent, int(str(values[column]))))

    def join(self, connection: Connection, found: Traces) -> None:
        """Count those to the marked rows that rested on them and are gone, and what rested on these."""
        there = {
            (noun, row_id)
            for noun in {noun for noun, _ in self._refers}
            for row_id in _existing(connection, noun, [i for other, i in self._refers if other is noun])
        }
        open_ = {key: parents for key, parents in self._refers.items() if key not in there}
        while joined := [key for key, to in open_.items() if any(found.has(*parent) for parent in to)]:
            for key in joined:
                found.rows.setdefault(key[0], set()).add(key[1])
                found.edits |= self._steps[key]
                del open_[key]


def _existing(connection: Connection, noun: Noun, ids: list[int]) -> set[int]:
    table, there = TABLES[noun], set[int]()
    for part in lots(ids):
        there |= set(connection.execute(select(table.c.id).where(table.c.id.in_(part))).scalars())
    return there


def lots(ids: Collection[int]) -> Iterator[list[int]]:
    """Yield ``ids`` in lots that any database takes as parameters."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), ASKED_AT_ONCE):
        yield ordered[start : start + ASKED_AT_ONCE]


def in_the_way(connection: Connection, found: Traces) -> list[tuple[Noun, int, Noun, int]]:
    """Return rows of others that refer to marked ones: (noun, id, noun referred to, its id)."""
    held = []
    for noun, columns in REFERENCES.items():
        for column, parent in columns.items():
            table = TABLES[noun]
            for part in lots(found.rows.get(parent, ())):
                query = select(table.c.id, table.c[column]).where(table.c[column].in_(part))
                for row_id, parent_id in connection.execute(query):
                    if not found.has(noun, row_id):
                        held.append((noun, int(row_id), parent, int(parent_id)))
    return held


def counts(connection: Connection, found: Traces) -> dict[Noun, int]:
    """Return how many of the marked rows are there now, by noun, those without any left out."""
    there = {noun: len(_existing(connection, noun, list(ids))) for noun, ids in found.rows.items()}
    return {noun: count for noun, count in there.items() if count}


def imports(connection: Connection, found: Traces) -> int:
    """Return how many files the marked steps imported."""
    query = select(func.count()).select_from(import_batches)
    return sum(
        connection.execute(query.where(import_batches.c.step_id.in_(part))).scalar_one()
        for part in lots(found.steps)
    )
