"""Headings that come again among the data: the same on every printed page, or another table's."""

from collections.abc import Sequence

from tradeplanner.importing import mapping
from tradeplanner.importing.grid import Cell, Row
from tradeplanner.importing.specs import SPECS

_NUMBERING = ("序号", "编号", "No.", "No")
_WORDS = frozenset(
    (*(name for spec in SPECS.values() for field in spec.fields for name in field.names), *_NUMBERING)
)
"""The words of all kinds, as they are usually written."""
_TIDY = frozenset(map(mapping.tidy, _WORDS))
_FEWEST = 3
_MOST_PART = 0.6


class Above:
    """The rows down to the heading, by which rows below are told to be headings again."""

    def __init__(self) -> None:
        """Know no row yet."""
        self._rows: list[Row] = []
        self._firsts: set[Cell] = set(_WORDS)
        self._own: set[str] = set()

    def add(self, row: Row, *, heading: bool) -> None:
        """Remember a title or a row of the heading."""
        first = _first(row)
        if first is None:
            return
        self._rows.append(_cut(row))
        self._firsts.add(first)
        if heading:
            self._firsts.update(cell for cell in row if isinstance(cell, str))
            self._own.update(mapping.tidy(cell) for cell in row if isinstance(cell, str))

    def may_meet(self, firsts: Sequence[Cell]) -> bool:
        """Whether any of the rows that begin with these cells may be a heading."""
        return not self._firsts.isdisjoint(firsts)

    def is_again(self, row: Row) -> bool:
        """Whether a row is one of those above."""
        return _first(row) in self._firsts and _cut(row) in self._rows

    def is_another(self, row: Row) -> bool:
        """Whether a row is the heading of another table: mostly words that name fields, and no number."""
        if _first(row) not in self._firsts:
            return False
        filled = [cell for cell in row if cell is not None]
        if len(filled) < _FEWEST or not all(isinstance(cell, str) for cell in filled):
            return False
        words = [mapping.tidy(str(cell)) for cell in filled]
        named = sum(word in _TIDY or word in self._own for word in words)
        return named >= _MOST_PART * len(filled) and not any(word.isdigit() for word in words)


def _first(row: Row) -> Cell:
    return next((cell for cell in row if cell is not None), None)


def _cut(row: Row) -> Row:
    """Return a row without the blank cells at its end."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]
