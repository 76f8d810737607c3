"""The table of a sheet's cells: mend in place, jump to a finding, choose a column's field."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.cell_paint import CellPainter
from tradeplanner.ui.importing.sheet_model import SheetModel

SAMPLED_ROWS = 60
NARROW, WIDE = 72, 240


class Grid(QTableView):
    """``field_wanted(column)`` when a heading is clicked, or Alt+Down is pressed in a column.

    ``acted(act, row, column)`` from the menu of a cell: "skip", "take", "restore", "heading", "begin" or
    "end"; row from 1.
    """

    field_wanted = Signal(int)
    acted = Signal(str, int, int)

    def __init__(self, model: SheetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        edit = QAbstractItemView.EditTrigger
        self.setEditTriggers(edit.EditKeyPressed | edit.AnyKeyPressed | edit.DoubleClicked)
        heads, rows = self.horizontalHeader(), self.verticalHeader()
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(self.field_wanted)
        heads.setFixedHeight(2 * self.fontMetrics().height() + 2 * theme.GRID)
        rows.setDefaultSectionSize(max(28, self.fontMetrics().height() + theme.GRID))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        heads.setHighlightSections(False)
        self.setItemDelegate(CellPainter(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        model.modelReset.connect(self.fit)
        model.modelReset.connect(self.span)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(tr("Cells of the file"))
        self.setToolTip(tr("Enter or F2 edits a cell, Escape leaves it as it was, Alt+Down opens the fields"))
        self._model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self._model.columnCount() - 1)

    def fit(self) -> None:
        """Give each column the room that its heading and its first rows need, within bounds."""
        metrics, model = self.fontMetrics(), self._model
        rows = min(SAMPLED_ROWS, model.rowCount())
        for column in range(model.columnCount()):
            head = str(model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            texts = [str(model.data(model.index(row, column)) or "") for row in range(rows)]
            cells = sorted(metrics.horizontalAdvance(text) for text in texts)
            # A title in one cell may be as long as it likes; the column follows what is usual in it.
            usual = cells[int(len(cells) * 0.9)] if cells else 0
            widest = max(usual, *(metrics.horizontalAdvance(line) for line in head))
            self.setColumnWidth(column, min(max(widest + 3 * theme.GRID, NARROW), WIDE))

    def span(self) -> None:
        """Let titles and notes reach over the empty cells beside them."""
        self.clearSpans()
        for row, column, width in self._model.spans():
            self.setSpan(row, column, 1, width)

    def menu(self) -> QMenu:
        """Return the menu of the current cell: edit it, leave its row out, and what takes these back."""
        menu, index = QMenu(self), self.currentIndex()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row, column = index.row() + 1, index.column()

        def offer(text: str, act: str) -> None:
            menu.addAction(text).triggered.connect(lambda: self.acted.emit(act, row, column))

        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            menu.addAction(tr("Edit the cell") + "\tF2").triggered.connect(lambda: self.edit(index))
            if self._model.edited(row, column):
                offer(tr("As it is in the file"), "restore")
            if self._model.skipped(row):
                offer(tr("Take this row in again"), "take")
            else:
                offer(tr("Skip this row"), "skip")
        if self._model.has_personal():
            words = tr("Show personal data") if self._model.masked else tr("Mask personal data")
            menu.addAction(words + "\tCtrl+D").triggered.connect(self._model.toggle_mask)
        menu.addSeparator()
        offer(tr("The heading ends in this row"), "heading")
        offer(tr("The data begins in this row"), "begin")
        offer(tr("The data ends in this row"), "end")
        menu.addSeparator()
        field = menu.addAction(tr("Choose the column's field…") + "\tAlt+Down")
        field.triggered.connect(lambda: self.field_wanted.emit(column))
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if self.currentIndex().isValid():
            self.menu().popup(self.viewport().mapToGlobal(at))

    def reveal(self, index: QModelIndex, *, focus: bool = True) -> None:
        """Make ``index`` the current cell and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            # To the middle up and down only: sideways, the names at the left stay in view if they can.
            across = self.horizontalScrollBar()
            at = across.value()
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            across.setValue(at)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
            if focus:
                self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit by Enter as by F2, and open the fields of a column by Alt+Down."""
        column = self.currentIndex().column()
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if column >= 0:
                self.field_wanted.emit(column)
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._model.toggle_mask()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._can_edit():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _can_edit(self) -> bool:
        """Tell whether Enter opens an editor: not the Enter that has just closed one."""
        is_editing = self.state() is QAbstractItemView.State.EditingState
        return not is_editing and bool(self._model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)
