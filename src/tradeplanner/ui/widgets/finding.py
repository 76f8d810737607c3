"""A finder that filters: what it names is shown, and while it is empty, everything is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from tradeplanner.i18n.language import tr
from tradeplanner.ui import icons, theme
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.fields import Choice

STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class FindingFilter(Finder):
    """Escape empties it; what names nothing goes as the field is left, because it filters nothing."""

    def __init__(self) -> None:
        super().__init__(())
        self._gone: object = None
        self._open = self.addAction(icons.icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self.show_all)
        leave = theme.on_change(lambda: self._open.setIcon(icons.icon("chevron-down")))
        self.destroyed.connect(leave)

    def set_name(self, name: str) -> None:
        """Set what the field is called to a screen reader and as a tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._open.setText(tr("Show the list"))

    def show_all(self) -> None:
        """Open the list of all choices."""
        self.setFocus()
        self._offer("" if self.value() is not None else self.text())
        self.completer().complete()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what is chosen stays chosen, even where it is no longer among them."""
        value = self.value()
        known = [choice.value for choice in choices]
        held = value is not None and value == self._gone and value not in known
        super().set_choices([*choices, Choice(value, tr("(no longer there)"))] if held else choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape, and open the list without letting go of what is chosen."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.rest()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.show_all()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Empty the field where it names nothing."""
        super().focusOutEvent(event)
        if self.value() is None and event.reason() not in STAYING:
            self.clear()

    # --- as a part of a filter that is kept under a name (``saved.Part``) ---

    def kept(self) -> object:
        """Return what is chosen as it can be written down."""
        value = self.value()
        return value if value is None or isinstance(value, int) else str(value)

    def take(self, kept: object) -> None:
        """Choose what was kept; what is no longer there is chosen all the same, and finds nothing."""
        if kept is not None and all(choice.value != kept for choice in self._choices):
            self._gone = kept
            super().set_choices([*self._choices, Choice(kept, tr("(no longer there)"))])
        self.choose(kept)

    def choose(self, value: object) -> None:
        """Choose ``value`` as a person would."""
        if value != self.value() or value is None:
            self.set_value(value)
            self.changed.emit()

    def is_clear(self) -> bool:
        """Tell whether nothing is chosen."""
        return self.value() is None

    def rest(self) -> None:
        """Choose nothing."""
        if self.text():
            self.choose(None)

    def said(self) -> str:
        """Return the name of what is chosen."""
        return self.text()
