"""Taking a step back: the images of its rows put the other way round, through the same gate.

Undo and redo are one mechanism, because an undo is itself a step whose reversal is the redo. A row
comes back with a new, higher version. A row that somebody edited since, that later rows refer to, or
whose place was taken stands in the way: every one is named, and nothing is written unless ``force``
asks for the rest. Entries are reversed last first, so children go before their parents. What was
done to a row since and taken back again is as if it had not been (``standing``).
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.storage import journal
from tradeplanner.storage.erasing import is_blank
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
                self._put_back(noun, columns, entry)
        self.kept = self._named(self.kept)

    def _take_away(self, noun: Noun, columns: list[str], entry: RowMapping) -> None:
        since = later(self._connection, entry)
        whole = range(entry["first_row"], entry["last_row"] + 1)
        if entry["dense"] and not since and not self._referred_to(noun, whole):
            self._work.gate.delete_unchanged(noun, entry)
            self.reversed += len(whole)
            return
        rows: list[Packed] = [tuple(row) for row in unpack(entry["after"])]
        if since:
            rows = self._as_they_are(noun, columns, self._free(noun, rows, since))
        held = self._referred_to(noun, {_int(row[0]) for row in rows})
        for parent, (other, child) in held.items():
            self._stands(Code.UNDO_REFERRED_TO, noun, parent, other=other.value, other_id=child)
        rows = [row for row in rows if row[0] not in held]
        if rows:
            self._work.gate.delete_block(noun, columns, rows)
            self.reversed += len(rows)

    def _free(self, noun: Noun, rows: Sequence[Packed], since: Sequence[RowMapping]) -> list[Packed]:
        """Return the rows that no later step still stands on; the others are noted as in the way."""
        taken = standing(since)
        for row in rows:
            if row[0] in taken:
                self._stands(Code.UNDO_CHANGED_SINCE, noun, _int(row[0]))
        return [row for row in rows if row[0] not in taken]

    def _as_they_are(self, noun: Noun, columns: list[str], rows: Sequence[Packed]) -> list[Packed]:
        now = self._work.gate.current(noun, [_int(row[0]) for row in rows])
        return [(i, found["version"], *(found[c] for c in columns)) for i, found in now.items()]

    def _referred_to(self, noun: Noun, ids: Collection[int]) -> dict[int, tuple[Noun, int]]:
        """Return those of ``ids`` that other rows refer to, each with one that does."""
        held: dict[int, tuple[Noun, int]] = {}
        if not ids:
            return held
        for other, column in referrers(noun):
            table = TABLES[other]
            key = table.c[column]
            query = select(key, table.c.id).where(key.between(min(ids), max(ids)))
            for parent, child in self._connection.execute(query):
                if parent in ids:
                    held.setdefault(parent, (other, child))
        return held

    def _bring_back(self, noun: Noun, columns: list[str], rows: Sequence[Sequence[object]]) -> None:
        for row in rows:
            if is_blank(noun, columns, row):
                self._stands(Code.ERASED_STEP, noun, _int(row[0]))
        higher: list[Packed] = [
            (row[0], _int(row[1]) + 1, *row[2:]) for row in rows if not is_blank(noun, columns, row)
        ]
        if not higher:
            return
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

    def _put_back(self, noun: Noun, columns: list[str], entry: RowMapping) -> None:
        before: list[Packed] = [tuple(row) for row in unpack(entry["before"])]
        free = self._free(noun, before, later(self._connection, entry))
        now = self._work.gate.current(noun, [_int(row[0]) for row in free])
        edits = [
            (_int(row[0]), _int(now[_int(row[0])]["version"]), dict(zip(columns, row[2:], strict=True)))
            for row in free
        ]
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

    def _named(self, kept: Sequence[Finding]) -> list[Finding]:
        """Return the findings with their rows' names where the rows have one, for people to read."""
        names: dict[tuple[str, int], str] = {}
        for noun in {str(finding.params["noun"]) for finding in kept}:
            ids = [_int(f.params["id"]) for f in kept if f.params["noun"] == noun]
            for row_id, row in self._work.gate.current(Noun(noun), ids).items():
                names[noun, row_id] = str(row.get("name_zh") or row.get("contract_no") or "")
        result = []
        for finding in kept:
            name = names.get((str(finding.params["noun"]), _int(finding.params["id"])))
            params = {**finding.params, "name": name} if name else finding.params
            result.append(replace(finding, params=params))
        return result

    def _stands(self, code: Code, noun: Noun, row_id: int, **params: str | int) -> None:
        self.kept.append(
            Finding(code, Severity.ERROR, Place(row=row_id), {"noun": noun.value, "id": row_id, **params})
        )


def later(connection: Connection, entry: RowMapping) -> list[RowMapping]:
    """Return the journal's entries on the rows of ``entry`` by steps after its own, with their origin."""
    log, steps = journal.changes, journal.steps
    query = (
        select(log, steps.c.origin_id)
        .join(steps, steps.c.id == log.c.step_id)
        .where(
            log.c.noun == entry["noun"],
            log.c.first_row <= entry["last_row"],
            log.c.last_row >= entry["first_row"],
            log.c.step_id > entry["step_id"],
        )
    )
    return list(connection.execute(query).mappings())


def standing(entries: Sequence[RowMapping]) -> set[int]:
    """Return the rows on which one of ``entries`` still has an effect.

    Each origin's steps on a row alternate between done and taken back, so an odd number of them
    stands and an even number is as if nothing had been. Counted row by row, because a forced undo
    may have kept some rows.
    """
    visits: dict[tuple[int, int], set[int]] = defaultdict(set)
    for entry in entries:
        for row in unpack(entry["after"] or entry["before"]):
            visits[_int(row[0]), entry["origin_id"]].add(entry["step_id"])
    return {row for (row, _), steps in visits.items() if len(steps) % 2}


def _reason(broken: ExpectedError) -> Code:
    return Code.UNDO_PARENT_GONE if broken.code is Code.IN_USE else Code.UNDO_VALUE_TAKEN


def _int(value: object) -> int:
    if not isinstance(value, int):
        message = f"an image holds {value!r} where an id or version belongs"
        raise TypeError(message)
    return value
