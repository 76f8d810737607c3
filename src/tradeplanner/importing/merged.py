"""Merged cells among the data: a firm's name over its three booths belongs to each of the three rows.

Only names, words and days are filled in. A number stays in its first row, or it would be counted twice.
"""

from collections.abc import Mapping

from tradeplanner.importing.fields import Shape, Spec
from tradeplanner.importing.grid import Cell, Merge, Row, SheetInfo, cell_text
from tradeplanner.importing.proposal import CellAt, ColumnPlan, SheetPlan
from tradeplanner.importing.spool import Spool

MOST = 3_000
"""Merged blocks of a sheet that are looked at."""
Filled = Mapping[CellAt, str]
"""By cell of a sheet: the text that its merged block gives it."""


def filled(spec: Spec, plan: SheetPlan, info: SheetInfo, spool: Spool) -> Filled:
    """Return what the rows under the first of each merged block among the data are given."""
    columns = {column.index: column for column in plan.columns if _takes_part(spec, column)}
    blocks = [merge for merge in info.merges[:MOST] if _is_among(merge, plan, columns)]
    if not blocks:
        return {}
    found: dict[CellAt, str] = {}
    for merge in blocks:
        rows = spool.rows(merge.top, merge.bottom)
        text = _text(rows, merge.left)
        for number, row in enumerate(rows[1:], merge.top + 1):
            if text and _holds_more(row, merge):
                found[plan.name, number, merge.left] = text
    return found


def _takes_part(spec: Spec, column: ColumnPlan) -> bool:
    field = spec.field(column.field) if column.field else None
    return field is not None and field.shape is not Shape.NUMBER


def _is_among(merge: Merge, plan: SheetPlan, columns: Mapping[int, ColumnPlan]) -> bool:
    """Whether a block lies below the heading, over several rows of one column that takes part."""
    down = merge.bottom > merge.top > plan.heading_last
    return down and merge.left == merge.right and merge.left in columns


def _text(rows: list[Row], column: int) -> str:
    cell: Cell = rows[0][column] if rows and column < len(rows[0]) else None
    return cell_text(cell)


def _holds_more(row: Row, merge: Merge) -> bool:
    """Whether a row has anything but the block itself, whose own cell there must be empty."""
    own = row[merge.left] if merge.left < len(row) else None
    return own is None and any(cell is not None for cell in row)
