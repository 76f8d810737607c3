"""A sheet's cells with what was concluded of it above, and its columns or its findings beside it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from tradeplanner.app.import_values import Checked, Session
from tradeplanner.domain.findings import Finding
from tradeplanner.ui import theme
from tradeplanner.ui.importing.check_panel import CheckPanel
from tradeplanner.ui.importing.chips import Chips
from tradeplanner.ui.importing.columns_panel import ColumnsPanel
from tradeplanner.ui.importing.decisions import placed
from tradeplanner.ui.importing.grid import Grid
from tradeplanner.ui.importing.sheet_model import SheetModel

SIDE = 42 * theme.GRID


class SheetPage(QWidget):
    """``decided(proposal)`` after any decision; ``columns_wanted()`` when a heading asks for its field."""

    decided = Signal(object)
    columns_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._checked: Checked | None = None
        self.sheet = ""
        self.model, self.chips = SheetModel(), Chips()
        self.grid = Grid(self.model)
        self.columns, self.findings = ColumnsPanel(), CheckPanel()
        self._side = QStackedWidget()
        self._side.addWidget(self.columns)
        self._side.addWidget(self.findings)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left, side = QWidget(), QFrame()
        cells = QVBoxLayout(left)
        cells.setContentsMargins(*[2 * theme.GRID] * 4)
        cells.setSpacing(2 * theme.GRID)
        cells.addWidget(self.chips)
        cells.addWidget(self.grid, 1)
        side.setProperty("role", "side")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(*[2 * theme.GRID] * 4)
        beside.addWidget(self._side)
        side.setMinimumWidth(30 * theme.GRID)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([3 * SIDE, SIDE])
        splitter.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        for part in (self.chips, self.columns, self.findings):
            part.decided.connect(self.decided)
        self.chips.sheet_chosen.connect(self.show_sheet)
        self.findings.wanted.connect(self.land)
        self.findings.visited.connect(lambda finding: self.land(finding, focus=False))
        self.grid.field_wanted.connect(self._choose_field)
        self.model.mended.connect(self._mend)
        self.grid.acted.connect(self._act)
        self.findings.emptied.connect(self.focus_cells)
        self.columns.shown.connect(self._show_column)

    def show_result(self, session: Session, checked: Checked) -> None:
        """Show the newest check; the first sheet that is read, if another file was opened."""
        new = session is not self._session
        self._session, self._checked = session, checked
        names = [plan.name for plan in checked.proposal.sheets]
        if new or self.sheet not in names:
            used = [plan.name for plan in checked.proposal.sheets if plan.used]
            self.sheet = (used or names)[0]
        self.show_sheet(self.sheet)

    def show_sheet(self, sheet: str) -> None:
        """Show another sheet of the file."""
        if self._session is None or self._checked is None:
            return
        self.sheet = sheet
        self.model.show(self._session, self._checked, sheet)
        self.chips.show_sheet(self._session, self._checked, sheet)
        self.columns.show_sheet(self._checked, sheet)
        self.findings.show_sheet(self._session, self._checked, sheet)
        self.grid.span()

    def restore(self) -> None:
        """Show what is in force, where a check was stopped and a choice did not come about."""
        self.columns.forget()
        self.show_sheet(self.sheet)

    def show_columns(self) -> None:
        """Put the columns beside the cells, and the focus on the first."""
        self._side.setCurrentWidget(self.columns)
        self.columns.focus_first()

    def show_findings(self) -> None:
        """Put the findings beside the cells, and the focus on the first, or on the cells without one."""
        self._side.setCurrentWidget(self.findings)
        if not self.findings.list.focus_at(0):
            self.focus_cells()

    def focus_cells(self) -> None:
        """Put the focus on the cells."""
        if not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.model.index(self._first_row(), 0))
        self.grid.setFocus()

    def _first_row(self) -> int:
        plan = self._checked.proposal.sheet(self.sheet) if self._checked is not None else None
        return max(plan.data_first - 1, 0) if plan is not None else 0

    def turn(self) -> None:
        """Move the focus from the cells to what stands beside them, or back."""
        if not self.grid.hasFocus():
            self.focus_cells()
        elif self._side.currentWidget() is self.columns:
            self.columns.focus_first()
        elif not self.findings.list.focus_at(0):
            self.grid.setFocus()

    def in_order(self) -> list[QWidget]:
        """Return what takes the focus, in the order of Tab."""
        return [*self.chips.buttons(), self.grid, *self.columns.in_order(), *self.findings.in_order()]

    def land(self, finding: Finding, *, focus: bool = True) -> None:
        """Make the finding's cell the current one."""
        if finding.place.sheet and finding.place.sheet != self.sheet:
            self.show_sheet(finding.place.sheet)
        self.grid.reveal(self.model.find(finding), focus=focus)

    def go_to(self, sheet: str, row: int) -> None:
        """Bring a row into view."""
        self.show_sheet(sheet)
        self.grid.reveal(self.model.index(row - 1, 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.grid.retranslate()
            self.show_sheet(self.sheet)

    def _choose_field(self, column: int) -> None:
        self.columns_wanted.emit()
        self.columns.focus_column(column)

    def _show_column(self, column: int) -> None:
        top = max(self.grid.rowAt(0), 0)
        self.grid.scrollTo(self.model.index(top, column))

    def _act(self, act: str, row: int, column: int) -> None:
        if self._checked is not None:
            proposal = self._checked.proposal
            if act == "restore":
                proposal = proposal.with_edit(self.sheet, row, column, None)
            elif act in ("heading", "begin", "end"):
                proposal = placed(proposal, self.sheet, act, row)
            else:
                proposal = proposal.with_skip(self.sheet, row, act == "skip")
            self.decided.emit(proposal)

    def _mend(self, row: int, column: int, text: str) -> None:
        if self._checked is not None:
            self.decided.emit(self._checked.proposal.with_edit(self.sheet, row, column, text))
