"""Columns that are the sum of others, such as a quarter among its months: never counted beside them."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tradeplanner.domain.findings import Code
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.grid import Row
from tradeplanner.importing.proposal import ColumnPlan, Reason

_FAMILY, _TOTAL = "month", "total"
_FEWEST = 3
"""Months that a row must have to be told to rise."""
_ENOUGH = 2
"""Rows whose months must add up before a column is taken for their sum."""


def settle(columns: Sequence[ColumnPlan], rows: Sequence[Row]) -> list[ColumnPlan]:
    """Return the columns with runs of months left out whose single months stand beside them.

    Of several columns that may be the total of a row, that one is it to which the months add up.
    """
    singles = {span for column in columns if (span := _span(column)) and span[1] == span[2]}
    if not singles:
        return list(columns)
    total = _total(columns, rows)
    return [_settled(column, singles, total) for column in columns]


def are_rising(columns: Sequence[ColumnPlan], rows: Sequence[Row]) -> bool:
    """Whether the months across never fall in any row, as sums to date do: three of them at least."""
    months = sorted(
        (span[1], column.index) for column in columns if (span := _span(column)) and span[1] == span[2]
    )
    seen = 0
    for row in rows:
        stated = [number for _, at in months if (number := _number(row, at)) is not None]
        if any(later < earlier for earlier, later in itertools.pairwise(stated)):
            return False
        seen += len(stated) >= _FEWEST
    return seen > 0


def _settled(column: ColumnPlan, singles: set[tuple[str, int, int]], total: ColumnPlan | None) -> ColumnPlan:
    if column.reason.code is Code.COLUMN_CHOSEN:
        return column
    if total is not None and column.index == total.index:
        return replace(column, field=_TOTAL, score=max(column.score, 0.9), reason=_said(total))
    span = _span(column)
    parts = span is not None and all(
        (span[0], month, month) in singles for month in range(span[1], span[2] + 1)
    )
    again = total is not None and (column.field == _TOTAL or _may_be_total(column))
    if (span is not None and span[1] < span[2] and parts) or again:
        reason = Reason(Code.COLUMN_OF_SUMS, {"heading": column.heading})
        return replace(column, field="", score=0.0, reason=reason, rivals=())
    return column


def _said(total: ColumnPlan) -> Reason:
    if total.field == _TOTAL:
        return total.reason
    return Reason(Code.COLUMN_ADDS_UP, {"heading": total.heading})


def _span(column: ColumnPlan) -> tuple[str, int, int] | None:
    """Return the year ("" unsaid), first and last month of a column of months."""
    base, _, argument = column.field.partition(".")
    if base != _FAMILY:
        return None
    span, _, year = argument.partition("@")
    first, _, last = span.partition("-")
    return (year, int(first), int(last or first)) if first.isdigit() else None


def _may_be_total(column: ColumnPlan) -> bool:
    return any(rival.field == _TOTAL for rival in column.rivals)


def _total(columns: Sequence[ColumnPlan], rows: Sequence[Row]) -> ColumnPlan | None:
    """Return the column to which the single months add up, or None."""
    spans = {column.index: span for column in columns if (span := _span(column))}
    months = [index for index, span in spans.items() if span[1] == span[2]]
    if len({span[0] for span in spans.values()}) > 1:
        return None
    runs = [c for c in columns if (span := spans.get(c.index)) and span[1] < span[2] and span[1] == 1]
    named = [c for c in columns if c.field == _TOTAL or (not c.field and _may_be_total(c))]
    for column in [*named, *runs]:
        if column.reason.code is not Code.COLUMN_CHOSEN and _adds_up(rows, months, column.index):
            return column
    return None


def _adds_up(rows: Sequence[Row], months: Sequence[int], total: int) -> bool:
    held = 0
    for row in rows:
        stated, parts = _number(row, total), [_number(row, at) for at in months]
        if stated is None or all(part is None for part in parts):
            continue
        if sum((part or Decimal(0) for part in parts), Decimal(0)) != stated:
            return False
        held += 1
    return held >= _ENOUGH


def _number(row: Row, at: int) -> Decimal | None:
    found = numbers.amount(row[at] if at < len(row) else None).value
    return found.number if isinstance(found, numbers.Amount) else None
