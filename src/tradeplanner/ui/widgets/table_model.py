"""The Qt model over ``Rows``: what a view asks of a table, and nothing it keeps."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.rows import Rows

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
VALUE = Qt.ItemDataRole.UserRole + 1
SCREENFUL = 100
"""Rows found from which on no more are shown until a search has ended: nobody sees them before."""


class TableModel(QAbstractTableModel):
    """Rows by columns. ``ROW`` gives the row object of an index, ``VALUE`` the cell's value.

    ``looked()`` says that a search over very many rows has ended.
    """

    looked = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        extra: Callable[[object], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows = Rows(self.columns, extra)
        self._found: list[int] = []

    def fill(self, rows: Sequence[object]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._found = []
        self.rows.fill(rows)
        self.endResetModel()

    def filter(self, text: str, keep: Collection[int] = ()) -> None:
        """Show only the rows that hold every word of ``text``, those of ``keep`` among them."""
        self.beginResetModel()
        self._put_found()
        self.rows.filter(text, keep)
        self.endResetModel()

    def look_on(self, *, whole: bool = False) -> None:
        """Find more rows of a search over very many, or all; those shown stay where they are."""
        if not self.rows.looking:
            return
        self._found += self.rows.look(whole=whole)
        shown, ended = len(self.rows.shown), not self.rows.looking
        if self._found and (ended or shown < SCREENFUL):
            self.beginInsertRows(QModelIndex(), shown, shown + len(self._found) - 1)
            self._put_found()
            self.endInsertRows()
        if ended:
            self.looked.emit()

    def _put_found(self) -> None:
        self.rows.shown += self._found
        self._found = []

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the column at ``column``; -1 puts the rows back in their own order."""
        self.beginResetModel()
        self._found = []
        by = self.columns[column] if 0 <= column < len(self.columns) else None
        self.rows.sort(by, descending=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 — Qt's own signature
        """Return how many columns there are, hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what ``role`` asks of a cell; None where there is nothing to say."""
        # A cell that is painted is asked for seven roles, four of which nothing answers.
        reader = _READERS.get(role)
        if reader is None or not index.isValid():
            return None
        return reader(self.columns[index.column()], self.rows.row(index.row()))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a heading's text and alignment, or a row's number."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.name()
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None


def _tint(column: Column, row: object) -> QColor | None:
    tone = column.tone(row) if column.tone is not None else ""
    return QColor(getattr(theme.colours(), tone)) if tone else None


def _spoken(column: Column, row: object) -> str:
    said = column.shown(row) if column.spoken is None else column.spoken(row)
    return f"{column.name()}: {said}"


_READERS: dict[int, Callable[[Column, object], object]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.shown(row),
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _: column.alignment,
    Qt.ItemDataRole.ForegroundRole: _tint,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.hint(row) if column.hint else None,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    ROW: lambda _, row: row,
    VALUE: lambda column, row: column.value(row),
}
