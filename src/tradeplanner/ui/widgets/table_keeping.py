"""What stays while the rows of a table change: what is selected, which row is current, where one looks."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel

from tradeplanner.ui.widgets.table_model import TableModel
from tradeplanner.ui.widgets.table_view import TableView

Key = Callable[[Any], object]


class Keeper:
    """Changes a view's rows so that nobody loses the place in them; ``key(row)`` tells rows apart."""

    def __init__(self, model: TableModel, view: TableView, key: Key) -> None:
        self._rows, self._model, self._view, self._key = model.rows, model, view, key

    def refill(self, change: Callable[[], None]) -> None:
        """Do ``change``, which brings other row objects; they are told by their keys.

        Where the current row is gone, the one that stood next to it takes its place.
        """
        view = self._view
        chosen = {self._key(row) for row in view.selected()}
        place = view.currentIndex().row()
        around = self._keys() if view.currentIndex().isValid() else []
        at = view.verticalScrollBar().value()
        if at > 0:
            # A reset that shrinks the rows while scrolled down makes the heading ask for every row.
            view.scrollToTop()
        change()
        self.select(chosen, current=self._next_to(place, around, chosen))
        view.verticalScrollBar().setValue(at)

    def rearrange(self, change: Callable[[set[int]], None]) -> None:
        """Do ``change``, given the indices of the rows selected, which shows other ones of the same rows."""
        view, rows, across = self._view, self._rows, self._view.horizontalScrollBar().value()
        chosen, leading = {rows.shown[line] for line in view.lines()}, set[int]()
        if view.currentIndex().isValid():
            leading = {rows.shown[view.currentIndex().row()]} & chosen
        view.scrollToTop()  # as above
        change(chosen)
        view.choose(rows.lines_of(chosen), *rows.lines_of(leading))
        view.horizontalScrollBar().setValue(across)

    def select(self, keys: Iterable[object], current: object = None) -> None:
        """Select the rows of these keys and make ``current`` (a key; else the first) the current one."""
        wanted = set(keys)
        if not wanted and current is None:
            return
        flag = QItemSelectionModel.SelectionFlag
        model, first = self._view.selectionModel(), True
        across = self._view.horizontalScrollBar().value()
        self._model.look_on(whole=True)
        for line, row in enumerate(self._keys()):
            if row not in wanted and row != current:
                continue
            index = self._model.index(line, 0)
            if row in wanted:
                model.select(index, flag.Select | flag.Rows)
            if row == current or (current is None and first):
                first = False
                model.setCurrentIndex(index, flag.Select | flag.Rows)
                self._view.scrollTo(index)
        self._view.horizontalScrollBar().setValue(across)

    def _keys(self) -> list[object]:
        """Return the keys of the rows shown."""
        return [self._key(self._rows.all[at]) for at in self._rows.shown]

    def _next_to(self, place: int, keys: Sequence[object], chosen: set[object]) -> object | None:
        """Return the key nearest to ``place`` whose row is still shown: itself, then below, then above.

        Where rows are ``chosen`` it is one of them, so that no row more becomes selected.
        """
        if not keys:
            return None
        shown = set(self._keys())
        there = (shown & chosen) or shown
        nearest = (*keys[place:], *reversed(keys[:place]))
        return next((key for key in nearest if key in there), None)
