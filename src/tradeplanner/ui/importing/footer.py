"""The foot of the import window: the counts, Back, and the one button that says what it does."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.progress import ProgressStrip


class Footer(QFrame):
    """``back_wanted()``, ``save_wanted()`` for the rows left out, ``on_wanted()`` to go on or import."""

    back_wanted = Signal()
    save_wanted = Signal()
    on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._counts = label()
        # Beside a progress that is shown for a moment it may be cut, or the window would grow for good.
        self._counts.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = ProgressStrip()
        self._back, self._save, self._on = button(), button(), button(role="primary")
        self._back.clicked.connect(self.back_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._on.clicked.connect(self.on_wanted)
        keys = {"Ctrl+Return": self._press_on, "Ctrl+Enter": self._press_on, "Alt+Left": self._press_back}
        for key, press in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(press)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self._counts, 1)
        row.addWidget(self.progress)
        for part in (self._back, self._save, self._on):
            row.addWidget(part)

    def show_counts(self, text: str) -> None:
        """Say how many records there are and what becomes of them."""
        self._counts.setText(text)

    def show_buttons(self, back: str, save: str, on: str, *, ready: bool = True) -> None:
        """Set the buttons' texts; an empty one hides its button. ``ready`` lets the last one be pressed."""
        for part, text in ((self._back, back), (self._save, save), (self._on, on)):
            part.setText(text)
            part.setVisible(bool(text))
        self._on.setEnabled(ready)
        self._on.setToolTip(f"{on} (Ctrl+Enter)")
        self._back.setToolTip(f"{back} (Alt+←)")

    def buttons(self) -> list[QPushButton]:
        """Return the buttons in the order of Tab."""
        return [self._back, self._save, self._on]

    def _press_on(self) -> None:
        if self._on.isVisible():
            self._on.click()

    def _press_back(self) -> None:
        if self._back.isVisible():
            self._back.click()

    def focus_on(self) -> None:
        """Put the focus on the button that goes on."""
        self._on.setFocus()
