"""The figures of one row of a bulletin: each value with the growth beside it, its flow and its months."""

from dataclasses import dataclass, replace
from decimal import Decimal

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.periods import Period
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.columns import ANY_YEAR
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.reconcile.context import Spot, given, whole_of
from tradeplanner.importing.specs.published import SINGLE, TO_DATE, WHOLE_YEAR

_FIGURES = frozenset({"value", "level", "growth", "rise"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its columns, its amount and growth; flow "" and period None where no heading says them.

    ``to_date`` tells whether it is a sum since January, None where its months must tell.
    """

    field: str
    cash: Cash
    growth: Decimal | None
    growth_field: str
    flow: str
    period: Period | None
    to_date: bool | None


def figures_of(at: Spot, line: Line) -> list[Figure]:
    """Return the figures of a row; a growth without its value is told and counted."""
    basis = given(line, "period")
    to_date = {TO_DATE: True, WHOLE_YEAR: True, SINGLE: False}.get(basis) if isinstance(basis, str) else None
    own = _period(at, line)
    failed = {column.field for column, remark in line.remarks if remark.severity.holds_back}
    found = []
    for field, growth_field, flow, months in _columns(at):
        if failed & {field, growth_field}:
            continue
        cash, growth = given(line, field), given(line, growth_field)
        stated = growth if isinstance(growth, Decimal) else None
        if isinstance(cash, Cash):
            period = _of_heading(at, line, months) if months else own
            found.append(Figure(field, cash, stated, growth_field, flow, period, to_date))
        elif stated is not None:
            at.say(Code.REQUIRED, Severity.ERROR, field)
            at.count(Outcome.REJECTED)
    return found


def held_back(line: Line) -> tuple[int, bool]:
    """Return how many figures have an unreadable cell, and whether a cell that all share has one."""
    failed = [column.field for column, remark in line.remarks if remark.severity.holds_back]
    shared = any(field.partition(".")[0] not in _FIGURES for field in failed)
    own = {field.partition(".")[2] for field in failed if field.partition(".")[0] in _FIGURES}
    return len(own), shared


def _columns(at: Spot) -> list[tuple[str, str, str, str]]:
    """Return (value's field, growth's field, flow, months) of each pair of columns."""
    pairs = []
    for column in at.plan.columns:
        base, _, argument = column.field.partition(".")
        if base == "level":
            flow, _, months = argument.partition(":")
            flow, _, year = flow.partition("@")
            named = year or titles.year([column.heading])
            if named and "@" not in months:
                months = f"{months}@{named}"
            pairs.append((column.field, f"rise.{argument}", flow, months))
        elif base == "value":
            pairs.append((column.field, "growth", "", ""))
    if len(pairs) == 1 and at.plan.column(pairs[0][1]) is None:
        return [(pairs[0][0], "growth", *pairs[0][2:])]
    return pairs


def _of_heading(at: Spot, line: Line, months: str) -> Period | None:
    span, _, own = months.partition("@")
    year = int(own) if own else whole_of(line, "year") or at.plan.year
    first, _, last = span.partition("-")
    if not span:
        found = _period(at, line)
        return replace(found, year=year) if found is not None and year is not None else found
    return None if year is None else Period(year, int(first), int(last or first))


def in_year(plan: SheetPlan, period: Period, year: int | None) -> Period | None:
    """Return a row's months in the year of its own column; None where that column leaves it open."""
    if plan.column("year") is None or (year is None and period.year != ANY_YEAR):
        return period
    return replace(period, year=year) if year is not None else None


def _period(at: Spot, line: Line) -> Period | None:
    """Return the months of a row: its own, else those of its year's columns, else the title's."""
    said = given(line, "period")
    year = whole_of(line, "year") or at.plan.year
    if isinstance(said, Period):
        return in_year(at.plan, said, year)
    first, last = whole_of(line, "first_month"), whole_of(line, "last_month")
    if year is None:
        return None
    if first is not None or last is not None:
        return Period(year, first or last or 1, last or first or 1)
    if said == WHOLE_YEAR:
        return Period(year, 1, 12)
    return Period(year, *at.plan.months) if at.plan.months else None
