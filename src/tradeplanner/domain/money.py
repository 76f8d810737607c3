"""Money: an integer count of minor units and an ISO 4217 code, so that sums are exact.

Unlike currencies are never added. Rounding is half-up, declared here once. The number of decimal
places is that of ISO 4217 (the yen has none).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PLACES = {
    "CNY": 2, "USD": 2, "EUR": 2, "JPY": 0, "HKD": 2, "GBP": 2, "KRW": 0, "AUD": 2, "CAD": 2,
    "CHF": 2, "SGD": 2, "NZD": 2, "THB": 2, "MYR": 2, "IDR": 2, "VND": 0, "PHP": 2, "INR": 2,
    "RUB": 2, "AED": 2, "SAR": 2, "ZAR": 2, "MXN": 2, "BRL": 2, "TRY": 2, "PLN": 2, "SEK": 2,
    "NOK": 2, "DKK": 2, "HUF": 2, "CZK": 2, "MOP": 2, "TWD": 2, "KWD": 3, "BHD": 3, "EGP": 2,
    "KZT": 2, "UZS": 2, "PKR": 2, "BDT": 2, "LKR": 2, "CLP": 0, "COP": 2, "PEN": 2, "ILS": 2,
}  # fmt: skip
"""Decimal places by currency code: ISO 4217:2015, table A.1."""


def half_up(value: Decimal, places: int) -> Decimal:
    """Return ``value`` rounded half-up to ``places`` decimals, as figures are published."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in one currency, exact: ``minor`` counts fen, cents or whole yen."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> "Money":
        """Return ``amount`` (in whole units) as money, rounded half-up to the currency's places.

        Raises KeyError for a currency that is not in ``PLACES``.
        """
        places = PLACES[currency]
        return cls(int(half_up(Decimal(amount).scaleb(places), 0)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units, exact."""
        return Decimal(self.minor).scaleb(-PLACES[self.currency])

    def __add__(self, other: "Money") -> "Money":
        """Return the sum; ValueError for unlike currencies, which are never added."""
        if other.currency != self.currency:
            message = f"{self.currency} and {other.currency} cannot be added"
            raise ValueError(message)
        return Money(self.minor + other.minor, self.currency)


def summed(amounts: Iterable[Money]) -> list[Money]:
    """Return the sum of each currency by itself, in the order in which the currencies come."""
    sums: dict[str, Money] = {}
    for money in amounts:
        before = sums.get(money.currency)
        sums[money.currency] = money if before is None else before + money
    return list(sums.values())
