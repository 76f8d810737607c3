"""Backups in words: why one was made, what it holds, and the rule by which they come and go."""

from collections.abc import Mapping, Sequence
from datetime import date

from tradeplanner.domain import backups as rule
from tradeplanner.domain.backups import Backup, Reason
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.formats import day, grouped
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import counted

REASONS: Mapping[Reason, str] = {
    Reason.WORK: mark("While working"),
    Reason.ASKED: mark("Made by hand"),
    Reason.RESTORE: mark("Before a restore"),
    Reason.REPAIR: mark("Before a repair"),
    Reason.MIGRATION: mark("Before an update"),
}
"""The English of why a backup was made."""

TOLD = (Noun.FIRM, Noun.EDITION, Noun.PARTICIPATION, Noun.ORDER, Noun.EXPORT)
"""The nouns by which a person knows what a file holds; the others follow in a preview."""


def reason_name(backup: Backup) -> str:
    """Return why ``backup`` was made."""
    return tr(REASONS[backup.reason])


def holds(backup: Backup) -> str:
    """Return what ``backup`` holds: "26 firms · 50 editions…", or that it cannot be read."""
    if not backup.whole:
        return tr("Damaged: it cannot be restored")
    return held(backup.counts)


def held(counts: Mapping[Noun, int], nouns: Sequence[Noun] = TOLD) -> str:
    """Return rows by noun in a line: "26 firms · 50 editions"."""
    parts = [counted(noun, counts[noun]) for noun in nouns if counts.get(noun)]
    return " · ".join(parts) if parts else tr("Nothing yet")


def rule_sentences(days: int) -> list[str]:
    """Return the rule of backups, a sentence each, ``days`` being the longest life."""
    return [
        tr(
            "The program makes backups by itself: with the first change of a day, every {minutes} minutes"
            " while changes come, when it is closed, and before a restore, a repair or an update.",
            minutes=rule.EVERY_MINUTES,
        ),
        tr(
            "Kept are all of today and yesterday, the newest of each day for {daily} days, of each week for"
            " {weeks} weeks, then of each month; those made before a restore, a repair or an update are all"
            " kept for {daily} days.",
            daily=rule.DAILY_DAYS,
            weeks=rule.WEEKLY_WEEKS,
        ),
        tr(
            "After {days} days every backup is deleted, so that personal data erased here does not live on"
            " there.",
            days=grouped(days),
        ),
    ]


def forgotten(on: date) -> str:
    """Return by when no backup holds what is in the file today."""
    return tr("What is erased today will be gone from every backup by {day}.", day=day(on))
