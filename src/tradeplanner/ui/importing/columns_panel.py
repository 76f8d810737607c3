"""The columns of a sheet beside its cells: what each is taken for, how surely, and why."""

from datetime import date
from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Checked, ColumnPlan, column_letters, field_keys, is_money
from tradeplanner.i18n.formats import percent
from tradeplanner.i18n.language import language, tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.conclusions import offer_units
from tradeplanner.ui.importing.words import field_word, reason_text
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.labels import button, label, rule


class ColumnsPanel(QWidget):
    """``decided(proposal)`` when a column is given another field; ``shown(column)`` as one is visited."""

    decided = Signal(object)
    shown = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pickers: dict[int, Picker] = {}
        self._units: dict[int, QPushButton] = {}
        self._checked: Checked | None = None
        self._sheet = ""
        self._shown: object = None
        self._heading = label(role="heading")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self._scroll, 1)

    def show_sheet(self, checked: Checked, sheet: str) -> None:
        """Show the columns of ``sheet``; made anew only if they differ from those that are shown."""
        self._checked, self._sheet = checked, sheet
        plans = checked.proposal.sheet(sheet).columns
        shown = (sheet, plans, language())
        if shown == self._shown:
            return
        self._shown = shown
        taken = sum(1 for plan in plans if plan.field)
        self._heading.setText(tr("{taken} of {all} columns are imported", taken=taken, all=len(plans)))
        at = self._scroll.verticalScrollBar().value()
        focused = next((c for c, picker in self._pickers.items() if picker.hasFocus()), None)
        body = QWidget()
        body.setProperty("role", "plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.GRID, 0)
        column.setSpacing(theme.GRID // 2)
        self._pickers, self._units = {}, {}
        choices = [Choice("", field_word(""))]
        year = checked.proposal.sheet(sheet).year or date.today().year  # noqa: DTZ011  # the desk's own year
        choices += [Choice(key, field_word(key)) for key in field_keys(checked.proposal.kind, year)]
        for plan in plans:
            self._add(column, plan, choices)
        column.addStretch()
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(at)
        if focused in self._pickers:
            self._pickers[focused].setFocus()

    def forget(self) -> None:
        """Make the columns anew the next time."""
        self._shown = None

    def focus_column(self, index: int) -> None:
        """Put the focus on a column's field and open its list."""
        picker = self._pickers.get(index)
        if picker is not None:
            self._scroll.ensureWidgetVisible(picker)
            picker.setFocus()
            picker.showPopup()

    def _add(self, column: QVBoxLayout, plan: ColumnPlan, choices: list[Choice]) -> None:
        letters = column_letters(plan.index)
        heading = plan.heading or tr("(no heading)")
        known = {choice.value for choice in choices}
        own = [] if plan.field in known else [Choice(plan.field, field_word(plan.field))]
        picker = Picker([*own, *choices], optional=False)
        picker.set_value(plan.field)
        picker.setAccessibleName(tr("Field of column {letters}, {heading}", letters=letters, heading=heading))
        why = self._why(plan)
        picker.setAccessibleDescription(why)
        picker.changed.connect(lambda plan=plan, picker=picker: self._choose(plan, picker.value()))
        column.addWidget(label(f"{letters} · {heading}", wrap=True))
        column.addWidget(picker)
        column.addWidget(label(why, "caption", wrap=True))
        if self._checked is not None and is_money(self._checked.proposal.kind, plan.field):
            column.addWidget(self._unit_of(plan), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(rule())
        self._pickers[plan.index] = picker
        picker.installEventFilter(self)

    def _unit_of(self, plan: ColumnPlan) -> QPushButton:
        """Return the button that says and changes the unit of a column of amounts."""
        words = tr("Unit {unit}", unit=plan.unit) if plan.unit else tr("No unit stated")
        made = button(f"{words} ▾", "link")
        why = reason_text(plan.unit_reason)
        made.setToolTip(why)
        made.setAccessibleName(
            tr("Unit of column {letters}: {unit}", letters=column_letters(plan.index), unit=words)
        )
        made.setAccessibleDescription(why)

        def press() -> None:
            if self._checked is not None:
                of = (self._checked.proposal, self._sheet, plan.index)
                offer_units(made, why, of, self.decided.emit)

        made.clicked.connect(press)
        self._units[plan.index] = made
        return made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which column is visited, so that its cells come into view."""
        if event.type() is QEvent.Type.FocusIn:
            visited = next((at for at, picker in self._pickers.items() if picker is watched), None)
            if visited is not None:
                self.shown.emit(visited)
        return super().eventFilter(watched, event)

    def focus_first(self) -> None:
        """Put the focus on the first column's field."""
        if self._pickers:
            next(iter(self._pickers.values())).setFocus()

    def pickers(self) -> dict[int, Picker]:
        """Return the field of each column, in the order shown."""
        return dict(self._pickers)

    def in_order(self) -> list[QWidget]:
        """Return what takes the focus, in the order of Tab."""
        found: list[QWidget] = []
        for index, picker in self._pickers.items():
            found.append(picker)
            if index in self._units:
                found.append(self._units[index])
        return found

    def _why(self, plan: ColumnPlan) -> str:
        parts = [reason_text(plan.reason)]
        rivals = [
            f"{field_word(rival.field)} {percent(Decimal(str(rival.score)), 0)}" for rival in plan.rivals[:2]
        ]
        if rivals:
            parts.append(tr("It might also be: {fields}.", fields=", ".join(rivals)))
        return " ".join(filter(None, parts))

    def _choose(self, plan: ColumnPlan, field: object) -> None:
        if self._checked is not None and isinstance(field, str) and field != plan.field:
            self.decided.emit(self._checked.proposal.with_mapping(self._sheet, plan.index, field))
