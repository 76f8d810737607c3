"""How far each target has got: what counts towards it, its attainment, and what the months left must bring.

Exports are told by their course (``courses``). Orders count when they are actual, each at the rate of its own
day in the target's currency; firms, firm-visits and booths count with the opening of their edition.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tradeplanner.domain.courses import Course, whole_months
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import worth
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.targets import (
    MONTHS,
    Measure,
    Phasing,
    Target,
    TargetScope,
    attainment,
    points,
    shares,
)

OF_EDITIONS = frozenset({TargetScope.PROGRAMME, TargetScope.EDITION})
"""Scopes that bind an edition's whole results, whenever they came; the others bind a year."""


class Deed(NamedTuple):
    """Something that counts: an order, or a firm at an edition.

    ``on`` is the day that it counts from, None if nobody knows; ``of_year`` the year of its edition (0
    outside any). ``attended`` and ``booths`` are of a firm at an edition, ``money`` of an order.
    """

    on: date | None
    of_year: int = 0
    town: str = ""
    industry: str = ""
    market: str = ""
    programme: str = ""
    edition: str = ""
    firm: int = 0
    attended: bool = False
    booths: Decimal = Decimal(0)
    money: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attainment:
    """A target's standing at ``as_of``.

    ``done`` and ``wanted`` are amounts in the target's currency or counts; ``done`` is None without a
    figure. ``points`` are attainment − time progress in percentage points. ``short`` is what is wanting, at
    least 0, ``per_month`` that spread over the ``months_left``. ``counts`` is false where the program has
    nothing that could count towards such a target. ``phasing`` is the one that was really used. ``level`` is
    what a growth aim comes to by last year's figure as it now stands, None without one.
    """

    target: Target
    as_of: date
    counts: bool = True
    wanted: Decimal = Decimal(0)
    done: Decimal | None = None
    attainment: Decimal | None = None
    progress: Decimal = Decimal(0)
    points: Decimal | None = None
    months_left: int = 0
    phasing: Phasing = Phasing.LAST_YEAR
    missing: tuple[MissingRate, ...] = ()
    gaps: tuple[int, ...] = ()
    level: Decimal | None = None

    @property
    def short(self) -> Decimal | None:
        """What is wanting to the target; 0 where it is reached, None without a figure."""
        return None if self.done is None else max(self.wanted - self.done, Decimal(0))

    @property
    def per_month(self) -> Decimal | None:
        """What each month left must bring, or None where nothing is wanting or no month is left."""
        return self.short / self.months_left if self.short and self.months_left else None


def wanted(target: Target) -> Decimal:
    """Return the figure aimed at: an amount in its currency, or a count."""
    return Decimal(target.count or 0) if target.amount is None else target.amount.amount


def of_course(target: Target, course: Course) -> Attainment:
    """Return the standing of a target for exports from the course that was computed for it."""
    done = course.cumulative
    return Attainment(
        target=target,
        as_of=course.as_of,
        wanted=wanted(target),
        done=None if done is None else done.amount,
        attainment=course.attainment,
        progress=course.progress,
        points=course.points,
        months_left=MONTHS - course.through,
        phasing=course.phasing,
        missing=course.missing,
        gaps=course.gaps,
    )


def not_counted(target: Target, as_of: date) -> Attainment:
    """Return the standing of a target towards which nothing that is recorded could count."""
    return Attainment(target=target, as_of=as_of, counts=False, wanted=wanted(target))


def belongs(target: Target, deed: Deed, year: int) -> bool:
    """Tell whether ``deed`` counts in ``year`` towards what ``target`` binds."""
    in_year = deed.on is not None and deed.on.year == year
    if target.scope in OF_EDITIONS or target.measure is not Measure.ORDERS:
        in_year = deed.of_year == year
    if target.scope is TargetScope.DISTRICT:
        return in_year
    return in_year and bool(target.scope_key) and getattr(deed, target.scope.value) == target.scope_key


