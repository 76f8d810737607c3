"""Copies of a data file, made by SQLite itself so that a copy is whole even while somebody writes.

A copy is one file without a log beside it, so it can be read on any disk, a read-only one and a
network share too.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.storage.tables import TABLES

BUSY_SECONDS = 15.0
"""How long a restore waits for another program's write before it gives up with a calm sentence."""
PART = ".part"
ROOM = 256 * 1024
"""Bytes without which SQLite cannot even open a file."""
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True, slots=True)
class Look:
    """What a file holds: ``whole`` if SQLite finds it sound, its newest step, its rows by noun.

    ``trouble`` is what SQLite said of one that is not whole, in its own words.
    """

    whole: bool
    step: StepId | None = None
    counts: dict[Noun, int] | None = None
    trouble: str = ""


def copy(source: Path | sqlite3.Connection, target: Path, *, over: bool = False) -> Path:
    """Copy a data file to ``target``, whole or not at all and safe on the disk, and return ``target``.

    ``source`` may be an open connection, for a file that lost its name. With ``over``, a data file that is
    there goes with its log. Raises ExpectedError:
    COPY_NO_SPACE, COPY_FOLDER; FILE_DAMAGED or FILE_GONE where the source cannot be read. A half-written
    copy is removed.
    """
    part = target.with_name(target.name + PART)
    try:
        with _reading(source) as old, _told(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(part)) as new:
                # Nothing reads the part before it is whole, so it needs no journal of its own.
                new.execute("PRAGMA journal_mode=OFF")
                new.execute("PRAGMA synchronous=OFF")
                old.backup(new)
                new.execute("PRAGMA journal_mode=DELETE")
            settle(part)
            if over:
                discard_log(target)
            part.replace(target)
            settle(target.parent)
    except BaseException:
        discard(part)
        raise
    return target


def no_room(path: Path) -> bool:
    """Tell whether the disk that holds ``path`` is as good as full."""
    try:
        return shutil.disk_usage(path.parent).free < ROOM
    except OSError:
        return False


def settle(place: Path) -> None:
    """Have what was written to a file, or to a folder's list of names, reach the disk."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0)
    # Windows opens no folder and syncs only what is open for writing; its file system keeps names by itself.
    with contextlib.suppress(PermissionError):
        handle = os.open(place, flags if os.name != "nt" else flags | os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def discard(path: Path) -> None:
    """Remove a data file with what SQLite keeps beside it; a file that is not there is no fault."""
    for name in (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal", path.name):
        with contextlib.suppress(OSError):  # there may be no folder to hold it
            path.with_name(name).unlink(missing_ok=True)


def discard_log(path: Path) -> None:
    """Remove the log of a data file that is gone: SQLite would play it into the file that follows."""
    for name in (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)


def into(source: Path, target: Path) -> None:
    """Make the data file ``target``, which others may have open, what ``source`` is: in one transaction.

    Raises ExpectedError: FILE_BUSY if somebody writes for over ``BUSY_SECONDS``, DISK_FULL, FILE_DAMAGED.
    """
    latest = time.monotonic() + BUSY_SECONDS

    def watch(status: int, _remaining: int, _total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > latest:
            raise ExpectedError(Code.FILE_BUSY, path=str(target))

    try:
        with closing(read_only(source)) as old, closing(_existing(target)) as live:
            live.execute("PRAGMA synchronous=FULL")
            old.backup(live, progress=watch, sleep=0.05)
            # The log now holds the whole file; what is folded in need not be kept twice.
            live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as failed:
        code = Code.DISK_FULL if "full" in str(failed) else Code.FILE_DAMAGED
        raise ExpectedError(code, path=str(target)) from failed


def look(path: Path, *, thorough: bool = False, counts: bool = True) -> Look:
    """Return what a data file holds; ``thorough`` has SQLite check every page first."""
    try:
        with closing(read_only(path)) as connection:
            if thorough and connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return Look(whole=False)
            step = connection.execute("SELECT max(id) FROM steps").fetchone()[0]
            return Look(True, step, _counts(connection) if counts else None)
    except (sqlite3.Error, OSError) as failed:
        return Look(whole=False, trouble=str(failed).lower())


def setting(path: Path, key: str, default: str) -> str:
    """Return a stored setting of a data file that nobody has open, ``default`` if it is not there."""
    try:
        with closing(read_only(path)) as connection:
            row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    except sqlite3.Error:
        return default
    return default if row is None else str(row[0])


def read_only(path: Path) -> sqlite3.Connection:
    """Return a connection that reads ``path`` and never makes it; sqlite3.Error if it is not there.

    It may fold the log in as it closes: a connection that may not would leave an empty log lying there.
    """
    connection = _existing(path)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _existing(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, check_same_thread=False, timeout=BUSY_SECONDS)


def _counts(connection: sqlite3.Connection) -> dict[Noun, int]:
    """Return the rows of each noun that the file's schema has."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        noun: connection.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608  # our own names
        for noun, table in TABLES.items()
        if table.name in there
    }


@contextlib.contextmanager
def _reading(source: Path | sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Give a connection to the source; ExpectedError if there is nothing that can be read."""
    if isinstance(source, sqlite3.Connection):
        yield source
        return
    if not source.exists():
        raise ExpectedError(Code.FILE_GONE, path=str(source))
    with closing(read_only(source)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as failed:
            raise ExpectedError(_code_of(failed, Code.FILE_DAMAGED), path=str(source)) from failed
        yield connection


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the world does to a copy into calm errors."""
    try:
        yield
    except OSError as failed:
        code = Code.COPY_NO_SPACE if failed.errno in _NO_ROOM else Code.COPY_FOLDER
        raise ExpectedError(code, path=str(target.parent)) from failed
    except sqlite3.Error as failed:
        raise ExpectedError(_code_of(failed, Code.COPY_FOLDER), path=str(target.parent)) from failed


_CODES: tuple[tuple[str, Code], ...] = (
    ("full", Code.COPY_NO_SPACE),
    ("malformed", Code.FILE_DAMAGED),
    ("not a database", Code.FILE_DAMAGED),
    ("locked", Code.FILE_BUSY),
)


def _code_of(failed: sqlite3.Error, otherwise: Code) -> Code:
    message = str(failed).lower()
    return next((code for words, code in _CODES if words in message), otherwise)
