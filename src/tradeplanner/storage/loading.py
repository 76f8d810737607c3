"""Filling an empty table: its indexes are built after the load, in the same transaction."""

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, select, text

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.tables import TABLES

_LISTED = text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = :table AND sql > ''")
"""Without the indexes of the table's own keys and constraints, which have no statement."""


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
