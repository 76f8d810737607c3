"""Filling a table with many rows given by column: the fewest statements, values and indexes that will do.

What a driver and SQLite spend on a row is mostly spent on its values, one by one. So a column that
says the same of all rows is given once for the several rows that a statement inserts, or stands in it.
Indexes of a table that was empty are built at the end, in the same transaction.
"""

import contextlib
from collections.abc import Iterator, Sequence
from itertools import chain, count, repeat

from sqlalchemy import Connection, select, text

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.tables import TABLES

Columns = Sequence[Sequence[object]]
"""Rows by column: the values of the first column, of the second, and so on."""


class Told(list[Sequence[object]]):
    """Rows by column; ``texts`` are the columns as images have them, None where one is to be made."""

    def __init__(self, columns: Columns, texts: Sequence[str | None]) -> None:
        """Hold ``columns`` with their ``texts``."""
        super().__init__(columns)
        self.texts = texts


_LISTED = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :table AND sql > ''")
"""Without the indexes of the table's own keys and constraints, which have no statement."""
_LITTLE = -16_384
"""Memory for pages while rows are loaded: as SQLite has it, in KiB and negative."""
_VALUES = 500
"""Values of one statement; the oldest SQLite takes 999."""
_WORDS = {None: "NULL", True: "TRUE", False: "FALSE", "": "''", "[]": "'[]'"}
"""Values that may stand in a statement: our own words for nothing, yes and no, never a stranger's text."""


def insert_columns(connection: Connection, noun: Noun, names: Sequence[str], columns: Columns) -> None:
    """Insert rows given by column, the values of each of ``names`` in turn, as images hold them."""
    on_file = connection.dialect.name == "sqlite"
    shared: list[object] = []
    given: list[Sequence[object]] = []
    places: list[str | None] = []
    for values in columns:
        place = _shared(values, shared) if on_file else _word(values)
        places.append(place)
        if place is None:
            given.append(_numbered(values) if on_file else values)
    quote = connection.dialect.identifier_preparer.quote
    head = f"INSERT INTO {noun.value} ({', '.join(map(quote, names))}) VALUES "  # noqa: S608  # our own names only
    several = max(_VALUES // len(given), 1)
    whole = len(columns[0]) // several * several
    for start, stop, size in ((0, whole, several), (whole, len(columns[0]), len(columns[0]) - whole)):
        if start < stop:
            part = given if stop - start == len(columns[0]) else [values[start:stop] for values in given]
            flat = chain.from_iterable(zip(*part, strict=True))
            sets = list(zip(*map(repeat, shared), *[flat] * (size * len(given)), strict=False))
            marks = map("?{}".format, count(len(shared) + 1)) if on_file else repeat("%s")
            rows = (", ".join(place or next(marks) for place in places) for _ in range(size))
            connection.exec_driver_sql(head + ", ".join(f"({row})" for row in rows), sets)


def same(values: Sequence[object]) -> bool:
    """Whether all values are one and the same, the kind of value included: 1 is not True."""
    first = values[0]
    if values[-1] != first or values.count(first) < len(values):
        return False
    return not isinstance(first, int) or len(set(map(type, values))) == 1


def _shared(values: Sequence[object], shared: list[object]) -> str | None:
    """Return the mark of the one value that all rows have, put among ``shared``, or None where they differ.

    SQLite numbers what a statement is given, so that such a value is given once for several rows.
    """
    if len(values) == 1 or not same(values):
        return None
    shared.append(values[0])
    return f"?{len(shared)}"


def _word(values: Sequence[object]) -> str | None:
    """Return what stands in the statement for a column that says nothing, or yes or no, of all rows."""
    first = values[0]
    if (first is None or isinstance(first, (bool, str))) and first in _WORDS and same(values):
        return _WORDS[first]
    return None


def _numbered(values: Sequence[object]) -> Sequence[object]:
    """Return a column of yes and no as SQLite stores it: the driver takes plain numbers much sooner."""
    if type(values[0]) is not bool or set(map(type, values)) != {bool}:
        return values
    return [int(value is True) for value in values]


@contextlib.contextmanager
def little_memory(connection: Connection) -> Iterator[None]:
    """Keep few pages of an SQLite file in memory during the work inside: new rows are not looked at again."""
    if connection.dialect.name != "sqlite":
        yield
        return
    before = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size={_LITTLE}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size={int(before)}")


@contextlib.contextmanager
def indexes_afterwards(connection: Connection, noun: Noun) -> Iterator[None]:
    """Leave the indexes of an empty SQLite table out of the work inside, and build them at its end.

    Values that a unique index forbids are found then. PostgreSQL would lock the table for every reader.
    """
    empty = connection.execute(select(TABLES[noun].c.id).limit(1)).first() is None
    if connection.dialect.name != "sqlite" or not empty:
        yield
        return
    listed = connection.execute(_LISTED, {"table": noun.value}).all()
    for name, _ in listed:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    for _, statement in listed:
        connection.exec_driver_sql(statement)
