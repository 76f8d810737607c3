"""Removing the sample without trace: the one act that passes by the gate.

What ``traces`` found is deleted with its images in the log, its steps and its import batches, in one
transaction that is no step itself. A row of others that the sample changed becomes what it would be
without it, and the images of their own later changes say so too. Nothing of it can be undone.
"""

import functools
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import RowMapping, delete, select, update

from tradeplanner.domain import settings as rules
from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.storage import traces
from tradeplanner.storage.copies import read_only
from tradeplanner.storage.engine import Store
from tradeplanner.storage.images import Packed, for_table, pack, unpack
from tradeplanner.storage.journal import changes, import_batches, steps
from tradeplanner.storage.schema import metadata
from tradeplanner.storage.settings import settings
from tradeplanner.storage.tables import TABLES
from tradeplanner.storage.traces import Key, Traces, lots
from tradeplanner.storage.work import Work

NAMES = ("name_zh", "name_en")


class Removal:
    """Takes what was found out of the tables and the log, within one transaction."""

    def __init__(self, work: Work, found: Traces) -> None:
        """Write on the connection of ``work``, whose sums follow; no step is written."""
        self._connection, self._sums, self._gate = work.connection, work.gate.sums, work.gate
        self._found = found
        self._state = {key: dict(values) for key, values in found.changed.items()}
        self._own: set[Key] = set()
        # What a row would have been before each step of others: an undo goes back to there.
        self._were: dict[tuple[Key, int], dict[str, object]] = {}
        query = select(steps.c.id, steps.c.reverses_id).where(steps.c.reverses_id.is_not(None))
        self._reverses = {row.id: row.reverses_id for row in self._connection.execute(query)}

    def run(self) -> None:
        """Remove everything; the caller has made sure that nothing stands in the way."""
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql("PRAGMA secure_delete=ON")
        names = self._names()
        emptied = self._prune()
        self._put_back()
        self._delete_rows()
        self._delete_steps(self._found.steps | emptied)
        self._forget_names(names)

    # --- the log ---

    def _prune(self) -> set[int]:
        """Take the rows out of the log's entries; return the steps of others that have none left."""
        nouns = {*self._found.rows, *(noun for noun, _ in self._found.changed)}
        lost: set[int] = set()
        for entry in traces.since(self._connection, self._found, nouns):
            if entry["step_id"] in self._found.steps or not self._kept(entry):
                self._connection.execute(delete(changes).where(changes.c.id == entry["id"]))
                lost.add(entry["step_id"])
        left = {
            step
            for part in lots(lost)
            for step in self._connection.execute(
                select(changes.c.step_id).where(changes.c.step_id.in_(part))
            ).scalars()
        }
        return lost - left

    def _kept(self, entry: RowMapping) -> bool:
        """Keep of an entry of others what is theirs, and tell whether anything is."""
        noun = Noun(entry["noun"])
        before, after = unpack(entry["before"]), unpack(entry["after"])
        kept = [[row for row in rows if not self._found.has(noun, row[0])] for rows in (before, after)]
        told = [list(row) for rows in kept for row in rows]
        self._rebase(entry, *kept)
        if not any(kept):
            return False
        if len(kept[0]) + len(kept[1]) < len(before) + len(after) or told != [
            r for rows in kept for r in rows
        ]:
            self._connection.execute(update(changes).where(changes.c.id == entry["id"]).values(_entry(*kept)))
        return True

    def _rebase(self, entry: RowMapping, before: list[list[object]], after: list[list[object]]) -> None:
        """Let the images of rows that the sample changed say what they would have been without it."""
        noun, columns = Noun(entry["noun"]), entry["columns"].split(",")
        follow = functools.partial(self._follow, entry)
        for rows, tell in ((before, self._say), (after, follow)):
            for row in rows:
                key = (noun, int(str(row[0])))
                if entry["id"] > self._found.first.get(key, entry["id"]):
                    self._own.add(key)
                    tell(key, columns, row)

    def _follow(self, entry: RowMapping, key: Key, columns: list[str], row: list[object]) -> None:
        """Take a row of others from what it would have been to what their step made of it."""
        state, step = self._state[key], entry["step_id"]
        self._were.setdefault((key, step), dict(state))
        back = self._were.get((key, self._reverses.get(step, 0)))
        if back is not None:
            state.update({name: back[name] for name in columns if name in state})
        if back is not None or entry["op"] == Op.INSERT:
            self._say(key, columns, row)
            return
        state.update({name: row[at] for at, name in enumerate(columns, 2) if name in state})

    def _say(self, key: Key, columns: list[str], row: list[object]) -> None:
        state = self._state.get(key, {})
        for at, name in enumerate(columns, 2):
            if name in state:
                row[at] = self._default(key[1]) if state[name] is None else state[name]

    def _default(self, row_id: int) -> str:
        """Return the value of a setting that nobody had set."""
        query = select(settings.c.key).where(settings.c.id == row_id)
        return rules.to_texts(BureauSettings()).get(str(self._connection.execute(query).scalar()), "")

    # --- the tables ---

    def _put_back(self) -> None:
        """Store the rows of others as they would be without the sample."""
        for (noun, row_id), state in self._state.items():
            table, now = TABLES[noun], self._gate.current(noun, [row_id]).get(row_id)
            if now is None:
                continue
            if (noun, row_id) not in self._own and None in state.values() and noun is Noun.SETTING:
                self._connection.execute(delete(table).where(table.c.id == row_id))
                continue
            told = {name: self._default(row_id) if value is None else value for name, value in state.items()}
            new = {name: value for name, value in told.items() if now[name] != value}
            if new:
                self._sums.edit(noun, now, new)
                values: dict[str, Any] = for_table(table, list(new), list(new.values()))
                values["version"] = int(str(now["version"])) + 1
                self._connection.execute(update(table).where(table.c.id == row_id).values(values))

    def _delete_rows(self) -> None:
        """Delete the rows, what refers before what is referred to, and note which sums they were in."""
        nouns = {noun.value: noun for noun in TABLES}
        for table in reversed(metadata.sorted_tables):
            if table.name not in nouns:
                continue
            noun = nouns[table.name]
            for part in lots(self._found.rows.get(noun, ())):
                there = [
                    (row["id"], row["version"], *_rest(row))
                    for row in self._gate.current(noun, part).values()
                ]
                columns = [column.name for column in table.columns if column.name not in ("id", "version")]
                if noun is Noun.EXPORT:
                    # Their firms go too, so a sum cannot be told by its town: the months are added up anew.
                    year, last = columns.index("year") + 2, columns.index("last_month") + 2
                    self._sums.exports |= {(int(str(row[year])), int(str(row[last]))) for row in there}
                else:
                    self._sums.rows(noun, columns, there, -1)
                self._connection.execute(delete(table).where(table.c.id.in_(part)))

    def _delete_steps(self, gone: set[int]) -> None:
        for part in lots(gone):
            for table, column in ((import_batches, import_batches.c.step_id), (steps, steps.c.id)):
                self._connection.execute(delete(table).where(column.in_(part)))

    def _names(self) -> set[str]:
        """Return what the rows are called, so that no step that stays calls them so."""
        found: set[str] = set()
        for noun, ids in self._found.rows.items():
            columns = [TABLES[noun].c[name] for name in NAMES if name in TABLES[noun].c]
            for part in lots(ids) if columns else ():
                for row in self._connection.execute(select(*columns).where(TABLES[noun].c.id.in_(part))):
                    found.update(name for name in row if name)
        return found

    def _forget_names(self, names: set[str]) -> None:
        first = min(self._found.steps)
        query = select(steps.c.id, steps.c.params).where(steps.c.id > first)
        for step, text in self._connection.execute(query).all():
            params = json.loads(text)
            kept = {key: value for key, value in params.items() if value not in names}
            if kept != params:
                values = {"params": json.dumps(kept, ensure_ascii=False)}
                self._connection.execute(update(steps).where(steps.c.id == step).values(values))


