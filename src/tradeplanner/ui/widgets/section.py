"""A section of a page: a heading, a line under it, and what it holds, under a thin line; no box."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label, rule


class Section(QWidget):
    """Put widgets into ``body`` (a column)."""

    def __init__(self, *, first: bool = False, parent: QWidget | None = None) -> None:
        """Stand under a line unless it is the ``first``."""
        super().__init__(parent)
        self.heading = label(role="heading")
        self.caption = label(role="caption", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        if not first:
            column.addWidget(rule())
            column.addSpacing(2 * theme.GRID)
        column.addWidget(self.heading)
        column.addWidget(self.caption)
        column.addSpacing(theme.GRID)
        column.addLayout(self.body)
        column.addSpacing(3 * theme.GRID)

    def set_texts(self, heading: str, caption: str = "") -> None:
        """Set the heading and the line under it."""
        self.heading.setText(heading)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.setAccessibleName(heading)
