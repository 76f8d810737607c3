"""Numbers, amounts, dates and sizes as a reader of the language in force writes them.

Rounding is half-up to the last shown place; the minus sign is U+2212. Chinese counts large amounts
in 万 and 亿 («794.3 亿元»), English in K, M and bn («CNY 79.43 bn»).
"""

from datetime import date, datetime
from decimal import Decimal

from tradeplanner.domain.money import PLACES, Money, half_up
from tradeplanner.i18n.language import ZH, language, tr
from tradeplanner.i18n.steps import steps
from tradeplanner.i18n.words import currency_name

MINUS = "\u2212"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_COMPACT_PLACES = {"zh": 1, "en": 2}
_SIZES = ("B", "KB", "MB", "GB")


def number(value: Decimal | int, places: int | None = None) -> str:
    """Return ``value`` with its own decimals, or half-up to ``places``, without grouping."""
    return _plain(value, places, grouping="")


def grouped(value: Decimal | int, places: int | None = None) -> str:
    """Return ``value`` with thousands separators, half-up to ``places`` if given."""
    return _plain(value, places, grouping=",")


def signed(value: Decimal | int, places: int | None = None) -> str:
    """Return ``value`` with its sign always shown, "+17.5" or "−3.2"; zero has none."""
    text = grouped(value, places)
    is_zero = not any(sign in "123456789" for sign in text)
    return text if is_zero or text.startswith(MINUS) else f"+{text}"


def amount(money: Money) -> str:
    """Return money in full, with its currency: "1,234.50 美元" or "USD 1,234.50"."""
    figure = grouped(money.amount, PLACES[money.currency])
    if language() == ZH:
        return f"{figure} {_unit_word(money.currency)}"
    return f"{money.currency} {figure}"


def compact(money: Money, places: int | None = None) -> str:
    """Return money in 万 or 亿, or in K, M or bn: "794.3 亿元", "CNY 79.43 bn".

    ``places`` is one decimal in Chinese and two in English unless given.
    """
    figure, unit = _scaled(money.amount, places)
    if language() == ZH:
        return f"{figure} {unit}{_unit_word(money.currency)}"
    return f"{money.currency} {figure}{' ' if unit else ''}{unit}"


def compact_number(value: Decimal | int, places: int | None = None) -> str:
    """Return a bare number in 万 or 亿, or in K, M or bn, as on an axis: "794.3 亿", "79.43 bn"."""
    figure, unit = _scaled(Decimal(value), places)
    return f"{figure} {unit}" if unit else figure


def percent(share: Decimal, places: int = 1) -> str:
    """Return a fraction as per cent: 0.9495 is "95.0%" («95.0%»)."""
    return f"{grouped(share * 100, places)}%"


def growth(fraction: Decimal, places: int = 1) -> str:
    """Return a year-on-year growth with its sign: 0.175 is "+17.5%"."""
    return f"{signed(fraction * 100, places)}%"


def points(value: Decimal, places: int = 1) -> str:
    """Return percentage points with their sign: "+3.2 points", «+3.2 个百分点»."""
    return tr("{value} points", value=signed(value, places))


def day(on: date) -> str:
    """Return a date: "2023-11-30" in English, «2023年11月30日» in Chinese."""
    return f"{on.year}年{on.month}月{on.day}日" if language() == ZH else on.isoformat()


def moment(at: datetime) -> str:
    """Return a day and a time of day at this desk: "2023-11-30 14:05"; ``at`` is aware."""
    here = at.astimezone()
    return f"{day(here.date())} {here:%H:%M}"


def month(number_of_month: int) -> str:
    """Return a month's name: "Nov", «11月»."""
    return f"{number_of_month}月" if language() == ZH else MONTHS[number_of_month - 1]


def months(first: int, last: int) -> str:
    """Return a range of months: "Jan–Nov", «1—11月»; one month alone is named alone."""
    if first == last:
        return month(first)
    return f"{first}—{last}月" if language() == ZH else f"{month(first)}–{month(last)}"


def months_of(year: int, first: int, last: int) -> str:
    """Return a range of months with its year: "Jan–Nov 2023", «2023年1—11月»; a whole year alone."""
    if (first, last) == (1, 12):
        return f"{year}年" if language() == ZH else str(year)
    return f"{year}年{months(first, last)}" if language() == ZH else f"{months(first, last)} {year}"


def file_size(size: int) -> str:
    """Return a number of bytes in the largest unit that leaves at least 1: "1.5 MB"."""
    value, step = Decimal(size), 0
    while value >= 1024 and step < len(_SIZES) - 1:
        value, step = value / 1024, step + 1
    return f"{grouped(value, 1 if step else 0)} {_SIZES[step]}"


def _plain(value: Decimal | int, places: int | None, grouping: str) -> str:
    exact = Decimal(value)
    rounded = exact if places is None else half_up(exact, places)
    text = format(abs(rounded), f"{grouping}f")
    return f"{MINUS}{text}" if rounded < 0 else text


def _scaled(value: Decimal, places: int | None) -> tuple[str, str]:
    """Return the figure and its unit; a value that rounds up to the next unit is shown in that one."""
    code = language()
    shown = _COMPACT_PLACES[code] if places is None else places
    larger: tuple[Decimal, str] | None = None
    for step, unit in (*((step, unit) for step, unit, _ in steps()), (Decimal(1), "")):
        if larger and abs(half_up(value / step, shown)) * step >= larger[0]:
            return grouped(value / larger[0], shown), larger[1]
        if abs(value) >= step and unit:
            return grouped(value / step, shown), unit
        larger = (step, unit)
    return grouped(value, shown if value % 1 else 0), ""


def _unit_word(currency: str) -> str:
    """Return the currency's unit after a Chinese figure: 元 for the yuan."""
    return "元" if currency == "CNY" else currency_name(currency)
