"""What of a year's plan gets in each other's way, or falls on a day on which nobody works.

Each clash names both sides and the days that they share, so that the reason can be told in words. What was
cancelled, and a milestone that is done, is in nobody's way. A plain weekend is no clash: half of a year's
deadlines would fall on one, and a warning of each would not be read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tradeplanner.domain.exhibitions import Edition, Scope, Status
from tradeplanner.domain.holidays import HOME, Holidays
from tradeplanner.domain.ids import EditionId, FirmId, MilestoneId
from tradeplanner.domain.milestones import Milestone

AWAY = frozenset({Status.CANCELLED, Status.POSTPONED})
"""Editions that hold no days of the year for now."""


class ClashKind(StrEnum):
    """Why two things, or a thing and a day, do not go together."""

    OWNER = "owner"
    FIRM = "firm"
    MARKET = "market"
    OPENING_OFF = "opening_off"
    OPENING_HOLIDAY = "opening_holiday"
    MILESTONE_OFF = "milestone_off"
    MILESTONE_HOLIDAY = "milestone_holiday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One clash of an edition, on the days from ``first`` to ``last``.

    ``other`` is the edition it meets, ``milestone`` the one that falls on a day off. ``what`` is the owner,
    the market's code or the day's name; ``firms`` are those at both editions.
    """

    kind: ClashKind
    edition: EditionId
    first: date
    last: date
    other: EditionId | None = None
    milestone: MilestoneId | None = None
    what: str = ""
    firms: tuple[FirmId, ...] = field(default=())


def find(
    editions: Sequence[Edition],
    milestones: Iterable[Milestone],
    firms: Mapping[EditionId, frozenset[FirmId]],
    holidays: Holidays,
) -> list[Clash]:
    """Return every clash, those of an edition's days first, in the order of their days.

    ``firms`` are the firms that go to each edition.
    """
    standing = {EditionId(one.id or 0): one for one in editions if one.status not in AWAY}
    dated = sorted((one for one in standing.values() if one.opens), key=lambda one: (one.opens, one.id or 0))
    found = [*_meetings(dated, firms), *_openings(dated, holidays)]
    for milestone in milestones:
        edition = standing.get(milestone.edition_id)
        if edition is not None and milestone.done_on is None:
            found += _due(milestone, edition, holidays)
    return sorted(found, key=lambda clash: (clash.milestone is not None, clash.first, clash.edition))


def _meetings(dated: Sequence[Edition], firms: Mapping[EditionId, frozenset[FirmId]]) -> Iterator[Clash]:
    """Yield the clashes of two editions that share days; ``dated`` are ordered by their opening."""
    for at, one in enumerate(dated):
        for other in dated[at + 1 :]:
            days = shared(one, other)
            if days is None:  # ordered by opening, so none of the others begins in time either
                break
            yield from _pair(one, other, days, firms)


def _pair(
    one: Edition, other: Edition, days: tuple[date, date], firms: Mapping[EditionId, frozenset[FirmId]]
) -> Iterator[Clash]:
    first, second = EditionId(one.id or 0), EditionId(other.id or 0)
    whole = {"edition": first, "other": second, "first": days[0], "last": days[1]}
    owner = one.owner.strip()
    if owner and owner == other.owner.strip():
        yield Clash(kind=ClashKind.OWNER, what=owner, **whole)  # type: ignore[arg-type]  # as the fields
    both = firms.get(first, frozenset()) & firms.get(second, frozenset())
    if both:
        yield Clash(kind=ClashKind.FIRM, firms=tuple(sorted(both)), **whole)  # type: ignore[arg-type]  # likewise
    if one.market and one.market == other.market and Scope.ONLINE not in (one.scope, other.scope):
        yield Clash(kind=ClashKind.MARKET, what=one.market, **whole)  # type: ignore[arg-type]  # likewise


def shared(one: Edition, other: Edition) -> tuple[date, date] | None:
    """Return the first and the last day that both editions are held on, or None."""
    if one.opens is None or other.opens is None:
        return None
    first, last = max(one.opens, other.opens), min(_last(one), _last(other))
    return (first, last) if first <= last else None


def _last(edition: Edition) -> date:
    return edition.closes or edition.opens or date.min


def _openings(dated: Sequence[Edition], holidays: Holidays) -> Iterator[Clash]:
    kinds = (ClashKind.OPENING_OFF, ClashKind.OPENING_HOLIDAY)
    for one in dated:
        if one.opens is not None:
            yield from _on_day(EditionId(one.id or 0), one, one.opens, kinds, holidays)


def _due(milestone: Milestone, edition: Edition, holidays: Holidays) -> Iterator[Clash]:
    kinds = (ClashKind.MILESTONE_OFF, ClashKind.MILESTONE_HOLIDAY)
    yield from _on_day(milestone.edition_id, edition, milestone.due_on, kinds, holidays, milestone.id)


def _on_day(
    number: EditionId, edition: Edition, day: date, kinds: tuple[ClashKind, ClashKind],
    holidays: Holidays, milestone: MilestoneId | None = None,
) -> Iterator[Clash]:  # fmt: skip
    markets = [HOME] if edition.market in ("", HOME) else [HOME, edition.market]
    for kind, market in zip(kinds, markets, strict=False):
        off = holidays.off(market, day)
        if off is not None:
            yield Clash(kind=kind, edition=number, first=day, last=day, milestone=milestone, what=off.name)
