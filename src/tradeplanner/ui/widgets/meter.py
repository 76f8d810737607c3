"""A count against its aim: the words, and a thin bar for the eye that says nothing the words do not."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label

HEIGHT = 6


@dataclass(frozen=True, slots=True)
class Reach:
    """What a meter shows: ``done`` and ``due`` (done with what is still to come) as parts of the aim.

    ``told`` is the figure in words, ``hint`` explains it. Without an aim the parts are None.
    """

    name: str
    told: str
    hint: str = ""
    done: float | None = None
    due: float | None = None


class Meter(QWidget):
    """One ``Reach``: its name, its figure, and the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reach = Reach("", "")
        self._name, self._told = label(role="caption"), label()
        self._bar = _Bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (self._name, self._told, self._bar):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_reach(self, reach: Reach) -> None:
        """Show other figures."""
        self.reach = reach
        self._name.setText(reach.name)
        self._told.setText(reach.told)
        self._bar.reach = reach
        self._bar.update()
        self.setToolTip(reach.hint)
        self._told.setAccessibleName(f"{reach.name}: {reach.told}")
        self._told.setAccessibleDescription(reach.hint)


class _Bar(QWidget):
    """The bar: what is done dark, what is to come light, the track up to the aim."""

    def __init__(self) -> None:
        super().__init__()
        self.reach = Reach("", "")
        self.setFixedHeight(HEIGHT)

    def sizeHint(self) -> QSize:
        """Ask for little: the words decide on the width."""
        return QSize(6 * theme.GRID, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and both parts; nothing without an aim."""
        reach = self.reach
        if reach.done is None:
            return
        painter, colours = QPainter(self), theme.colours()
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        coming = QColor(colours.accent)
        coming.setAlphaF(0.45)
        painter.fillRect(whole, QColor(colours.track))
        for part, colour in ((reach.due, coming), (reach.done, QColor(colours.accent))):
            width = whole.width() * max(min(part or 0, 1), 0)
            painter.fillRect(QRectF(whole.left(), whole.top(), width, whole.height()), colour)
        painter.end()
