"""How a cell of a file is painted: its ground, a line for its findings, a frame where a finding leads.

A style sheet's item rules would take the place of a model's grounds, so they are painted here.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tradeplanner.ui import theme
from tradeplanner.ui.importing.sheet_model import RING

Index = QModelIndex | QPersistentModelIndex
FRAME = 2


class CellPainter(QStyledItemDelegate):
    """Paints the cells; the current one is framed whether or not the table holds the focus."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        ground, ring = index.data(Qt.ItemDataRole.BackgroundRole), index.data(RING)
        if isinstance(ground, QBrush):
            painter.fillRect(option.rect, ground)
            if isinstance(ring, QColor):
                # The choice of a cell shows by its frame, so that its finding's colour stays.
                option.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)
        if isinstance(ring, QColor):
            _frame(painter, option.rect, ring, 1)
        view = self.parent()
        if index == getattr(view, "currentIndex", QModelIndex)():
            _frame(painter, option.rect, QColor(theme.colours().accent), FRAME)


def _frame(painter: QPainter, rect: QRect, colour: QColor, width: int) -> None:
    painter.save()
    painter.setPen(QPen(colour, width))
    inset = width // 2
    painter.drawRect(rect.adjusted(inset, inset, -1 - inset, -1 - inset))
    painter.restore()
