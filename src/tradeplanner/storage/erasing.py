"""Erasing what is personal of people: out of their rows, and out of every image that the log has of them.

What stays is a row by which journeys are counted, and a step that says who erased when. Nothing leads back:
the images are rewritten, and pages that held them are overwritten with zeros.
"""

import sqlite3
from collections.abc import Collection, Sequence

from sqlalchemy import Date, RowMapping, select, update

from tradeplanner.domain.delegates import ERASED
from tradeplanner.domain.ids import Noun
from tradeplanner.storage.delegates import delegates
from tradeplanner.storage.engine import Store
from tradeplanner.storage.images import Packed, pack, unpack
from tradeplanner.storage.journal import changes
from tradeplanner.storage.work import Work

_NAME = "name"
_COLUMNS = sorted(ERASED)


def is_blank(noun: Noun, columns: Sequence[str], row: Sequence[object]) -> bool:
    """Whether an image of a person was erased: nobody else is without a name."""
    return noun is Noun.DELEGATE and _NAME in columns and not row[2 + list(columns).index(_NAME)]


def erase(work: Work, ids: Collection[int]) -> int:
    """Erase people, those already deleted too; return how many there were."""
    connection = work.connection
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    wanted = frozenset(ids)
    query = select(changes).where(
        changes.c.noun == Noun.DELEGATE.value,
        changes.c.first_row <= max(wanted),
        changes.c.last_row >= min(wanted),
    )
    known: set[int] = set()
    for entry in connection.execute(query).mappings().all():
        known |= _scrub(work, entry, wanted)
    there = work.gate.current(Noun.DELEGATE, sorted(wanted))
    blank = {name: _nothing(name) for name in _COLUMNS}
    connection.execute(
        update(delegates)
        .where(delegates.c.id.in_(sorted(there)))
        .values(**blank, version=delegates.c.version + 1)
    )
    rows: list[Packed] = [
        (row_id, int(str(there[row_id]["version"])) + 1 if row_id in there else 1, *blank.values())
        for row_id in sorted(known | there.keys())
    ]
    if rows:
        work.gate.note_blank(Noun.DELEGATE, _COLUMNS, rows)
    return len(rows)


def _scrub(work: Work, entry: RowMapping, wanted: Collection[int]) -> set[int]:
    """Blank the images of ``wanted`` in one entry of the log; return those that it has."""
    columns = entry["columns"].split(",")
    found: set[int] = set()
    told: dict[str, bytes | None] = {}
    for side in ("before", "after"):
        rows = unpack(entry[side])
        for row in rows:
            if row[0] in wanted:
                found.add(int(str(row[0])))
                _blank(columns, row)
        told[side] = pack([tuple(row) for row in rows]) if rows else None
    if found:
        work.connection.execute(update(changes).where(changes.c.id == entry["id"]).values(told))
    return found


def _blank(columns: Sequence[str], row: list[object]) -> None:
    for at, name in enumerate(columns, 2):
        if name in ERASED:
            row[at] = _nothing(name)


def _nothing(name: str) -> str | None:
    return None if isinstance(delegates.c[name].type, Date) else ""


def settle(store: Store) -> bool:
    """Empty the log of SQLite, which still holds pages as they were; False while somebody else reads.

    On a server there is nothing to do: its pages are the server's.
    """
    if store.path is None:
        return True
    try:
        with store.bare() as connection:
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy
