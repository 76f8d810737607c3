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
from tradeplanner.importing.proposal import ColumnPlan, SheetPlan
from tradeplanner.importing.reconcile.basis import Basis, is_sum
from tradeplanner.importing.reconcile.context import Spot, given, source_of
from tradeplanner.importing.reconcile.published_rows import in_year
from tradeplanner.importing.specs.flows import flow_in


class Figure(NamedTuple):
    """One figure of a row: its column's field and unit, its months, whether it is a sum to date.

    ``flow`` is its column's own, "" where that of the row or the sheet holds.
    """

    field: str
    unit: str
    year: int
    first: int
    last: int
    cumulative: bool
    cash: Cash
    flow: str = ""


class _Month(NamedTuple):
    field: str
    unit: str
    year: int | None
    first: int
    last: int
    flow: str = ""


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """The columns of figures, and what the names of file and sheet say, found once for all rows.

    ``ways`` are columns of one flow each without months of their own. ``sum_to_date`` tells that the column
    of totals is headed as a sum since January, ``sum_alone`` that no other column may hold the figures.
    """

    months: Sequence[_Month]
    ways: Sequence[tuple[str, str]]
    of_firms: bool
    flow: str
    source: str
    to_date: bool
    sum_to_date: bool
    sum_alone: bool

    @classmethod
    def of(cls, at: Spot) -> "ExportSheet":
        """Return what the sheet of a row says."""
        plan = at.plan
        named = [(column, *_months(column)) for column in plan.columns]
        months = [_month(column, flow, span) for column, flow, span in named if span]
        ways = [(column.field, flow) for column, flow, span in named if flow and not span]
        of_firms = bool(plan.column("firm") or plan.column("credit_code"))
        flow = at.option("flow") or _of_heading(plan) or _flow(at)
        both = not months and plan.column("value") is not None and plan.column("total") is not None
        to_date = not both and Basis().to_date(at, _single_columns(plan), across=bool(months))
        total = None if months else plan.column("total")
        summed = total is not None and is_sum(total.heading)
        alone = total is not None and plan.column("value") is None
        return cls(tuple(months), tuple(ways), of_firms, flow, source_of(at), to_date, summed, alone)

    @property
    def is_common(self) -> bool:
        """Whether every figure has the sheet's flow, and covers just what its months say."""
        own = self.ways or any(month.flow for month in self.months)
        return not (own or self.to_date or self.sum_to_date or self.sum_alone)

    def figures(self, at: Spot, line: Line) -> list[Figure]:
        """Return the figures of one row; those without a year are told and counted."""
        year = given(line, "year") or at.plan.year
        named = year if isinstance(year, int) else None
        if self.ways:
            ways = [found for field, flow in self.ways if (found := self._one(at, line, named, field, flow))]
            return ways + self._across(at, line, named)
        if not self.months:
            field = "value" if isinstance(line.values.get("value"), Cash) else "total"
            single = self._one(at, line, named, field)
            return [single] if single else []
        return self._across(at, line, named)

    def _across(self, at: Spot, line: Line, year: int | None) -> list[Figure]:
        found = []
        for month in self.months:
            cash = line.values.get(month.field)
            if not isinstance(cash, Cash):
                continue
            own = month.year or year
            if own is None:
                at.say(Code.PERIOD_MISSING, Severity.ERROR, month.field)
                at.count(Outcome.REJECTED)
                continue
            summed = self.to_date and month.last > 1
            months = (own, 1 if summed else month.first, month.last)
            found.append(Figure(month.field, month.unit, *months, summed, cash, month.flow))
        return found

    def _one(self, at: Spot, line: Line, year: int | None, field: str, flow: str = "") -> Figure | None:
        """Return a figure without months of its own: the row's, else the title's."""
        cash, period = line.values.get(field), given(line, "period")
        if not isinstance(cash, Cash):
            return None
        if not isinstance(period, Period):
            if year is None or at.plan.months is None or period is not None:
                at.say(Code.PERIOD_MISSING, Severity.ERROR, "period")
                at.count(Outcome.REJECTED)
                return None
            period = Period(year, *at.plan.months)
        within = in_year(at.plan, period, year)
        if within is None:
            at.say(Code.PERIOD_MISSING, Severity.ERROR, "year")
            at.count(Outcome.REJECTED)
            return None
        period = within
        if (self.to_date or (field == "total" and self.sum_to_date)) and period.first == period.last:
            period = replace(period, first=1)
        several = period.first == 1 and period.last > 1
        return Figure(field, at.unit(field), period.year, period.first, period.last, several, cash, flow)


def _months(column: ColumnPlan) -> tuple[str, str]:
    """Return the flow and the months of a column of figures, "" for what it does not say itself."""
    base, _, argument = column.field.partition(".")
    if base == "way":
        flow, _, span = argument.partition(":")
        return flow.partition("@")[0], span.partition("@")[0]
    return "", argument.partition("@")[0] if base == "month" else ""


def _month(column: ColumnPlan, flow: str, span: str) -> _Month:
    first, _, last = span.partition("-")
    year = titles.year([column.heading])
    return _Month(column.field, column.unit, year, int(first), int(last or first), flow)


def _single_columns(plan: SheetPlan) -> list[str]:
    """Return the headings of the figures that have no months of their own."""
    return [c.heading for c in plan.columns if c.field == "value" or c.field.startswith("way.")]


def _of_heading(plan: SheetPlan) -> str:
    """Return the flow that the heading of the figures says."""
    column = plan.column("value") or plan.column("total")
    return flow_in(column.heading) if column is not None else ""


def _flow(at: Spot) -> str:
    """Return the flow that the file's or the sheet's name tells; exports where neither does."""
    name = at.context.proposal.file + at.plan.name
    if "进出口" in name:
        return Flow.TOTAL.value
    return Flow.IMPORT.value if "进口" in name and "出口" not in name else Flow.EXPORT.value
