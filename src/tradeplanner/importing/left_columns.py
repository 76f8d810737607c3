"""Columns that hold values and are taken for no field: what stands there stays out, and that is told."""

from collections.abc import Sequence

from tradeplanner.domain.findings import Code, Param, Place, Severity
from tradeplanner.importing import mapping
from tradeplanner.importing.grid import Cell, address, column_letters
from tradeplanner.importing.proposal import ColumnPlan, SheetPlan
from tradeplanner.importing.tally import Tally

_DECIDED = frozenset({Code.COLUMN_CHOSEN, Code.COLUMN_OF_SUMS})
"""Columns of which a person said that they are nothing, or of which it is told why they are not counted."""
_WANTED_BY_NOBODY = frozenset({
    "序号", "序", "行号", "no", "no.", "#", "s/n", "sn", "serialno", "serialnumber", "№",
    "第一计量单位", "第二计量单位", "计量单位",
})  # fmt: skip
"""Headings of columns that only number the rows, or name the unit of quantities, which are told of."""


class LeftColumns:
    """Counts what the columns without a field hold, among the rows of data."""

    def __init__(self, plan: SheetPlan) -> None:
        """Count for the columns of a plan."""
        self._counts: dict[int, int] = {column.index: 0 for column in plan.columns if _is_left(column)}
        self._named = {column.index for column in plan.columns}

    def add(self, across: Sequence[Sequence[Cell]]) -> None:
        """Count the cells of rows of data, which come column by column."""
        for index, cells in enumerate(across):
            if index in self._counts or index not in self._named:
                self._counts[index] = self._counts.get(index, 0) + len(cells) - cells.count(None)

    def tell(self, tally: Tally, plan: SheetPlan) -> None:
        """Tell each column that holds something, but one that is told already beside the column taken."""
        rivals = {other.index for _, other in mapping.contested(plan.columns)}
        headings = {column.index: " ".join(column.heading.split()) for column in plan.columns}
        for index, count in sorted(self._counts.items()):
            if not count or index in rivals:
                continue
            code = Code.COLUMN_LEFT if headings.get(index) else Code.COLUMN_NAMELESS
            params: dict[str, Param] = {
                "heading": headings.get(index) or column_letters(index), "count": count,
            }  # fmt: skip
            place = Place(tally.file, plan.name, address(plan.heading_last, index), plan.heading_last)
            tally.find(code, Severity.WARNING, place, params)


def _is_left(column: ColumnPlan) -> bool:
    named = "".join(column.heading.lower().split())
    return not column.field and column.reason.code not in _DECIDED and named not in _WANTED_BY_NOBODY
