"""Turnout: how many firms and booths an edition has, counted from its registrations.

家 (firms) are counted once however often they go, 家次 (firm-visits) once for each edition that they
came to. A firm takes part from acceptance on; it is a firm-visit only when it attended.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.participation import State

TAKES_PART = frozenset({State.APPROVED, State.CONFIRMED, State.ATTENDED})
"""States of firms that go, or went."""
REGISTERED = TAKES_PART | {State.APPLIED}
"""States in which the booths asked for stand against the quota."""


class Attendance(NamedTuple):
    """One registration as counts need it; ``booths`` are standard booths, None where nobody said."""

    edition: EditionId
    firm: FirmId
    state: State
    booths: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """What registrations add up to.

    ``firms`` take part and are counted once, ``going`` are their participations, ``visits`` those of
    them that attended; ``applied`` are firms whose application is open. ``booths`` are of those that
    take part, ``booths_asked`` with those applied for.
    """

    states: Mapping[State, int] = field(default_factory=dict)
    firms: int = 0
    going: int = 0
    visits: int = 0
    applied: int = 0
    booths: Decimal = Decimal(0)
    booths_asked: Decimal = Decimal(0)


def turnout(attendances: Iterable[Attendance]) -> Turnout:
    """Return the turnout of these registrations, of one edition or of many."""
    known = list(attendances)
    going = [one for one in known if one.state in TAKES_PART]
    return Turnout(
        states=Counter(one.state for one in known),
        firms=len({one.firm for one in going}),
        going=len(going),
        visits=sum(one.state is State.ATTENDED for one in going),
        applied=len({one.firm for one in known if one.state is State.APPLIED}),
        booths=_booths(going),
        booths_asked=_booths(one for one in known if one.state in REGISTERED),
    )


def by_edition(attendances: Iterable[Attendance]) -> dict[EditionId, Turnout]:
    """Return the turnout of each edition that has registrations."""
    parted: dict[EditionId, list[Attendance]] = {}
    for one in attendances:
        parted.setdefault(one.edition, []).append(one)
    return {edition: turnout(own) for edition, own in parted.items()}


def _booths(attendances: Iterable[Attendance]) -> Decimal:
    return sum((one.booths for one in attendances if one.booths is not None), Decimal(0))
