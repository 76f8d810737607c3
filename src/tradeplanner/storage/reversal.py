"""Taking a step back: the images of its rows put the other way round, through the same gate.

Undo and redo are one mechanism, because an undo is itself a step whose reversal is the redo. A row
comes back with a new, higher version. A row that was changed since, that later rows refer to, or
whose place was taken stands in the way: every one is named, and nothing is written unless ``force``
asks for the rest. Entries are reversed last first, so children go before their parents.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import RowMapping, func, select

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.storage import journal
from tradeplanner.storage.images import Packed, unpack
from tradeplanner.storage.tables import TABLES, referrers
from tradeplanner.storage.work import Work

NAMED = 100
"""Rows that a refused undo names one by one; of more, it gives the count."""


class Reversal:
    """Reverses the entries of one step within a piece of work."""

    def __init__(self, work: Work) -> None:
        """Write through ``work``; ``reversed`` counts rows and ``kept`` says what stood in the way."""
        self._work = work
        self._connection = work.connection
        self.reversed = 0
        self.kept: list[Finding] = []

    def run(self, step: StepId) -> None:
        """Reverse every entry of ``step`` that can be, last first."""
        query = (
            select(journal.changes.c.id)
            .where(journal.changes.c.step_id == step)
            .order_by(journal.changes.c.id.desc())
        )
        for entry_id in self._connection.execute(query).scalars().all():
            entry = (
                self._connection.execute(select(journal.changes).where(journal.changes.c.id == entry_id))
                .mappings()
                .one()
            )
            noun = Noun(entry["noun"])
            columns = entry["columns"].split(",") if entry["columns"] else []
            if entry["op"] == Op.INSERT:
                self._take_away(noun, columns, entry)
            elif entry["op"] == Op.DELETE:
                self._bring_back(noun, columns, unpack(entry["before"]))
            else:
                self._put_back(noun, columns, unpack(entry["before"]), unpack(entry["after"]))

    def _take_away(self, noun: Noun, columns: list[str], entry: RowMapping) -> None:
        rows: list[Packed] = [tuple(row) for row in unpack(entry["after"])]
        if not self._untouched(noun, entry):
            rows = self._same_version(noun, rows)
        if rows and (held := self._referred_to(noun, rows)):
            rows = [row for row in rows if row[0] not in held]
        if rows:
            self._work.gate.delete_block(noun, columns, rows)
            self.reversed += len(rows)

    def _untouched(self, noun: Noun, entry: RowMapping) -> bool:
        """Whether a dense block still stands as it was written: one count instead of many reads."""
        if not entry["dense"] or entry["row_version"] is None:
            return False
        table = TABLES[noun]
        found = select(func.count()).where(
            table.c.id.between(entry["first_row"], entry["last_row"]),
            table.c.version == entry["row_version"],
        )
        return bool(self._connection.execute(found).scalar_one() == entry["rows"])

    def _same_version(self, noun: Noun, rows: Sequence[Packed]) -> list[Packed]:
        current = self._work.gate.current(noun, [_int(row[0]) for row in rows])
        kept = []
        for row in rows:
            now = current.get(_int(row[0]))
            if now is not None and now["version"] == row[1]:
                kept.append(row)
            else:
                self._stands(Code.UNDO_CHANGED_SINCE, noun, _int(row[0]))
        return kept

    def _referred_to(self, noun: Noun, rows: Sequence[Packed]) -> set[int]:
        ids = {_int(row[0]) for row in rows}
        held: set[int] = set()
        for other, column in referrers(noun):
            table = TABLES[other]
            key = table.c[column]
            query = select(key, table.c.id).where(key.between(min(ids), max(ids)))
            for parent, child in self._connection.execute(query):
                if parent in ids:
                    held.add(parent)
                    self._stands(Code.UNDO_REFERRED_TO, noun, parent, other=other.value, other_id=child)
        return held

    def _bring_back(self, noun: Noun, columns: list[str], rows: Sequence[Sequence[object]]) -> None:
        higher: list[Packed] = [(row[0], _int(row[1]) + 1, *row[2:]) for row in rows]
        self._write(noun, columns, higher)

    def _write(self, noun: Noun, columns: list[str], rows: Sequence[Packed]) -> None:
        """Insert the block at once; where a row cannot come back, halve it until that row is alone."""
        try:
            with self._connection.begin_nested():
                self._work.gate.write_block(noun, columns, rows)
        except ExpectedError as broken:
            if len(rows) > 1:
                middle = len(rows) // 2
                self._write(noun, columns, rows[:middle])
                self._write(noun, columns, rows[middle:])
                return
            self._stands(_reason(broken), noun, _int(rows[0][0]))
            return
        self.reversed += len(rows)

    def _put_back(
        self,
        noun: Noun,
        columns: list[str],
        before: Sequence[Sequence[object]],
        after: Sequence[Sequence[object]],
    ) -> None:
        current = self._work.gate.current(noun, [_int(row[0]) for row in after])
        edits: list[tuple[int, int, dict[str, Any]]] = []
        for was, became in zip(before, after, strict=True):
            row_id, version = _int(became[0]), _int(became[1])
            now = current.get(row_id)
            if now is None or now["version"] != version:
                self._stands(Code.UNDO_CHANGED_SINCE, noun, row_id)
            else:
                edits.append((row_id, version, dict(zip(columns, was[2:], strict=True))))
        self._edit(noun, edits)

    def _edit(self, noun: Noun, edits: list[tuple[int, int, dict[str, Any]]]) -> None:
        if not edits:
            return
        try:
            with self._connection.begin_nested():
                self._work.gate.update_many(noun, edits)
        except ExpectedError as broken:
            if len(edits) > 1:
                middle = len(edits) // 2
                self._edit(noun, edits[:middle])
                self._edit(noun, edits[middle:])
                return
            self._stands(_reason(broken), noun, edits[0][0])
            return
        self.reversed += len(edits)

    def _stands(self, code: Code, noun: Noun, row_id: int, **params: str | int) -> None:
        self.kept.append(
            Finding(code, Severity.ERROR, Place(row=row_id), {"noun": noun.value, "id": row_id, **params})
        )


def _reason(broken: ExpectedError) -> Code:
    return Code.UNDO_PARENT_GONE if broken.code is Code.IN_USE else Code.UNDO_VALUE_TAKEN


def _int(value: object) -> int:
    if not isinstance(value, int):
        message = f"an image holds {value!r} where an id or version belongs"
        raise TypeError(message)
    return value
