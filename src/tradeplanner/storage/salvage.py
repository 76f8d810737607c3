"""Reading what can be read out of a damaged file, table by table, around the pages that cannot.

What a table has lost is brought back from the history where that can be read: its images hold every
row. The new file is made by the migrations, so that nothing of the damage is carried over.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Table

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun
from tradeplanner.storage import copies, journal, opening
from tradeplanner.storage.images import Packed, unpack
from tradeplanner.storage.schema import metadata
from tradeplanner.storage.tables import TABLES

_FIRST, _LAST = -1, 2**62
_LOT = 500
_JOURNAL = (journal.steps, journal.import_batches, journal.changes, journal.counters)


@dataclass(slots=True)
class Salvaged:
    """What was brought over: rows of nouns that are ``lost`` or were ``recovered`` from the history."""

    lost: Counter[Noun] = field(default_factory=Counter)
    recovered: Counter[Noun] = field(default_factory=Counter)
    history_lost: bool = False
    rows: int = 0


def salvage(damaged: Path, target: Path) -> Salvaged:
    """Write what can be read of ``damaged`` to the new file ``target``.

    ExpectedError (NOTHING_SALVAGED) if it is nothing at all.
    """
    opening.open_file(target, keep_older=False).close()
    done = Salvaged()
    with closing(copies.read_only(damaged)) as old, closing(sqlite3.connect(target)) as new:
        old.text_factory = lambda data: data.decode(errors="replace")
        new.execute("PRAGMA foreign_keys=OFF")
        for table in (*_JOURNAL, *TABLES.values()):
            _bring_over(old, new, table, done)
        if not done.rows:
            raise ExpectedError(Code.NOTHING_SALVAGED, path=str(damaged))
        _from_history(new, done)
        _drop_orphans(new, done)
        _raise_counters(new)
        new.commit()
    return done


def readable(old: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Packed | None]:
    """Yield the rows of a table in order; None where something between them could not be read."""
    names = ", ".join(f'"{name}"' for name in columns)
    query = f'SELECT rowid, {names} FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {_LOT}'  # noqa: S608  # our names
    last = _FIRST
    while True:
        count = 0
        try:
            for row in old.execute(query, (last,)):
                last, count = row[0], count + 1
                yield row[1:]
        except sqlite3.Error:
            yield None
            following = _past(old, table, last)
            if following is None:
                return
            last = following
        else:
            if count < _LOT:
                return


def _past(old: sqlite3.Connection, table: str, last: int) -> int | None:
    """Return the number after which rows can be read again, None if there are none any more."""
    good, step = None, 1
    while last + step < _LAST:
        if _can_start(old, table, last + step):
            good = last + step
            break
        step *= 2
    if good is None:
        return None
    low = last + step // 2
    while good - low > 1:
        middle = (low + good) // 2
        if _can_start(old, table, middle):
            good = middle
        else:
            low = middle
    return good


def _can_start(old: sqlite3.Connection, table: str, after: int) -> bool:
    query = f'SELECT * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT 1'  # noqa: S608  # our names
    try:
        old.execute(query, (after,)).fetchall()
    except sqlite3.Error:
        return False
    return True


def _bring_over(old: sqlite3.Connection, new: sqlite3.Connection, table: Table, done: Salvaged) -> None:
    try:
        there = {row[1] for row in old.execute(f'PRAGMA table_info("{table.name}")')}
    except sqlite3.Error:
        there = set()
    columns = [column.name for column in table.columns if column.name in there]
    if not columns:
        done.history_lost |= table in _JOURNAL
        return
    insert = _insert(table.name, columns)
    for row in readable(old, table.name, columns):
        if row is None:
            done.history_lost |= table in _JOURNAL
        else:
            done.rows += new.execute(insert, row).rowcount


def _insert(table: str, columns: list[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608  # our own names


def _from_history(new: sqlite3.Connection, done: Salvaged) -> None:
    """Bring back the rows that the history knows and the tables have lost."""
    for noun, table in TABLES.items():
        there = {row[0] for row in new.execute(f'SELECT id FROM "{table.name}"')}  # noqa: S608  # our own names
        for number, values in _missing(new, noun, there).items():
            known = {name: value for name, value in values.items() if name in table.c}
            if len(known) > 2 and new.execute(_insert(table.name, list(known)), [*known.values()]).rowcount:
                done.recovered[noun] += 1
            elif number is not None:
                done.lost[noun] += 1


def _missing(new: sqlite3.Connection, noun: Noun, there: set[int]) -> dict[object, dict[str, object]]:
    """Return the last known values of the rows of ``noun`` that should be there and are not.

    Of one whose beginning cannot be read only some columns are known.
    """
    rows: dict[object, dict[str, object]] = {}
    query = "SELECT op, columns, before, after FROM changes WHERE noun = ? ORDER BY id"
    for op, names, before, after in new.execute(query, (noun.value,)):
        columns = ["id", "version", *(names.split(",") if names else [])]
        for image in _unpacked(before if op == Op.DELETE else after):
            if image[0] in there:
                continue
            if op == Op.DELETE:
                rows.pop(image[0], None)
            else:
                rows.setdefault(image[0], {}).update(zip(columns, image, strict=True))
    return rows


def _unpacked(block: bytes | None) -> list[list[object]]:
    try:
        return unpack(block)
    except Exception:  # noqa: BLE001  # whatever a damaged block may bring about
        return []


def _drop_orphans(new: sqlite3.Connection, done: Salvaged) -> None:
    """Let go what refers to a row that is lost: the reference where it may be empty, else the row."""
    nouns = {table.name: noun for noun, table in TABLES.items()}
    while broken := new.execute("PRAGMA foreign_key_check").fetchall():
        for name, row, _, key in broken:
            column = new.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()[key][3]
            if metadata.tables[name].c[column].nullable:
                new.execute(f'UPDATE "{name}" SET "{column}" = NULL WHERE rowid = ?', (row,))  # noqa: S608  # our names
            elif new.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row,)).rowcount:  # noqa: S608  # our names
                if name in nouns:
                    done.lost[nouns[name]] += 1
                else:
                    done.history_lost = True


def _raise_counters(new: sqlite3.Connection) -> None:
    """Let no number be given again that a row has."""
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = new.execute(f'SELECT max(id) FROM "{table.name}"').fetchone()[0]  # noqa: S608  # our own names
            if last is not None:
                new.execute(
                    "INSERT INTO counters (name, version, next) VALUES (?, 1, ?)"
                    " ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)",
                    (table.name, last + 1),
                )
