"""Attainment bars inside a table: actual, the track to the target, the mark of time progress.

Painted, not drawn by a chart library: Home shows dozens of them and must open at once. More than
the target is told by an arrow at the end of the track, because the scale is one for all rows.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.table_model import VALUE

FULL = 1.25


@dataclass(frozen=True, slots=True, order=True)
class Bullet:
    """What one bar shows, as parts of the target (1.0 = reached): attainment and time progress."""

    attainment: float
    progress: float


class BulletDelegate(QStyledItemDelegate):
    """Paints cells whose column value is a ``Bullet`` or None; the column's text speaks for it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the ground as the style does, then the bar."""
        option.widget.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget
        )
        bullet = index.data(VALUE)
        if isinstance(bullet, Bullet):
            paint_bullet(painter, QRectF(option.rect), bullet)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for a bar's length instead of the text's."""
        return QSize(16 * theme.GRID, super().sizeHint(option, index).height())


def paint_bullet(painter: QPainter, cell: QRectF, bullet: Bullet) -> None:
    """Paint ``bullet`` into ``cell``; the target stands at four fifths of its width."""
    colours = theme.colours()
    area = cell.adjusted(theme.GRID, 0, -2 * theme.GRID, 0)
    unit, middle = area.width() / FULL, area.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.track))
    painter.drawRect(QRectF(area.left(), middle - 7, unit, 14))
    painter.setBrush(QColor(colours.accent))
    length = max(min(bullet.attainment, FULL), 0) * unit
    painter.drawRect(QRectF(area.left(), middle - 4, length, 8))
    if bullet.attainment > FULL:
        tip = QPointF(area.left() + length + theme.GRID, middle)
        painter.drawPolygon(QPolygonF([tip, tip + QPointF(-8, -6), tip + QPointF(-8, 6)]))
    painter.setBrush(QColor(colours.text))
    painter.drawRect(QRectF(area.left() + min(bullet.progress, FULL) * unit - 1, middle - 9, 2, 18))
    painter.restore()
