"""A check box that is seen on dark ground too: Fusion draws its frame darker than the window."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from tradeplanner.ui import icons, theme

BOX = 18


class CheckBox(QCheckBox):
    """A check box painted from the palette in force."""

    def sizeHint(self) -> QSize:
        """Ask for the box, a gap and the text."""
        wide = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
        gap = theme.GRID if wide else 0
        return QSize(BOX + gap + wide + 2, max(BOX, self.fontMetrics().height()) + theme.GRID)

    def hitButton(self, pos: object) -> bool:
        """Answer anywhere on the widget, as the words belong to the box."""
        del pos
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box, its tick, the text and the focus."""
        colours = theme.colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(1, (self.height() - BOX) // 2, BOX, BOX)
        paint_box(painter, box, checked=self.isChecked(), lit=self.hasFocus())
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.edge))
        words = self.rect().adjusted(BOX + theme.GRID, 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.accent))
            painter.drawRoundedRect(box.adjusted(-1, -1, 0, 0), 5, 5)


def paint_box(painter: QPainter, box: QRect, *, checked: bool, lit: bool) -> None:
    """Paint the square of a check box and its tick; ``lit`` gives it the colour of what is in focus."""
    colours = theme.colours()
    painter.setPen(QColor(colours.accent if lit or checked else colours.edge))
    painter.setBrush(QColor(colours.accent if checked else colours.surface))
    painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
    if checked:
        tick = icons.pixmap("check", colours.on_accent, BOX - 4, painter.device().devicePixelRatio())
        if tick is not None:
            painter.drawPixmap(box.left() + 1, box.top() + 1, tick)
