"""What counts towards a target, row by row: the same rules as ``attainments``, but nothing added up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from tradeplanner.domain.attainments import Deed, counts
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import worth
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.targets import Measure, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A row that counts: an order or a registration (``id``), or the exports of some months (0).

    ``value`` is what it adds, in the target's currency or as a count; None where a rate is wanting. ``own``
    is the amount in the currency that it was made in.
    """

    id: int = 0
    whose: str = ""
    on: date | None = None
    edition: str = ""
    market: str = ""
    months: tuple[int, int] | None = None
    own: Money | None = None
    value: Decimal | None = None


class Figure(Protocol):
    """Exports of months ``first`` to ``last`` of a year together, of a place or of firms."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def first(self) -> int:
        """The first month."""

    @property
    def last(self) -> int:
        """The last month."""

    @property
    def place(self) -> str:
        """The place that the figure was published for, "" for the sum of firms' records."""

    @property
    def currency(self) -> str:
        """The currency."""

    @property
    def minor(self) -> int:
        """The amount in its smallest unit."""


def of_deeds(
    target: Target, known: Iterable[tuple[int, str, Deed]], today: date, book: RateBook
) -> tuple[Counted, ...]:
    """Return the orders or registrations that count; a firm that came before adds nothing to the firms."""
    result, seen = list[Counted](), set[int]()
    for number, firm, deed in known:
        if not counts(target, deed, today):
            continue
        value = _value(target, deed, book)
        if target.measure is Measure.FIRMS and deed.firm in seen:
            value = Decimal(0)
        seen.add(deed.firm)
        if value != 0 or target.measure is Measure.FIRMS:
            result.append(
                Counted(
                    id=number, whose=firm, on=deed.on, edition=deed.edition, market=deed.market,
                    own=deed.money, value=value,
                )
            )  # fmt: skip
    return tuple(result)


def of_months(target: Target, figures: Iterable[Figure], book: RateBook) -> tuple[Counted, ...]:
    """Return the exports that count, by the months that a figure covers."""
    sums: dict[tuple[int, int, str, str], int] = {}
    for one in figures:
        key = (one.first, one.last, one.place, one.currency)
        sums[key] = sums.get(key, 0) + one.minor
    result = []
    for (first, last, place, currency), minor in sorted(sums.items(), key=lambda one: (one[0][1], one[0])):
        own, day = Money(minor, currency), Period.month(target.year, last).closes
        amount = worth(own, target.amount.currency if target.amount else currency, day, book)
        value = None if isinstance(amount, MissingRate) else amount
        result.append(Counted(whose=place, on=day, months=(first, last), own=own, value=value))
    return tuple(result)


def _value(target: Target, deed: Deed, book: RateBook) -> Decimal | None:
    """Return what a deed adds by the target's measure; None where its rate is wanting."""
    if target.measure is Measure.FIRM_VISITS:
        return Decimal(deed.attended)
    if target.measure is Measure.BOOTHS:
        return deed.booths
    if target.measure is Measure.FIRMS:
        return Decimal(1)
    if deed.money is None or deed.on is None or target.amount is None:
        return None
    amount = worth(deed.money, target.amount.currency, deed.on, book)
    return None if isinstance(amount, MissingRate) else amount
