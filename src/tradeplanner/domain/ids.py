"""Typed identities and the names of the nouns that are stored.

Ids are plain integers in the database; giving each noun its own type lets mypy refuse a firm's id
where an edition's is meant. ``Noun`` values are also the table names, so that the change log, the
hub and the History page name a thing in one way.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

FirmId = NewType("FirmId", int)
ExhibitionId = NewType("ExhibitionId", int)
EditionId = NewType("EditionId", int)
ProgrammeId = NewType("ProgrammeId", int)
ParticipationId = NewType("ParticipationId", int)
OrderId = NewType("OrderId", int)
RateId = NewType("RateId", int)
ExportId = NewType("ExportId", int)
TargetId = NewType("TargetId", int)
FigureId = NewType("FigureId", int)
ReturnId = NewType("ReturnId", int)
BoothId = NewType("BoothId", int)
DelegateId = NewType("DelegateId", int)
ProfileId = NewType("ProfileId", int)
MilestoneId = NewType("MilestoneId", int)
MilestoneRuleId = NewType("MilestoneRuleId", int)
BudgetLineId = NewType("BudgetLineId", int)
FeeId = NewType("FeeId", int)
PaperId = NewType("PaperId", int)
PersonId = NewType("PersonId", int)
CreditId = NewType("CreditId", int)
FollowUpId = NewType("FollowUpId", int)
OwnReportId = NewType("OwnReportId", int)
BatchId = NewType("BatchId", int)
StepId = NewType("StepId", int)


class Noun(StrEnum):
    """What is stored and changes; the value is the name of its table."""

    FIRM = "firms"
    FIGURE = "firm_figures"
    PROGRAMME = "programmes"
    EXHIBITION = "exhibitions"
    EDITION = "editions"
    PARTICIPATION = "participations"
    ORDER = "orders"
    RATE = "rates"
    EXPORT = "exports"
    TARGET = "targets"
    RETURN = "returns"
    BOOTH = "booths"
    DELEGATE = "delegates"
    PROFILE = "profiles"
    MILESTONE = "milestones"
    MILESTONE_RULE = "milestone_rules"
    BUDGET = "budget_lines"
    FEE = "fees"
    PAPER = "papers"
    PERSON = "people"
    CREDIT = "order_credits"
    FOLLOW_UP = "follow_ups"
    OWN_REPORT = "own_reports"
    SETTING = "settings"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an imported record came from: the batch, and the sheet and row (from 1) in its file."""

    batch: BatchId
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the login name, and the name that people read."""

    login: str
    display: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What one committed step changed, told to every page.

    ``ids`` may leave a noun's rows out (an import of thousands names the noun only); a page then
    reads anew. ``step`` is the change-log step, for undo and for the footer of a print.
    """

    nouns: frozenset[Noun]
    ids: dict[Noun, tuple[int, ...]] = field(default_factory=dict)
    step: StepId | None = None

    def first(self, noun: Noun) -> int:
        """Return the id of the first row of ``noun`` that changed; KeyError if none is named."""
        return self.ids[noun][0]
