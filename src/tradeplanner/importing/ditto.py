"""Cells that say "the same as above" (同上, 〃): each is given the value of the cell above it."""

from collections.abc import Sequence

from tradeplanner.importing.grid import Cell
from tradeplanner.importing.spool import Coded

MARKS = frozenset({
    "同上", "同上。", "(同上)", "（同上）", "同前", "〃", '"', "″", "＂", "”", "“", "''", "ditto", "Ditto",
    "DITTO", "do.", "-do-",
})  # fmt: skip
"""What writers put for the value above."""


class Dittos:
    """The marks in one column, stretch by stretch."""

    def __init__(self) -> None:
        """Know no cell yet."""
        self._last: Cell = None
        self._begun = False

    def filled(self, cells: Sequence[Cell]) -> tuple[Sequence[Cell], Sequence[int]]:
        """Return the cells with each mark replaced, and which were; a mark at the very top stays."""
        if MARKS.isdisjoint(cells.distinct if isinstance(cells, Coded) else cells):
            self._last, self._begun = (cells[-1], True) if cells else (self._last, self._begun)
            return cells, ()
        found, marked = [], []
        for offset, cell in enumerate(cells):
            if self._begun and cell in MARKS:
                marked.append(offset)
            else:
                self._last = cell
            self._begun = True
            found.append(self._last)
        return found, marked
