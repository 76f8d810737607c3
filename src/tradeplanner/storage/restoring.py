"""Putting a backup in the place of the data file, so that a kill at any moment leaves either, whole.

What will stand there is built beside the file first: the copy is brought to this schema, its counters
are raised so that no number is given twice, and the step that tells of the restore is written into it.
Then one transaction of SQLite makes the live file that copy; where there is no sound live file, a
rename does.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, update

from tradeplanner.domain.backups import Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Act, Step
from tradeplanner.domain.ids import Actor, Noun, StepId
from tradeplanner.storage import backups, copies, history, opening
from tradeplanner.storage.engine import connect_file
from tradeplanner.storage.journal import counters
from tradeplanner.storage.work import Intent

NEWEST = 50
"""Steps that a preview names; more are counted."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The steps that the file has and a backup lacks: the newest of them, and how many there are."""

    newest: tuple[Step, ...] = ()
    count: int = 0


def loss(file: Path, backup: Path) -> Loss:
    """Return what was done in ``file`` since ``backup``; nothing where the file is gone or damaged."""
    if not copies.look(file, counts=False).whole:
        return Loss()
    last = _last_common(file, backup)
    with closing(connect_file(file)) as store, store.read() as connection:
        newest = history.listed(connection, NEWEST)
        count = history.count_after(connection, last)
    return Loss(tuple(step for step in newest if step.id > last), count)


def restore(file: Path, backup: Path, actor: Actor, made: datetime, now: datetime) -> Path | None:
    """Put ``backup``, made at ``made``, in the place of ``file``; return where the file as it was is kept.

    A sound file is backed up first, a damaged one set aside under a dated name; None if there was none.
    Raises ExpectedError: BACKUP_BROKEN, FILE_NEWER, COPY_NO_SPACE, COPY_FOLDER, FILE_BUSY, DISK_FULL; then
    the file is as it was.
    """
    if not copies.look(backup, thorough=True, counts=False).whole:
        raise ExpectedError(Code.BACKUP_BROKEN, path=str(backup))
    part = file.with_name(f"{file.stem}.restoring{file.suffix}")
    copies.discard(part)
    try:
        copies.copy(backup, part)
        sound = _is_sound(file)
        _finish(part, file if sound else None, actor, made, backup.name)
        if not sound:
            return put_in_place(part, file, now)
        kept = None
        if copies.look(file, counts=False).step is not None:
            kept = backups.make(file, backups.folder_of(file), Reason.RESTORE, now).path
        copies.into(part, file)
    finally:
        copies.discard(part)
    return kept


def put_in_place(part: Path, file: Path, now: datetime) -> Path | None:
    """Rename ``part`` to ``file``; what stood there is set aside under a dated name, which is returned."""
    kept = set_aside(file, now)
    copies.discard_log(file)
    copies.settle(part)
    part.replace(file)
    copies.settle(file.parent)
    return kept


def set_aside(file: Path, now: datetime) -> Path | None:
    """Give a damaged file and its log a dated name beside it; None if there is no file or it is empty."""
    if not file.exists() or file.stat().st_size == 0:
        return None
    kept = file.with_name(f"{file.stem}-damaged-{now:%Y%m%d-%H%M%S}{file.suffix}")
    # The log goes first: a file without its log is older, a log without its file is nothing.
    for end in ("-wal", ""):
        beside = file.with_name(file.name + end)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + end))
    return kept


def _is_sound(file: Path) -> bool:
    """Tell whether there is a sound file; ExpectedError if it is there and only cannot be reached now."""
    found = copies.look(file, thorough=True, counts=False)
    if not found.whole and file.exists():
        if "locked" in found.trouble:
            raise ExpectedError(Code.FILE_BUSY, path=str(file))
        if "unable to open" in found.trouble:
            raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(file))
    return found.whole


def _finish(part: Path, live: Path | None, actor: Actor, made: datetime, name: str) -> None:
    """Bring the copy to this schema, raise its counters and write the step of the restore."""
    intent = Intent(
        actor, Act.RESTORE, Noun.SETTING, {"made": made.isoformat(timespec="seconds"), "file": name}
    )
    with closing(opening.open_file(part, keep_older=False)) as store, store.write(intent) as work:
        if live is not None:
            _raise_counters(work.connection, live)
        work.step()


def _raise_counters(connection: Connection, live: Path) -> None:
    """Let no number that the live file has given out be given again."""
    with closing(copies.read_only(live)) as old:
        given = dict(old.execute("SELECT name, next FROM counters").fetchall())
    known = {row.name: row.next for row in connection.execute(select(counters.c.name, counters.c.next))}
    for name, following in given.items():
        if name not in known:
            connection.execute(insert(counters).values(name=name, version=1, next=following))
        elif following > known[name]:
            connection.execute(update(counters).where(counters.c.name == name).values(next=following))


def _last_common(file: Path, backup: Path) -> StepId:
    """Return the newest step that both files tell alike, 0 if none.

    A number alone does not say so: where the data file was lost with its counters, numbers were given again.
    """
    try:
        with closing(copies.read_only(file)) as live, closing(copies.read_only(backup)) as kept:
            for number, at in live.execute("SELECT id, at FROM steps ORDER BY id DESC"):
                found = kept.execute("SELECT at FROM steps WHERE id = ?", (number,)).fetchone()
                if found == (at,):
                    return StepId(number)
    except sqlite3.Error as failed:
        raise ExpectedError(Code.BACKUP_BROKEN, path=str(backup)) from failed
    return StepId(0)
