"""Points of a firm that waits for a place: what it did at fairs before, with the reason for each."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.participation import State

YEARS = 3
"""Fairs of the year itself and of so many before it count."""
UNEXCUSED = ("无故", "未说明", "无正当理由", "原因不明", "without reason", "no reason", "unexcused")
"""Words by which a recorded reason says that there was none."""


class Reason(StrEnum):
    """What a firm has points for."""

    ATTENDED = "attended"
    ORDERS = "orders"
    FIRST = "first"
    ABSENT = "absent"
    DISHONEST = "dishonest"


class Came(NamedTuple):
    """One participation of a firm that is over; ``ordered`` tells whether it brought actual orders."""

    firm: FirmId
    edition: EditionId
    year: int
    state: State
    reason: str
    ordered: bool


@dataclass(frozen=True, slots=True)
class Weights:
    """Points for each fair attended, each with actual orders, and so on; the bureau may change them."""

    attended: int = 2
    orders: int = 3
    first: int = 1
    absent: int = -5
    dishonest: int = -20


@dataclass(frozen=True, slots=True)
class Part:
    """Points for one reason that applies ``count`` times."""

    reason: Reason
    count: int
    points: int


def parts(
    came: Iterable[Came], edition: EditionId, year: int, weights: Weights, *, dishonest: bool = False
) -> tuple[Part, ...]:
    """Return the points of a firm that asks for a place at ``edition``, from its ``came`` elsewhere.

    An absence counts only where its recorded reason says that there was none.
    """
    others = [one for one in came if one.edition != edition and year - YEARS <= one.year <= year]
    attended = [one for one in others if one.state is State.ATTENDED]
    counts = {
        Reason.ATTENDED: len(attended),
        Reason.ORDERS: sum(one.ordered for one in attended),
        Reason.FIRST: int(not attended),
        Reason.ABSENT: sum(one.state is State.ABSENT and unexcused(one.reason) for one in others),
        Reason.DISHONEST: int(dishonest),
    }
    return tuple(
        Part(reason, count, count * int(getattr(weights, reason)))
        for reason, count in counts.items()
        if count
    )


def total(known: Iterable[Part]) -> int:
    """Return the sum of the points."""
    return sum(part.points for part in known)


def unexcused(reason: str) -> bool:
    """Whether the reason of an absence says that there was none."""
    lowered = reason.strip().lower()
    return not lowered or lowered in {"无", "-"} or any(word in lowered for word in UNEXCUSED)
