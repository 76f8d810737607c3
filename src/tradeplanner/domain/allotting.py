"""A proposal of who gets which free booth: firms of one trade together, wishes, then points.

Trades come in the order of their best firm, firms of a trade by points. Each gets a run of neighbouring
free booths of one hall that holds what it asked for; the run is chosen by how many of the firm's wishes
it grants, then by how near it lies to the trade's other booths, then by how little room it wastes. A part
of a booth takes a whole free one where no smaller one is free, and counts as the part in the plan. No
booth is given twice, none that has a firm is touched.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.ids import BoothId, FirmId

STANDARD = Decimal(9)
"""Square metres of a standard booth."""
CORNER = 2
"""Open sides from which a booth stands at a corner."""
CORNERS = ("转角", "角位", "双开", "corner")
FAR = 10_000
"""A distance beyond that within any hall: the trade has no booth in the hall yet."""


class Why(StrEnum):
    """Why a booth is proposed to a firm."""

    TRADE = "trade"
    HALL = "hall"
    CORNER = "corner"
    TYPE = "type"
    SIDES = "sides"


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """What a firm asks for: ``area`` in m² that it still lacks, open sides, type, words, and its points."""

    firm: FirmId
    industry: str
    area: Decimal
    open_sides: int | None = None
    booth_type: str = ""
    wishes: str = ""
    points: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """Booths proposed to a firm, with the reasons."""

    want: Want
    booths: tuple[Booth, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who gets what, and for whom no free run of booths is large enough."""

    given: tuple[Given, ...]
    left: tuple[Want, ...]


def area_of(booth: Booth) -> Decimal:
    """Return a booth's area, a standard booth's where nobody said."""
    return booth.area or STANDARD


def place(booth: Booth) -> tuple[str, list[tuple[int, str]]]:
    """Return what booths are ordered by: hall, then number as people count (A2 before A10)."""
    parts = re.findall(r"\d+|\D+", booth.number)
    return booth.hall, [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def propose(wants: Iterable[Want], booths: Sequence[Booth]) -> Proposal:
    """Return the proposal for ``wants`` over those of ``booths`` that are free."""
    ordered = sorted(booths, key=place)
    at = {BoothId(booth.id or 0): line for line, booth in enumerate(ordered)}
    free = [booth for booth in ordered if booth.firm_id is None]
    near: dict[str, list[Booth]] = {}
    given, left = [], []
    for want in in_order(wants):
        runs = [
            (_score(want, run, near.get(want.industry, ()), at), line, run)
            for line, run in enumerate(_runs(free, want.area, at))
        ]
        if not runs:
            left.append(want)
            continue
        run = min(runs, key=lambda one: one[:2])[2]
        given.append(Given(want, run, _why(want, run, near.get(want.industry, ()))))
        near.setdefault(want.industry, []).extend(run)
        taken = {booth.id for booth in run}
        free = [booth for booth in free if booth.id not in taken]
    return Proposal(tuple(given), tuple(left))


def in_order(wants: Iterable[Want]) -> list[Want]:
    """Return firms of one trade together, the trade of the best firm first; those of no trade stand alone."""
    known = list(wants)
    best: dict[str, int] = {}
    for want in known:
        best[want.industry] = max(best.get(want.industry, want.points), want.points)
    return sorted(known, key=lambda w: (-best[w.industry], w.industry, -w.points, w.firm))


def _runs(free: Sequence[Booth], area: Decimal, at: dict[BoothId, int]) -> Iterable[tuple[Booth, ...]]:
    """Yield each shortest run of neighbouring free booths that holds ``area``."""
    for first in range(len(free)):
        held = Decimal(0)
        for last in range(first, len(free)):
            here, before = free[last], free[max(last - 1, first)]
            if here.hall != free[first].hall or at[_id(here)] - at[_id(before)] > 1:
                break
            held += area_of(here)
            if held >= area:
                yield tuple(free[first : last + 1])
                break


def _score(
    want: Want, run: Sequence[Booth], near: Sequence[Booth], at: dict[BoothId, int]
) -> tuple[int, int, Decimal]:
    lines = [at[_id(one)] for one in near if one.hall == run[0].hall]
    first, last = at[_id(run[0])], at[_id(run[-1])]
    far = min((min(abs(first - line), abs(last - line)) for line in lines), default=FAR if near else 0)
    waste = sum(map(area_of, run), Decimal(0)) - want.area
    return -len(_wishes(want, run)), far, waste


def _why(want: Want, run: Sequence[Booth], near: Sequence[Booth]) -> tuple[Why, ...]:
    together = want.industry and any(one.hall == run[0].hall for one in near)
    return (*((Why.TRADE,) if together else ()), *_wishes(want, run))


def _wishes(want: Want, run: Sequence[Booth]) -> list[Why]:
    """Return which of the firm's wishes the run grants."""
    words, sides = want.wishes.lower(), max(one.open_sides or 1 for one in run)
    granted = {
        Why.HALL: bool(run[0].hall) and run[0].hall.lower() in words,
        Why.CORNER: sides >= CORNER and any(word in words for word in CORNERS),
        Why.TYPE: bool(want.booth_type) and all(one.booth_type == want.booth_type for one in run),
        Why.SIDES: want.open_sides is not None and sides >= want.open_sides > 1,
    }
    return [why for why, holds in granted.items() if holds]


def _id(booth: Booth) -> BoothId:
    return BoothId(booth.id or 0)
