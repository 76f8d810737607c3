"""The line above a table: its search, and beside it what narrows the rows further or acts on them.

Where the line is too short for all, the search keeps the first line and the rest goes on below it: a
search that shows three letters of a firm's name is none.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QLineEdit, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.flowing import Flowing

LETTERS = 24
"""Letters for which the search keeps room."""
AROUND = 8 * theme.GRID
"""What the lens, the cross and the frame of the search take."""


class FilterBar(Flowing):
    """Lays out a search, which takes the room that is left, and parts in one line or more.

    The first part beside the search (``beside`` it) stays there whatever the width.
    """

    def __init__(self, search: QLineEdit, beside: QWidget) -> None:
        """Begin with ``search`` and the part that stays ``beside`` it."""
        super().__init__()
        self._search = search
        self.addWidget(search)
        self.addWidget(beside)

    def least(self) -> int:
        """Return how many pixels the search needs for its letters."""
        return self._search.fontMetrics().horizontalAdvance("n" * LETTERS) + AROUND

    def is_wrapped(self) -> bool:
        """Tell whether parts stand below the search, at the width given last."""
        return not self._fits(self.geometry().width(), self._shown()[1:])

    # --- Qt's ---

    def sizeHint(self) -> QSize:
        """Return the size of one line with all parts."""
        parts = self._shown()[1:]
        return QSize(self.least() + _length(parts), self.minimumSize().height())

    # --- inside ---

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _fits(self, width: int, parts: list[QLayoutItem]) -> bool:
        return width - _length(parts) >= self.least()

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        if not shown or shown[0].widget() is not self._search:  # the search itself is put away
            return self._flow(rect, shown, move=move)
        search, parts = shown[0], shown[1:]
        below: list[QLayoutItem] = []
        if not self._fits(rect.width(), parts):
            stays = [item for item in parts if item is self._items[1]]
            below = [item for item in parts if item not in stays]
            parts = stays
        width = max(rect.width() - _length(parts), search.minimumSize().width())
        line = max(item.sizeHint().height() for item in (search, *parts))
        if move:
            search.setGeometry(QRect(rect.x(), rect.y(), width, line))
            x = rect.x() + width + theme.GRID
            for item in parts:
                item.setGeometry(QRect(QPoint(x, rect.y()), QSize(item.sizeHint().width(), line)))
                x += item.sizeHint().width() + theme.GRID
        if not below:
            return line
        rest = QRect(rect.x(), rect.y() + line + theme.GRID, rect.width(), 0)
        return line + theme.GRID + self._flow(rest, below, move=move)


def _length(parts: list[QLayoutItem]) -> int:
    """Return how long ``parts`` are in one line, each with the gap before it."""
    return sum(item.sizeHint().width() + theme.GRID for item in parts)
