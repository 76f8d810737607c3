"""The card of one step: what was done, its file, its rows before and after, and what an undo would meet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.domain.findings import Finding
from tradeplanner.domain.history import Outcome, RowImage
from tradeplanner.domain.markets import Markets
from tradeplanner.i18n.acts import act_sentence
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import changes, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.changes import OPS, Cell
from tradeplanner.ui.pages.history import telling
from tradeplanner.ui.pages.history.reading import ROWS_SHOWN, StepRow, StepRows
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.facts import Facts
from tradeplanner.ui.widgets.findings import FindingsList
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table

FEW = 4
"""Rows that are shown whole, without search."""
LEAST = 3
"""Rows for which either table keeps room, however low the window: then the card scrolls."""
LOWEST = 14 * theme.GRID
"""Height below which what scrolls shows too little of anything."""
UNBOUNDED = 16_777_215
"""Qt's own greatest height."""


class _LowTable(Table):
    """A table that asks for no more height than the least it can do with, and takes what there is.

    A card that scrolls would otherwise grow to what the table would like to have.
    """

    def hasHeightForWidth(self) -> bool:
        """Leave the height to ``sizeHint``, whatever the texts in it would like."""
        return False

    def sizeHint(self) -> QSize:
        """Return the least height."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class StepCard(Card):
    """Shows a step. ``rest_wanted()`` is the second, explicit act of an undo that met something."""

    rest_wanted = Signal()
    left = Signal()

    def __init__(self, markets: Markets, undo: Act, parent: QWidget | None = None) -> None:
        """``undo`` takes the step back, as the button at the top."""
        super().__init__(parent=parent)
        self._markets, self._undo_act = markets, undo
        self._row: StepRow | None = None
        self._rows: StepRows | None = None
        self._outcome: Outcome | None = None
        self.undo = button()
        self.undo.clicked.connect(undo.run)
        self.head.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.facts = Facts()
        self.told = label(role="advice", wrap=True)
        self.met = self._make_met()
        self.records, self.cells = self._make_records(), self._make_cells()
        self.cut = label(role="caption", wrap=True)
        self._nothing = Empty(mark("Choose a step to see the rows it changed."))
        self._scroll = self._make_scroll()
        self.body.addWidget(self._scroll, 1)
        self.show_step(None)

    def _make_scroll(self) -> QScrollArea:
        """Stand the parts one under another where they scroll once the window is too low for all."""
        parts = QWidget()
        parts.setProperty("role", "plain")
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for part, share in (
            (self.facts, 0), (self.told, 0), (self.met, 3), (self.records, 2), (self.cut, 0), (self.cells, 3),
            (self._nothing, 1),
        ):  # fmt: skip
            column.addWidget(part, share)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its parts take the focus and come into sight
        scroll.setMinimumHeight(LOWEST)
        scroll.setWidget(parts)
        return scroll

    def _make_records(self) -> Table:
        columns = (
            Column("record", mark("Record"), self._record, width=200, hint=self._record),
            Column("op", mark("What happened"), lambda image: tr(OPS[image.op]), width=112),
        )
        empty = Empty(mark("No rows are left to show: they were erased."))
        table = _LowTable(
            "history.records", mark("Rows of this step"), columns, empty=empty,
            key=lambda image: (image.noun, image.id, image.op),
        )  # fmt: skip
        heads = table.view.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setStretchLastSection(False)
        table.chosen.connect(self._show_cells)
        return table

    def _make_cells(self) -> Table:
        columns = (
            Column("field", mark("Field"), lambda cell: cell.name, width=88),
            Column("before", mark("Before"), lambda cell: cell.before, width=104, hint=lambda c: c.before),
            Column("after", mark("After"), lambda cell: cell.after, width=104, hint=lambda c: c.after),
        )
        empty = Empty(mark("Choose a row above to see it before and after."))
        table = _LowTable(
            "history.cells", mark("The row before and after"), columns, empty=empty,
            key=lambda cell: cell.field,
        )  # fmt: skip
        table.search.hide()  # a row has two dozen fields
        table.setMinimumHeight(_height(table, LEAST))
        heads = table.view.horizontalHeader()
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for both in (1, 2):  # before and after share the room alike
            heads.setSectionResizeMode(both, QHeaderView.ResizeMode.Stretch)
        return table

    def _make_met(self) -> QWidget:
        """Make the part that a refused undo shows: the rows in the way, and the second act."""
        whole = QWidget()
        self.findings = FindingsList()
        self.rest, self.leave_it = button(role="primary"), button()
        self.rest.clicked.connect(self.rest_wanted)
        self.leave_it.clicked.connect(self.dismiss)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.findings, 1)
        for made in (self.rest, self.leave_it):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return whole

    # --- for the page ---

    def show_step(self, row: StepRow | None) -> None:
        """Show another step, or none; its rows follow by ``show_rows``."""
        if row is None or self._row is None or row.id != self._row.id:
            self._rows = self._outcome = None
            self.met.hide()
            self.records.set_rows([])
            self.cells.set_rows([])
        self._row = row
        self._arrange()
        self.retranslate()

    def show_rows(self, rows: StepRows) -> None:
        """Show the rows of the step, the first one opened."""
        self._rows = rows
        self.records.set_rows(list(rows.images))
        self._fit_records(len(rows.images))
        first = self.records.rows()[:1]
        if first and self.records.current() is None:
            self.records.view.selectRow(0)
        self._show_cells(self.records.current())
        self._arrange()
        self.retranslate()

    def show_met(self, findings: Sequence[Finding]) -> None:
        """Show what stands in the way of undoing this step."""
        self.findings.set_findings(findings)
        self.met.show()
        self._arrange()
        self.retranslate()
        self.rest.setFocus()
        self._bring(self.rest)

    def enter_rows(self) -> None:
        """Lead the keyboard to the rows of the step, and them into sight."""
        self.records.setFocus()
        self._bring(self.records)

    def show_outcome(self, outcome: Outcome) -> None:
        """Tell what an undo or redo did, with the rows that were kept."""
        self._outcome = outcome
        self.met.setVisible(bool(outcome.kept))
        self.findings.set_findings(outcome.kept)
        self._arrange()
        self.retranslate()

    def dismiss(self) -> None:
        """Put away what stood in the way; everything is as it was."""
        self.met.hide()
        self._arrange()
        self.left.emit()

    # --- inside ---

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.undo.setText(tr("Undo this step"))
        self.undo.setEnabled(self._undo_act.possible())
        self.rest.setText(tr("Undo the rest"))
        self.leave_it.setText(tr("Leave all as it is"))
        self.told.setText(telling.outcome(self._outcome) if self._outcome is not None else "")
        self.told.setVisible(self._outcome is not None)
        if self._row is None:
            self.set_texts(tr("No step chosen"))
            self.facts.set_facts([])
            return
        self.set_texts(act_sentence(self._row.step), telling.subtitle(self._row.step))
        self.facts.set_facts(telling.file_facts(self._row.batch) if self._row.batch is not None else [])
        count = len(self._rows.images) if self._rows is not None else 0
        self.cut.setText(ntr("The first {count} row is shown.", "The first {count} rows are shown.", count))

    def _arrange(self) -> None:
        """Show either what is in the way, or the rows."""
        is_met = not self.met.isHidden()
        after = self._outcome is not None
        self.rest.setVisible(is_met and not after)
        self.leave_it.setVisible(is_met and not after)
        for part in (self.records, self.cells):
            part.setVisible(self._row is not None and not is_met)
        many = self._rows is not None and len(self._rows.images) >= ROWS_SHOWN
        self.cut.setVisible(many and not is_met)
        self.undo.setVisible(self._row is not None and not is_met)
        self._nothing.setVisible(self._row is None)

    def _fit_records(self, count: int) -> None:
        """Give few rows no more room than they need, and no search."""
        few = count <= FEW
        self.records.search.setVisible(not few)
        wanted = _height(self.records, max(count, 1))
        search = self.records.search.sizeHint().height() + theme.GRID
        self.records.setMinimumHeight(wanted if few else search + _height(self.records, LEAST))
        self.records.setMaximumHeight(wanted if few else UNBOUNDED)

    def _bring(self, part: QWidget) -> None:
        """Scroll ``part`` into sight, once it has found its place."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, 0))

    def _record(self, image: RowImage) -> str:
        return changes.row_name(image, self._rows.names if self._rows is not None else {})

    def _show_cells(self, image: object) -> None:
        found: list[Cell] = []
        if isinstance(image, RowImage) and self._rows is not None:
            found = changes.cells(image, self._markets, self._rows.names)
        self.cells.set_rows(found)


def _height(table: Table, count: int) -> int:
    """Return how high ``table`` is with its headings and ``count`` rows."""
    heads, lines = table.view.horizontalHeader(), table.view.verticalHeader()
    return heads.sizeHint().height() + count * lines.defaultSectionSize() + 2
