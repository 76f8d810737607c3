"""How far a programme has got: its aims against what its editions plan, and what was held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tradeplanner.domain.exhibitions import OVER, Edition, FairClass, Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import worth
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.turnout import Attendance, Turnout, turnout

GOES_AHEAD = frozenset(Status) - {Status.IDEA, Status.CANCELLED, Status.POSTPONED}
"""Editions that are planned, or were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A programme's standing. ``key_held`` are among ``key_planned``; ``aim_orders`` is converted.

    ``turnout`` counts a firm once over all editions; ``actual`` are the actual orders of its editions.
    """

    programme: Programme
    editions: int
    key_planned: int
    key_held: int
    turnout: Turnout
    actual: Money
    aim_orders: Money | None
    missing: MissingRate | None = None


def progress(
    programme: Programme,
    editions: Iterable[Edition],
    attendances: Iterable[Attendance],
    actual: Mapping[EditionId, Money],
    book: RateBook,
    currency: str,
) -> Progress:
    """Return how far ``programme`` has got with those of ``editions`` that belong to it.

    An aim in another currency is taken at the rate of the first of January; without one it is
    ``missing`` and there is no aim to compare with.
    """
    own = {EditionId(e.id or 0): e for e in editions if e.programme_id == programme.id}
    key = [e for e in own.values() if e.fair_class is FairClass.KEY and e.status in GOES_AHEAD]
    aim, missing = _aim(programme, book, currency)
    return Progress(
        programme=programme,
        editions=sum(e.status in GOES_AHEAD for e in own.values()),
        key_planned=len(key),
        key_held=sum(e.status in OVER for e in key),
        turnout=turnout(one for one in attendances if one.edition in own),
        actual=Money(sum(money.minor for number, money in actual.items() if number in own), currency),
        aim_orders=aim,
        missing=missing,
    )


def _aim(programme: Programme, book: RateBook, currency: str) -> tuple[Money | None, MissingRate | None]:
    if programme.aim_orders is None:
        return None, None
    amount = worth(programme.aim_orders, currency, date(programme.year, 1, 1), book)
    if isinstance(amount, MissingRate):
        return None, amount
    return Money.of(amount, currency), None
