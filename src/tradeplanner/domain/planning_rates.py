"""Planning rates: one fixed rate a currency and year, beside which totals at each day's rate are put.

A line of the settings reads «2026 USD 7.10 budget of the district»: the year, the currency, yuan for one
unit, and from where. The newest line of a year up to the one in view holds, so that a new year needs
none before somebody decides otherwise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR
from tradeplanner.domain.rates import HOME, Rate, RateBook


@dataclass(frozen=True, slots=True)
class PlanningRate:
    """The yuan for one unit of ``currency`` that plans from ``year`` on are made with."""

    year: int
    currency: str
    yuan: Decimal
    source: str = ""


PARTS = 3
"""Year, currency and figure; what follows is the source."""


def parsed(line: str) -> PlanningRate | None:
    """Return the rate that a line of the settings says, or None if it says none."""
    parts = line.split(maxsplit=PARTS)
    if len(parts) < PARTS or not parts[0].isdecimal():
        return None
    try:
        yuan = Decimal(parts[2])
    except InvalidOperation:
        return None
    year, currency = int(parts[0]), parts[1].upper()
    sound = FIRST_YEAR <= year <= LAST_YEAR and currency in PLACES and currency != HOME
    if not sound or not yuan.is_finite() or yuan <= 0:
        return None
    return PlanningRate(year, currency, yuan, parts[3] if len(parts) > PARTS else "")


def check(lines: Iterable[str]) -> list[Finding]:
    """Return an error for the first line that cannot be read, and for a currency twice in a year."""
    seen = set()
    for line in lines:
        rate = parsed(line)
        if rate is None:
            return [error(Code.PLANNING_RATE, "planning_rates", line=line)]
        if (rate.year, rate.currency) in seen:
            return [error(Code.PLANNING_RATE_TWICE, "planning_rates", year=rate.year, currency=rate.currency)]
        seen.add((rate.year, rate.currency))
    return []


def of_year(lines: Iterable[str], year: int) -> tuple[PlanningRate, ...]:
    """Return the planning rates that hold in ``year``, by currency."""
    found: dict[str, PlanningRate] = {}
    for rate in sorted(filter(None, map(parsed, lines)), key=lambda one: one.year):
        if rate.year <= year:
            found[rate.currency] = rate
    return tuple(found[currency] for currency in sorted(found))


def book(rates: Sequence[PlanningRate]) -> RateBook:
    """Return a book in which every day has the planning rate of its currency."""
    always = (date.min, date(9999, 12, 30))
    return RateBook(
        Rate(currency=one.currency, first=always[0], last=always[1], quoted=one.yuan, source=one.source)
        for one in rates
    )
