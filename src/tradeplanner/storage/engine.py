"""Opening a store: one SQLite file in WAL mode, or a PostgreSQL database.

``read`` gives one consistent snapshot, ``write`` one step. Writers queue: SQLite has one by nature
(``BEGIN IMMEDIATE``), PostgreSQL by an advisory lock, so that the checks of the write gate hold
until the commit on both.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.storage import copies, summing
from tradeplanner.storage.work import Intent, Work

BUSY_SECONDS = 15
"""How long a writer waits for another program's write before it gives up with a calm sentence."""
Reading: TypeAlias = Connection
"""A transaction that reads, as ``app`` hands it on to the functions of storage: it speaks no SQL itself."""
_LOCK_KEY = 7_206_417_001
_DRIVER = "postgresql+psycopg"
_CODES = {
    "locked": Code.FILE_BUSY,
    "busy": Code.FILE_BUSY,
    "disk is full": Code.DISK_FULL,
    "readonly": Code.FOLDER_READ_ONLY,
    "read-only": Code.FOLDER_READ_ONLY,
    "unable to open": Code.FOLDER_READ_ONLY,
    "malformed": Code.FILE_DAMAGED,
    "not a database": Code.FILE_DAMAGED,
    "disk i/o": Code.DISK_TROUBLE,
}


_STATES = {
    "53100": Code.DISK_FULL,
    "40001": Code.FILE_BUSY,
    "40P01": Code.FILE_BUSY,
    "55P03": Code.FILE_BUSY,
    "42501": Code.DATABASE_RIGHTS,
    "25006": Code.DATABASE_RIGHTS,
}
"""What the world does to a server, by PostgreSQL's own numbers (its manual, appendix A)."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. ``path`` is the file of an SQLite store, None on PostgreSQL.

    ``mark`` tells the file from any other that may come to bear its name.
    """

    engine: Engine
    path: Path | None
    mark: tuple[int, int] | None = None

    @contextlib.contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one snapshot throughout."""
        level = {"isolation_level": "REPEATABLE READ"} if self.path is None else {}
        with (
            calm(self.path),
            self.engine.connect().execution_options(**level) as connection,
            connection.begin(),
        ):
            yield connection

    @contextlib.contextmanager
    def write(self, intent: Intent) -> Iterator[Work]:
        """Give the work of one step: committed with its sums at the end, rolled back on any exception."""
        self.stay(Code.FILE_GONE_UNSAVED)
        with calm(self.path), self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                wait_for_turn(writer)
                work = Work(writer, intent)
                yield work
                summing.refresh(writer, work.gate.sums)

    def stay(self, code: Code = Code.FILE_GONE) -> None:
        """Raise ExpectedError (``code``) if the file was deleted, moved or replaced, or its disk pulled out.

        A system may let us write on into a file that has lost its name; all of that would be gone.
        """
        if self.path is not None and self.mark is not None and mark_of(self.path) != self.mark:
            raise ExpectedError(code, path=str(self.path))

    @contextlib.contextmanager
    def bare(self) -> Iterator[sqlite3.Connection]:
        """Give SQLite's own connection, one that is open already if there is one; not for PostgreSQL."""
        with calm(self.path), contextlib.closing(self.engine.raw_connection()) as pooled:
            bare = pooled.driver_connection
            if isinstance(bare, sqlite3.Connection):
                yield bare

    def close(self) -> None:
        """Close every connection; SQLite folds its log into the file."""
        self.engine.dispose()


def wait_for_turn(writer: Connection) -> None:
    """Wait until no other desk of a server writes; the turn ends with the transaction."""
    if writer.dialect.name == "postgresql":
        writer.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})


def connect_file(path: Path) -> Store:
    """Return the store of an SQLite file; a missing one is not made, so that a lost one is noticed."""
    address = f"{path.absolute().as_uri()}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, check_same_thread=False)

    # What a statement was given stays out of its errors: a log must not hold whose data it was.
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=QueuePool, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Store(engine, path, mark_of(path))


def mark_of(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from any other, None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def connect_server(url: str) -> Store:
    """Return the store of a PostgreSQL database at ``postgresql://person:password@server/database``.

    Raises ExpectedError: DATABASE_ADDRESS if the address is no such one, DATABASE_DRIVER without psycopg.
    """
    try:
        engine = create_engine(_address(url), pool_pre_ping=True, hide_parameters=True)
    except ModuleNotFoundError as missing:
        raise ExpectedError(Code.DATABASE_DRIVER) from missing
    return Store(engine, None)


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as unread:  # the second of a port that is no number
        raise ExpectedError(Code.DATABASE_ADDRESS) from unread
    if address.drivername not in ("postgresql", "postgres", _DRIVER):
        raise ExpectedError(Code.DATABASE_ADDRESS)
    return address.set(drivername=_DRIVER)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    # The driver's own transactions start too late and never before a read: this program begins them.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextlib.contextmanager
def calm(path: Path | None) -> Iterator[None]:
    """Turn what the world does to a database (busy, full, read-only, damaged, away) into calm errors."""
    try:
        yield
    except DBAPIError as failed:
        code = _code_of(failed.orig, on_file=path is not None)
        if code is None:
            _without_rows(failed)
            raise
        if code is Code.DISK_TROUBLE and path is not None and copies.no_room(path):
            code = Code.DISK_FULL  # SQLite knows no better where its shared memory cannot grow
        raise ExpectedError(code, path=str(path or "PostgreSQL")) from failed


def _code_of(original: BaseException | None, *, on_file: bool) -> Code | None:
    if not on_file:
        return _code_of_server(original)
    if not isinstance(original, sqlite3.Error):
        return None
    message = str(original).lower()
    return next((code for words, code in _CODES.items() if words in message), None)


def _without_rows(failed: DBAPIError) -> None:
    """Take the row out of an error: PostgreSQL quotes it whole, and details may be copied and sent."""
    for error in (failed, failed.orig):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\nDETAIL:")[0], *error.args[1:])


def _code_of_server(original: BaseException | None) -> Code | None:
    code = _STATES.get(getattr(original, "sqlstate", None) or "")
    # A server that stops names its reason by a class of its own below these.
    kinds = {kind.__name__ for kind in type(original).__mro__}
    return code or (Code.DATABASE_AWAY if kinds & {"OperationalError", "InterfaceError"} else None)
