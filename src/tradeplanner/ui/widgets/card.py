"""A card: a title that may be a sentence, a line under it, an act at the right, and its body."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label


class Card(QFrame):
    """A framed part of a page. Put widgets into ``body`` (a column) and acts into ``head`` (a row)."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = label(title, "heading", wrap=True)
        self._subtitle = label(subtitle, "caption", wrap=True)
        self._subtitle.setVisible(bool(subtitle))
        self.head = QHBoxLayout()
        self.head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(theme.GRID // 2)
        column.addLayout(self.head)
        column.addWidget(self._subtitle)
        column.addSpacing(theme.GRID // 2)
        column.addLayout(self.body, 1)

    def set_texts(self, title: str, subtitle: str = "") -> None:
        """Set the title and the line under it."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)


def centred(card: Card) -> QHBoxLayout:
    """Return a row with a card of fixed width in its middle, as high as its text demands at that width."""
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(card)
    row.addStretch()
    return row
