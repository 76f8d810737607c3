"""Exchange rates as quoted, and conversion of money at the rate of its own date.

Rates are kept as the source quotes them (per 1, per 100, or inverse), because rounding a quotient
loses digits. Everything is quoted against the yuan; two foreign currencies meet through it. A rate
that is missing is named, never guessed; how old the one that stands for a day may be is stated.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from heapq import heappop, heappush

from tradeplanner.domain.findings import Code, Finding, Place, Severity, error
from tradeplanner.domain.ids import Origin, RateId
from tradeplanner.domain.money import PLACES, Money

HOME = "CNY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Yuan for ``per`` units of ``currency``, or the inverse, valid from ``first`` to ``last`` day."""

    id: RateId | None = None
    version: int = 0
    currency: str
    first: date
    last: date
    quoted: Decimal
    per: int = 1
    inverse: bool = False
    source: str = ""
    origin: Origin | None = None

    @property
    def yuan_per_unit(self) -> Decimal:
        """The yuan that one unit of the currency is worth, to 28 digits."""
        return self.per / self.quoted if self.inverse else self.quoted / self.per


def check(rate: Rate) -> list[Finding]:
    """Return what is wrong with a rate by itself, each finding at its field."""
    findings = []
    if rate.currency not in PLACES or rate.currency == HOME:
        findings.append(error(Code.UNKNOWN_CURRENCY, "currency", currency=rate.currency))
    if rate.quoted <= 0:
        findings.append(error(Code.NOT_POSITIVE, "quoted", value=rate.quoted))
    if rate.per <= 0:
        findings.append(error(Code.NOT_POSITIVE, "per", value=rate.per))
    if rate.last < rate.first:
        findings.append(
            error(Code.DATES_REVERSED, "last", opens=rate.first.isoformat(), closes=rate.last.isoformat())
        )
    return findings


FAR = Decimal("1.5")
"""A rate this many times another of its currency is more likely a slip of the unit than a market."""


def compare(rate: Rate, known: Iterable[Rate]) -> list[Finding]:
    """Return a warning if ``rate`` is out of proportion to the nearest of ``known`` of its currency."""
    others = [
        each for each in known if each.currency == rate.currency and (not rate.id or each.id != rate.id)
    ]
    if not others or rate.quoted <= 0 or rate.per <= 0:
        return []
    near = min(others, key=lambda each: abs(each.first - rate.first))
    now, before = rate.yuan_per_unit, near.yuan_per_unit
    if before / FAR <= now <= before * FAR:
        return []
    params: dict[str, str] = {
        "currency": rate.currency,
        "now": f"{now:.4g}",
        "past": f"{before:.4g}",
        "day": near.first.isoformat(),
    }
    return [Finding(Code.RATE_FAR, Severity.WARNING, Place(field="quoted"), params)]


@dataclass(frozen=True, slots=True)
class MissingRate:
    """A currency and day for which no rate is stored."""

    currency: str
    on: date


RATE_DAYS = 10
"""A day without a rate of its own takes the nearest one before it, if that is at most so many days old.

Ten days bridge the longest holidays on which no rate is published, Spring Festival and National Day.
"""


class RateBook:
    """Stored rates, looked up by currency and day.

    Of several rates that cover a day, the narrowest span wins, then the one that begins last, then the
    source that comes first in the alphabet, then the one entered first. A day that none covers takes
    the nearest earlier rate within ``days``; without one its rate is missing.
    """

    def __init__(self, rates: Iterable[Rate], days: int = RATE_DAYS) -> None:
        """Keep ``rates`` by currency; a currency is made ready when it is first asked for."""
        self.days = days
        self._rates: dict[str, list[Rate]] = {}
        for rate in rates:
            self._rates.setdefault(rate.currency, []).append(rate)
        self._lines: dict[str, tuple[list[int], list[Rate]]] = {}

    def find(self, currency: str, on: date) -> Rate | None:
        """Return the rate that is used on ``on``, or None; one carried over ends before that day."""
        if currency not in self._lines:
            self._lines[currency] = _line(self._rates.get(currency, ()))
        starts, winners = self._lines[currency]
        at = bisect_right(starts, on.toordinal()) - 1
        if at < 0:
            return None
        rate = winners[at]
        return rate if (on - rate.last).days <= self.days else None

    def yuan_per_unit(self, currency: str, on: date) -> Decimal | MissingRate:
        """Return the yuan for one unit of ``currency`` on that day, or which rate is missing."""
        if currency == HOME:
            return Decimal(1)
        rate = self.find(currency, on)
        return MissingRate(currency, on) if rate is None else rate.yuan_per_unit

    def convert(self, money: Money, to: str, on: date) -> Money | MissingRate:
        """Return ``money`` in the currency ``to`` at the rates of ``on``, half-up, or what is missing."""
        if money.currency == to:
            return money
        source = self.yuan_per_unit(money.currency, on)
        if isinstance(source, MissingRate):
            return source
        target = self.yuan_per_unit(to, on)
        if isinstance(target, MissingRate):
            return target
        with localcontext() as context:
            context.prec = 40
            return Money.of(money.amount * source / target, to)


def _line(rates: Iterable[Rate]) -> tuple[list[int], list[Rate]]:
    """Return the days (as ordinals) from which another rate is used, and that rate.

    Where all rates have ended, the one in use on the last day covered stays the nearest earlier one.
    """
    coming = sorted((rate for rate in rates if rate.first <= rate.last), key=lambda rate: rate.first)
    days = sorted({day for r in coming for day in (r.first.toordinal(), r.last.toordinal() + 1)})
    starts: list[int] = []
    winners: list[Rate] = []
    valid: list[tuple[tuple[int, int, str, int, int], Rate]] = []
    at = 0
    for day in days:
        while at < len(coming) and coming[at].first.toordinal() <= day:
            heappush(valid, (_rank(coming[at], at), coming[at]))
            at += 1
        while valid and valid[0][1].last.toordinal() < day:
            heappop(valid)
        if valid and (not winners or winners[-1] is not valid[0][1]):
            starts.append(day)
            winners.append(valid[0][1])
    return starts, winners


def _rank(rate: Rate, at: int) -> tuple[int, int, str, int, int]:
    """Return by what rates of one day are told apart, the least first."""
    return (rate.last - rate.first).days, -rate.first.toordinal(), rate.source, int(rate.id or 0), at
