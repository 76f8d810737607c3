"""A form built from field descriptions: findings under their fields as one types, Save and Cancel.

The form holds values and says what the person wants; saving is the caller's, who answers with
``refuse(findings)`` or ``accept()``. A closed form is gone: nothing of it outlives it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.domain.findings import Finding, Severity
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets import entries
from tradeplanner.ui.widgets.entries import Entry, PickEntry
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.labels import button, label, restyle, rule

Values = dict[str, object]
Check = Callable[[Values], Sequence[Finding]]
Mend = Callable[[Finding], Act | None]


class Line:
    """One field on the form: its label, its entry, and what is said under it."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.label = QLabel()
        self.widget = entries.make(field)
        self.entry = cast("Entry", self.widget)
        self.below = label(role="problem", wrap=True)
        self.below.hide()
        self.offer = button(role="link")
        self.offer.hide()
        self.offered: Act | None = None
        self.offer.clicked.connect(self._run_offer)
        self.touched = False
        self.asked = True
        self.label.setBuddy(self.widget)
        self.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.label.setContentsMargins(0, 6, 0, 0)

    def retranslate(self) -> None:
        """Set the field's texts anew."""
        title = self.field.title()
        self.label.setText(f"{title} *" if self.field.required else title)
        self.widget.setAccessibleName(title)
        self.offer.setAccessibleName(title)
        hint = tr(self.field.hint) if self.field.hint else ""
        self.widget.setToolTip(hint)
        self.widget.setAccessibleDescription(hint)
        if isinstance(self.widget, PickEntry) and self.field.kind is Kind.TRISTATE:
            self.widget.set_choices(entries.tristate())
        elif self.field.choices and hasattr(self.widget, "set_choices"):
            self.widget.set_choices(self.field.offered())

    def say(self, text: str, *, wrong: bool) -> None:
        """Show ``text`` under the field, and mark the field where it is wrong."""
        self.below.setText(text)
        self.below.setVisible(bool(text) and self.asked)
        restyle(self.below, "role", "problem" if wrong else "advice")
        restyle(self.widget, "wrong", "true" if wrong and text else "false")

    def offer_act(self, act: Act | None) -> None:
        """Offer an act under the sentence, or none."""
        self.offered = act
        self.offer.setText("" if act is None else act.name())
        self.offer.setAccessibleName(self.offer.text() or self.field.title())
        self.offer.setVisible(act is not None and self.asked)

    def _run_offer(self) -> None:
        if self.offered is not None:
            self.offered.run()

    def missing(self) -> bool:
        """Tell whether a required value is not there."""
        return self.asked and self.field.required and self.entry.value() in (None, "", ())


