"""Who leads: towns, industries, markets or firms by their exports of the year to date.

Everything is compared over the same months of both years. A part's 拉动 is what its change adds to the
whole's growth, in points, so those of all parts add up to that growth.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import worth
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.domain.targets import growth

HUNDRED = Decimal(100)
JOINT = (1, 2)
"""Months that are published as one figure because of the Spring Festival."""


class By(StrEnum):
    """What a league is made of."""

    TOWN = "town"
    INDUSTRY = "industry"
    MARKET = "market"
    FIRM = "firm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrant:
    """One line of a league.

    ``name`` is a town, an industry, a market's code or a firm's id; "" is what nobody has named, which
    has no rank. ``zh`` and ``en`` are what a reader sees. ``now`` and ``then`` are the year to date
    and the same months of last year, None without a figure in them or where last year was counted in
    another way. ``points`` are percentage points of the whole's growth (拉动), ``contribution`` the part of
    the whole's change (贡献率), None where the whole did not change. ``month`` and ``month_then`` are the
    last month alone, or the months that were published with it. ``course`` is a town's.
    """

    name: str
    zh: str = ""
    en: str = ""
    now: Money | None = None
    then: Money | None = None
    growth: Decimal | None = None
    share: Decimal | None = None
    points: Decimal | None = None
    contribution: Decimal | None = None
    month: Money | None = None
    month_then: Money | None = None
    rank: int | None = None
    rank_then: int | None = None
    course: Course | None = None

    @property
    def month_growth(self) -> Decimal | None:
        """The growth of the last month on the same month of last year."""
        if self.month is None or self.month_then is None:
            return None
        return growth(Decimal(self.month.minor), Decimal(self.month_then.minor))

    @property
    def climbed(self) -> int | None:
        """How many places were won since a year ago, negative if lost; None without two ranks."""
        return None if self.rank is None or self.rank_then is None else self.rank_then - self.rank


@dataclass(frozen=True, slots=True, kw_only=True)
class League:
    """The entrants, most exports first. ``through`` is the last month that counts, 0 without figures.

    ``since`` is the first of the months that ``month`` of the entrants covers: ``through``, or January where
    January and February were published as one.

    ``comparable`` tells whether last year was counted like this one, so that it may stand beside it.
    """

    year: int
    by: By
    currency: str
    through: int
    since: int = 0
    comparable: bool = False
    now: Money | None = None
    then: Money | None = None
    entrants: tuple[Entrant, ...] = ()
    missing: tuple[MissingRate, ...] = ()


class Part(NamedTuple):
    """What one entrant exported in months ``first`` to ``last`` of one year, in minor units of a currency."""

    name: str
    first: int
    last: int
    currency: str
    minor: int


@dataclass(frozen=True, slots=True)
class Basis:
    """What a league is reckoned by: the last month that counts, and the currency and its rates."""

    by: By
    year: int
    through: int
    currency: str
    book: RateBook


Years = Mapping[int, Iterable[Part]]
"""Parts by year; a year that was counted in another way is left out."""
Sums = dict[str, int | None]


def league(basis: Basis, now: Years, whole: Years | None = None) -> League:
    """Return the league of a year; ``whole`` is what the entrants are parts of, if not their sum."""
    missing: set[MissingRate] = set()
    years = (basis.year, basis.year - 1)
    known, before = (_to_date(basis, year, now, missing) for year in years)
    sums = [known, before] if whole is None else [_to_date(basis, year, whole, missing) for year in years]
    of_all, of_all_then = (_sum(found.values()) for found in sums)
    found = _told(basis, known, before, (of_all, of_all_then), missing)
    return _with_months(found, basis, now)


def _with_months(found: League, basis: Basis, now: Years) -> League:
    """Return the league with the last month alone of each entrant, in both years over the same months."""
    ending = [part for part in now.get(basis.year, ()) if part.last == basis.through]
    since = min((part.first for part in ending), default=basis.through)
    if (since, basis.through) != JOINT:
        since = basis.through  # a figure of more months is no month's
    here, there = (_in_months(basis, since, year, now) for year in (basis.year, basis.year - 1))
    entrants = [
        replace(
            one,
            month=_money(here.get(one.name), basis.currency),
            month_then=_money(there.get(one.name), basis.currency),
        )
        for one in found.entrants
    ]
    return replace(found, since=since, entrants=tuple(entrants))


def _in_months(basis: Basis, since: int, year: int, years: Years) -> Sums:
    """Return each name's exports of months ``since`` to the last one; None where a figure runs over them."""
    months = {
        year: [
            Part(part.name, max(part.first, since), part.last, part.currency, part.minor)
            if since <= part.first
            else Part(part.name, basis.through, basis.through + 1, part.currency, 0)
            for part in years.get(year, ())
            if part.last >= since and part.first <= basis.through
        ]
    }
    return _to_date(basis, year, months, set())


