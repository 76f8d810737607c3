"""Milestones of an edition: what must happen by when, counted from the opening or the closing day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tradeplanner.domain.exhibitions import FairClass, Scope
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, MilestoneId, MilestoneRuleId, Origin


class MilestoneKind(StrEnum):
    """What is due, in the order of a year's work (DOMAIN, the year's work)."""

    NOTICE = "notice"
    REGISTRATION = "registration"
    DEPOSIT = "deposit"
    BOOTHS = "booths"
    VISA = "visa"
    FREIGHT = "freight"
    BALANCE = "balance"
    DEPARTURE = "departure"
    RESULTS = "results"
    FOLLOW_3 = "follow_3"
    FOLLOW_6 = "follow_6"
    FOLLOW_12 = "follow_12"
    CLAIM = "claim"
    OWN = "own"


class Anchor(StrEnum):
    """The day of an edition from which a milestone is counted."""

    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One thing that is due for an edition.

    Counted ``plus_months`` and then ``plus_days`` after ``anchor`` (below zero: before); with no ``anchor``
    the day was set by hand and stays where it is when the edition moves. ``name`` is a person's own word, ""
    for that of the kind. ``done_on`` is None while it is open.
    """

    id: MilestoneId | None = None
    version: int = 0
    edition_id: EditionId
    kind: MilestoneKind = MilestoneKind.OWN
    name: str = ""
    due_on: date
    anchor: Anchor | None = None
    plus_months: int = 0
    plus_days: int = 0
    done_on: date | None = None
    owner: str = ""
    notes: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneRule:
    """A line of the bureau's template: when a kind of milestone is due for editions of a sort.

    ``fair_class``, ``scope`` and ``market`` (ISO code) narrow it down; None and "" mean any. ``active`` is
    False where editions of this sort have no such milestone.
    """

    id: MilestoneRuleId | None = None
    version: int = 0
    kind: MilestoneKind = MilestoneKind.OWN
    name: str = ""
    fair_class: FairClass | None = None
    scope: Scope | None = None
    market: str = ""
    anchor: Anchor = Anchor.OPENS
    plus_months: int = 0
    plus_days: int = 0
    active: bool = True
    origin: Origin | None = None


class DueState(StrEnum):
    """How urgent a milestone is."""

    OVERDUE = "overdue"
    SOON = "soon"
    OPEN = "open"
    DONE = "done"


SOON_DAYS = 7
"""A milestone within so many days from today is due soon."""


def state(milestone: Milestone, today: date) -> DueState:
    """Return how urgent ``milestone`` is on the day ``today``."""
    if milestone.done_on is not None:
        return DueState.DONE
    days = (milestone.due_on - today).days
    if days < 0:
        return DueState.OVERDUE
    return DueState.SOON if days <= SOON_DAYS else DueState.OPEN


LATE_DAYS = 30
"""What has been overdue for more days than these is an old matter, and is counted instead of listed."""


def is_old(due_on: date, today: date) -> bool:
    """Tell whether what is open and was due on a day has been overdue for long."""
    return (today - due_on).days > LATE_DAYS


def check(milestone: Milestone) -> list[Finding]:
    """Return what is wrong with a milestone by itself, each finding at its field."""
    return _named(milestone.kind, milestone.name)


def check_rule(rule: MilestoneRule) -> list[Finding]:
    """Return what is wrong with a line of the template by itself, each finding at its field."""
    return _named(rule.kind, rule.name)


def _named(kind: MilestoneKind, name: str) -> list[Finding]:
    if kind is MilestoneKind.OWN and not name.strip():
        return [error(Code.REQUIRED, "name")]
    return []