def counts(target: Target, deed: Deed, today: date) -> bool:
    """Tell whether ``deed`` counts towards ``target`` as of ``today``; an edition's orders may come late."""
    until = today if target.scope in OF_EDITIONS else _as_of(target, today)
    return belongs(target, deed, target.year) and not _later(deed, until)


def _as_of(target: Target, today: date) -> date:
    return min(max(today, date(target.year, 1, 1)), date(target.year, 12, 31))


def of_deeds(target: Target, deeds: Iterable[Deed], today: date, book: RateBook) -> Attainment:
    """Return the standing of a target for orders, firms, firm-visits or booths.

    A year that is over stands at its end. Last year's shape phases the target where last year had any.
    """
    year, as_of = target.year, _as_of(target, today)
    known = list(deeds)
    now = [deed for deed in known if counts(target, deed, today)]
    then = [deed for deed in known if belongs(target, deed, year - 1)]
    value, missing = _counter(target, book)
    weights = _by_months(then, value, year - 1) if target.phasing is Phasing.LAST_YEAR else target.weights
    parts = shares(target.phasing, weights, year)
    fallen = target.phasing is Phasing.LAST_YEAR and not any(weights)
    aim, done = wanted(target), value(now)
    attained, progress = attainment(done, aim), due(parts, year, as_of) if today.year >= year else Decimal(0)
    return Attainment(
        target=target,
        as_of=as_of,
        wanted=aim,
        done=done,
        attainment=attained,
        progress=progress,
        points=points(attained, progress),
        months_left=MONTHS - whole_months(year, as_of),
        phasing=Phasing.DAYS if fallen else target.phasing,
        missing=tuple(sorted(missing, key=lambda rate: (rate.on, rate.currency))),
    )


def due(parts: Sequence[Decimal], year: int, as_of: date) -> Decimal:
    """Return the part of the year's target due by ``as_of``, within a month by its days."""
    before = parts[as_of.month - 2] if as_of.month > 1 else Decimal(0)
    days = Period.month(year, as_of.month).closes.day
    return before + (parts[as_of.month - 1] - before) * as_of.day / days


def _later(deed: Deed, until: date) -> bool:
    """Tell whether a deed lies after a day; where nobody fixed its own, until the firm has attended."""
    return not deed.attended if deed.on is None else deed.on > until


Count = Callable[[Sequence[Deed]], Decimal]


def _counter(target: Target, book: RateBook) -> tuple[Count, set[MissingRate]]:
    """Return what adds deeds up by the target's measure, and the set that rates wanting then go to."""
    missing: set[MissingRate] = set()
    currency = target.amount.currency if target.amount else ""

    def money(deeds: Sequence[Deed]) -> Decimal:
        total = Decimal(0)
        for deed in deeds:
            if deed.money is None or deed.on is None:
                continue
            amount = worth(deed.money, currency, deed.on, book)
            if isinstance(amount, MissingRate):
                missing.add(amount)
            else:
                total += amount
        return Money.of(total, currency).amount if currency else total

    counters: dict[Measure, Count] = {
        Measure.ORDERS: money,
        Measure.FIRMS: lambda deeds: Decimal(len({deed.firm for deed in deeds})),
        Measure.FIRM_VISITS: lambda deeds: Decimal(sum(deed.attended for deed in deeds)),
        Measure.BOOTHS: lambda deeds: sum((deed.booths for deed in deeds), Decimal(0)),
    }
    return counters[target.measure], missing


def _by_months(deeds: Sequence[Deed], value: Count, year: int) -> tuple[Decimal, ...]:
    """Return what each month of ``year`` added; a firm that comes again adds nothing to the firms."""
    ends = [Period.month(year, month).closes for month in range(1, MONTHS + 1)]
    so_far = [value([deed for deed in deeds if deed.on is not None and deed.on <= end]) for end in ends]
    return tuple(after - before for before, after in zip([Decimal(0), *so_far[:-1]], so_far, strict=True))
