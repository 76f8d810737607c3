"""Dated backups of a data file: made, verified, listed and, by the rule of the domain, deleted."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tradeplanner.domain import backups as rule
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.storage import copies
from tradeplanner.storage.copies import Look, copy

FOLDER = "backups"


def folder_of(file: Path) -> Path:
    """Return where a data file's backups lie unless somebody wants them elsewhere as well."""
    return file.parent / FOLDER


def make(file: Path, folder: Path, reason: Reason, now: datetime) -> Backup:
    """Copy ``file`` into ``folder`` under its dated name, look whether the copy is whole, and return it.

    Raises ExpectedError: COPY_NO_SPACE, COPY_FOLDER, FILE_GONE; FILE_DAMAGED if the file itself is not
    sound, and then the copy is taken away again.
    """
    _sweep(file, folder)
    target = copy(file, _free(folder, file, now, reason))
    copied = copies.look(target, thorough=True)
    if not copied.whole:
        target.unlink()
        raise ExpectedError(Code.FILE_DAMAGED, path=str(file))
    return _backup(target, now, reason, copied)


def before_migration(source: Path, schema: int, now: datetime) -> Path:
    """Keep a dated copy of a file of an older schema, before it is brought up to date."""
    name = rule.name(source.stem, now, f"{Reason.MIGRATION}{schema}", source.suffix)
    return copy(source, folder_of(source) / name)


def listed(file: Path, folder: Path, *, counts: bool = False) -> list[Backup]:
    """Return the backups of ``file`` in ``folder``, newest first; with ``counts``, what each holds.

    One that cannot be read is listed as not whole. A folder that is not there holds none.
    """
    return list(found(file, folder, counts=counts))


def found(file: Path, folder: Path, *, counts: bool = False) -> Iterator[Backup]:
    """Yield them one by one, for who needs only the newest."""
    now = datetime.now().astimezone()
    try:
        paths = list(folder.iterdir())
    except OSError:  # not made yet, or a stick that was pulled
        return
    told = [(rule.parse(path.name, file.stem, file.suffix, now), path) for path in paths]
    known = [(*when, path) for when, path in told if when is not None]
    for at, reason, path in sorted(
        known, key=lambda each: (each[0], len(each[2].name), each[2].name), reverse=True
    ):
        yield _backup(path, at, reason, copies.look(path, counts=counts))


def expire(known: list[Backup], days: int, now: datetime) -> list[Backup]:
    """Delete those of ``known`` that the rule no longer keeps, and return them.

    One that cannot be deleted now stays for the next time.
    """
    gone = []
    for backup in rule.expired(known, days, now.date()):
        try:
            backup.path.unlink(missing_ok=True)
        except OSError:
            continue
        gone.append(backup)
    return gone


def _backup(path: Path, at: datetime, reason: Reason, seen: Look) -> Backup:
    size = path.stat().st_size
    return Backup(path, at, reason, size, seen.whole, seen.step, seen.counts or {})


def _free(folder: Path, file: Path, now: datetime, reason: Reason) -> Path:
    """Return a name that no backup has: two may be made in one second."""
    marks = (str(reason), *(f"{reason}-{number}" for number in range(2, 100)))
    paths = (folder / rule.name(file.stem, now, mark, file.suffix) for mark in marks)
    return next(path for path in paths if not path.exists())


def _sweep(file: Path, folder: Path) -> None:
    """Take away the half of a backup that a killed program left behind."""
    for left in folder.glob(f"*{file.suffix}{copies.PART}"):
        if left.name.startswith(file.stem + "-"):
            copies.discard(left)
