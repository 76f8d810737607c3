"""Rounds of follow-up (跟踪回访): firms are asked what came of a fair 3, 6 and 12 months after it."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, FirmId, FollowUpId, Origin

ROUNDS = (3, 6, 12)
"""Months after the close of an edition at which its firms are asked."""


class Asked(StrEnum):
    """How far a round has come for one firm; computed, never stored."""

    LATER = "later"
    DUE = "due"
    SENT = "sent"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One firm asked in one round of one edition; at most one of each."""

    id: FollowUpId | None = None
    version: int = 0
    firm_id: FirmId
    edition_id: EditionId
    months: int
    due_on: date | None = None
    sent_on: date | None = None
    answered_on: date | None = None
    notes: str = ""
    origin: Origin | None = None


def check(row: FollowUp) -> list[Finding]:
    """Return what is wrong with a follow-up by itself."""
    findings = []
    if row.months not in ROUNDS:
        findings.append(error(Code.ROUND_UNKNOWN, "months", value=row.months))
    if row.sent_on is not None and row.answered_on is not None and row.answered_on < row.sent_on:
        findings.append(error(Code.ANSWER_EARLY, "answered_on"))
    return findings


def due(closes: date, months: int) -> date:
    """Return the day of a round: the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(closes.month - 1 + months, 12)
    last = calendar.monthrange(closes.year + year, month + 1)[1]
    return date(closes.year + year, month + 1, min(closes.day, last))


def asked(due_on: date | None, row: FollowUp | None, today: date) -> Asked:
    """Return how far a round has come for a firm that has, or has not, a row of its own."""
    if row is not None and row.answered_on is not None:
        return Asked.ANSWERED
    if row is not None and row.sent_on is not None:
        return Asked.SENT
    return Asked.DUE if due_on is None or due_on <= today else Asked.LATER
