"""The sample's rates: yuan per US dollar as published, the other currencies rounded for the sample only.

The published months are the monthly averages of the US dollar, January 2022 to December 2024.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from tradeplanner.domain.money import half_up

YEARS = (2022, 2023, 2024)
USD = {
    2022: (
        "6.3556", "6.3436", "6.3446", "6.4310", "6.6990", "6.6952",
        "6.7352", "6.8007", "7.0195", "7.1902", "7.1812", "6.9717",
    ),
    2023: (
        "6.7904", "6.8380", "6.8909", "6.8876", "6.9854", "7.1614",
        "7.1863", "7.2486", "7.2979", "7.3071", "7.2226", "7.1402",
    ),
    2024: (
        "7.1707", "7.1935", "7.2015", "7.2374", "7.2327", "7.2547",
        "7.2609", "7.1475", "7.0760", "7.0881", "7.2063", "7.2807",
    ),
}  # fmt: skip
"""Yuan per US dollar, monthly averages as published."""
Months = dict[int, tuple[float, ...]]
_YEN: Months = {
    2022: (115, 115, 118, 126, 129, 134, 137, 135, 143, 147, 142, 135),
    2023: (130, 133, 134, 133, 137, 141, 141, 145, 148, 150, 150, 144),
    2024: (146, 150, 150, 154, 156, 158, 158, 146, 143, 150, 154, 154),
}
_EURO: Months = {
    2022: (1.131, 1.134, 1.102, 1.082, 1.058, 1.057, 1.018, 1.013, 0.990, 0.983, 1.020, 1.059),
    2023: (1.077, 1.072, 1.071, 1.097, 1.087, 1.084, 1.106, 1.091, 1.068, 1.056, 1.081, 1.090),
    2024: (1.090, 1.079, 1.087, 1.073, 1.081, 1.076, 1.084, 1.101, 1.111, 1.090, 1.063, 1.048),
}
_HONG_KONG: Months = {
    2022: (0.1283, 0.1282, 0.1279, 0.1275, 0.1274, 0.1274, 0.1274, 0.1275, 0.1274, 0.1274, 0.1278, 0.1284),
    2023: (0.128, 0.1275, 0.1274, 0.1274, 0.1276, 0.1277, 0.1279, 0.1278, 0.1277, 0.1279, 0.1281, 0.1280),
    2024: (0.1279, 0.1278, 0.1278, 0.1277, 0.128, 0.128, 0.1281, 0.1283, 0.1283, 0.1287, 0.1286, 0.1286),
}
PER_USD: dict[str, Months] = {
    "欧元": _EURO,
    "日元": {year: tuple(1 / rate for rate in months) for year, months in _YEN.items()},
    "港元": _HONG_KONG,
}
"""US dollars per unit of the other currencies, by year and month: rounded, for the sample only."""
CURRENCY_WORDS = {"USD": "美元", "EUR": "欧元", "JPY": "日元", "HKD": "港元", "CNY": "人民币"}


def yuan_per_unit(currency: str, year: int, month: int) -> Decimal:
    """Return the sample's rate of a currency word, to the digits that the rate file shows (per 100)."""
    if currency == "人民币":
        return Decimal(1)
    factor = 1.0 if currency == "美元" else PER_USD[currency][year][month - 1]
    return half_up(Decimal(USD[year][month - 1]) * Decimal(repr(factor)) * 100, 4) / 100


def in_dollars(amount: Decimal, currency: str, year: int, month: int) -> Decimal:
    """Return what an amount in ``currency`` (ISO code) is worth in US dollars at the month's rate."""
    return amount * yuan_per_unit(CURRENCY_WORDS[currency], year, month) / yuan_per_unit("美元", year, month)
