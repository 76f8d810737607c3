"""Orders by edition against their aims, intended and actual apart, each at the rate of its own date.

Sums are exact until the end: an order's amount times its own day's rate, added up, is rounded once.
An order whose rate is missing is left out of the sums and its rate is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext

from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL, Stage
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.targets import attainment

DIGITS = 40
"""Digits of the sums on the way: enough for any count of minor units times a rate of ten decimals."""
SILENT = frozenset({Status.IDEA, Status.CANCELLED, Status.POSTPONED})
"""Editions in these states are listed only if they have orders."""


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """What a chart or table says of an edition, ``firms`` being the firms that take part."""

    id: EditionId
    name_zh: str
    name_en: str
    opens: date | None
    aim: Money | None
    status: Status
    firms: int = 0


@dataclass(frozen=True, slots=True)
class OrderSum:
    """Orders of one edition, stage, currency and signing day: how many and how much in minor units."""

    edition: EditionId | None
    stage: Stage
    currency: str
    signed_on: date
    count: int
    minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionOrders:
    """One edition's orders in one currency. ``edition`` is None for orders won outside any fair."""

    edition: EditionId | None = None
    name_zh: str = ""
    name_en: str = ""
    opens: date | None = None
    firms: int = 0
    intended: Money
    actual: Money
    intended_count: int = 0
    actual_count: int = 0
    aim: Money | None = None
    attainment: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOrders:
    """A year's orders by edition, most actual orders first, those outside fairs last.

    ``left_out`` counts the orders whose rate is ``missing``. ``attainment`` is that of the editions
    that have an aim, by the actual orders of just these.
    """

    year: int
    as_of: date
    currency: str
    rows: tuple[EditionOrders, ...] = ()
    intended: Money
    actual: Money
    intended_count: int = 0
    actual_count: int = 0
    aim: Money | None = None
    attainment: Decimal | None = None
    missing: tuple[MissingRate, ...] = ()
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is neither an order nor an aim."""
        return self.aim is None and not (self.intended_count or self.actual_count or self.left_out)

    @property
    def is_planned(self) -> bool:
        """Whether there are aims and nothing yet to hold against them."""
        return self.aim is not None and not (self.intended_count or self.actual_count or self.left_out)

    @property
    def aimed(self) -> int:
        """How many editions have an aim."""
        return sum(row.aim is not None for row in self.rows)

    @property
    def all_aimed(self) -> bool:
        """Whether every row that has actual orders has an aim, so that the sums may be compared."""
        return all(row.aim is not None or not row.actual.minor for row in self.rows)


@dataclass(slots=True)
class _Sum:
    """Exact sums of one edition while they grow, in whole units."""

    intended: Decimal = Decimal(0)
    actual: Decimal = Decimal(0)
    intended_count: int = 0
    actual_count: int = 0

    def add(self, part: OrderSum, amount: Decimal) -> None:
        """Count ``part``, worth ``amount``, on its own side."""
        if part.stage in ACTUAL:
            self.actual += amount
            self.actual_count += part.count
        else:
            self.intended += amount
            self.intended_count += part.count


@dataclass(slots=True)
class _Missing:
    """Which rates were wanting, and for how many orders."""

    rates: set[tuple[date, str]] = field(default_factory=set)
    orders: int = 0


def total(
    editions: Iterable[EditionFacts],
    sums: Iterable[OrderSum],
    book: RateBook,
    *,
    year: int,
    currency: str,
    as_of: date,
) -> YearOrders:
    """Return the year's orders in ``currency``.

    An aim in another currency is taken at the rate of the edition's opening day, or of the first of
    January without one. Cancelled orders count nowhere.
    """
    with localcontext() as context:
        context.prec = DIGITS
        missing = _Missing()
        by_edition = _added(sums, book, currency, missing)
        rows = [_row(facts, by_edition, book, (year, currency), missing) for facts in editions]
        shown = [row for row in rows if row is not None]
        shown.sort(key=lambda r: (-r.actual.minor, -r.intended.minor, r.opens or date.max, r.name_zh))
        outside = by_edition.pop(None, None)
        if outside is not None:
            shown.append(_outside(outside, currency))
        return _whole(shown, missing, year, currency, as_of)


def _added(
    sums: Iterable[OrderSum], book: RateBook, currency: str, missing: _Missing
) -> dict[EditionId | None, _Sum]:
    result: dict[EditionId | None, _Sum] = {}
    for part in sums:
        if part.stage is Stage.CANCELLED:
            continue
        amount = worth(Money(part.minor, part.currency), currency, part.signed_on, book)
        if isinstance(amount, MissingRate):
            missing.rates.add((amount.on, amount.currency))
            missing.orders += part.count
        else:
            result.setdefault(part.edition, _Sum()).add(part, amount)
    return result


def worth(money: Money, to: str, on: date, book: RateBook) -> Decimal | MissingRate:
    """Return ``money`` in whole units of ``to`` at the rates of ``on``, unrounded, or what is missing."""
    if money.currency == to:
        return money.amount
    source, wanted = book.yuan_per_unit(money.currency, on), book.yuan_per_unit(to, on)
    if isinstance(source, MissingRate):
        return source
    return wanted if isinstance(wanted, MissingRate) else money.amount * source / wanted


def _row(
    facts: EditionFacts,
    by_edition: dict[EditionId | None, _Sum],
    book: RateBook,
    basis: tuple[int, str],
    missing: _Missing,
) -> EditionOrders | None:
    """Return an edition's row; None for one that is not going to be held and has no orders."""
    year, currency = basis
    found = by_edition.get(facts.id)
    if found is None and facts.status in SILENT:
        return None
    done, aim = found or _Sum(), None
    if facts.aim is not None:
        amount = worth(facts.aim, currency, facts.opens or date(year, 1, 1), book)
        if isinstance(amount, MissingRate):
            missing.rates.add((amount.on, amount.currency))
        else:
            aim = Money.of(amount, currency)
    actual = Money.of(done.actual, currency)
    return EditionOrders(
        edition=facts.id,
        name_zh=facts.name_zh,
        name_en=facts.name_en,
        opens=facts.opens,
        firms=facts.firms,
        intended=Money.of(done.intended, currency),
        actual=actual,
        intended_count=done.intended_count,
        actual_count=done.actual_count,
        aim=aim,
        attainment=attainment(Decimal(actual.minor), Decimal(aim.minor)) if aim else None,
    )


def _outside(done: _Sum, currency: str) -> EditionOrders:
    return EditionOrders(
        intended=Money.of(done.intended, currency),
        actual=Money.of(done.actual, currency),
        intended_count=done.intended_count,
        actual_count=done.actual_count,
    )


def _whole(rows: list[EditionOrders], missing: _Missing, year: int, currency: str, as_of: date) -> YearOrders:
    """Return the rows with their sums; shown rows add up to the shown total."""
    aimed = [row for row in rows if row.aim is not None]
    aim = sum(row.aim.minor for row in aimed if row.aim)
    return YearOrders(
        year=year,
        as_of=as_of,
        currency=currency,
        rows=tuple(rows),
        intended=Money(sum(row.intended.minor for row in rows), currency),
        actual=Money(sum(row.actual.minor for row in rows), currency),
        intended_count=sum(row.intended_count for row in rows),
        actual_count=sum(row.actual_count for row in rows),
        aim=Money(aim, currency) if aimed else None,
        attainment=attainment(Decimal(sum(r.actual.minor for r in aimed)), Decimal(aim)) if aimed else None,
        missing=tuple(MissingRate(code, on) for on, code in sorted(missing.rates)),
        left_out=missing.orders,
    )
