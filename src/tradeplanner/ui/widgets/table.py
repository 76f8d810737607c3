"""The table of every page: search field, rows, keys, remembered layout, empty state, status text.

It shows any sequence of row objects by ``Column``s and changes none of them: signals say what the
person wants. A hundred thousand rows scroll, sort and filter without a proxy.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QMenu, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets import clipboard, table_layout
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.filterbar import FilterBar
from tradeplanner.ui.widgets.saved import Part
from tradeplanner.ui.widgets.table_core import Extra, Key, TableCore
from tradeplanner.ui.widgets.table_view import as_columns

NARROW = 100 * theme.GRID
"""Width below which the button of saved filters stands without its word."""


class Table(TableCore):
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
    paste_wanted = Signal(str)

    def __init__(
        self, name: str, title: str, columns: Sequence[Column], *, empty: Empty | None = None,
        key: Key = lambda row: getattr(row, "id", row), search: Extra | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make a table remembered under ``name`` and called ``title`` (a marked msgid) to a screen reader."""
        super().__init__(name, columns, empty, key, search, parent)
        self._name, self._title = name, title
        self._acts: tuple[Act, ...] = ()
        self._lay_out()
        self._connect()
        table_layout.recall(name, self.model, self.view)
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar = FilterBar(self.search, self.filters)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.GRID)
        whole.addLayout(self.bar)
        whole.addWidget(self.body, 1)
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
        self.search.left_down.connect(self._enter_rows)

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
        table_layout.remember(self._name, self.model, self.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the search the room of a word where the bar is narrow."""
        super().resizeEvent(event)
        self.filters.show_word(shown=event.size().width() >= NARROW)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember the layout as the table goes out of sight."""
        self.remember()
        super().hideEvent(event)

    # --- inside ---

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
