"""How a person has laid a table out: widths, order, hidden columns and sort, remembered between sessions."""

from PySide6.QtCore import Qt

from tradeplanner.ui import memory
from tradeplanner.ui.widgets.rows import Rows
from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView, as_columns


def remember(name: str, model: TableModel, view: TableView) -> None:
    """Remember the layout of the table called ``name``."""
    memory.keep(f"table/{name}/columns", ",".join(as_columns(model.columns)))
    memory.keep(f"table/{name}/state", view.horizontalHeader().saveState())


def recall(name: str, model: TableModel, view: TableView) -> None:
    """Lay the table out as it was left, unless it has other columns since; then its rows are not sorted."""
    heads = view.horizontalHeader()
    if memory.text(f"table/{name}/columns") != ",".join(as_columns(model.columns)):
        heads.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        return
    heads.restoreState(memory.settings().value(f"table/{name}/state"))
    heads.setStretchLastSection(True)
    model.sort(heads.sortIndicatorSection(), heads.sortIndicatorOrder())


def next_sort(rows: Rows, model: TableModel, section: int) -> tuple[int, Qt.SortOrder]:
    """Return what a click on a heading means: up, then down, then (-1) the rows' own order."""
    if rows.sorted_by is not model.columns[section]:
        return section, Qt.SortOrder.AscendingOrder
    return (-1, Qt.SortOrder.AscendingOrder) if rows.descending else (section, Qt.SortOrder.DescendingOrder)
