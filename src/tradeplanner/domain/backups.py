"""Dated backups of the data file: when one is due, which are kept, and when the last trace is gone.

This is the rule in one place. Windows and help tell it in words (``i18n/backups.py``) from these
constants, so that what is said is what is done.
"""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from tradeplanner.domain.ids import Noun, StepId

EVERY_MINUTES = 30
"""While changes come, a backup is made this often."""
ALL_DAYS, DAILY_DAYS, WEEKLY_WEEKS = 2, 14, 8
"""All are kept for so many days, today counted; then the newest of each day, week, and month."""
QUIET_DAYS = 30
"""A file that nobody changes is backed up this often all the same, so that a living backup remains."""


class Reason(StrEnum):
    """Why a backup was made: by the program as work went on, because somebody asked, or before an act."""

    WORK = "work"
    ASKED = "asked"
    RESTORE = "restore"
    REPAIR = "repair"
    MIGRATION = "schema"

    @property
    def turning(self) -> bool:
        """Whether it was made before an act that replaces the file; those are not thinned to one a day."""
        return self in (Reason.RESTORE, Reason.REPAIR, Reason.MIGRATION)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (local time, aware), why, and its size in bytes.

    ``step`` is the newest step it holds, None where it holds none or cannot be read (``whole`` tells);
    ``counts`` are rows by noun. ``extra`` is true in the additional folder.
    """

    path: Path
    at: datetime
    reason: Reason
    size: int
    whole: bool = True
    step: StepId | None = None
    counts: Mapping[Noun, int] = field(default_factory=dict)
    extra: bool = False


def name(stem: str, now: datetime, mark: str, suffix: str) -> str:
    """Return the file name of a backup made ``now`` of the file ``stem`` + ``suffix``."""
    return f"{stem}-{now:%Y%m%d-%H%M%S}-{mark}{suffix}"


def parse(file_name: str, stem: str, suffix: str, zone: datetime) -> tuple[datetime, Reason] | None:
    """Return when and why the backup ``file_name`` of ``stem`` was made, None if it is none of its backups.

    ``zone`` is any moment of the time zone in which names are read.
    """
    pattern = rf"{re.escape(stem)}-(\d{{8}}-\d{{6}})-([a-z]+)\d*(?:-\d+)?{re.escape(suffix)}"
    found = re.fullmatch(pattern, file_name)
    if found is None:
        return None
    try:
        at = datetime.strptime(found[1], "%Y%m%d-%H%M%S").replace(tzinfo=zone.tzinfo)
        return at, Reason(found[2])
    except ValueError:  # a day that no calendar has, or a word that is not ours
        return None


def due(last: Backup | None, step: StepId | None, now: datetime) -> bool:
    """Tell whether a file whose newest step is ``step`` should be backed up ``now``.

    It should at the first change of a day and then every half hour of changes; without changes once
    in ``QUIET_DAYS``. A file in which nothing was ever done is not backed up.
    """
    if step is None:
        return False
    if last is None:
        return True
    if last.step == step:
        return now.date() - last.at.date() >= timedelta(days=QUIET_DAYS)
    return now.date() != last.at.date() or now - last.at >= timedelta(minutes=EVERY_MINUTES)


def unsaved(last: Backup | None, step: StepId | None) -> bool:
    """Tell whether something was done since the last backup: asked at the program's end and start."""
    return step is not None and (last is None or last.step != step)


def expired(backups: Iterable[Backup], days: int, today: date) -> list[Backup]:
    """Return those of ``backups`` that the rule no longer keeps, ``days`` being the longest life."""
    gone, kept = [], set[Hashable]()
    for backup in sorted(backups, key=lambda each: each.at, reverse=True):
        bucket = _bucket(backup, days, today)
        if bucket is None or bucket in kept:
            gone.append(backup)
        else:
            kept.add(bucket)
    return gone


def _bucket(backup: Backup, days: int, today: date) -> Hashable | None:
    """Return what only one backup may stand for (itself, its day, week or month), None past all days."""
    day = backup.at.date()
    age = (today - day).days
    if age > days:
        return None
    if age < ALL_DAYS or (backup.reason.turning and age <= DAILY_DAYS):
        return backup.path
    if age <= DAILY_DAYS:
        return day
    if age <= 7 * WEEKLY_WEEKS:
        return day.isocalendar()[:2]
    return "month", day.year, day.month


def forgotten_on(backups: Sequence[Backup], days: int, today: date) -> date:
    """Return the day by which no backup holds any more what is in the file today.

    One made today lives the longest; a backup that is dated later, by a wrong clock, longer still.
    """
    newest = max([today, *(backup.at.date() for backup in backups)])
    return newest + timedelta(days=days + 1)
