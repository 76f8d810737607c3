"""The left rail: an icon and a word for each page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import icons, theme
from tradeplanner.ui.pages_list import Entry
from tradeplanner.ui.widgets.labels import rule


class Rail(QFrame):
    """One button for each page; ``wanted(key)`` when one is pressed."""

    wanted = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._entries = tuple(entry for entry in entries if not entry.hidden)
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(theme.GRID // 2)
        for entry in self._entries:
            if entry.apart:
                column.addSpacing(theme.GRID)
                column.addWidget(rule())
                column.addSpacing(theme.GRID)
            made = self._make(entry)
            group.addButton(made)
            column.addWidget(made)
        column.addStretch()
        self.retranslate()
        self.recolour()

    def _make(self, entry: Entry) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "rail")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setIconSize(QSize(icons.SIZE, icons.SIZE))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.clicked.connect(lambda: self.wanted.emit(entry.key))
        self._buttons[entry.key] = made
        return made

    def show_current(self, key: str) -> None:
        """Mark the page in front; a hidden one leaves the mark where one came from."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def retranslate(self) -> None:
        """Set every word anew."""
        for at, entry in enumerate(self._entries, 1):
            name = tr(entry.heading)
            # A heading may hold "&", which a button would take for an access key.
            self._buttons[entry.key].setText("  " + name.replace("&", "&&"))
            self._buttons[entry.key].setAccessibleName(name)
            self._buttons[entry.key].setToolTip(f"Ctrl+{at}")
        widest = max(made.sizeHint().width() for made in self._buttons.values()) if self._buttons else 0
        self.setFixedWidth(max(widest + 4 * theme.GRID, 21 * theme.GRID))

    def recolour(self) -> None:
        """Draw every icon anew in the palette in force."""
        for entry in self._entries:
            self._buttons[entry.key].setIcon(icons.icon(entry.icon))
