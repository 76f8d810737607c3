"""What the status line says of a table."""

from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView


def summary(model: TableModel, view: TableView) -> str:
    """Return how many rows are shown, of how many, how many are selected, and their sums."""
    model.look_on(whole=True)
    rows, chosen = model.rows, view.selected()
    parts = [ntr("{count} row", "{count} rows", len(rows.shown))]
    if len(rows.shown) != len(rows.all):
        parts = [tr("{shown} of {all} rows", shown=f"{len(rows.shown):,}", all=f"{len(rows.all):,}")]
    if len(chosen) > 1:
        parts.append(tr("{count} selected", count=f"{len(chosen):,}"))
        parts += filter(None, (column.summed(chosen) for column in view.shown_columns()))
    return " · ".join(parts)