def _told(
    basis: Basis, known: Sums, before: Sums, wholes: tuple[int | None, int | None], missing: set[MissingRate]
) -> League:
    whole, whole_then = wholes
    plain = League(
        year=basis.year, by=basis.by, currency=basis.currency, through=basis.through,
        comparable=whole_then is not None, now=_money(whole, basis.currency),
        then=_money(whole_then, basis.currency),
        missing=tuple(sorted(missing, key=lambda rate: (rate.on, rate.currency))),
    )  # fmt: skip
    ranks, ranks_then = _ranks(known), _ranks(before)
    entrants = [
        replace(
            _entrant(name, known.get(name), before.get(name), wholes, basis.currency),
            rank=ranks.get(name), rank_then=ranks_then.get(name),
        )
        for name in known.keys() | before.keys()
    ]  # fmt: skip
    entrants.sort(key=lambda e: (-(known.get(e.name) or 0), -(before.get(e.name) or 0), e.name))
    return replace(plain, entrants=tuple(entrants))


def _to_date(basis: Basis, year: int, years: Years, missing: set[MissingRate]) -> Sums:
    """Return each name's exports through the last month that counts, in minor units of the currency.

    None where a figure runs over that month's end, so that its part before it is not known. Rates that
    are wanting go to ``missing``; their amounts are left out.
    """
    foreign: dict[tuple[str, str, int], int] = defaultdict(int)
    torn: set[str] = set()
    found: dict[str, int] = defaultdict(int)
    for name, first, last, currency, minor in years.get(year, ()):
        if last > basis.through:
            if first <= basis.through:
                torn.add(name)
        elif currency == basis.currency:
            found[name] += minor
        else:
            foreign[name, currency, last] += minor
    for (name, currency, last), minor in foreign.items():
        amount = worth(Money(minor, currency), basis.currency, Period.month(year, last).closes, basis.book)
        if isinstance(amount, MissingRate):
            missing.add(amount)
        else:
            found[name] += Money.of(amount, basis.currency).minor
    return {**found, **dict.fromkeys(torn)}


def _sum(values: Collection[int | None]) -> int | None:
    """Return the sum, or None if there is none or a part of it is not known."""
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


def _ranks(sums: Mapping[str, int | None]) -> dict[str, int]:
    """Return the place of each name that has one: equals share it, and the next is further down."""
    named = sorted((minor for name, minor in sums.items() if name and minor is not None), reverse=True)
    first: dict[int, int] = {}
    for place, minor in enumerate(named, 1):
        first.setdefault(minor, place)
    return {name: first[minor] for name, minor in sums.items() if name and minor is not None}


def _entrant(
    name: str, now: int | None, then: int | None, wholes: tuple[int | None, int | None], currency: str
) -> Entrant:
    whole, whole_then = wholes
    change = Decimal((now or 0) - (then or 0))
    return Entrant(
        name=name,
        now=_money(now, currency),
        then=_money(then, currency),
        growth=None if now is None or then is None else growth(Decimal(now), Decimal(then)),
        share=None if now is None or whole is None or whole <= 0 else Decimal(now) / whole,
        points=None if whole is None or whole_then is None or whole_then <= 0
        else change / whole_then * HUNDRED,
        contribution=None if whole is None or whole_then is None or whole == whole_then
        else change / (whole - whole_then),
    )  # fmt: skip


def _money(minor: int | None, currency: str) -> Money | None:
    return None if minor is None else Money(minor, currency)
