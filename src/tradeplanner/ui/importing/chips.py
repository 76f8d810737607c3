"""What the program concluded of a sheet, as a row of chips: each says why, and can be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QMenu, QToolButton, QWidget

from tradeplanner.app.import_values import Checked, Control, Proposal, Session, SheetPlan
from tradeplanner.i18n.formats import grouped
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.asking import ask_rows, ask_year
from tradeplanner.ui.importing.words import reason_text, rows_text, sheet_text

UNITS = ("元", "万元", "亿元", "美元", "千美元", "万美元", "亿美元")
"""Units as Chinese papers write them; they are data, so they are not translated."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One conclusion: its text, why, and what pressing it does (a menu or a question), if anything."""

    text: str
    why: str = ""
    press: Callable[[QWidget], None] | None = None


class Flowing(QLayout):
    """Lays its items out from left to right and goes on in the next line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        """Return an item, or None."""
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        """Give an item up."""
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Be as high as the width demands."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place every item."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + theme.GRID, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + theme.GRID
            line = max(line, size.height())
        return y + line - rect.y()


class Chips(QWidget):
    """The chips of one sheet. ``decided(proposal)`` when a conclusion is changed, ``sheet_chosen(str)``."""

    decided = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flowing(self)

    def show_sheet(self, session: Session, checked: Checked, sheet: str) -> None:
        """Show what was concluded of ``sheet``."""
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for chip in self._chips(session, checked, sheet):
            made = QToolButton(self)
            made.setProperty("role", "chip")
            made.setText(chip.text)
            made.setToolTip(chip.why)
            made.setAccessibleName(chip.text)
            made.setAccessibleDescription(chip.why)
            if chip.press is None:
                made.setProperty("still", "true")
            else:
                made.clicked.connect(lambda _=False, press=chip.press, at=made: press(at))
            self._flow.addWidget(made)
            made.show()

    def _chips(self, session: Session, checked: Checked, sheet: str) -> list[Chip]:
        proposal = checked.proposal
        plan = proposal.sheet(sheet)
        chips = [self._sheet_chip(session, proposal, sheet)]
        if not plan.used:
            return chips
        chips += [self._heading_chip(proposal, plan), self._unit_chip(proposal, plan)]
        if plan.data_first:
            rows = rows_text(plan.data_first, plan.data_last)
            chips.append(Chip(tr("Data in rows {rows}", rows=rows)))
        if plan.year is not None or proposal.kind in ("exports", "targets", "catalogue"):
            chips.append(self._year_chip(proposal, plan))
        if plan.per:
            chips.append(Chip(tr("Quoted per {per}", per=plan.per), reason_text(plan.period_reason)))
        return chips + [control_chip(control) for control in checked.controls if control.sheet == sheet][:3]

    def _sheet_chip(self, session: Session, proposal: Proposal, sheet: str) -> Chip:
        def press(at: QWidget) -> None:
            menu = QMenu(at)
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
            menu.popup(at.mapToGlobal(QPoint(0, at.height())))

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
        text = tr("Heading in rows {rows}", rows=rows) if plan.heading_first else tr("No heading found")
        return Chip(
            text,
            reason_text(plan.heading_reason),
            lambda at: ask_rows(at, plan.heading_first or 1, plan.heading_last or 1, take),
        )

    def _unit_chip(self, proposal: Proposal, plan: SheetPlan) -> Chip:
        def press(at: QWidget) -> None:
            _menu(at, UNITS, lambda unit: self.decided.emit(proposal.with_unit(plan.name, None, unit)))

        unit = plan.unit or next((column.unit for column in plan.columns if column.unit), "")
        text = tr("Unit {unit}", unit=unit) if unit else tr("No unit stated")
        return Chip(text, reason_text(plan.unit_reason), press)

    def _year_chip(self, proposal: Proposal, plan: SheetPlan) -> Chip:
        def take(year: int) -> None:
            self.decided.emit(proposal.with_option("year", str(year)))

        text = tr("Year {year}", year=plan.year) if plan.year else tr("Year not stated")
        return Chip(text, reason_text(plan.period_reason), lambda at: ask_year(at, plan.year, take))


def control_chip(control: Control) -> Chip:
    """Return what comparing the sheet's own total with its rows gave."""
    if control.matches:
        return Chip(tr("Total in row {row}: matches ✓", row=control.row))
    by = grouped(control.stated - control.sum)
    return Chip(tr("Total in row {row}: differs by {by}", row=control.row, by=by))


def _menu(at: QWidget, words: Sequence[str], take: Callable[[str], None]) -> None:
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text in words:
        menu.addAction(text).triggered.connect(lambda _=False, text=text: take(text))
    menu.popup(at.mapToGlobal(QPoint(0, at.height())))
