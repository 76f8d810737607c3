"""Mending a data file: in place where only what can be computed is wrong, else into a new file.

The file as it was is always kept: as a backup, or set aside under a dated name.
"""

import contextlib
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from tradeplanner.domain.backups import Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Actor, Noun
from tradeplanner.domain.soundness import Repaired
from tradeplanner.storage import backups, checking, copies, opening, restoring, summaries
from tradeplanner.storage.engine import calm, connect_file
from tradeplanner.storage.salvage import Salvaged, salvage
from tradeplanner.storage.work import Intent

_RAISE = (
    'INSERT INTO counters (name, version, next) SELECT :name, 1, max(id) + 1 FROM "{name}"'
    " WHERE true ON CONFLICT (name) DO UPDATE SET next = max(next, excluded.next)"
)


def repair(file: Path, actor: Actor, now: datetime) -> Repaired:
    """Mend ``file``, which nobody else has open, and return what was done, what is lost and what is kept.

    Raises ExpectedError: NOTHING_SALVAGED, COPY_NO_SPACE, COPY_FOLDER, FILE_BUSY; the file is then as it was.
    """
    before = checking.check(file)
    if before.sound:
        return Repaired(before)
    kept = None
    # A copy of a file with broken pages may be refused; then there is nothing to mend in place either.
    with contextlib.suppress(ExpectedError):
        kept = backups.make(file, backups.folder_of(file), Reason.REPAIR, now).path
    if kept is not None:
        _in_place(file)
        after = checking.check(file)
        if after.whole:
            return Repaired(after, kept)
    return _anew(file, actor, now)


def _in_place(file: Path) -> None:
    """Make indexes, counters and sums anew."""
    with contextlib.suppress(sqlite3.Error), closing(sqlite3.connect(file)) as connection:
        connection.execute("REINDEX")
    with closing(connect_file(file)) as store, calm(file), store.engine.connect() as connection:
        writer = connection.execution_options(writes=True)
        with writer.begin():
            for name in list(checking.behind(writer)):
                writer.execute(text(_RAISE.format(name=name)), {"name": name})
            summaries.rebuild_all(writer)


def _anew(file: Path, actor: Actor, now: datetime) -> Repaired:
    """Salvage into a new file, and put that in the place of the damaged one, which is set aside."""
    part = file.with_name(f"{file.stem}.repairing{file.suffix}")
    copies.discard(part)
    try:
        done = salvage(file, part)
        _finish(part, actor, done)
        kept = restoring.put_in_place(part, file, now)
    finally:
        copies.discard(part)
    return Repaired(checking.check(file), kept, True, done.lost, done.recovered, done.history_lost)


def _finish(part: Path, actor: Actor, done: Salvaged) -> None:
    """Add the sums up anew and write the step that tells of the repair."""
    intent = Intent(actor, Act.REPAIR, Noun.SETTING, {"lost": done.lost.total()})
    with closing(opening.open_file(part)) as store, store.write(intent) as work:
        summaries.rebuild_all(work.connection)
        work.step()
