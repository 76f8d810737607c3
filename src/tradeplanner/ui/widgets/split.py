"""Two or three parts of a page side by side, or one under another where the page is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from tradeplanner.ui import memory, theme


class Split(QSplitter):
    """Parts with a handle between, remembered under ``name`` for either direction.

    ``shares`` are the parts' shares side by side, ``stacked`` those one under another, taken below
    ``narrow`` grid units; 0 keeps them side by side always.
    """

    def __init__(
        self, name: str, parts: Sequence[QWidget], shares: Sequence[int], *,
        stacked: Sequence[int] = (), narrow: int = 0, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._name, self._narrow = name, narrow * theme.GRID
        self._shares = {Qt.Orientation.Horizontal: shares, Qt.Orientation.Vertical: stacked or shares}
        self.setHandleWidth(2 * theme.GRID)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self._placed = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the width asks for it; at first, part the room as it was left."""
        is_narrow = event.size().width() < self._narrow
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        turned = wanted is not self.orientation()
        if turned and self._placed:
            self.remember()
        super().resizeEvent(event)
        if turned:
            self.setOrientation(wanted)
        if turned or not self._placed:
            self._placed = True
            self._part()

    def remember(self) -> None:
        """Remember how the room is parted; the page calls it as it is left.

        A part that is hidden, as on an empty page, has no size to remember.
        """
        if self._placed and all(self.sizes()):
            memory.keep(self._place(), ",".join(str(size) for size in self.sizes()))

    def _place(self) -> str:
        across = self.orientation() is Qt.Orientation.Horizontal
        return f"split/{self._name}/{'across' if across else 'down'}"

    def _part(self) -> None:
        kept = memory.text(self._place()).split(",")
        shares = self._shares[self.orientation()]
        for at, share in enumerate(shares):
            self.setStretchFactor(at, share)
        known = len(kept) == self.count() and all(part.isdigit() and int(part) for part in kept)
        room = self.width() if self.orientation() is Qt.Orientation.Horizontal else self.height()
        whole = sum(shares)
        self.setSizes([int(part) for part in kept] if known else [room * share // whole for share in shares])
