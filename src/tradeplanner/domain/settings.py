"""What a bureau sets once: its name, its place, its lists, the currencies it reports in, its rules."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from tradeplanner.domain import planning_rates
from tradeplanner.domain.findings import Code, Finding, Param, error
from tradeplanner.domain.ids import Origin
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR
from tradeplanner.domain.rates import RATE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as stored; the value is text."""

    id: int | None = None
    version: int = 0
    key: str
    value: str
    origin: Origin | None = None


LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS = 14, 730
MOST_MONTHS = 120
MOST_POINTS = 100
"""Beyond, one reason would drown all others."""
MOST_RATE_DAYS = 92
"""A rate older than a quarter says little of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauSettings:
    """All settings of the bureau. An empty ``year`` means the current one.

    ``export_currency`` and ``order_currency`` are what exports and orders are reported in. ``towns``
    and ``industries`` are the lists that forms offer and league tables follow. A course is green from
    ``green_points`` ahead of time progress (percentage points), amber from ``amber_points``, red below.
    Dated backups live ``backup_days``; travellers are proposed for erasing ``personal_months`` after their
    return (0: never). A day without a rate takes the nearest one of ``rate_days`` before it;
    ``planning_rates`` are the lines of ``domain.planning_rates``. The ``points_`` order the waiting list and
    the allotment, the ``invite_`` the firms to invite (``domain.weights``). ``sample`` is "yes" while the
    sample year is loaded.
    """

    bureau_zh: str = ""
    bureau_en: str = ""
    place: str = ""
    year: str = ""
    export_currency: str = "CNY"
    order_currency: str = "USD"
    towns: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    green_points: Decimal = Decimal(0)
    amber_points: Decimal = Decimal(-5)
    backup_days: int = 180
    personal_months: int = 24
    rate_days: int = RATE_DAYS
    planning_rates: tuple[str, ...] = ()
    points_attended: int = 2
    points_orders: int = 3
    points_first: int = 1
    points_absent: int = -5
    points_dishonest: int = -20
    invite_industry: int = 30
    invite_chapter: int = 20
    invite_sells: int = 25
    invite_aims: int = 10
    invite_same_fair: int = 20
    invite_elsewhere: int = 10
    invite_results: int = 15
    invite_first_time: int = 5
    invite_absent: int = -20
    sample: str = ""


KEYS = tuple(f.name for f in fields(BureauSettings))
_LISTS = frozenset({"towns", "industries", "planning_rates"})
_DECIMALS = frozenset({"green_points", "amber_points"})
POINTS = tuple(key for key in KEYS if key.startswith(("points_", "invite_")))
_NUMBERS = frozenset({"backup_days", "personal_months", "rate_days", *POINTS})


def from_texts(stored: Mapping[str, str]) -> BureauSettings:
    """Return the settings that are stored as texts by key; what is not stored is at its default."""
    values: dict[str, Any] = {key: _value(key, stored[key]) for key in KEYS if key in stored}
    return BureauSettings(**values)


def to_texts(settings: BureauSettings) -> dict[str, str]:
    """Return the settings as the texts that are stored, by key; a list has one entry a line."""
    values = {key: getattr(settings, key) for key in KEYS}
    return {key: "\n".join(v) if isinstance(v, tuple) else str(v) for key, v in values.items()}


def _value(key: str, text: str) -> str | int | Decimal | tuple[str, ...]:
    if key in _LISTS:
        return tuple(line for line in text.split("\n") if line)
    if key in _DECIMALS:
        return Decimal(text)
    return int(text) if key in _NUMBERS else text


def check(settings: BureauSettings) -> list[Finding]:
    """Return what is wrong with the settings, each finding at its field."""
    findings = [
        error(Code.UNKNOWN_CURRENCY, name, currency=getattr(settings, name))
        for name in ("export_currency", "order_currency")
        if getattr(settings, name) not in PLACES
    ]
    if settings.year and not _is_year(settings.year):
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=settings.year))
    if settings.green_points <= settings.amber_points:
        lights = {"green": settings.green_points, "amber": settings.amber_points}
        findings.append(error(Code.LIGHTS_REVERSED, "amber_points", **lights))
    spans = {"backup_days": (LEAST_BACKUP_DAYS, MOST_BACKUP_DAYS), "rate_days": (0, MOST_RATE_DAYS)}
    for name, (least, most) in spans.items():
        value = getattr(settings, name)
        if not least <= value <= most:
            findings.append(error(Code.DAYS_OUT_OF_RANGE, name, value=value, least=least, most=most))
    if not 0 <= settings.personal_months <= MOST_MONTHS:
        months = {"value": settings.personal_months, "most": MOST_MONTHS}
        findings.append(error(Code.MONTHS_OUT_OF_RANGE, "personal_months", **months))
    for name in POINTS:
        if abs(getattr(settings, name)) > MOST_POINTS:
            points: dict[str, Param] = {"value": getattr(settings, name), "most": MOST_POINTS}
            findings.append(error(Code.POINTS_OUT_OF_RANGE, name, **points))
    return findings + planning_rates.check(settings.planning_rates)


def _is_year(text: str) -> bool:
    return text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR
