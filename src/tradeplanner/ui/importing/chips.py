"""What the program concluded of a sheet, as a row of chips: each says why, and can be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from tradeplanner.app.import_values import (
    Checked,
    Control,
    Proposal,
    Question,
    Session,
    SheetPlan,
    has_amounts,
)
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui.importing.asking import ask_rows, ask_year
from tradeplanner.ui.importing.questions import ask_question, question_text
from tradeplanner.ui.importing.words import field_word, reason_text, rows_text, sheet_text
from tradeplanner.ui.widgets.flowing import Flowing

TOTALS_SHOWN = 3
UNITS = ("元", "万元", "亿元", "美元", "千美元", "万美元", "亿美元")
"""Units as Chinese papers write them; they are data, so they are not translated."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One conclusion: its text, why, and what pressing it does (a menu or a question), if anything."""

    text: str
    why: str = ""
    press: Callable[[QWidget], None] | None = None
    tone: str = ""


class Chips(QWidget):
    """The chips of one sheet. ``decided(proposal)`` when a conclusion is changed, ``sheet_chosen(str)``."""

    decided = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flowing(self)
        self._made: list[QToolButton] = []

    def show_sheet(self, session: Session, checked: Checked, sheet: str) -> None:
        """Show what was concluded of ``sheet``."""
        focused = next((at for at, old in enumerate(self._made) if old.hasFocus()), -1)
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._made = [self._make(chip) for chip in self._chips(session, checked, sheet)]
        if 0 <= focused < len(self._made):
            self._made[focused].setFocus()

    def buttons(self) -> list[QToolButton]:
        """Return the chips in the order shown."""
        return list(self._made)

    def _make(self, chip: Chip) -> QToolButton:
        made = QToolButton(self)
        made.setProperty("role", "chip")
        made.setProperty("tone", chip.tone)
        made.setText(chip.text.replace("&", "&&"))
        made.setToolTip(chip.why or chip.text)
        made.setAccessibleName(chip.text)
        made.setAccessibleDescription(chip.why)
        if chip.press is None:
            made.setProperty("still", "true")
        else:
            made.clicked.connect(lambda _=False, press=chip.press, at=made: press(at))
        self._flow.addWidget(made)
        made.show()
        return made

    def _chips(self, session: Session, checked: Checked, sheet: str) -> list[Chip]:
        proposal = checked.proposal
        plan = proposal.sheet(sheet)
        chips = [self._sheet_chip(session, proposal, sheet)]
        if not plan.used:
            return chips
        chips.append(self._heading_chip(proposal, plan))
        if has_amounts(proposal.kind):
            chips.append(self._unit_chip(proposal, plan))
        chips += [self._question_chip(proposal, each) for each in checked.questions if each.sheet == sheet]
        if plan.data_first:
            rows, count = rows_text(plan.data_first, plan.data_last), plan.data_last - plan.data_first + 1
            chips.append(Chip(ntr("Data in row {rows}", "Data in rows {rows}", count, rows=rows)))
        if plan.year is not None or proposal.kind in ("exports", "targets", "catalogue"):
            chips.append(self._year_chip(proposal, plan))
        if plan.per:
            chips.append(Chip(tr("Quoted per {per}", per=plan.per), reason_text(plan.period_reason)))
        return [*chips, *control_chips([each for each in checked.controls if each.sheet == sheet])]

    def _sheet_chip(self, session: Session, proposal: Proposal, sheet: str) -> Chip:
        def press(at: QWidget) -> None:
            menu = _menu(at, reason_text(proposal.sheet(sheet).reason))
            for plan in proposal.sheets:
                made = menu.addAction(sheet_text(plan))
                made.setToolTip(reason_text(plan.reason))
                made.triggered.connect(lambda _=False, name=plan.name: self.sheet_chosen.emit(name))
            menu.addSeparator()
            here = proposal.sheet(sheet)
            word = tr("Do not read this sheet") if here.used else tr("Read this sheet")
            menu.addAction(word).triggered.connect(
                lambda: self.decided.emit(proposal.with_sheet(sheet, not here.used))
            )
            menu.setToolTipsVisible(True)
            _open(menu, at)

        plan = proposal.sheet(sheet)
        skipped = [other.name for other in proposal.sheets if not other.used]
        text = tr("Sheet {sheet}", sheet=sheet_text(plan))
        if skipped and plan.used:
            text += tr(" (not read: {names})", names=", ".join(skipped))
        return Chip(text, reason_text(plan.reason), press if len(session.sheets) > 1 else None)

    def _heading_chip(self, proposal: Proposal, plan: SheetPlan) -> Chip:
        def take(first: int, last: int) -> None:
            self.decided.emit(proposal.with_heading(plan.name, first, last))

        rows = rows_text(plan.heading_first, plan.heading_last)
        count = plan.heading_last - plan.heading_first + 1
        text = ntr("Heading in row {rows}", "Heading in rows {rows}", count, rows=rows)
        return Chip(
            text if plan.heading_first else tr("No heading found"),
            reason_text(plan.heading_reason),
            lambda at: ask_rows(at, plan.heading_first or 1, plan.heading_last or 1, take),
        )

    def _unit_chip(self, proposal: Proposal, plan: SheetPlan) -> Chip:
        def press(at: QWidget) -> None:
            menu = _menu(at, reason_text(plan.unit_reason))
            for each in UNITS:
                menu.addAction(each).triggered.connect(lambda _=False, each=each: take(each))
            _open(menu, at)

        def take(chosen: str) -> None:
            self.decided.emit(proposal.with_unit(plan.name, None, chosen))

        unit = plan.unit or next((column.unit for column in plan.columns if column.unit), "")
        text = tr("Unit {unit}", unit=unit) if unit else tr("No unit stated")
        return Chip(text, reason_text(plan.unit_reason), press)

    def _question_chip(self, proposal: Proposal, question: Question) -> Chip:
        def press(at: QWidget) -> None:
            ask_question(at, proposal, question, self.decided.emit)

        tone = "" if question.value else "warning"
        return Chip(question_text(question), reason_text(question.reason), press, tone)

    def _year_chip(self, proposal: Proposal, plan: SheetPlan) -> Chip:
        def take(year: int) -> None:
            self.decided.emit(proposal.with_option("year", str(year)))

        text = tr("Year {year}", year=plan.year) if plan.year else tr("Year not stated")
        return Chip(text, reason_text(plan.period_reason), lambda at: ask_year(at, plan.year, take))


