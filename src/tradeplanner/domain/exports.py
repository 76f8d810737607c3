"""Export records: customs and firm figures by period, as levels and as published growth.

January–February together and January–November are ordinary periods. A published year-on-year
growth is stored beside its level, because revisions make the one uncomputable from the other.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import ExportId, FirmId, Origin
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR

LAST_MONTH = 12


class Flow(StrEnum):
    """Which way the goods went: 出口, 进口, 进出口."""

    EXPORT = "export"
    IMPORT = "import"
    TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """One figure for months ``first_month`` to ``last_month`` of ``year``.

    ``cumulative`` marks a year-to-date figure as published; a firm's single month is not. ``place``
    is empty only where ``firm_id`` says whose figure it is. ``growth`` is the published year-on-year
    in per cent. ``unit`` is the unit as the source wrote it, for display.
    """

    id: ExportId | None = None
    version: int = 0
    year: int
    first_month: int
    last_month: int
    cumulative: bool = False
    flow: Flow = Flow.EXPORT
    place: str = ""
    firm_id: FirmId | None = None
    industry: str = ""
    market: str = ""
    hs: str = ""
    value: Money
    unit: str = ""
    growth: Decimal | None = None
    source: str = ""
    origin: Origin | None = None


def is_sound(year: int, first_month: int, last_month: int, minor: int, *, held: bool) -> bool:
    """Whether ``check`` would find nothing in such a record: for many thousands at a time.

    ``held`` tells that a firm or a place says whose figure it is.
    """
    months = 1 <= first_month <= last_month <= LAST_MONTH
    return months and FIRST_YEAR <= year <= LAST_YEAR and minor >= 0 and held


def check(record: ExportRecord) -> list[Finding]:
    """Return what is wrong with an export record by itself, each finding at its field."""
    findings = []
    if not FIRST_YEAR <= record.year <= LAST_YEAR:
        findings.append(error(Code.YEAR_OUT_OF_RANGE, "year", year=record.year))
    if not 1 <= record.first_month <= record.last_month <= LAST_MONTH:
        findings.append(
            error(Code.MONTHS_REVERSED, "last_month", first=record.first_month, last=record.last_month)
        )
    if record.value.minor < 0:
        findings.append(error(Code.NEGATIVE, "value", value=record.value.amount))
    if not record.place and record.firm_id is None:
        findings.append(error(Code.REQUIRED, "place"))
    return findings
