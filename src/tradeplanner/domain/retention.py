"""How long people of delegations are kept: whose time is over, by edition. Nobody is erased unasked."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.exhibitions import Edition


@dataclass(frozen=True, slots=True)
class Overdue:
    """People of an edition whose time is over; ``since`` is the first day on which one of them was."""

    edition: Edition
    people: tuple[Delegate, ...]
    since: date


def overdue(
    editions: Iterable[Edition], people: Sequence[Delegate], months: int, today: date
) -> list[Overdue]:
    """Return whose return, or else whose edition's end, is ``months`` ago; none where ``months`` is 0.

    One who was erased, or of whose journey no day is known, is not among them. The oldest comes first.
    """
    found = []
    for edition in editions if months else ():
        over = {
            one: since
            for one in people
            if one.edition_id == edition.id
            and one.name
            and (since := _over(one, edition, months)) is not None
            and since <= today
        }
        if over:
            found.append(Overdue(edition, tuple(over), min(over.values())))
    return sorted(found, key=lambda each: each.since)


def _over(one: Delegate, edition: Edition, months: int) -> date | None:
    end = one.back_on or edition.closes or edition.opens
    if end is None:
        return None
    year, month = divmod(end.year * 12 + end.month - 1 + months, 12)
    return date(year, month + 1, min(end.day, monthrange(year, month + 1)[1]))