def control_chips(controls: Sequence[Control]) -> list[Chip]:
    """Return what comparing the sheet's own totals with its rows gave: one chip for each row of totals."""
    by_row: dict[int, list[Control]] = {}
    for control in controls:
        by_row.setdefault(control.row, []).append(control)
    chips = [_control_chip(row, found) for row, found in by_row.items()]
    chips.sort(key=lambda chip: not chip.tone)
    return chips[:TOTALS_SHOWN]


def _control_chip(row: int, controls: Sequence[Control]) -> Chip:
    why = "\n".join(_compared(control) for control in controls)
    wrong = [control for control in controls if not control.matches]
    if not wrong:
        count = len(controls)
        text = ntr("Total in row {row} matches ✓", "All {count} totals in row {row} match ✓", count, row=row)
        return Chip(text, why)
    by = grouped(wrong[0].stated - wrong[0].sum)
    text = tr(
        "Total in row {row}, {field}: differs by {by}", row=row, field=field_word(wrong[0].field), by=by
    )
    if len(wrong) > 1:
        rest = len(wrong) - 1
        text += tr(", ") + ntr("{count} more differs", "{count} more differ", rest)
    return Chip(text, why, tone="warning")


def _compared(control: Control) -> str:
    return tr(
        "{field}: {stated} in the file, {sum} by its rows",
        field=field_word(control.field),
        stated=grouped(control.stated),
        sum=grouped(control.sum),
    )


def _menu(at: QWidget, why: str) -> QMenu:
    """Return a menu that begins with the reason of what was concluded, for those who use no mouse."""
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if why:
        menu.addAction(why).setEnabled(False)
        menu.addSeparator()
    return menu


def _open(menu: QMenu, at: QWidget) -> None:
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
