"""The result of an edition: firms, booths and orders against the aims and against the last edition.

Intended and actual orders are two lines that are never added. Amounts are in one currency, each order
at the rate of its own date; orders whose rate is missing are left out, and their rates named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from tradeplanner.domain.exhibitions import OVER, Edition, Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import DIGITS, EditionFacts, OrderSum, total, worth
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.targets import attainment, growth
from tradeplanner.domain.turnout import Turnout


class Result(StrEnum):
    """What an edition is judged by."""

    FIRMS = "firms"
    VISITS = "visits"
    BOOTHS = "booths"
    INTENDED = "intended"
    ACTUAL = "actual"
    PER_FIRM = "per_firm"


MONEY = frozenset({Result.INTENDED, Result.ACTUAL, Result.PER_FIRM})
"""Results that are amounts."""


OF_SHOW = MONEY | {Result.VISITS}
"""Results that the show itself brings."""


@dataclass(frozen=True, slots=True)
class StageSum:
    """The orders of one stage: how many, and their sum in the reporting currency."""

    count: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionFigures:
    """What one edition came to. ``stages`` has those that occur; ``left_out`` orders lack a rate."""

    turnout: Turnout
    intended: Money
    actual: Money
    aim: Money | None = None
    stages: Mapping[Stage, StageSum] = field(default_factory=dict)
    missing: tuple[MissingRate, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One result: counts plain, amounts in whole units of ``currency``.

    ``attainment`` and ``change`` (on the last edition) are fractions; None where there is no base.
    """

    result: Result
    this: Decimal | None
    aim: Decimal | None = None
    last: Decimal | None = None
    currency: str = ""

    @property
    def attainment(self) -> Decimal | None:
        """What has been reached of the aim."""
        return None if self.this is None else attainment(self.this, self.aim)

    @property
    def change(self) -> Decimal | None:
        """The growth on the last edition."""
        return None if self.this is None else growth(self.this, self.last)


def figures(
    edition: Edition, sums: Iterable[OrderSum], came: Turnout, book: RateBook, *, currency: str, as_of: date
) -> EditionFigures:
    """Return what ``edition`` came to by the orders and the registrations that are its own."""
    own = [part for part in sums if part.edition == edition.id]
    facts = EditionFacts(
        EditionId(edition.id or 0), edition.name_zh, edition.name_en, edition.opens, edition.aim_orders,
        edition.status, came.firms,
    )  # fmt: skip
    orders = total([facts], own, book, year=edition.year, currency=currency, as_of=as_of)
    return EditionFigures(
        turnout=came,
        intended=orders.intended,
        actual=orders.actual,
        aim=orders.aim,
        stages=by_stage(own, book, currency),
        missing=orders.missing,
        left_out=orders.left_out,
    )


def by_stage(sums: Iterable[OrderSum], book: RateBook, currency: str) -> dict[Stage, StageSum]:
    """Return the sums of each stage in ``currency``; orders without a rate are in none."""
    exact: dict[Stage, tuple[int, Decimal]] = {}
    with localcontext() as context:
        context.prec = DIGITS
        for part in sums:
            amount = worth(Money(part.minor, part.currency), currency, part.signed_on, book)
            if not isinstance(amount, MissingRate):
                count, so_far = exact.get(part.stage, (0, Decimal(0)))
                exact[part.stage] = count + part.count, so_far + amount
        return {
            stage: StageSum(exact[stage][0], Money.of(exact[stage][1], currency))
            for stage in Stage
            if stage in exact
        }


def lines(edition: Edition, now: EditionFigures, last: EditionFigures | None) -> list[Line]:
    """Return the results of ``edition`` in the order in which they are read.

    Before it was held, what comes only with the show is not nought but not there yet.
    """
    aims: dict[Result, Decimal | None] = {
        Result.FIRMS: _whole(edition.aim_firms),
        Result.BOOTHS: _whole(edition.aim_booths),
        Result.ACTUAL: now.aim.amount if now.aim else None,
    }
    before = _values(last) if last is not None else {}
    return [
        Line(
            result=result,
            this=value if value or edition.status in OVER or result not in OF_SHOW else None,
            aim=aims.get(result),
            last=before.get(result),
            currency=now.actual.currency if result in MONEY else "",
        )
        for result, value in _values(now).items()
    ]


def previous(edition: Edition, others: Sequence[Edition]) -> Edition | None:
    """Return the fair's last edition before ``edition`` that was not called off, or None."""
    earlier = [
        other
        for other in others
        if other.exhibition_id == edition.exhibition_id
        and other.id != edition.id
        and other.status is not Status.CANCELLED
        and _when(other) < _when(edition)
    ]
    return max(earlier, key=_when, default=None)


def _when(edition: Edition) -> tuple[int, date]:
    return edition.year, edition.opens or date(edition.year, 12, 31)


def _values(found: EditionFigures) -> dict[Result, Decimal | None]:
    came = found.turnout
    return {
        Result.FIRMS: Decimal(came.firms),
        Result.VISITS: Decimal(came.visits),
        Result.BOOTHS: came.booths,
        Result.INTENDED: found.intended.amount,
        Result.ACTUAL: found.actual.amount,
        Result.PER_FIRM: found.actual.amount / came.firms if came.firms else None,
    }


def _whole(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)
