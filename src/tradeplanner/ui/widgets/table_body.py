"""What stands under a table's search: its rows, or one sentence that says why there are none."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedLayout, QWidget

from tradeplanner.i18n.language import mark
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.rows import Rows
from tradeplanner.ui.widgets.saved import CLEAR


class Body(QWidget):
    """The rows, and instead of them the page's own ``empty`` state or what was searched for in vain."""

    def __init__(
        self,
        view: QWidget,
        empty: Empty | None,
        clear_search: Callable[[], None],
        clear_all: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._empty = view, empty or Empty()
        clear = Act("table.clear", mark("Clear the search"), clear_search)
        self._none_found = Empty(mark("No row holds these words."), [clear])
        clear = Act("table.clear_all", CLEAR, clear_all)
        self._none_fits = Empty(mark("No row fits the search and the filters."), [clear])
        self._stack = QStackedLayout(self)
        for part in (self._view, self._empty, self._none_found, self._none_fits):
            self._stack.addWidget(part)

    def show_for(self, rows: Rows, *, at_rest: bool) -> None:
        """Show what fits ``rows``; ``at_rest`` tells that no picker beside the search leaves anything out."""
        if rows.shown or rows.looking:
            self._stack.setCurrentWidget(self._view)
        elif not at_rest:
            self._stack.setCurrentWidget(self._none_fits)
        else:
            self._stack.setCurrentWidget(self._none_found if rows.all else self._empty)
