"""The search field above a table, and the one in the top bar."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from tradeplanner.ui import icons, theme
from tradeplanner.ui.widgets.clearing import offer_clearing


class SearchField(QLineEdit):
    """A field with a lens: Escape clears it, Down leads into the rows below.

    ``typed(str)`` follows every change; ``left_down()`` asks for the rows.
    """

    typed = Signal(str)
    left_down = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        offer_clearing(self)
        self._lens = self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self.typed)
        leave = theme.on_change(lambda: self._lens.setIcon(icons.icon("search")))
        self.destroyed.connect(leave)
        if name:
            self.set_name(name)

    def set_name(self, name: str) -> None:
        """Set what the field is called: its place-holder and its accessible name."""
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        # The lens is a button to a screen reader, which reads its text.
        self._lens.setText(name)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            offer_clearing(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape and Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_down.emit()
        else:
            super().keyPressEvent(event)
