"""Participations: one firm at one edition, and the ways its state may move."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import EditionId, FirmId, Origin, ParticipationId


class State(StrEnum):
    """Where a firm stands with an edition."""

    INVITED = "invited"
    APPLIED = "applied"
    APPROVED = "approved"
    WAITING = "waiting"
    REFUSED = "refused"
    CONFIRMED = "confirmed"
    ATTENDED = "attended"
    ABSENT = "absent"
    WITHDRAWN = "withdrawn"


MOVES: dict[State, frozenset[State]] = {
    State.INVITED: frozenset({State.APPLIED, State.REFUSED, State.WITHDRAWN}),
    State.APPLIED: frozenset({State.APPROVED, State.WAITING, State.REFUSED, State.WITHDRAWN}),
    State.WAITING: frozenset({State.APPROVED, State.REFUSED, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.CONFIRMED, State.WAITING, State.WITHDRAWN}),
    State.CONFIRMED: frozenset({State.ATTENDED, State.ABSENT, State.WITHDRAWN}),
    State.REFUSED: frozenset({State.APPLIED}),
    State.WITHDRAWN: frozenset({State.APPLIED}),
    State.ATTENDED: frozenset(),
    State.ABSENT: frozenset(),
}
"""Where each state may go next; a mistake is taken back by undo, not by a move."""

OPEN_SIDES = 4
"""A stand has at most four open sides (开口)."""
NEEDS_REASON = frozenset({State.REFUSED, State.ABSENT, State.WITHDRAWN})
GIVEN_UP = frozenset({State.REFUSED, State.WITHDRAWN})
"""States in which a firm has no booth; one that only stayed away had its booth, and keeps it on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A firm at an edition: what its reply slip (回执) says and where it stands.

    ``booths`` counts standard booths (9 m²), parts allowed; ``area`` is in m²; ``open_sides`` 1 to 4.
    ``with_delegation`` tells whether its people travel with the bureau's delegation (随团).
    ``target_markets`` are ISO codes. ``state_on`` is the day of the
    present state, ``wishes`` what the firm asks of its booth (hall, corner, neighbours).
    What nobody has said is None or empty.
    """

    id: ParticipationId | None = None
    version: int = 0
    firm_id: FirmId
    edition_id: EditionId
    state: State = State.APPLIED
    state_reason: str = ""
    state_on: date | None = None
    booths: Decimal | None = None
    booth_type: str = ""
    booth_numbers: tuple[str, ...] = ()
    area: Decimal | None = None
    open_sides: int | None = None
    people: int | None = None
    with_delegation: bool | None = None
    exhibits: str = ""
    exhibits_en: str = ""
    hs: str = ""
    brand: str = ""
    freight: str = ""
    target_markets: tuple[str, ...] = ()
    applied_on: date | None = None
    wishes: str = ""
    notes: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Registration:
    """A participation with what a list of them says of the firm."""

    participation: Participation
    firm: str
    town: str
    industry: str
    credit_code: str


def check(participation: Participation) -> list[Finding]:
    """Return what is wrong with a participation by itself, each finding at its field."""
    findings = []
    for name in ("booths", "area", "people"):
        value = getattr(participation, name)
        if value is not None and value < 0:
            findings.append(error(Code.NEGATIVE, name, value=value))
    if participation.open_sides is not None and not 1 <= participation.open_sides <= OPEN_SIDES:
        findings.append(error(Code.OPEN_SIDES, "open_sides", value=participation.open_sides))
    if participation.state in NEEDS_REASON and not participation.state_reason.strip():
        findings.append(error(Code.REASON_REQUIRED, "state_reason"))
    return findings


def check_move(before: State, after: State) -> list[Finding]:
    """Return an error if a participation may not go from ``before`` to ``after``."""
    if before is after or after in MOVES[before]:
        return []
    return [error(Code.STATE_MOVE, "state", before=before.value, after=after.value)]


def today() -> date:
    """Return the local calendar day, on which a state begins that nobody dates."""
    return date.today()  # noqa: DTZ011 — dates here are local calendar dates


def dated(before: Participation, after: Participation) -> Participation:
    """Return ``after`` with the day of its state: today where it moved and nobody gave another day."""
    moved = before.state is not after.state and before.state_on == after.state_on
    return replace(after, state_on=today()) if moved else after
