"""The rows behind a table: which are shown and in what order, without a proxy model.

Rows stay where they are; sorting and filtering only make a list of their indices. What a row is
searched by is gathered in slices while nobody waits, so that the first letter typed over a hundred
thousand rows is as quick as the next: until all of it is there, a search finds among what is.

A search looks as long as nobody notices, which is through a register of a hundred thousand; over more rows,
or on a slow machine, it shows what it has found by then, and the owner lets it look on.
"""

import contextlib
import math
import time
from collections.abc import Callable, Collection, Sequence

from tradeplanner.ui.widgets.columns import Column, sort_key

SLICE = 2_000
LOT = 10_000
"""Rows looked through between two looks at the clock."""
PATIENCE = 0.008
"""Seconds that a search looks at a stretch: with what is painted afterwards a key is answered in a blink."""
FEW = 5
"""So many rows are looked for one by one, which is quicker than going through all."""


class Rows:
    """Rows in index order. ``shown`` holds the indices of the rows that pass the filter, sorted.

    ``behind`` says that they were found among fewer or older search texts than are being gathered,
    ``looking`` that more may be found by ``look``.
    """

    def __init__(self, columns: Sequence[Column], extra: Callable[[object], str] | None = None) -> None:
        """Search by every column's text, and by ``extra(row)``: pinyin initials, former names."""
        self.searched = columns
        self._extra = extra
        self._texts: list[str] = []
        self._making = self._texts
        self._order: list[int] = []
        self._passed = ""
        self._words: Sequence[str] = ()
        self._ahead: Sequence[int] = ()
        self._at = 0
        self.all: Sequence[object] = ()
        self.shown: list[int] = []
        self.needle = ""
        self.patience = PATIENCE
        self.behind = False
        self.sorted_by: Column | None = None
        self.descending = False

    @property
    def looking(self) -> bool:
        """Tell whether a search has rows still to look at."""
        return self._at < len(self._ahead)

    def fill(self, rows: Sequence[object]) -> None:
        """Take other rows; sort and filter stay."""
        self.all = rows
        self._texts = self._making = []
        self._sort()
        self._search(afresh=True)

    def row(self, at: int) -> object:
        """Return the row shown at ``at``."""
        return self.all[self.shown[at]]

    def lines_of(self, wanted: Collection[int]) -> list[int]:
        """Return the lines in which the rows of these indices are shown; those not shown are left out."""
        if len(wanted) > FEW:
            return [line for line, at in enumerate(self.shown) if at in wanted]
        found = []
        for at in wanted:
            with contextlib.suppress(ValueError):  # not shown
                found.append(self.shown.index(at))
        return sorted(found)

    def sort(self, column: Column | None, *, descending: bool = False) -> None:
        """Sort by ``column``, or put the rows back in their own order with None; stable both ways."""
        self.sorted_by, self.descending = column, descending
        self._sort()
        self._search(afresh=True)

    def filter(self, text: str, keep: Collection[int] = ()) -> None:
        """Show only rows that hold every word of ``text`` in some column, as far as patience reaches.

        Rows with the indices ``keep`` are shown if they hold the words, however long that takes.
        """
        self.needle = text.strip().casefold()
        self._begin(afresh=not (self._passed and self.needle.startswith(self._passed)))
        self.shown += self.look()
        if self.looking and not self._has(keep):
            self.shown += self.look(whole=True)

    def look(self, *, whole: bool = False) -> list[int]:
        """Look on, for ``patience`` seconds or to the end; return what was found, to go after ``shown``."""
        until = time.perf_counter() + (math.inf if whole else self.patience)
        found: list[int] = []
        while self.looking:
            lot = self._ahead[self._at : self._at + LOT]
            self._at += len(lot)
            found += self._fitting(lot)
            if time.perf_counter() >= until:
                break
        return found

    def forget_texts(self) -> None:
        """Gather the search texts anew: what is read has changed. Until then the old ones serve."""
        self._making, self._passed, self.behind = [], "", bool(self.needle)

    def gather(self, limit: int = SLICE) -> bool:
        """Prepare the search text of ``limit`` more rows; tell whether any are left."""
        making = self._making
        for row in self.all[len(making) : len(making) + limit]:
            parts = [column.shown(row) for column in self.searched]
            if self._extra is not None:
                parts.append(self._extra(row))
            making.append("\n".join(parts).casefold())
        if len(making) >= len(self._texts):
            self._texts = making
        return len(making) < len(self.all)

    def _sort(self) -> None:
        self._order = list(range(len(self.all)))
        if self.sorted_by is None:
            return
        value = self.sorted_by.value
        keys = [sort_key(value(row)) for row in self.all]
        if not self.descending:
            self._order.sort(key=keys.__getitem__)
            return
        # Empty cells stay last both ways, and rows of one value keep their order both ways.
        full = [at for at in self._order if keys[at][0] != 2]
        empty = [at for at in self._order if keys[at][0] == 2]
        full.sort(key=keys.__getitem__, reverse=True)
        self._order = full + empty

    def _search(self, *, afresh: bool) -> None:
        self._begin(afresh=afresh)
        self.shown += self.look(whole=True)

    def _begin(self, *, afresh: bool) -> None:
        """Make ready to look for ``needle``: the rows that can hold it lie ahead, none is shown yet."""
        self._passed, self.behind, self._words = self.needle, False, self.needle.split()
        if not self.needle:
            self.shown, self._ahead, self._at = self._order, (), 0
            return
        self.behind = self.gather()
        ready = len(self._texts)
        if ready < len(self.all):
            # What is not gathered yet is looked at later, so the next letter must not build on this.
            self._passed, self._ahead = "", [at for at in self._order if at < ready]
        elif afresh:
            self._ahead = self._order
        else:
            # Of an earlier search that had not ended, some rows were not looked at.
            self._ahead = [*self.shown, *self._ahead[self._at :]]
        self.shown, self._at = [], 0

    def _fitting(self, lot: Sequence[int]) -> Sequence[int]:
        texts = self._texts
        for word in self._words:
            lot = [at for at in lot if word in texts[at]]
        return lot

    def _has(self, keep: Collection[int]) -> bool:
        """Tell whether all of ``keep`` that hold the words are shown."""
        ready = len(self._texts)
        fit = set(self._fitting([at for at in keep if at < ready]))
        return len(self.lines_of(fit)) == len(fit)
