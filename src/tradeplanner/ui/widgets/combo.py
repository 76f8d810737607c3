"""Pickers: a plain list of choices, and one that finds by any part of a name or its pinyin."""

from collections.abc import Sequence
from itertools import islice

from PySide6.QtCore import QEvent, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QWidget

from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.widgets.clearing import offer_clearing
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.keys import Keys
from tradeplanner.ui.widgets.labels import name_beside

SHOWN_AT_ONCE = 50


class Picker(QComboBox):
    """A list of choices. ``value()`` is the chosen one's, or None; ``changed()`` after a choice."""

    changed = Signal()
    labelled = False  # a form gives each of its pickers a label that is seen

    def __init__(
        self, choices: Sequence[Choice], *, optional: bool, none: str = "", parent: QWidget | None = None
    ) -> None:
        """Offer ``choices``, and before them, if ``optional``, nothing: ``none`` is its marked msgid."""
        self._unseen: QLabel | None = None
        super().__init__(parent)
        self._optional, self._none = optional, none or mark("(none)")
        self._values: list[object] = []
        self._held: object = None
        self.set_choices(choices)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.currentIndexChanged.connect(lambda _: self.changed.emit())

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the chosen value stays chosen if it is among them."""
        old = self.value()
        self.blockSignals(True)
        self.clear()
        self._values = [None] if self._optional else []
        if self._optional:
            self.addItem(tr(self._none))
        for choice in choices:
            self.addItem(choice.text)
            self._values.append(choice.value)
        if old is not None and old == self._held:
            self._hold(old)
        self.set_value(old)
        self.blockSignals(False)

    def value(self) -> object:
        """Return the chosen value, or None."""
        at = self.currentIndex()
        return self._values[at] if 0 <= at < len(self._values) else None

    def set_value(self, value: object) -> None:
        """Choose ``value``; the first choice where it is not among them."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else 0)

    # --- as a part of a filter that is kept under a name (``saved.Part``) ---

    def kept(self) -> object:
        """Return the chosen value as it can be written down; None for the first choice, which is all."""
        value = self.value()
        return None if self.is_clear() else value if isinstance(value, int) else str(value)

    def take(self, kept: object) -> None:
        """Choose what was kept; what is no longer offered is chosen all the same, and finds nothing."""
        if kept is None:
            self.rest()
            return
        if kept not in self._values:
            self.blockSignals(True)
            self._hold(kept)
            self.blockSignals(False)
        self.set_value(kept)

    def is_clear(self) -> bool:
        """Tell whether the first choice is chosen, which leaves nothing out."""
        return self.currentIndex() <= 0

    def rest(self) -> None:
        """Choose the first."""
        self.setCurrentIndex(0)

    def said(self) -> str:
        """Return the words of the choice."""
        return self.currentText()

    def _hold(self, value: object) -> None:
        self._held = value
        if value not in self._values:
            self.addItem(tr("(no longer there)"))
            self._values.append(value)

    def setAccessibleName(self, name: str) -> None:
        """Name it so that every screen reader says the name, and not the value twice."""
        super().setAccessibleName(name)
        self._label()

    def event(self, event: QEvent) -> bool:
        """Take the unseen label along where the picker goes."""
        if event.type() is QEvent.Type.ParentChange:
            self._label()
        return super().event(event)

    def _label(self) -> None:
        if not self.labelled and self.accessibleName():
            self._unseen = name_beside(self, self.accessibleName(), self._unseen)

    def wheelEvent(self, event: QEvent) -> None:
        """Let the form scroll: a wheel over a closed list would change what nobody looks at."""
        event.ignore()


class Finder(QLineEdit):
    """A field that completes: any part of a name, of its search words, or its pinyin.

    ``value()`` is the chosen one's or None; text that names nothing gives None and a ``mistake()``.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []
        self._keys = Keys(())
        self._value: object = None
        # By what choices are found is gathered a slice at a time while the window has nothing else to do.
        self._gatherer = QTimer(self)
        self._gatherer.setInterval(0)
        self._gatherer.timeout.connect(self._gather)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._take_text)
        self.setCompleter(completer)
        offer_clearing(self)
        self.set_choices(choices)
        self.textEdited.connect(self._find)
        self.textChanged.connect(self._forget_if_empty)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the chosen value stays chosen and is named anew."""
        self._choices = list(choices)
        self._keys = Keys(self._choices)
        self._gatherer.start()
        self._names.setStringList([choice.text for choice in self._choices[:SHOWN_AT_ONCE]])
        if self._value is not None:
            self.set_value(self._value)

    def value(self) -> object:
        """Return the chosen value, or None."""
        return self._value

    def set_value(self, value: object) -> None:
        """Choose ``value`` and show its name; None clears."""
        found = next((choice for choice in self._choices if choice.value == value), None)
        self._value = None if found is None else found.value
        self.setText("" if found is None else found.text)

    def mistake(self) -> str:
        """Return what to do where the text names none of the choices."""
        if self._value is not None or not self.text().strip():
            return ""
        return tr("“{text}” is not in the list. Choose one of those offered.", text=self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list by Down or F4, as a picker does."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self._find(self.text() if self._value is None else "")
            self.completer().complete()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            offer_clearing(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the only choice that the text names, so that Tab finishes what was typed."""
        super().focusOutEvent(event)
        if self._value is None and self.text().strip():
            self._keys.finish()
            found = list(islice(self._keys.find(self.text()), 2))
            if len(found) == 1:
                self._take(found[0])

    def _gather(self) -> None:
        if not self._keys.gather():
            self._gatherer.stop()
            if self._value is None and self.text().strip():
                self._offer(self.text())

    def _offer(self, text: str) -> None:
        self._names.setStringList([choice.text for choice in islice(self._keys.find(text), SHOWN_AT_ONCE)])

    def _find(self, text: str) -> None:
        self._offer(text)
        exact = next((choice for choice in self._choices if choice.text == text), None)
        self._value = None if exact is None else exact.value
        self.changed.emit()

    def _take_text(self, text: str) -> None:
        found = next((choice for choice in self._choices if choice.text == text), None)
        if found is not None:
            self._take(found)

    def _take(self, choice: Choice) -> None:
        self._value = choice.value
        self.setText(choice.text)
        self.changed.emit()

    def _forget_if_empty(self, text: str) -> None:
        if not text and self._value is not None:
            self._value = None
            self.changed.emit()
