"""A layout that goes on in the next line, for chips and for links that must not force a width."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from tradeplanner.ui import theme


class Flowing(QLayout):
    """Lays its items out from left to right and goes on in the next line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        """Return an item, or None."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Be as high as the width demands."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place what is shown; return the height of all."""
        return self._flow(rect, [item for item in self._items if not item.isEmpty()], move=move)

    def _flow(self, rect: QRect, items: list[QLayoutItem], *, move: bool) -> int:
        """Place ``items`` from left to right, in as many lines as they need; return the height of all."""
        x, y, line = rect.x(), rect.y(), 0
        for item in items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + theme.GRID, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + theme.GRID
            line = max(line, size.height())
        return y + line - rect.y()
