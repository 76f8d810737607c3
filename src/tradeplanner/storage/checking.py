"""Looking a data file over, from its pages to its sums, and a server's rows; nothing is changed."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, RowMapping, func, select
from sqlalchemy.exc import DBAPIError

from tradeplanner.domain.history import Op
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.soundness import Report
from tradeplanner.storage import copies, summaries
from tradeplanner.storage.engine import Store, connect_file
from tradeplanner.storage.images import plain, unpack
from tradeplanner.storage.journal import changes, counters
from tradeplanner.storage.schema import metadata
from tradeplanner.storage.tables import TABLES, row_counts

FAULTS = 100
"""Faults of the file that SQLite is asked to name."""
COMPARED = 200_000
"""Rows that are compared with the history, the newest entries first."""
_PARAMETERS = 500


def check(file: Path) -> Report:
    """Return how sound ``file`` is; one that is damaged is only looked at as far as it can be read."""
    try:
        with closing(copies.read_only(file)) as connection:
            pages = _faults(connection)
            if pages:
                return Report(pages=pages)
            orphans = Counter(row[0] for row in connection.execute("PRAGMA foreign_key_check"))
    except sqlite3.Error as failed:
        return Report(readable=False, pages=(str(failed),))
    with closing(connect_file(file)) as store:
        try:
            with store.engine.connect() as reader, reader.begin():
                return _rows(reader, orphans)
        except DBAPIError as failed:
            return Report(readable=False, pages=(str(failed.orig),))


def check_server(store: Store) -> Report:
    """Return how sound the rows on a server are, in one snapshot; pages and references it keeps itself."""
    with store.read() as reader:
        return _rows(reader, Counter())


def _faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    try:
        found = [row[0] for row in connection.execute(f"PRAGMA integrity_check({FAULTS})")]
    except sqlite3.DatabaseError as failed:
        return (str(failed),)
    return () if found == ["ok"] else tuple(found)


def _rows(reader: Connection, orphans: Counter[str]) -> Report:
    compared, wrong = _against_history(reader)
    return Report(
        orphans=orphans,
        unlogged=wrong,
        compared=compared,
        counters=tuple(behind(reader)),
        sums=len(summaries.differences(reader)),
        rows=row_counts(reader),
    )


def behind(reader: Connection) -> Iterator[str]:
    """Yield the tables whose counter would give a number that a row has already."""
    following = {row.name: row.next for row in reader.execute(select(counters.c.name, counters.c.next))}
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = reader.execute(select(func.max(table.c.id))).scalar()
            if last is not None and following.get(table.name, 0) <= last:
                yield table.name


def _against_history(reader: Connection) -> tuple[int, Counter[Noun]]:
    """Compare rows with the newest entry that tells of each; return how many, and how many differ by noun."""
    seen: dict[Noun, set[int]] = {noun: set() for noun in Noun}
    compared, wrong = 0, Counter[Noun]()
    newest = select(changes.c.id).order_by(changes.c.id.desc())
    for number in reader.execute(newest).scalars().all():
        entry = reader.execute(select(changes).where(changes.c.id == number)).mappings().one()
        noun = Noun(entry["noun"])
        images = [row for row in _images(entry) if row[0] not in seen[noun]]
        seen[noun].update(int(str(row[0])) for row in images)
        compared += len(images)
        differing = _differing(reader, entry, images)
        if differing:
            wrong[noun] += differing
        if compared >= COMPARED:
            break
    return compared, wrong


def _images(entry: RowMapping) -> list[list[object]]:
    return unpack(entry["before"] if entry["op"] == Op.DELETE else entry["after"])


def _differing(reader: Connection, entry: RowMapping, images: Sequence[Sequence[object]]) -> int:
    """Return how many of the rows that an entry tells of are not as it left them."""
    table = TABLES[Noun(entry["noun"])]
    columns = ["id", "version", *(entry["columns"].split(",") if entry["columns"] else [])]
    wrong = 0
    for start in range(0, len(images), _PARAMETERS):
        part = images[start : start + _PARAMETERS]
        query = select(table).where(table.c.id.in_([row[0] for row in part]))
        there = {row["id"]: row for row in reader.execute(query).mappings()}
        for image in part:
            row = there.get(image[0])
            if entry["op"] == Op.DELETE or row is None:
                wrong += (entry["op"] == Op.DELETE) == (row is not None)
                continue
            told = zip(columns, image, strict=True)
            wrong += any(name in row and plain(row[name]) != value for name, value in told)
    return wrong
