"""The rule of the traffic lights as a line: where red ends, where amber ends, each with its word."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tradeplanner.domain.lights import Light
from tradeplanner.i18n import formats
from tradeplanner.i18n.lights import SIGNS
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme

TONES = {Light.GREEN: "green_text", Light.AMBER: "amber_text", Light.RED: "red_text"}
_SHARES = {Light.RED: 0.36, Light.AMBER: 0.28, Light.GREEN: 0.36}
_BAR = theme.GRID


class LightLine(QWidget):
    """Three stretches of a line, worst first, and the two points where they meet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = (Decimal(-5), Decimal(0))
        self.setFixedHeight(2 * self.fontMetrics().height() + 3 * _BAR)
        self.setMinimumWidth(44 * theme.GRID)

    def show_rule(self, green: Decimal, amber: Decimal) -> None:
        """Show that amber begins at ``amber`` points and green at ``green``."""
        self._edges = (amber, green)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Paint the words anew in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words over the line, and the points under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, high = theme.colours(), self.fontMetrics().height()
        marks = {Light.RED: colours.red, Light.AMBER: colours.amber, Light.GREEN: colours.green_text}
        left, edges = 0.0, iter(self._edges)
        for which, share in _SHARES.items():
            wide = self.width() * share
            painter.setPen(QColor(getattr(colours, TONES[which])))
            words = f"{SIGNS[which]} {word(which)}"
            painter.drawText(QRectF(left, 0, wide, high), Qt.AlignmentFlag.AlignCenter, words)
            painter.fillRect(QRectF(left, high + _BAR / 2, wide - 2, _BAR), QColor(marks[which]))
            left += wide
            edge = next(edges, None)
            if edge is not None:
                painter.setPen(QColor(colours.text))
                under = QRectF(left - 60, high + 2 * _BAR, 120, high)
                painter.drawLine(QPointF(left - 1, high), QPointF(left - 1, high + 2 * _BAR))
                painter.drawText(under, Qt.AlignmentFlag.AlignCenter, formats.signed(edge, 1))
