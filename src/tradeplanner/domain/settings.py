"""What a bureau sets once: its name, its place, the currencies it reports in."""

from dataclasses import dataclass, fields

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Origin
from tradeplanner.domain.money import PLACES


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as stored; the value is text."""

    id: int | None = None
    version: int = 0
    key: str
    value: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BureauSettings:
    """All settings of the bureau. An empty ``year`` means the current one.

    ``export_currency`` and ``order_currency`` are what exports and orders are reported in.
    """

    bureau_zh: str = ""
    bureau_en: str = ""
    place: str = ""
    year: str = ""
    export_currency: str = "CNY"
    order_currency: str = "USD"
    sample: str = ""


KEYS = tuple(f.name for f in fields(BureauSettings))


def check(settings: BureauSettings) -> list[Finding]:
    """Return what is wrong with the settings, each finding at its field."""
    findings = [
        error(Code.UNKNOWN_CURRENCY, name, currency=getattr(settings, name))
        for name in ("export_currency", "order_currency")
        if getattr(settings, name) not in PLACES
    ]
    if settings.year and not settings.year.isdigit():
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=settings.year))
    return findings
