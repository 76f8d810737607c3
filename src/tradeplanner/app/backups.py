"""Backups of a data file: made by themselves and when asked, listed, previewed, restored, expired.

All take the data file's path, because a backup is wanted most when the file itself is gone. A PostgreSQL
database is backed up by its server: ``file_of`` says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from tradeplanner.app import person
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import backups as rule
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.history import Step
from tradeplanner.domain.ids import Actor, Changed, Noun
from tradeplanner.domain.settings import LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS, BureauSettings
from tradeplanner.storage import backups as store
from tradeplanner.storage import copies, history, places, restoring


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made, those that the rule let go after it, and why no extra copy was written."""

    backup: Backup
    expired: tuple[Backup, ...] = ()
    extra: Backup | None = None
    trouble: ExpectedError | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a restore would change: rows by noun ``now`` and ``then``, and the steps that would be lost.

    ``now`` is None where the data file is gone or cannot be read. ``lost`` are the newest of ``lost_count``.
    """

    backup: Backup
    now: Mapping[Noun, int] | None
    then: Mapping[Noun, int]
    lost: tuple[Step, ...]
    lost_count: int


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that was done, and where the file as it was before is kept (None if there was none)."""

    backup: Backup
    kept: Path | None


def file_of(ws: Workspace) -> Path:
    """Return the data file of a workspace; ExpectedError (BACKUPS_OF_SERVER) on PostgreSQL."""
    if ws.store.path is None:
        raise ExpectedError(Code.BACKUPS_OF_SERVER)
    return ws.store.path


def folders(file: Path) -> list[Path]:
    """Return the folders of a file's backups: the one beside it, and the person's additional one if set."""
    extra = person.backup_folder(file)
    return [store.folder_of(file), *([extra] if extra is not None else [])]


def same_disk(file: Path, folder: Path) -> bool:
    """Tell whether ``folder`` lies on the disk of the data file, so that one failure takes both."""
    return places.device(file) == places.device(folder)


def listed(file: Path, *, counts: bool = False) -> list[Backup]:
    """Return all backups, newest first, those of the additional folder among them; with what each holds."""
    main, *extra = folders(file)
    found = store.listed(file, main, counts=counts)
    names = {backup.path.name for backup in found}
    for folder in extra:
        # The second copy of a backup that lies beside the file says nothing new.
        more = [each for each in store.listed(file, folder, counts=counts) if each.path.name not in names]
        found += [_in_extra(each) for each in more]
    return sorted(found, key=_when, reverse=True)


def newest(file: Path) -> Backup | None:
    """Return the newest whole backup beside the file, None if there is none."""
    return next((each for each in store.found(file, store.folder_of(file)) if each.whole), None)


def due(file: Path, *, leaving: bool = False) -> bool:
    """Tell whether the rule asks for a backup now; ``leaving`` at the program's end and its start."""
    step = copies.look(file, counts=False).step
    last = newest(file)
    return rule.unsaved(last, step) if leaving else rule.due(last, step, _now())


def keep(file: Path, *, leaving: bool = False) -> Made | None:
    """Make a backup if the rule asks for one; at the program's start and end let old ones go all the same.

    Raises as ``make``.
    """
    if due(file, leaving=leaving):
        return make(file, Reason.WORK)
    if leaving:
        expire(file)
    return None


def make(file: Path, reason: Reason = Reason.ASKED) -> Made:
    """Make a backup now, then let go what the rule no longer keeps; beside the file and in the extra folder.

    Raises ExpectedError: COPY_NO_SPACE, COPY_FOLDER, FILE_GONE, FILE_DAMAGED. An extra folder that
    cannot be written is told in ``trouble`` and stands in nobody's way.
    """
    now = _now()
    main, *extra = folders(file)
    made = store.make(file, main, reason, now)
    gone = expire(file)
    try:
        second = [store.make(file, folder, reason, now) for folder in extra]
    except ExpectedError as failed:
        return Made(made, tuple(gone), trouble=failed)
    return Made(made, tuple(gone), second[0] if second else None)


def expire(file: Path) -> list[Backup]:
    """Delete the backups that the rule no longer keeps, and return them.

    Nothing goes while no whole backup lies there: the newest whole one is made before older ones go.
    """
    now, days = _now(), life(file)
    gone = []
    for folder in folders(file):
        found = store.listed(file, folder)
        whole = [each for each in found if each.whole]
        if whole:
            gone += store.expire(found, days, now)
    return gone


def life(file: Path) -> int:
    """Return how many days a backup lives at most, as the bureau has set it."""
    text = copies.setting(file, "backup_days", "")
    days = int(text) if text.isdigit() else BureauSettings().backup_days
    return min(max(days, LEAST_BACKUP_DAYS), MOST_BACKUP_DAYS)


def forgotten_on(file: Path, found: Sequence[Backup]) -> date:
    """Return the day by which no backup holds any more what is in the file today."""
    return rule.forgotten_on(found, life(file), _now().date())


def chosen(path: Path) -> Backup:
    """Return the backup that a person picked out somewhere; ExpectedError (BACKUP_BROKEN) if it is none."""
    found = copies.look(path, thorough=True)
    if not found.whole:
        raise ExpectedError(Code.BACKUP_BROKEN, path=str(path))
    stat = path.stat()
    at = datetime.fromtimestamp(stat.st_mtime, UTC).astimezone()
    return Backup(path, at, Reason.ASKED, stat.st_size, True, found.step, found.counts or {}, extra=True)


def preview(file: Path, backup: Backup) -> Preview:
    """Return what a restore of ``backup`` would change; ExpectedError (BACKUP_BROKEN) if it is not whole."""
    then = copies.look(backup.path, thorough=True)
    if not then.whole:
        raise ExpectedError(Code.BACKUP_BROKEN, path=str(backup.path))
    lost = restoring.loss(file, backup.path)
    return Preview(backup, copies.look(file).counts, then.counts or {}, lost.newest, lost.count)


def restore(file: Path, backup: Backup, actor: Actor | None = None) -> Restored:
    """Put ``backup`` in the place of the data file, after a backup of what stands there now.

    Raises ExpectedError as ``storage.restoring.restore`` does; then nothing has changed. Whoever has
    the file open reads the restored one next, except where the file was gone or damaged.
    """
    kept = restoring.restore(file, backup.path, actor or person.actor(), backup.at, _now())
    return Restored(backup, kept)


def restore_here(ws: Workspace, backup: Backup) -> Restored:
    """Restore ``backup`` into the open data file and tell everybody who listens; raises as ``restore``.

    ExpectedError (FILE_GONE) says that the restored file stands there and must be opened anew: what was
    open could not be read, or was gone.
    """
    done = restore(file_of(ws), backup, ws.actor)
    ws.store.stay()
    with ws.store.read() as connection:
        step = history.last(connection)
    ws.hub.publish(Changed(frozenset(Noun), step=step))
    return done


def _in_extra(backup: Backup) -> Backup:
    return replace(backup, extra=True)


def _when(backup: Backup) -> tuple[datetime, int, str]:
    """Return what puts backups in order; the second one of a second has a number at its end."""
    return backup.at, len(backup.path.name), backup.path.name


def _now() -> datetime:
    return datetime.now().astimezone()
