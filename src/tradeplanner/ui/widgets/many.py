"""Several choices of many: a field that finds one and adds it, and a chip for each that is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.combo import Finder
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.flowing import Flowing
from tradeplanner.ui.widgets.pinyin import matches

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Adder(Finder):
    """A finder that gives up what it found: ``taken(value)``; ``last_wanted()`` on Backspace when empty."""

    taken = Signal(object)
    last_wanted = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(choices, parent)
        # Queued: the line edit itself puts the chosen text in, and may do so after this is told.
        self.completer().activated.connect(lambda _: self._give(), Qt.ConnectionType.QueuedConnection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter add what is named, and Backspace in the empty field take the last one off."""
        if event.key() in ENTER and self.text().strip():
            self._settle()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_wanted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Add what was typed in full as the person goes on to the next field."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._give()

    def _settle(self) -> None:
        if self.value() is None:
            found = [choice for choice in self._choices if matches(self.text(), choice.text, choice.search)]
            if len(found) == 1:
                self.set_value(found[0].value)
        self._give()

    def _give(self) -> None:
        value = self.value()
        if value is not None:
            if (popup := self.completer().popup()) is not None:
                popup.hide()
            self.clear()
            self.taken.emit(value)


class ManyPick(QWidget):
    """``value()`` is a tuple of the chosen values in the order they were added; ``changed()`` follows."""

    changed = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[object, ...] = ()
        self._choices: list[Choice] = []
        self.finder = Adder(choices)
        self._chips: list[QToolButton] = []
        self._holder = QWidget()
        self._flow = Flowing(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.finder)
        column.addWidget(self._holder)
        self.setFocusProxy(self.finder)
        self.finder.taken.connect(self._add)
        self.finder.last_wanted.connect(self._remove_last)
        self.finder.changed.connect(self.changed)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what is chosen stays and is named anew."""
        self._choices = list(choices)
        self.finder.set_choices(choices)
        self._show()

    def value(self) -> object:
        """Return the chosen values."""
        return self._values

    def set_value(self, value: object) -> None:
        """Choose these values; one that is not offered stays and shows as it is."""
        self._values = tuple(dict.fromkeys(value)) if isinstance(value, tuple | list) else ()
        self._show()
        self.changed.emit()

    def mistake(self) -> str:
        """Return what to do where text stands in the field that names no choice."""
        return self.finder.mistake()

    def chips(self) -> list[QToolButton]:
        """Return the chips; pressing one takes its value off."""
        return list(self._chips)

    def setAccessibleName(self, name: str) -> None:
        """Name the field too, with how many are chosen."""
        super().setAccessibleName(name)
        self.finder.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field too."""
        super().setAccessibleDescription(description)
        self.finder.setAccessibleDescription(description)

    def _add(self, value: object) -> None:
        if value not in self._values:
            self.set_value((*self._values, value))

    def _remove(self, value: object) -> None:
        self.finder.setFocus()
        self.set_value(tuple(each for each in self._values if each != value))

    def _remove_last(self) -> None:
        if self._values:
            self._remove(self._values[-1])

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        texts = {choice.value: choice.text for choice in self._choices}
        self._chips = [self._chip(value, texts.get(value, str(value))) for value in self._values]
        self._holder.setVisible(bool(self._chips))
        self.updateGeometry()

    def _chip(self, value: object, text: str) -> QToolButton:
        chip = QToolButton(self._holder)
        chip.setProperty("role", "chip")
        chip.setText(f"{text}  ×".replace("&", "&&"))
        chip.setToolTip(tr("Take “{name}” off", name=text))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(lambda: self._remove(value))
        self._flow.addWidget(chip)
        chip.show()
        return chip
