"""Programmes: a year's campaign, such as 百团千企拓市场稳订单, and its aims."""

from dataclasses import dataclass

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import Origin, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One year's campaign with its aims; firms (家) and firm-visits (家次) are counted apart.

    ``budget_ceiling`` is what all editions of the programme together may cost.
    """

    id: ProgrammeId | None = None
    version: int = 0
    year: int
    name_zh: str
    name_en: str = ""
    aim_key_exhibitions: int | None = None
    aim_firms: int | None = None
    aim_firm_visits: int | None = None
    aim_booths: int | None = None
    aim_orders: Money | None = None
    budget_ceiling: Money | None = None
    notes: str = ""
    origin: Origin | None = None


def check(programme: Programme) -> list[Finding]:
    """Return what is wrong with a programme by itself, each finding at its field."""
    findings = [] if programme.name_zh.strip() else [error(Code.REQUIRED, "name_zh")]
    if not FIRST_YEAR <= programme.year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=programme.year))
    for name in ("aim_key_exhibitions", "aim_firms", "aim_firm_visits", "aim_booths"):
        value = getattr(programme, name)
        if value is not None and value < 0:
            findings.append(error(Code.NEGATIVE, name, value=value))
    for name in ("aim_orders", "budget_ceiling"):
        amount = getattr(programme, name)
        if amount is not None and amount.minor < 0:
            findings.append(error(Code.NEGATIVE, name, value=amount.amount))
    return findings
