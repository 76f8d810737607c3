"""Columns of several flows side by side: 出口 | 进口 | 进出口, for one month or for each.

Where a sheet of export figures names but one flow, its columns are read as they are; where it names
several, each column is given its own flow, so that none is dropped and none is taken for another.
"""

from collections.abc import Sequence
from dataclasses import replace

from tradeplanner.domain.findings import Code
from tradeplanner.importing import mapping, titles
from tradeplanner.importing.fields import Heading, Shape, Spec
from tradeplanner.importing.grid import Row
from tradeplanner.importing.proposal import ColumnPlan, Reason
from tradeplanner.importing.specs import arguments
from tradeplanner.importing.specs.flows import flow_in

FIELD = "way"
_TAKEN = ("", "value", "flow", "month", "total")
"""Fields for which such a column may have been taken when its neighbours were not looked at."""
_FIGURES = 0.5
"""The part of a column's cells that must be figures."""


def settle(spec: Spec, columns: Sequence[ColumnPlan], rows: Sequence[Row]) -> Sequence[ColumnPlan]:
    """Return the columns with each flow told apart, where a kind of ``spec`` has several of them."""
    if spec.field(FIELD) is None:
        return columns
    said = {c.index: argument for c in columns if _may_be(c) and (argument := _argument(c.heading))}
    if len({argument.partition(":")[0] for argument in said.values()}) < 2:
        return columns
    content = mapping.shares(rows)
    figures = {at for at, (filled, parts) in content.items() if filled and parts[Shape.NUMBER] >= _FIGURES}
    blank = {at for at in said if content.get(at, (0, {}))[0] == 0}
    said = {at: argument for at, argument in said.items() if at in figures | blank}
    if len({argument.partition(":")[0] for argument in said.values()}) < 2:
        return columns
    taken: set[str] = set()
    return [_settled(column, said.get(column.index, ""), taken) for column in columns]


def _may_be(column: ColumnPlan) -> bool:
    return column.field.partition(".")[0] in _TAKEN and column.reason.code is not Code.COLUMN_CHOSEN


def _argument(heading: str) -> str:
    """Return the flow of a column with what it covers: "import", "import:3", "import:1-2@2023", or ""."""
    flow = flow_in(heading)
    if not flow:
        return ""
    months = next((m for part in heading.split(" / ") if (m := _months(part))), "")
    year = titles.year([heading])
    return f"{flow}:{months}@{year or ''}".rstrip("@").rstrip(":")


def _months(part: str) -> str:
    for word in ("进出口", "出口", "进口", "额", "值", "总", "累计"):
        part = part.replace(word, "")
    return arguments.month(Heading(0, (part.strip(),)), None)


def _settled(column: ColumnPlan, argument: str, taken: set[str]) -> ColumnPlan:
    if not argument:
        return column
    if argument in taken:  # the same once more: the sum to date beside the month's own
        reason = Reason(Code.COLUMN_RIVALS, {"heading": column.heading, "taken": argument})
        return replace(column, field="", score=0.0, reason=reason)
    taken.add(argument)
    reason = Reason(Code.COLUMN_BY_NAME, {"heading": column.heading})
    return replace(column, field=f"{FIELD}.{argument}", score=0.99, reason=reason)
