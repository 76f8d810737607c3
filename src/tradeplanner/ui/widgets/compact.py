"""A short list inside a card: the table's view without search, filter or remembered layout.

Rows come sorted as they mean something; one column takes the room, the others what they need, and
only whole rows show, so that no figure is cut through.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHeaderView, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView


class Compact(QWidget):
    """Rows of 28 pixels; ``edit_wanted(row)`` on Enter or double click. ``title`` is a marked msgid."""

    edit_wanted = Signal(object)

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        *,
        wide: str,
        heads: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Show ``columns``, the one with the key ``wide`` taking the room, with or without headings."""
        super().__init__(parent)
        self._title, self._columns = title, tuple(columns)
        self._wide = [column.key for column in columns].index(wide)
        self.model = TableModel(columns, parent=self)
        self.view = TableView(self.model, self)
        self.view.edit_wanted.connect(self.edit_wanted)
        self._row = max(28, self.fontMetrics().height() + theme.GRID)
        self.view.verticalHeader().setDefaultSectionSize(self._row)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_heads(heads=heads)
        self.setFocusProxy(self.view)
        self.retranslate()

    def _set_heads(self, *, heads: bool) -> None:
        header = self.view.horizontalHeader()
        header.setVisible(heads)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Stretch)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._head = header.sizeHint().height() if heads else 0

    @property
    def row_height(self) -> int:
        """The height of one row in pixels."""
        return self._row

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the current line stays."""
        at = self.view.currentIndex().row()
        self.model.fill(rows)
        self.fit()
        if 0 <= at < len(rows):
            self.view.selectRow(at)

    def rows(self) -> list[Any]:
        """Return the rows."""
        return list(self.model.rows.all)

    def show_column(self, key: str, *, shown: bool) -> None:
        """Show or hide a column that may have nothing to say."""
        at = [column.key for column in self._columns].index(key)
        self.view.horizontalHeader().setSectionHidden(at, not shown)

    def set_delegate(self, key: str, delegate: QAbstractItemDelegate) -> None:
        """Let ``delegate`` paint the column ``key``."""
        at = [column.key for column in self._columns].index(key)
        self.view.setItemDelegateForColumn(at, delegate)

    def fit(self) -> None:
        """Give every column but the wide one the room that its longest text needs."""
        metrics, header = self.view.fontMetrics(), self.view.horizontalHeader()
        for at, column in enumerate(self._columns):
            if at == self._wide:
                continue
            texts = [column.shown(row) for row in self.model.rows.all]
            if self._head:
                texts.append(column.name())
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            header.resizeSection(at, widest + 3 * theme.GRID)

    def sizeHint(self) -> QSize:
        """Ask for three rows; more come with more room."""
        return QSize(30 * theme.GRID, self._head + 3 * self._row)

    def minimumSizeHint(self) -> QSize:
        """Ask for two rows at least."""
        return QSize(20 * theme.GRID, self._head + 2 * self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let only whole rows show."""
        super().resizeEvent(event)
        around = self._head + 2 * self.view.frameWidth()
        lines = max(1, (self.height() - around) // self._row)
        self.view.setGeometry(0, 0, self.width(), min(self.height(), around + lines * self._row))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.view.setAccessibleName(tr(self._title))
        last = len(self._columns) - 1
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self.fit()
        self.view.viewport().update()
