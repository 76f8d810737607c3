"""Whom to invite to an edition: firms in the order of what speaks for them, with the reasons.

Weights are the bureau's own judgement and are shown; nothing is left out unsaid.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.participation import State


class Reason(StrEnum):
    """What speaks for inviting a firm, or against it (ABSENT)."""

    INDUSTRY = "industry"
    CHAPTER = "chapter"
    SELLS = "sells"
    AIMS = "aims"
    SAME_FAIR = "same_fair"
    ELSEWHERE = "elsewhere"
    RESULTS = "results"
    FIRST_TIME = "first_time"
    ABSENT = "absent"


class Obstacle(StrEnum):
    """Why a firm is not invited: it is there already, left the register, or is listed as untrustworthy."""

    THERE = "there"
    RETIRED = "retired"
    DISHONEST = "dishonest"


WEIGHTS: Mapping[Reason, int] = {
    Reason.INDUSTRY: 30,
    Reason.CHAPTER: 20,
    Reason.SELLS: 25,
    Reason.AIMS: 10,
    Reason.SAME_FAIR: 20,
    Reason.ELSEWHERE: 10,
    Reason.RESULTS: 15,
    Reason.FIRST_TIME: 5,
    Reason.ABSENT: -20,
}
"""Points of each reason unless somebody weighs them otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a firm beside its record.

    ``sells`` tells whether it exported to the edition's market. ``same_fair`` and ``elsewhere`` count the
    editions it attended of this fair and of others, ``results`` those from which it told of deals, ``absent``
    those from which it stayed away after its confirmation. ``state`` is where it stands at this edition.
    """

    firm: Firm
    sells: bool = False
    same_fair: int = 0
    elsewhere: int = 0
    results: int = 0
    absent: int = 0
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A firm with its points and what they are made of; ``obstacle`` says why it is not to be invited.

    ``weights`` are the points of each reason.
    """

    known: Known
    points: int
    reasons: tuple[Reason, ...]
    obstacle: Obstacle | None = None
    weights: Mapping[Reason, int] = field(default_factory=lambda: WEIGHTS, compare=False)


def rank(
    edition: Edition, chapters: Collection[str], register: Iterable[Known], weights: Mapping[Reason, int]
) -> list[Suggestion]:
    """Return all firms, those that can be invited first and with the most points first.

    ``chapters`` are the HS chapters that were shown at the fair before.
    """
    found = []
    for known in register:
        reasons = tuple(reason for reason in Reason if _holds(reason, edition, chapters, known))
        points = sum(weights.get(reason, 0) for reason in reasons)
        found.append(Suggestion(known, points, reasons, obstacle(known), weights))
    found.sort(key=lambda one: (one.obstacle is not None, -one.points, one.known.firm.name_zh))
    return found


def obstacle(known: Known) -> Obstacle | None:
    """Return why a firm is not to be invited, None where it may be."""
    if known.state is not None:
        return Obstacle.THERE
    if known.firm.retired is not None:
        return Obstacle.RETIRED
    return Obstacle.DISHONEST if known.firm.dishonest else None


def _holds(reason: Reason, edition: Edition, chapters: Collection[str], known: Known) -> bool:
    firm = known.firm
    industry = firm.industry.strip()
    never = known.same_fair == known.elsewhere == 0
    return {
        Reason.INDUSTRY: bool(industry)
        and any(industry in one or one in industry for one in edition.industries if one),
        Reason.CHAPTER: not set(chapters).isdisjoint(firm.hs_chapters),
        Reason.SELLS: known.sells,
        Reason.AIMS: bool(edition.market) and edition.market in firm.markets and not known.sells,
        Reason.SAME_FAIR: known.same_fair > 0,
        Reason.ELSEWHERE: known.same_fair == 0 and known.elsewhere > 0,
        Reason.RESULTS: known.results > 0,
        Reason.FIRST_TIME: never,
        Reason.ABSENT: known.absent > 0,
    }[reason]
