"""Forms that look like one seen before: their values are taken from the same places, without looking anew.

A bureau sends out one form and gets a thousand back. What stands between the values must be the same,
letter for letter, and nothing may stand elsewhere; otherwise the form is read with care.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tradeplanner.importing.grid import Cell, Merge, Row

_TO_READ = re.compile(r"[□☐○◯▢◻☑☒✓✔√■●◉✅🗹_＿]|[(（\[]\s*[xvXV]?\s*[)）\]]")
"""Signs of a value that has to be read, not only taken: boxes to tick, lines to write on."""
KEPT = 40
"""Layouts that are remembered."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label of a form: its words, the field it is taken for ("" for none), its value's place, its unit.

    Rows count from 1, columns from 0.
    """

    heading: str
    field: str
    row: int
    column: int
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The labels of a form in order, and the texts over and between them."""

    labels: tuple[Label, ...]
    title: str = ""


@dataclass(slots=True)
class _Seen:
    """A sheet whose layout is known: what stands in it beside the values."""

    layout: Layout
    height: int
    merges: Sequence[Merge]
    fixed: tuple[tuple[int, int, Cell], ...]
    places: tuple[tuple[int, int], ...]

    def values(self, rows: Sequence[Row], merges: Sequence[Merge]) -> list[Cell] | None:
        """Return the values of a sheet that looks the same, None of another."""
        if len(rows) != self.height or merges != self.merges:
            return None
        for row, column, text in self.fixed:
            cells = rows[row]
            if column >= len(cells) or cells[column] != text:
                return None
        values = [rows[row][column] if column < len(rows[row]) else None for row, column in self.places]
        filled = sum(map(len, rows)) - sum(row.count(None) for row in rows)
        if filled != len(self.fixed) + len(values) - values.count(None):
            return None
        texts = "\n".join([value for value in values if isinstance(value, str)])
        return None if _TO_READ.search(texts) else values


@dataclass(slots=True)
class Layouts:
    """The layouts of the forms that were read with care so far."""

    _seen: list[_Seen] = field(default_factory=list)

    def take(self, rows: Sequence[Row], merges: Sequence[Merge]) -> tuple[Layout, list[Cell]] | None:
        """Return the layout and the values of a sheet that looks like one seen before."""
        for at, seen in enumerate(self._seen):
            values = seen.values(rows, merges)
            if values is not None:
                if at:
                    self._seen.insert(0, self._seen.pop(at))
                return seen.layout, values
        return None

    def learn(
        self, layout: Layout, values: Sequence[Cell], rows: Sequence[Row], merges: Sequence[Merge]
    ) -> None:
        """Remember a sheet's layout, if each value is a whole cell of its own."""
        places = tuple((label.row - 1, label.column) for label in layout.labels)
        if len(set(places)) < len(places):
            return
        for (row, column), value in zip(places, values, strict=True):
            cells = rows[row] if row < len(rows) else []
            if (cells[column] if column < len(cells) else None) != value:
                return
        apart = set(places)
        fixed = tuple(
            (row, column, cell)
            for row, cells in enumerate(rows)
            for column, cell in enumerate(cells)
            if cell is not None and (row, column) not in apart
        )
        self._seen.insert(0, _Seen(layout, len(rows), merges, fixed, places))
        del self._seen[KEPT:]
