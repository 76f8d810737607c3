"""Fields that are saved by themselves: each as one leaves it, if nothing is wrong with it.

The owner shows what is stored and stores what ``wanted`` says. What is wrong is marked under its
field and stays there, unsaved; what somebody is typing is not overwritten by what is read anew.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.entries import TextEntry
from tradeplanner.ui.widgets.fields import Field
from tradeplanner.ui.widgets.form import Line, Values
from tradeplanner.ui.widgets.labels import label

Check = Callable[[Values], Sequence[Finding]]
LABEL, ENTRY = 22 * theme.GRID, 44 * theme.GRID


class Kept(QWidget):
    """Labelled fields under each other. ``wanted(dict)`` gives what is to be stored, by field.

    ``check(values)`` is asked with every value; its findings stand under the fields they name.
    ``changed()`` follows every keystroke.
    """

    wanted = Signal(object)
    changed = Signal()

    def __init__(
        self, fields: Sequence[Field], check: Check | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._stored: Values = {}
        self._lines = {field.name: Line(field) for field in fields}
        self._hints = {name: label(role="caption", wrap=True) for name in self._lines}
        self._lay_out()
        for name, line in self._lines.items():
            line.entry.changed.connect(lambda name=name: self._typed(name))
            if isinstance(line.widget, QLineEdit):
                line.widget.editingFinished.connect(lambda name=name: self._leave(name))
                line.widget.installEventFilter(self)
        self.retranslate()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(2, 1)
        for at, (name, line) in enumerate(self._lines.items()):
            line.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            line.label.setWordWrap(True)
            line.label.setFixedWidth(LABEL)
            line.widget.setFixedWidth(ENTRY)
            self._hints[name].setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._hints[name].setContentsMargins(0, 7, 0, 0)
            grid.addWidget(line.label, 2 * at, 0)
            grid.addWidget(line.widget, 2 * at, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._hints[name], 2 * at, 2)
            grid.addWidget(line.below, 2 * at + 1, 1, 1, 2)

    # --- for the owner ---

    def show_stored(self, values: Mapping[str, object]) -> None:
        """Show what is stored; a field in which something else was typed stays as it is."""
        before, self._stored = self._stored, {name: values[name] for name in self._lines}
        for name, line in self._lines.items():
            typed = before and line.entry.value() != before[name]
            if not typed or line.entry.value() == self._stored[name]:
                self._put(name)
        self._say()

    def refuse(self, findings: Sequence[Finding]) -> None:
        """Show why it could not be stored."""
        self._say(findings)

    def values(self) -> Values:
        """Return what stands in the fields."""
        return {name: line.entry.value() for name, line in self._lines.items()}

    def entry(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._lines[name].widget

    def unsaved(self) -> list[str]:
        """Return the fields in which stands what is not stored."""
        return [name for name, line in self._lines.items() if self._differs(name) or line.entry.mistake()]

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where a field has nothing typed to take back: its value was stored."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(field, QLineEdit):
            return super().eventFilter(field, event)
        if _passes(field, cast("QKeyEvent", event)):
            event.ignore()
            return True
        return super().eventFilter(field, event)

    # --- inside ---

    def _put(self, name: str) -> None:
        widget = self._lines[name].widget
        widget.blockSignals(True)
        self._lines[name].entry.set_value(self._stored[name])
        widget.blockSignals(False)
        if isinstance(widget, QLineEdit):
            widget.setCursorPosition(0)

    def _differs(self, name: str) -> bool:
        return bool(self._stored) and self._lines[name].entry.value() != self._stored[name]

    def _typed(self, name: str) -> None:
        self._say()
        self.changed.emit()
        if isinstance(self._lines[name].widget, QComboBox):
            self._leave(name)

    def _leave(self, name: str) -> None:
        """Ask for what one leaves to be stored, with what else waits if that is sound, else by itself."""
        if not self._differs(name) or self._is_wrong(name):
            return
        others = [other for other in self.unsaved() if not self._is_wrong(other)]
        for names in (others, [name]):
            asked = {each: self._lines[each].entry.value() for each in names}
            if not _errors(self._findings({**self._stored, **asked})):
                self.wanted.emit(asked)
                return

    def _is_wrong(self, name: str) -> bool:
        line = self._lines[name]
        return bool(line.entry.mistake()) or line.missing()

    def _findings(self, values: Values) -> Sequence[Finding]:
        return [] if self._check is None else self._check(values)

    def _say(self, refused: Sequence[Finding] = ()) -> None:
        from tradeplanner.i18n import messages

        sound = {
            name: self._stored[name] if self._is_wrong(name) else line.entry.value()
            for name, line in self._lines.items()
            if self._stored
        }
        findings = [*refused, *(self._findings(sound) if sound else ())]
        for name, line in self._lines.items():
            own = [finding for finding in findings if finding.place.field == name]
            text = line.entry.mistake() or (tr("Please fill this in.") if line.missing() else "")
            said = dict.fromkeys(messages.sentence(finding) for finding in own)
            line.say(text or "\n".join(said), wrong=bool(text) or bool(_errors(own)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew; what stands in the fields stays."""
        for name, line in self._lines.items():
            line.widget.blockSignals(True)
            line.retranslate()
            line.widget.blockSignals(False)
            line.widget.setToolTip("")  # the hint stands beside it
            line.label.setText(line.field.title())
            self._hints[name].setText(tr(line.field.hint) if line.field.hint else "")
            if isinstance(line.widget, TextEntry):
                line.widget.setCursorPosition(0)
        self._say()


def _errors(findings: Sequence[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _passes(field: QLineEdit, event: QKeyEvent) -> bool:
    undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return (event.matches(undo) and not field.isUndoAvailable()) or (
        event.matches(redo) and not field.isRedoAvailable()
    )
