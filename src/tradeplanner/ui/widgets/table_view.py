"""The view of a table: its keys, its menus and its headings; it shows a ``TableModel``."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets import clipboard
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.table_model import ROW, TableModel

WITH_HEADINGS = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)
"""Copies the selected rows with the headings above them."""


class TableView(QTableView):
    """Rows of whole lines; its signals say what the person wants, and the page does it."""

    edit_wanted = Signal(object)
    open_wanted = Signal(object)
    remove_wanted = Signal(list)
    add_wanted = Signal()
    menu_wanted = Signal(QMenu)
    find_wanted = Signal()
    paste_wanted = Signal()
    typed = Signal(str)

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = model
        self.opens = False
        self.habits: tuple[Act, ...] = ()
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(lambda _: self._open())
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._headings()

    def _headings(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(4 * theme.GRID, self.fontMetrics().height() + 12))
        heads = self.horizontalHeader()
        heads.setSectionsMovable(True)
        heads.setHighlightSections(False)
        heads.setStretchLastSection(True)
        heads.setMinimumSectionSize(6 * theme.GRID)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._open_columns)
        wide = self.fontMetrics().horizontalAdvance("0") / 8
        for at, column in enumerate(self._table.columns):
            heads.resizeSection(at, round(column.width * max(wide, 1)))
            heads.setSectionHidden(at, column.hidden)

    def selected(self) -> list[Any]:
        """Return the selected rows from top to bottom."""
        return [self._table.rows.row(line) for line in self.lines()]

    def lines(self) -> list[int]:
        """Return the numbers of the selected lines, in order."""
        # Ranges, not indices: with all of 100,000 rows selected there is one range.
        selection = self.selectionModel().selection()
        ranges = [selection.at(at) for at in range(selection.count())]
        return sorted({line for part in ranges for line in range(part.top(), part.bottom() + 1)})

    def choose(self, lines: Sequence[int], current: int | None = None) -> None:
        """Select these lines (in order) beside those selected; make ``current``, else the first, current."""
        if not lines:
            return
        flag, last = QItemSelectionModel.SelectionFlag, self._table.columnCount() - 1
        ends = [0, *(at for at in range(1, len(lines)) if lines[at] != lines[at - 1] + 1), len(lines)]
        chosen = QItemSelection()
        for start, end in pairwise(ends):
            chosen.select(self._table.index(lines[start], 0), self._table.index(lines[end - 1], last))
        self.selectionModel().select(chosen, flag.Select)
        leading = self._table.index(lines[0] if current is None else current, 0)
        self.selectionModel().setCurrentIndex(leading, flag.NoUpdate)
        self.scrollTo(leading)

    def selectRow(self, row: int) -> None:
        """Select the row in line ``row`` alone, whatever keys are held: Qt's own toggles under Ctrl."""
        flag = QItemSelectionModel.SelectionFlag
        chosen = flag.ClearAndSelect | flag.Rows
        self.selectionModel().setCurrentIndex(self._table.index(row, 0), chosen)

    def selectAll(self) -> None:
        """Select every row that is searched for, those not found yet too."""
        self._table.look_on(whole=True)
        super().selectAll()

    def shown_columns(self) -> list[Column]:
        """Return the columns that are not hidden, in the order on the screen."""
        heads = self.horizontalHeader()
        order = [heads.logicalIndex(at) for at in range(heads.count())]
        return [self._table.columns[at] for at in order if not heads.isSectionHidden(at)]

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected rows on the clipboard."""
        data = clipboard.mime(self.shown_columns(), self.selected(), headings=headings)
        QGuiApplication.clipboard().setMimeData(data)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of UX §3 and leave the rest to Qt."""
        standard = QKeySequence.StandardKey
        by_key: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: self._open, Qt.Key.Key_Enter: self._open, Qt.Key.Key_F2: self._edit,
            Qt.Key.Key_Delete: self._remove, Qt.Key.Key_Insert: self.add_wanted.emit,
        }  # fmt: skip
        by_meaning: dict[QKeySequence.StandardKey, Callable[[], None]] = {
            standard.Copy: self.copy,
            standard.Paste: self.paste_wanted.emit,
            standard.Find: self.find_wanted.emit,
            standard.New: self.add_wanted.emit,
        }
        meant = next((do for meaning, do in by_meaning.items() if event.matches(meaning)), None)
        if event.keyCombination() == WITH_HEADINGS:
            meant = self._copy_with_headings
        # What a key means comes first: Ctrl+Insert copies, though Insert alone adds a row.
        doing = meant or by_key.get(event.key())
        if doing is None:
            super().keyPressEvent(event)
        else:
            doing()

    def _copy_with_headings(self) -> None:
        self.copy(headings=True)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Let Home and End lead to the first and the last row, as Page Up and Down lead between them."""
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self._table.look_on(whole=True)
        by_line = {
            QAbstractItemView.CursorAction.MoveHome: 0,
            QAbstractItemView.CursorAction.MoveEnd: self._table.rowCount() - 1,
        }
        if action not in by_line or not self._table.rowCount():
            return super().moveCursor(action, modifiers)
        return self._table.index(by_line[action], max(self.currentIndex().column(), 0))

    def keyboardSearch(self, text: str) -> None:
        """Let typing begin a search, instead of jumping to a row that happens to begin so."""
        if text.strip():
            self.typed.emit(text)

    def _open(self) -> None:
        """Ask for what Enter means: the page of the row where rows have one, else its form."""
        if self.opens and self.currentIndex().isValid():
            self.open_wanted.emit(self.currentIndex().data(ROW))
        else:
            self._edit()

    def _edit(self) -> None:
        if self.currentIndex().isValid():
            self.edit_wanted.emit(self.currentIndex().data(ROW))

    def _remove(self) -> None:
        if rows := self.selected():
            self.remove_wanted.emit(rows)

    def menu(self) -> QMenu:
        """Return the menu of the selected rows; the page adds its own acts by ``menu_wanted``."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_wanted.emit(menu)
        if menu.actions():
            menu.addSeparator()
        some = bool(self.selected())
        for name, headings in ((tr("Copy"), False), (tr("Copy with headings"), True)):
            act = menu.addAction(name)
            act.setEnabled(some)
            act.triggered.connect(lambda _=False, h=headings: self.copy(headings=h))
        for habit in self.habits:
            act = menu.addAction(habit.label())
            act.setEnabled(habit.possible())
            act.triggered.connect(lambda _=False, run=habit.run: run())
        columns = menu.addMenu(tr("Columns"))
        self._list_columns(columns)
        return menu

    def _open_menu(self, at: QPoint) -> None:
        if self.currentIndex().isValid() and not self.viewport().underMouse():
            at = self.visualRect(self.currentIndex()).center()  # the menu key was pressed
        self.menu().popup(self.viewport().mapToGlobal(at))

    def _open_columns(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list_columns(menu)
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _list_columns(self, menu: QMenu) -> None:
        heads = self.horizontalHeader()
        only_one = len(self.shown_columns()) == 1
        for at, column in enumerate(self._table.columns):
            act = menu.addAction(column.name())
            act.setCheckable(True)
            act.setChecked(not heads.isSectionHidden(at))
            act.setEnabled(heads.isSectionHidden(at) or not only_one)
            act.toggled.connect(lambda on, section=at: heads.setSectionHidden(section, not on))


def as_columns(columns: Sequence[Column]) -> list[str]:
    """Return the keys that a remembered layout must match before it is put back."""
    return [column.key for column in columns]
