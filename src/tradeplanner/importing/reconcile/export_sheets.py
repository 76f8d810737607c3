"""What a sheet of export figures says of all its rows: which columns hold figures, of which months."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from tradeplanner.domain.exports import Flow
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.periods import Period
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.context import Spot, given, source_of


class Figure(NamedTuple):
    """One figure of a row: its column's field and unit, its months, whether it is a sum to date."""

    field: str
    unit: str
    year: int
    first: int
    last: int
    cumulative: bool
    cash: Cash


class _Month(NamedTuple):
    field: str
    unit: str
    year: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """The columns of figures, and what the names of file and sheet say, found once for all rows."""

    months: Sequence[_Month]
    of_firms: bool
    flow: str
    source: str

    @classmethod
    def of(cls, at: Spot) -> "ExportSheet":
        """Return what the sheet of a row says."""
        plan = at.plan
        months = []
        for column in plan.columns:
            base, _, span = column.field.partition(".")
            if base == "month":
                first, _, last = span.partition("@")[0].partition("-")
                year = titles.year([column.heading])
                months.append(_Month(column.field, column.unit, year, int(first), int(last or first)))
        of_firms = bool(plan.column("firm") or plan.column("credit_code"))
        return cls(tuple(months), of_firms, at.option("flow") or _flow(at), source_of(at))

    def figures(self, at: Spot, line: Line) -> list[Figure]:
        """Return the figures of one row; those without a year are told and counted."""
        year = given(line, "year") or at.plan.year
        named = year if isinstance(year, int) else None
        if not self.months:
            return _single(at, line, named)
        found = []
        for month in self.months:
            cash = line.values.get(month.field)
            if not isinstance(cash, Cash):
                continue
            own = month.year or named
            if own is None:
                at.say(Code.PERIOD_MISSING, Severity.ERROR, month.field)
                at.count(Outcome.REJECTED)
                continue
            months = (own, month.first, month.last)
            found.append(Figure(month.field, month.unit, *months, cumulative=False, cash=cash))
        return found


def _single(at: Spot, line: Line, year: int | None) -> list[Figure]:
    """Return the one figure of a row that has no months across: its own period, else the title's."""
    field = "value" if isinstance(line.values.get("value"), Cash) else "total"
    cash, period = line.values.get(field), given(line, "period")
    if not isinstance(cash, Cash):
        return []
    if not isinstance(period, Period):
        if year is None or at.plan.months is None or period is not None:
            at.say(Code.PERIOD_MISSING, Severity.ERROR, "period")
            at.count(Outcome.REJECTED)
            return []
        period = Period(year, *at.plan.months)
    elif isinstance(given(line, "year"), int) and year is not None:
        period = replace(period, year=year)
    several = period.first == 1 and period.last > 1
    months = (period.year, period.first, period.last)
    return [Figure(field, at.unit(field), *months, several or field == "total", cash)]


def _flow(at: Spot) -> str:
    """Return the flow that the file's or the sheet's name tells; exports where neither does."""
    name = at.context.proposal.file + at.plan.name
    if "进出口" in name:
        return Flow.TOTAL.value
    return Flow.IMPORT.value if "进口" in name and "出口" not in name else Flow.EXPORT.value
