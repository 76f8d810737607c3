"""Copies of the data file, made by SQLite itself so that a copy is whole even while somebody writes."""

import contextlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

FOLDER = "backups"


def copy(source: Path, target: Path) -> Path:
    """Copy the data file to ``target``, whole or not at all, and return ``target``.

    Raises ExpectedError (DISK_FULL) if the copy cannot be written; a half-written one is removed.
    """
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            contextlib.closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as old,
            contextlib.closing(sqlite3.connect(part)) as new,
        ):
            old.backup(new)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as failed:
        with contextlib.suppress(OSError):  # there may be no folder to hold it
            part.unlink(missing_ok=True)
        raise ExpectedError(Code.DISK_FULL, path=str(target)) from failed
    return target


def before_migration(source: Path, schema: int, now: datetime) -> Path:
    """Keep a dated copy of a file of an older schema, before it is brought up to date."""
    name = f"{source.stem}-{now:%Y%m%d-%H%M%S}-schema{schema}{source.suffix}"
    return copy(source, source.parent / FOLDER / name)