class FormDialog(QDialog):
    """A form for one thing. ``save_wanted(values)`` when Save is pressed and nothing is wrong.

    ``refused()`` when something is, or the caller says so: what was typed is not saved.

    ``check(values)`` is called on each change, only when every required value is there and every
    text was understood; its findings show under the fields their places name, others on top. A form
    that ``edits`` what is stored opens with nothing selected, so that typing overwrites no name.
    """

    save_wanted = Signal(object)  # a dict would become a QVariantMap, and enumerations text
    refused = Signal()

    def __init__(
        self, title: str, fields: Sequence[Field], values: Mapping[str, object] | None = None, *,
        check: Check | None = None, mend: Mend | None = None, save: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make a form called ``title`` (text) whose button says ``save`` (text; "Save" if empty).

        ``mend(finding)`` gives the act that mends a finding, offered under its sentence, or None.
        """
        super().__init__(parent)
        self.edits = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._check, self._mend, self._save_text = check, mend, save
        self._lines = {field.name: Line(field) for field in fields}
        self._top = label(role="problem", wrap=True)
        self._top.hide()
        self._leaving = False
        self._save, self._cancel = button(role="primary"), button()
        self._lay_out()
        self.set_values(values or {})
        for line in self._lines.values():
            line.entry.changed.connect(lambda line=line: self._changed(line))
        self._save.setDefault(True)
        self._save.clicked.connect(self._press_save)
        self._cancel.clicked.connect(self.reject)
        # In a field of several lines Enter is a new line, so there must be another key that saves.
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._save.click)
        self.retranslate()

    # --- for the caller ---

    def values(self) -> Values:
        """Return what stands in the form by field name."""
        return {name: line.entry.value() for name, line in self._lines.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show ``values``; fields not named stay as they are."""
        for name, line in self._lines.items():
            if name in values:
                line.entry.set_value(values[name])

    def entry(self, name: str) -> QWidget:
        """Return the entry widget of a field, to listen to or to give other choices."""
        return self._lines[name].widget

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label; what stands in a hidden one is not asked for."""
        line = self._lines[name]
        line.asked = shown
        line.label.setVisible(shown)
        line.widget.setVisible(shown)
        line.below.setVisible(shown and bool(line.below.text()))
        line.offer.setVisible(shown and line.offered is not None)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 — a setter, as Qt has them
        """Hold Save while the caller saves."""
        self._save.setEnabled(not busy)

    def recheck(self) -> None:
        """Ask ``check`` again: what it rests on has changed."""
        self._show(self._findings())

    def refuse(self, findings: Sequence[Finding], text: str = "") -> None:
        """Show why it could not be saved, and let the person mend it; ``text`` goes on top."""
        self.set_busy(False)
        for line in self._lines.values():
            line.touched = True
        self._show(findings, text)
        self.refused.emit()

    # --- inside ---

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("role", "plain")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 2 * theme.GRID, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnStretch(1, 1)
        self._groups: list[tuple[QLabel, str]] = []
        group = ""
        for line in self._lines.values():
            if line.field.group != group:
                group = line.field.group
                self._add_group(grid, group)
            row = grid.rowCount()
            grid.addWidget(line.label, row, 0)
            grid.addWidget(line.widget, row, 1)
            grid.addWidget(line.below, row + 1, 1)
            grid.addWidget(line.offer, row + 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._finish(scroll, body)

    def _finish(self, scroll: QScrollArea, body: QWidget) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[3 * theme.GRID] * 4)
        whole.setSpacing(2 * theme.GRID)
        whole.addWidget(self._top)
        whole.addWidget(scroll, 1)
        whole.addWidget(rule())
        whole.addLayout(buttons)
        screen = QGuiApplication.primaryScreen().availableGeometry().height()
        wanted = body.sizeHint().height() + 20 * theme.GRID
        self.resize(72 * theme.GRID, min(wanted, screen - 8 * theme.GRID))

    def _add_group(self, grid: QGridLayout, group: str) -> None:
        heading = label(role="heading")
        heading.setContentsMargins(0, theme.GRID, 0, 0)
        self._groups.append((heading, group))
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew; values stay."""
        self._save.setText(self._save_text or tr("Save"))
        self._cancel.setText(tr("Cancel"))
        for heading, group in self._groups:
            heading.setText(tr(group) if group else "")
        for line in self._lines.values():
            line.retranslate()
        self._show(self._findings())

    def showEvent(self, event: QShowEvent) -> None:
        """Let typing replace what is proposed in the first line, and add to what is stored there."""
        super().showEvent(event)
        if self.edits and not event.spontaneous():
            QTimer.singleShot(0, self, self._stand_at_end)  # Qt selects all after this event
            return
        first = next((line.widget for line in self._lines.values() if line.asked), None)
        opened = not event.spontaneous() and self.focusWidget() in (None, first)
        if opened and isinstance(first, entries.TextEntry) and first.text():
            first.setFocus()
            first.selectAll()

    def _stand_at_end(self) -> None:
        line = self.focusWidget()
        if isinstance(line, QLineEdit):
            line.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the first Escape keep what was typed and say so; the second leaves it."""
        typed = any(line.touched for line in self._lines.values())
        if event.key() == Qt.Key.Key_Escape and typed and not self._leaving:
            self._leaving = True
            self._top.setText(tr("Nothing is saved yet. Press Escape again to leave without saving."))
            self._top.show()
            return
        super().keyPressEvent(event)

    def _changed(self, line: Line) -> None:
        line.touched = True
        self._leaving = False
        self._show(self._findings())

    def _press_save(self) -> None:
        for line in self._lines.values():
            line.touched = True
        findings = self._findings()
        self._show(findings)
        wrong = [line for line in self._lines.values() if line.missing() or line.entry.mistake()]
        held = [finding for finding in findings if finding.severity is Severity.ERROR]
        if not wrong and not held:
            self.save_wanted.emit(self.values())
            return
        self.refused.emit()
        names = {finding.place.field for finding in held}
        first = wrong[0] if wrong else next((x for x in self._lines.values() if x.field.name in names), None)
        if first is not None:
            first.widget.setFocus()

    def _findings(self) -> Sequence[Finding]:
        incomplete = any(line.missing() or line.entry.mistake() for line in self._lines.values())
        return [] if incomplete or self._check is None else self._check(self.values())

    def _show(self, findings: Sequence[Finding], text: str = "") -> None:
        from tradeplanner.i18n import messages

        by_field: dict[str, list[Finding]] = {}
        for finding in findings:
            name = finding.place.field if finding.place.field in self._lines else ""
            by_field.setdefault(name, []).append(finding)
        for name, line in self._lines.items():
            own = by_field.get(name, [])
            said = "\n".join(messages.sentence(finding) for finding in own)
            wrong = any(finding.severity is Severity.ERROR for finding in own)
            own_text = line.entry.mistake() or (tr("Please fill this in.") if line.missing() else "")
            line.say((own_text or said) if line.touched else "", wrong=bool(own_text) or wrong)
            mends = [] if own_text or self._mend is None else [act for f in own if (act := self._mend(f))]
            line.offer_act(mends[0] if mends and line.touched else None)
        top = [messages.sentence(finding) for finding in by_field.get("", [])]
        self._top.setText("\n".join(filter(None, [text, *top])))
        self._top.setVisible(bool(self._top.text()))
