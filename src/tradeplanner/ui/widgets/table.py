"""The table of every page: search field, rows, keys, remembered layout, empty state, status text.

It shows any sequence of row objects by ``Column``s and changes none of them: signals say what the
person wants. A hundred thousand rows scroll, sort and filter without a proxy.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets import clipboard
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.saved import CLEAR, Part, SavedFilters
from tradeplanner.ui.widgets.search import SearchField
from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView, as_columns

NARROW = 100 * theme.GRID
"""Width below which the button of saved filters stands without its word."""


class Table(QWidget):
    """Rows with search and keys.

    ``edit_wanted(row)`` on Enter, F2 or double click; ``remove_wanted(list of rows)`` on Delete;
    ``add_wanted()`` on Insert or Ctrl+N; ``chosen(row or None)`` as the current row moves;
    ``paste_wanted(str)`` on Ctrl+V with the rows of a spreadsheet on the clipboard, "" where there
    are none; ``status(str)`` for the status line. ``key(row)`` tells rows apart over a refresh.
    """

    edit_wanted = Signal(object)
    open_wanted = Signal(object)
    remove_wanted = Signal(list)
    add_wanted = Signal()
    chosen = Signal(object)
    paste_wanted = Signal(str)
    status = Signal(str)

    def __init__(
        self, name: str, title: str, columns: Sequence[Column], *, empty: Empty | None = None,
        key: Callable[[Any], object] = lambda row: getattr(row, "id", row),
        search: Callable[[object], str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make a table remembered under ``name`` and called ``title`` (a marked msgid) to a screen reader."""
        super().__init__(parent)
        self._name, self._title, self._key = name, title, key
        self._acts: tuple[Act, ...] = ()
        self._is_read = self._is_changing = False
        self.model = TableModel(columns, search, self)
        self.view = TableView(self.model, self)
        self.search = SearchField(parent=self)
        self._empty = empty or Empty()
        clear = Act("table.clear", mark("Clear the search"), self.search.clear)
        self._none_found = Empty(mark("No row holds these words."), [clear], parent=self)
        clear_all = Act("table.clear_all", CLEAR, self.clear_filter)
        self._none_fits = Empty(mark("No row fits the search and the filters."), [clear_all], parent=self)
        self.filters = SavedFilters(name, self.search, self)
        self._lay_out()
        self._connect()
        self._recall()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar = QHBoxLayout()
        self.bar.setSpacing(theme.GRID)
        self.bar.addWidget(self.search, 1)
        self.bar.addWidget(self.filters)
        body = QWidget(self)
        self._stack = QStackedLayout(body)
        for part in (self.view, self._empty, self._none_found, self._none_fits):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GRID)
        whole.addLayout(self.bar)
        whole.addWidget(body, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view = self.view
        view.edit_wanted.connect(self.edit_wanted)
        view.open_wanted.connect(self.open_wanted)
        view.remove_wanted.connect(self.remove_wanted)
        view.add_wanted.connect(self.add_wanted)
        view.find_wanted.connect(self.search.setFocus)
        view.paste_wanted.connect(self.paste)
        view.typed.connect(self._begin_search)
        view.menu_wanted.connect(self._add_acts)
        view.selectionModel().currentRowChanged.connect(lambda *_: self._say_chosen())
        view.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        heads = view.horizontalHeader()
        heads.setSortIndicatorShown(True)
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(self._sort_by)
        self.search.typed.connect(self.set_filter)
        self.search.left_down.connect(self._enter_rows)
        self.model.looked.connect(self._end_search)
        # Search texts are gathered, and searches ended, a slice at a time whenever the window is idle.
        self._gatherer = QTimer(self)
        self._gatherer.setInterval(0)
        self._gatherer.timeout.connect(self._gather)

    # --- rows ---

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the current row, the selection and the scroll position stay where they can.

        Where the current row is gone, the one that stood next to it takes its place.
        """
        self._is_read = True
        chosen = {self._key(row) for row in self.view.selected()}
        place, around = self.view.currentIndex().row(), self._keys_around()
        at = self.view.verticalScrollBar().value()
        self._reset(lambda: self.model.fill(rows), to_top=False)
        self.select(chosen, current=self._next_to(place, around, chosen))
        self.view.verticalScrollBar().setValue(at)
        self._gatherer.start()

    def rows(self) -> list[Any]:
        """Return the rows shown, in the order shown; a search that is still looking is brought to its end."""
        self.model.look_on(whole=True)
        return [self.model.rows.all[at] for at in self.model.rows.shown]

    def selected(self) -> list[Any]:
        """Return the selected rows from top to bottom."""
        return self.view.selected()

    def current(self) -> object | None:
        """Return the current row, or None."""
        index = self.view.currentIndex()
        return self.model.rows.row(index.row()) if index.isValid() else None

    def select(self, keys: Iterable[object], current: object = None) -> None:
        """Select the rows of these keys and make ``current`` (a key; else the first) the current one."""
        wanted = set(keys)
        if not wanted and current is None:
            return
        self.model.look_on(whole=True)
        flag = QItemSelectionModel.SelectionFlag
        model, first = self.view.selectionModel(), True
        across = self.view.horizontalScrollBar().value()
        for line, at in enumerate(self.model.rows.shown):
            row = self._key(self.model.rows.all[at])
            if row not in wanted and row != current:
                continue
            index = self.model.index(line, 0)
            if row in wanted:
                model.select(index, flag.Select | flag.Rows)
            if row == current or (current is None and first):
                first = False
                model.setCurrentIndex(index, flag.Select | flag.Rows)
                self.view.scrollTo(index)
        self.view.horizontalScrollBar().setValue(across)

    def set_filter(self, text: str) -> None:
        """Show only rows that hold every word of ``text``."""
        if self.search.text() != text:
            self.search.setText(text)
            return
        self._search(text, to_top=True)

    def search_own_text(self) -> None:
        """Search rows by ``search(row)`` alone, not by what columns show: for very many rows."""
        self.model.rows.searched = ()

    def search_changed(self) -> None:
        """Gather anew what rows are searched by: what ``search`` gives for them has changed."""
        self.model.rows.forget_texts()
        self._gatherer.start()

    def sort_by(self, key: str, *, descending: bool = False) -> None:
        """Sort by the column ``key``."""
        at = as_columns(self.model.columns).index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(at, order)
        self._resort(at, order)

    # --- page's own ---

    def open_on_enter(self) -> None:
        """Let Enter and double click send ``open_wanted(row)``: rows have pages, and F2 alone edits them."""
        self.view.opens = True

    def set_acts(self, acts: Sequence[Act]) -> None:
        """Put ``acts`` on top of the context menu."""
        self._acts = tuple(acts)

    def set_habits(self, acts: Sequence[Act]) -> None:
        """Put ``acts`` that concern the table as a whole into the context menu, after Copy."""
        self.view.habits = tuple(acts)

    def keep_filters(self, parts: Mapping[str, Part] | None = None) -> None:
        """Let the search, with ``parts`` (the pickers of the bar by a name), be saved under names."""
        self.filters.begin(self.title(), parts or {})

    def clear_filter(self) -> None:
        """Show every row: nothing searched for, every part of the filter at rest."""
        self.filters.clear()

    def title(self) -> str:
        """Return what the table is called, in the language in force."""
        return tr(self._title)

    def filter_text(self) -> str:
        """Return what is searched for and chosen, in words; nothing where every row is shown."""
        return self.filters.said()

    def fields(self) -> tuple[str, ...]:
        """Return what an import calls the columns shown, in their order; "" for those it does not know."""
        return tuple(column.pasted_as() for column in self.view.shown_columns())

    def paste(self) -> None:
        """Ask the page to take the rows that are on the clipboard."""
        self.paste_wanted.emit(clipboard.block(QGuiApplication.clipboard().text()))

    def set_delegate(self, key: str, delegate: QAbstractItemDelegate) -> None:
        """Let ``delegate`` paint the column ``key``."""
        self.view.setItemDelegateForColumn(as_columns(self.model.columns).index(key), delegate)

    def remember(self) -> None:
        """Remember widths, order, hidden columns and sort; the page calls it as it is left."""
        place = f"table/{self._name}"
        memory.keep(f"{place}/columns", ",".join(as_columns(self.model.columns)))
        memory.keep(f"{place}/state", self.view.horizontalHeader().saveState())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the search the room of a word where the bar is narrow."""
        super().resizeEvent(event)
        self.filters.show_word(shown=event.size().width() >= NARROW)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the layout as the table goes out of sight."""
        self.remember()
        super().hideEvent(event)

    # --- inside ---

    def _keys_around(self) -> list[object]:
        """Return the keys of the rows shown, if one of them is the current one."""
        if not self.view.currentIndex().isValid():
            return []
        return [self._key(self.model.rows.all[at]) for at in self.model.rows.shown]

    def _next_to(self, place: int, keys: Sequence[object], chosen: set[object]) -> object | None:
        """Return the key nearest to ``place`` whose row is still shown: itself, then below, then above.

        Where rows are ``chosen`` it is one of them, so that no row more becomes selected.
        """
        if not keys:
            return None
        shown = {self._key(self.model.rows.all[at]) for at in self.model.rows.shown}
        there = (shown & chosen) or shown
        nearest = (*keys[place:], *reversed(keys[:place]))
        return next((key for key in nearest if key in there), None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        name = tr(self._title)
        self.model.rows.forget_texts()
        self.view.setAccessibleName(name)
        self.search.set_name(tr("Search in {table}", table=name))
        self.filters.set_name(name)
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        self.view.viewport().update()
        self._tell()

    def _recall(self) -> None:
        place = f"table/{self._name}"
        if memory.text(f"{place}/columns") != ",".join(as_columns(self.model.columns)):
            self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        heads = self.view.horizontalHeader()
        heads.restoreState(memory.settings().value(f"{place}/state"))
        heads.setStretchLastSection(True)
        self.model.sort(heads.sortIndicatorSection(), heads.sortIndicatorOrder())

    def _sort_by(self, section: int) -> None:
        rows, column = self.model.rows, self.model.columns[section]
        order = Qt.SortOrder.AscendingOrder
        if rows.sorted_by is column:
            if rows.descending:
                section = -1
            else:
                order = Qt.SortOrder.DescendingOrder
        self.view.horizontalHeader().setSortIndicator(section, order)
        self._resort(section, order)

    def _resort(self, section: int, order: Qt.SortOrder) -> None:
        self._keep_chosen(lambda _: self.model.sort(section, order), to_top=True)

    def _search(self, text: str, *, to_top: bool) -> None:
        self._keep_chosen(lambda chosen: self.model.filter(text, chosen), to_top=to_top)
        if self.model.rows.looking:
            self._gatherer.start()

    def _end_search(self) -> None:
        self._show_part()
        self._tell()

    def _keep_chosen(self, change: Callable[[set[int]], None], *, to_top: bool) -> None:
        """Do ``change``, which shows other ones of the same rows; those selected stay so where shown.

        It is given their indices.
        """
        rows, across = self.model.rows, self.view.horizontalScrollBar().value()
        chosen, current = {rows.shown[line] for line in self.view.lines()}, self.current()
        leading = {rows.shown[self.view.currentIndex().row()]} & chosen if current is not None else ()
        self._is_changing = True
        try:
            self._reset(lambda: change(chosen), to_top=to_top)
            self.view.choose(rows.lines_of(chosen), *rows.lines_of(leading))
        finally:
            self._is_changing = False
        self.view.horizontalScrollBar().setValue(across)
        # The page reads all about a row it is told of: not once more at each letter.
        if self.view.currentIndex().isValid() and self.current() is not current:
            self._say_chosen()
        self._tell()

    def _reset(self, change: Callable[[], None], *, to_top: bool) -> None:
        # A reset that shrinks the rows while scrolled down makes the heading ask for every row.
        if to_top or self.view.verticalScrollBar().value() > 0:
            self.view.scrollToTop()
        change()
        self._show_part()
        self._tell()

    def _say_chosen(self) -> None:
        if not self._is_changing:
            self.chosen.emit(self.current())

    def _show_part(self) -> None:
        if self.model.rows.shown or self.model.rows.looking or not self._is_read:
            self._stack.setCurrentWidget(self.view)
        elif not self.filters.at_rest():
            self._stack.setCurrentWidget(self._none_fits)
        else:
            self._stack.setCurrentWidget(self._none_found if self.model.rows.all else self._empty)

    def _gather(self) -> None:
        rows = self.model.rows
        if rows.looking:
            self.model.look_on()
        elif not rows.gather():
            self._gatherer.stop()
            if rows.behind:
                at = self.view.verticalScrollBar().value()
                self._search(self.search.text(), to_top=False)
                self.view.verticalScrollBar().setValue(at)

    def _enter_rows(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rows.shown:
            self.view.selectRow(0)

    def _begin_search(self, text: str) -> None:
        if self.search.isVisible():
            self.search.setFocus()
            self.search.setText(text)

    def _add_acts(self, menu: QMenu) -> None:
        for act in self._acts:
            made = menu.addAction(act.label())
            made.setEnabled(act.possible())
            made.triggered.connect(lambda _=False, run=act.run: run())

    def _tell(self) -> None:
        # What is found so far is no number to be read.
        if not self._is_changing and not self.model.rows.looking:
            self.status.emit(self.summary())

    def summary(self) -> str:
        """Return what the status line says: rows, of how many, how many selected, and their sums.

        Before the first rows came it says nothing: none is not the same as not known.
        """
        if not self._is_read:
            return ""
        self.model.look_on(whole=True)
        rows, chosen = self.model.rows, self.view.selected()
        parts = [ntr("{count} row", "{count} rows", len(rows.shown))]
        if len(rows.shown) != len(rows.all):
            parts = [tr("{shown} of {all} rows", shown=f"{len(rows.shown):,}", all=f"{len(rows.all):,}")]
        if len(chosen) > 1:
            parts.append(tr("{count} selected", count=f"{len(chosen):,}"))
            parts += filter(None, (column.summed(chosen) for column in self.view.shown_columns()))
        return " · ".join(parts)