def compact(store: Store) -> bool:
    """Write the file anew without its free room and empty its log; tell whether nothing stood in the way.

    On a server there is nothing to do: its pages are the server's.
    """
    if store.path is None:
        return True
    try:
        with store.bare() as connection:
            connection.execute("PRAGMA secure_delete=OFF")
            connection.execute("VACUUM")
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # somebody else reads just now
        return False
    return not busy


def _rest(row: dict[str, object]) -> Iterable[object]:
    return [value for name, value in row.items() if name not in ("id", "version")]


def _entry(before: list[list[object]], after: list[list[object]]) -> dict[str, object]:
    """Return the columns of an entry that holds these images."""
    rows: list[Packed] = [tuple(row) for row in after or before]
    ids, versions = sorted(int(str(row[0])) for row in rows), {row[1] for row in rows}
    return {
        "first_row": ids[0],
        "last_row": ids[-1],
        "rows": len(ids),
        "row_version": versions.pop() if len(versions) == 1 else None,
        "before": pack([tuple(row) for row in before]) if before else None,
        "after": pack([tuple(row) for row in after]) if after else None,
        "dense": ids[-1] - ids[0] + 1 == len(ids),
    }


def holds(backup: Path) -> tuple[bool, bool]:
    """Tell of a backup whether it holds the sample, and whether it holds nothing else.

    One that cannot be read is taken to hold something else, so that nobody is offered to delete it.
    """
    query = (
        f"SELECT params LIKE '%\"{traces.MARK}\": 1%', count(*) FROM steps WHERE act <> 'restore' GROUP BY 1"  # noqa: S608  # our own word
    )
    try:
        with closing(read_only(backup)) as connection:
            found = {bool(is_marked): count for is_marked, count in connection.execute(query)}
    except sqlite3.Error:
        return False, False
    return found.get(True, 0) > 0, found.get(False, 0) == 0
