"""The heart of a table: rows in a view under a search; what is shown, selected, found and sorted by."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.ui.widgets import table_layout, table_summary
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.saved import SavedFilters
from tradeplanner.ui.widgets.search import SearchField
from tradeplanner.ui.widgets.table_body import Body
from tradeplanner.ui.widgets.table_gathering import Gatherer
from tradeplanner.ui.widgets.table_keeping import Keeper
from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView, as_columns

Key = Callable[[Any], object]
Extra = Callable[[object], str]


class TableCore(QWidget):
    """Rows and a search that stands nowhere yet: ``Table`` lays them out.

    ``chosen(row or None)`` as the current row moves; ``status(str)`` for the status line.
    """

    chosen = Signal(object)
    status = Signal(str)

    def __init__(
        self, name: str, columns: Sequence[Column], empty: Empty | None, key: Key, extra: Extra | None,
        parent: QWidget | None,
    ) -> None:  # fmt: skip
        """Tell rows apart by ``key(row)``, and search them by their columns and ``extra(row)``."""
        super().__init__(parent)
        self._is_read = self._is_changing = False
        self.model = TableModel(columns, extra, self)
        self.view = TableView(self.model, self)
        self.search = SearchField(parent=self)
        self.filters = SavedFilters(name, self.search, self)
        self.body = Body(self.view, empty, self.search.clear, self.filters.clear, self)
        self._keeper = Keeper(self.model, self.view, key)
        self._gatherer = Gatherer(self.model, self._search_again, self)
        selection, heads = self.view.selectionModel(), self.view.horizontalHeader()
        selection.currentRowChanged.connect(lambda *_: self._say_chosen())
        selection.selectionChanged.connect(lambda *_: self._tell())
        heads.setSortIndicatorShown(True)
        heads.setSectionsClickable(True)
        heads.sectionClicked.connect(self._sort_by)
        self.search.typed.connect(self.set_filter)
        self.model.looked.connect(self._end_search)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the current row, the selection and the scroll position stay where they can.

        Where the current row is gone, the one that stood next to it takes its place.
        """
        self._is_read = True
        self._keeper.refill(lambda: self._fill(rows))
        self._tell()
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
        self._keeper.select(keys, current)

    def set_filter(self, text: str) -> None:
        """Show only rows that hold every word of ``text``."""
        if self.search.text() != text:
            self.search.setText(text)
            return
        self._rearrange(lambda chosen: self.model.filter(text, chosen))
        self._gatherer.start()

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
        self._sort(at, order)

    def summary(self) -> str:
        """Return what the status line says; nothing before the first rows came: none is not unknown."""
        return table_summary.summary(self.model, self.view) if self._is_read else ""

    # --- inside ---

    def _sort_by(self, section: int) -> None:
        self._sort(*table_layout.next_sort(self.model.rows, self.model, section))

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        self.view.horizontalHeader().setSortIndicator(section, order)
        self._rearrange(lambda _: self.model.sort(section, order))

    def _search_again(self) -> None:
        at = self.view.verticalScrollBar().value()
        self.set_filter(self.search.text())
        self.view.verticalScrollBar().setValue(at)

    def _end_search(self) -> None:
        self._show_part()
        self._tell()

    def _fill(self, rows: Sequence[Any]) -> None:
        self.model.fill(rows)
        self._show_part()

    def _rearrange(self, change: Callable[[set[int]], None]) -> None:
        """Do ``change``, which shows other ones of the same rows; what concerns the page is said once."""

        def shown(chosen: set[int]) -> None:
            change(chosen)
            self._show_part()

        current, self._is_changing = self.current(), True
        try:
            self._keeper.rearrange(shown)
        finally:
            self._is_changing = False
        # The page reads all about a row it is told of: not once more at each letter.
        if self.current() is not current:
            self._say_chosen()
        self._tell()

    def _say_chosen(self) -> None:
        if not self._is_changing:
            self.chosen.emit(self.current())

    def _show_part(self) -> None:
        if self._is_read:
            self.body.show_for(self.model.rows, at_rest=self.filters.at_rest())

    def _tell(self) -> None:
        # What is found so far is no number to be read.
        if not self._is_changing and not self.model.rows.looking:
            self.status.emit(self.summary())
