"""From a path or an address to a store that is ready: ours, of this schema, backed up if it was older.

The schema's number is read cheaply, from the file's header on SQLite; Alembic is loaded only when it
differs. A file from a newer program is refused with both versions in the sentence, and with the numbers of
both schemas where the versions are the same.
"""

import errno
import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from tradeplanner import __version__
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.storage import backups, copies, places
from tradeplanner.storage.dialects import insert_into
from tradeplanner.storage.engine import Store, calm, connect_file, connect_server
from tradeplanner.storage.journal import store_facts

SCHEMA = 6
"""The number of the newest migration in ``migrations/versions``."""
APPLICATION = 0x54504C4E
"""SQLite's application id of our files: the letters TPLN."""


def open_file(path: Path, *, keep_older: bool = True) -> Store:
    """Open or create the data file at ``path``, bringing an older one up to date after a backup.

    Without ``keep_older`` it is brought up to date as it stands: it is itself a copy.

    Raises ExpectedError: FILE_ON_SHARE, FILE_NOT_OURS, FILE_NEWER or FILE_NEWER_SCHEMA, FILE_DAMAGED,
    FILE_BUSY, FOLDER_READ_ONLY or DISK_FULL.
    """
    places.refuse_share(path)
    _writable(path)
    store = connect_file(path)
    try:
        with calm(path), store.engine.connect() as connection:
            number = _file_schema(connection, path)
        _bring_up(store, number, keep_older=keep_older)
    except BaseException:
        store.close()
        raise
    return store


def open_server(url: str) -> Store:
    """Open the PostgreSQL database at ``url``, creating or bringing up our tables.

    Raises ExpectedError: DATABASE_AWAY, FILE_NEWER, FILE_NEWER_SCHEMA.
    """
    store = connect_server(url)
    try:
        with store.read() as connection:
            known = inspect(connection).has_table(store_facts.name)
            number = int(facts(connection).get("schema", "0")) if known else 0
        _bring_up(store, number)
    except BaseException:
        store.close()
        raise
    return store


def facts(connection: Connection) -> dict[str, str]:
    """Return what the store says of itself: ``schema`` and ``program``."""
    return {row.key: row.value for row in connection.execute(select(store_facts.c.key, store_facts.c.value))}


def _bring_up(store: Store, number: int, *, keep_older: bool = True) -> None:
    if number == SCHEMA:
        return
    if number > SCHEMA:
        with store.read() as connection:
            program = facts(connection).get("program", "?")
        if program == __version__:  # a build of the same number between two releases
            raise ExpectedError(Code.FILE_NEWER_SCHEMA, schema=number, our_schema=SCHEMA)
        raise ExpectedError(
            Code.FILE_NEWER, path=str(store.path or ""), program=program, ours=__version__,
            schema=number, our_schema=SCHEMA,
        )  # fmt: skip
    if store.path is not None and number > 0 and keep_older:
        backups.before_migration(store.path, number, datetime.now().astimezone())
    from tradeplanner.storage.migrations import run  # Alembic is slow to import and rarely needed

    run.upgrade(store, str(SCHEMA), _stamp)


def _stamp(connection: Connection) -> None:
    """Note the schema's number and the program, in the same transaction as the migration."""
    for key, value in (("schema", str(SCHEMA)), ("program", __version__)):
        statement = insert_into(connection, store_facts).values(key=key, version=1, value=value)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["key"], set_={"value": value, "version": store_facts.c.version + 1}
            )
        )
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA user_version = {SCHEMA}"))
        connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))


def _file_schema(connection: Connection, path: Path) -> int:
    """Return the schema's number, 0 for an empty file; ExpectedError for somebody else's file."""
    if int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()) == 0:
        return 0
    if int(connection.exec_driver_sql("PRAGMA application_id").scalar_one()) != APPLICATION:
        raise ExpectedError(Code.FILE_NOT_OURS, path=str(path))
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _writable(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as failed:
        raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(path.parent)) from failed
    _begin_empty(path)
    # The log lies beside the file, so the folder must be writable too.
    for place in (path.parent, path):
        if not os.access(place, os.W_OK):
            raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(place))


def _begin_empty(path: Path) -> None:
    """Make an empty file where there is none; whatever log lies there belongs to one that was taken away."""
    if path.exists():
        return
    try:
        copies.discard_log(path)
        path.touch()
    except OSError as failed:
        code = Code.DISK_FULL if failed.errno == errno.ENOSPC else Code.FOLDER_READ_ONLY
        raise ExpectedError(code, path=str(path.parent)) from failed
