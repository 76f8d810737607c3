"""The rows of one sheet as they stand in the file, with what the check says of each cell.

Rows are fetched from the spool a block at a time, so a sheet of a million rows costs what is seen.
Mending a cell changes the proposal, never the file.
"""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from tradeplanner.app.import_values import (
    Checked,
    ColumnPlan,
    Outcome,
    Row,
    Session,
    cell_text,
    column_letters,
    figure_fields,
)
from tradeplanner.domain import delegates
from tradeplanner.domain.findings import Finding, Severity, mask
from tradeplanner.domain.firms import PERSONAL
from tradeplanner.i18n import messages
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.words import OUTCOMES, field_word, reason_text

BLOCK = 200
SPANS = 200
"""Titles and notes beyond these are shown in their own cell only."""
_ORDER = (Severity.ERROR, Severity.DECISION, Severity.WARNING, Severity.NOTE)
_GROUNDS = {
    Severity.ERROR: "red_ground",
    Severity.DECISION: "red_ground",
    Severity.WARNING: "amber_ground",
    Severity.NOTE: "green_ground",
}
_RINGS = {Severity.ERROR: "red", Severity.DECISION: "red", Severity.WARNING: "amber"}
RING = Qt.ItemDataRole.UserRole + 1
"""The role under which a cell gives the colour of the line around it, if its findings want one."""
_FAINT = frozenset({Outcome.TITLE, Outcome.NOTE, Outcome.SKIPPED, Outcome.SAMPLE, Outcome.BLANK})
_MASKED = PERSONAL | delegates.PERSONAL
"""Fields that are masked, of firms and of people."""
_FIXED = frozenset({Outcome.TITLE, Outcome.NOTE, Outcome.HEADING, Outcome.BLANK, Outcome.TOTAL})
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SheetModel(QAbstractTableModel):
    """``mended(row, column, text)`` when a person types into a cell; row from 1, column from 0."""

    mended = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._checked: Checked | None = None
        self.sheet = ""
        self.masked = True
        self._rows = self._columns = 0
        self._blocks: dict[int, list[Row]] = {}
        self._at: dict[tuple[int, int], list[Finding]] = {}
        self._plans: dict[int, ColumnPlan] = {}
        self._totals: dict[tuple[int, int], bool] = {}
        self._figures: frozenset[str] = frozenset()
        role = Qt.ItemDataRole
        self._by_role: dict[int, Callable[[int, int], object]] = {
            role.DisplayRole: partial(self._text, masked=True),
            role.EditRole: partial(self._text, masked=False),
            role.TextAlignmentRole: self._side,
            role.BackgroundRole: self._ground,
            role.ForegroundRole: self._shade,
            role.ToolTipRole: self._tip,
            role.AccessibleDescriptionRole: self._said,
            RING: self._ring,
        }

    def show(self, session: Session, checked: Checked, sheet: str) -> None:
        """Show a sheet of ``session`` as ``checked`` judges it."""
        same = session is self._session and sheet == self.sheet
        if not same:
            self.beginResetModel()
            info = next(info for info in session.sheets if info.name == sheet)
            self._session, self.sheet, self._blocks = session, sheet, {}
            self._rows, self._columns = info.rows, max(info.columns, 1)
        self._checked = checked
        self._plans = {plan.index: plan for plan in checked.proposal.sheet(sheet).columns}
        self._figures = figure_fields(checked.proposal.kind)
        own = [control for control in checked.controls if control.sheet == sheet]
        self._totals = {(control.row, control.column): control.matches for control in own}
        self._at = self._gather(checked.findings)
        if same:
            last = self.index(self._rows - 1, self._columns - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._columns - 1)
        else:
            self.endResetModel()

    def _gather(self, findings: tuple[Finding, ...]) -> dict[tuple[int, int], list[Finding]]:
        columns = {plan.field: plan.index for plan in self._plans.values() if plan.field}
        cells = {column_letters(column): column for column in range(self._columns)}
        at: dict[tuple[int, int], list[Finding]] = {}
        for finding in findings:
            place = finding.place
            if place.sheet == self.sheet and place.row is not None:
                letters = place.cell.rstrip("0123456789")
                column = cells.get(letters, columns.get(place.field, -1))
                at.setdefault((place.row, column), []).append(finding)
        return at

    def find(self, finding: Finding) -> QModelIndex:
        """Return the cell that a finding points at; the row's first where it names none."""
        row = finding.place.row
        if row is None or finding.place.sheet != self.sheet:
            return QModelIndex()
        columns = (column for (at, column), found in self._at.items() if at == row and finding in found)
        return self.index(row - 1, max(next(columns, 0), 0))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the rows of the file."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the columns of the file."""
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's text, its ground and its findings."""
        row, column = index.row() + 1, index.column()
        made = self._by_role.get(role)
        return made(row, column) if made is not None else None

    def _shade(self, row: int, _: int) -> QBrush | None:
        faint = self._outcome(row) in _FAINT
        return QBrush(QColor(theme.colours().faint)) if faint else None

    def _side(self, row: int, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._is_number(row, column) else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def _tip(self, row: int, column: int) -> str:
        texts = [self._text(row, column, masked=True), self._said(row, column)]
        return "\n".join(filter(None, texts))

    def _said(self, row: int, column: int) -> str:
        """Return what the check says of a cell, and what becomes of its row."""
        outcome = self._outcome(row)
        word = tr(OUTCOMES[outcome]) if outcome in OUTCOMES else ""
        findings = [messages.explanation(finding) for finding in self._findings(row, column)]
        edited = tr("Changed by you; the file stays as it is") if self.edited(row, column) else ""
        return "\n".join(filter(None, [*findings, edited, word]))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the field of a column over its heading in the file; the file's own row numbers."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Horizontal:
            return self._column_said(section)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        plan = self._plans.get(section)
        letters = column_letters(section)
        if plan is None:
            return f"{letters}\n"
        return f"{field_word(plan.field)} ▾\n{plan.heading or letters}"

    def _column_said(self, column: int) -> str:
        plan = self._plans.get(column)
        how = tr("Click, or Alt+Down in the column, to choose its field")
        return how if plan is None else f"{plan.heading}\n{reason_text(plan.reason)}\n{how}".strip()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of records be mended."""
        flags = super().flags(index)
        if index.isValid() and self._outcome(index.row() + 1) not in _FIXED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a cell to be mended."""
        text = str(value)
        if role != Qt.ItemDataRole.EditRole or text == self._text(
            index.row() + 1, index.column(), masked=False
        ):
            return False
        self.mended.emit(index.row() + 1, index.column(), text)
        return True

    def outcome(self, row: int) -> Outcome:
        """Return what becomes of a row, counted from 1."""
        return self._outcome(row)

    def skipped(self, row: int) -> bool:
        """Tell whether a person left a row out."""
        return self._checked is not None and (self.sheet, row) in self._checked.proposal.skips

    def edited(self, row: int, column: int) -> bool:
        """Tell whether a person mended a cell; row from 1, column from 0."""
        return (self.sheet, row, column) in self._edits()

    def spans(self) -> list[tuple[int, int, int]]:
        """Return (row, column, width), from 0, of titles and notes that reach over empty cells."""
        if self._checked is None:
            return []
        plan = self._checked.proposal.sheet(self.sheet)
        found = []
        for row in [*plan.titles, *plan.note_rows][:SPANS]:
            filled = [at for at in range(self._columns) if self._text(row, at, masked=False)]
            for at, following in zip(filled, [*filled[1:], self._columns], strict=True):
                if following - at > 1:
                    found.append((row - 1, at, following - at))
        return found

    def _edits(self) -> Mapping[tuple[str, int, int], str]:
        return self._checked.proposal.edits if self._checked is not None else {}

    def _text(self, row: int, column: int, *, masked: bool) -> str:
        text = self._edits().get((self.sheet, row, column))
        if text is None:
            cells = self._row(row)
            text = cell_text(cells[column]) if column < len(cells) else ""
        if masked and (row, column) in self._totals:
            return f"{text} {'✓' if self._totals[row, column] else '≠'}"
        plan = self._plans.get(column)
        hide = self.masked and masked and plan is not None and plan.field in _MASKED
        return mask(text) if hide and self._outcome(row) not in _FIXED else text

    def has_personal(self) -> bool:
        """Whether a column holds what is masked."""
        return any(plan.field in _MASKED for plan in self._plans.values())

    def toggle_mask(self) -> None:
        """Show what is personal, or mask it again."""
        self.masked = not self.masked
        self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))

    def _row(self, row: int) -> Row:
        block = (row - 1) // BLOCK
        if block not in self._blocks and self._session is not None:
            first = block * BLOCK + 1
            if len(self._blocks) > 50:
                self._blocks.clear()
            self._blocks[block] = self._session.rows(self.sheet, first, min(first + BLOCK - 1, self._rows))
        rows = self._blocks.get(block, [])
        at = (row - 1) % BLOCK
        return rows[at] if at < len(rows) else []

    def _is_number(self, row: int, column: int) -> bool:
        plan, cells = self._plans.get(column), self._row(row)
        if self._outcome(row) in (Outcome.TITLE, Outcome.NOTE, Outcome.HEADING):
            return False
        if plan is not None and plan.field:
            return plan.field.partition(".")[0] in self._figures
        value = cells[column] if column < len(cells) else None
        return isinstance(value, int | float) and not isinstance(value, bool)

    def _outcome(self, row: int) -> Outcome:
        return self._checked.outcome(self.sheet, row) if self._checked is not None else Outcome.BLANK

    def _findings(self, row: int, column: int) -> list[Finding]:
        return self._at.get((row, column), []) + self._at.get((row, -1), [])

    def _ring(self, row: int, column: int) -> QColor | None:
        found = {finding.severity for finding in self._at.get((row, column), [])}
        name = next((_RINGS[each] for each in _ORDER if each in found and each in _RINGS), "")
        if not name and self._totals.get((row, column)) is False:
            name = "amber"
        return QColor(getattr(theme.colours(), name)) if name else None

    def _ground(self, row: int, column: int) -> QBrush | None:
        colours = theme.colours()
        found = {finding.severity for finding in self._at.get((row, column), [])}
        for severity in _ORDER:
            if severity in found:
                return QBrush(QColor(getattr(colours, _GROUNDS[severity])))
        if self._outcome(row) in (Outcome.TOTAL, Outcome.HEADING):
            return QBrush(QColor(colours.hover))
        return None
