"""Exchange rates as quoted, and conversion of money at the rate of its own date.

Rates are kept as the source quotes them (per 1, per 100, or inverse), because rounding a quotient
loses digits. Everything is quoted against the yuan; two foreign currencies meet through it. A rate
that is missing is named, never guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext

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


class RateBook:
    """Stored rates, looked up by currency and day; the narrowest span that covers a day wins."""

    def __init__(self, rates: Iterable[Rate]) -> None:
        """Sort ``rates`` so that a day's own rate comes before its month's."""
        self._rates: dict[str, list[Rate]] = {}
        for rate in rates:
            self._rates.setdefault(rate.currency, []).append(rate)
        for known in self._rates.values():
            known.sort(key=lambda rate: (rate.last - rate.first, rate.first))

    def find(self, currency: str, on: date) -> Rate | None:
        """Return the rate that covers ``on``, or None."""
        return next((r for r in self._rates.get(currency, ()) if r.first <= on <= r.last), None)

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
