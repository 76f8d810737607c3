"""For how many units a rate is quoted, and which way: as the file says, else by its size, which is told.

The size is held against the nearest stored rate of the currency, and without one against its rough worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.rates import Rate
from tradeplanner.importing import titles
from tradeplanner.importing.reconcile.context import Spot
from tradeplanner.importing.specs import quotations
from tradeplanner.importing.specs.quotations import Quoted

ABOUT = {
    "USD": "7", "EUR": "7.6", "JPY": "0.05", "HKD": "0.9", "GBP": "9", "KRW": "0.0053", "AUD": "4.7",
    "CAD": "5.2",
    "CHF": "8", "SGD": "5.3", "NZD": "4.3", "THB": "0.2", "MYR": "1.6", "IDR": "0.00045", "VND": "0.00028",
    "PHP": "0.125", "INR": "0.085", "RUB": "0.08", "AED": "1.95", "SAR": "1.9", "ZAR": "0.39", "MXN": "0.4",
    "BRL": "1.3", "TRY": "0.2", "PLN": "1.8", "SEK": "0.68", "NOK": "0.67", "DKK": "1.03", "HUF": "0.02",
    "CZK": "0.31", "MOP": "0.88", "TWD": "0.22", "KWD": "23", "BHD": "19", "EGP": "0.15", "KZT": "0.015",
    "UZS": "0.00057", "PKR": "0.026", "BDT": "0.06", "LKR": "0.024", "CLP": "0.0077", "COP": "0.0018",
    "PEN": "1.9", "ILS": "1.95",
}  # fmt: skip
"""Yuan for one unit, roughly, as of the 2020s: only tells whether a rate is per 1, per 100 or inverse."""
Way = tuple[int, bool]
"""For how many units, and whether it says what that many yuan buy."""
_WAYS: tuple[Way, ...] = ((1, False), (100, False), (1, True), (10_000, False))
"""The ways that are guessed; others must be said."""
_CLOSE = Decimal("0.15")
"""Two ways nearer than this (in natural logarithms) cannot be told apart by size."""
_CONTRARY = Decimal(1)
"""A way that fits worse by this than another is a slip of the heading or of the figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A rate as it stands in a row."""

    field: str
    currency: str
    number: Decimal
    on: date


def said_of(at: Spot, field: str, per: object) -> Quoted:
    """Return what the row, the column's heading and the titles say of how a rate is quoted."""
    column = at.plan.column(field)
    texts = [column.heading.rpartition(" / ")[2], column.heading] if column else []
    told = [found for text in (*texts, *at.plan.above) if (found := quotations.read(text)) is not None]
    units = [per] if isinstance(per, int) else []
    units += [found.per for found in told if found.per is not None]
    more = (titles.per([column.heading]) if column else None) or at.plan.per
    ways = [found.inverse for found in told if found.inverse is not None]
    return Quoted("", units[0] if units else more, ways[0] if ways else None)


def settled(at: Spot, said: Quoted, figure: Figure, known: Sequence[Rate]) -> Way:
    """Return the way in which a rate is quoted; what was guessed or contradicts its size is told."""
    allowed = _allowed(said)
    worth = _worth(figure, known)
    if figure.number <= 0 or not worth:
        return allowed[0]

    def distance(way: Way) -> Decimal:
        per, inverse = way
        return abs((per / figure.number if inverse else figure.number / per).ln() - worth.ln())

    best = min(allowed, key=distance)
    rest = sorted(distance(way) for way in _WAYS if way != best)
    contrary = distance(best) > rest[0] + _CONTRARY
    if contrary and said.per is None:
        best = min(
            _WAYS, key=distance
        )  # a heading may name the pair the wrong way round; its number may not lie
    unsure = said.per is None and said.inverse is None and rest[0] - distance(best) < _CLOSE
    if contrary or unsure:
        _tell(at, Code.RATE_UNIT_UNSURE, figure, best)
    elif said.per is None and best != (1, False) and said.inverse is not best[1]:
        _tell(at, Code.RATE_INVERSE_GUESSED if best[1] else Code.RATE_UNIT_GUESSED, figure, best)
    elif said.per is None and best[0] != 1:
        _tell(at, Code.RATE_UNIT_GUESSED, figure, best)
    return best


def _allowed(said: Quoted) -> Sequence[Way]:
    if said.per is not None:
        return [(said.per, bool(said.inverse))]
    return [way for way in _WAYS if said.inverse is None or way[1] == said.inverse]


def _worth(figure: Figure, known: Sequence[Rate]) -> Decimal:
    """Return the yuan for one unit as the nearest stored rate says, else roughly; 0 where nobody knows."""
    sound = [rate for rate in known if rate.quoted > 0 and rate.per > 0]
    if sound:
        return min(sound, key=lambda rate: abs(rate.first - figure.on)).yuan_per_unit
    return Decimal(ABOUT.get(figure.currency, "0"))


def _tell(at: Spot, code: Code, figure: Figure, way: Way) -> None:
    shown: dict[str, Param] = {"currency": figure.currency, "per": way[0], "value": figure.number}
    at.say(code, Severity.WARNING, figure.field, **shown)
