"""A sheet that is read otherwise than it stands, and where each of its cells stands in the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Row, column_letters


@dataclass(frozen=True, slots=True)
class Arranged:
    """A sheet as it is read: its rows, and for each cell its (row, column) in the file, None for none."""

    rows: Sequence[Row]
    places: Sequence[Sequence[tuple[int, int] | None]]
    code: Code
    count: int

    def at(self, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell stands in the file; rows count from 1, columns from 0."""
        if not 1 <= row <= len(self.places) or not 0 <= column < len(self.places[row - 1]):
            return None
        return self.places[row - 1][column]

    def origin(self, sheet: str, row: int) -> tuple[str, int]:
        """Return what a record of a row keeps as its source: the sheet, with its column, and the row.

        A record that stands in a column of its own, or in a table beside others, is known by that column.
        """
        line = self.places[row - 1] if 1 <= row <= len(self.places) else ()
        columns = [place[1] for place in line if place is not None]
        if self.code is Code.SHEET_TURNED and columns:
            return f"{sheet}!{column_letters(columns[0])}", self.source(row)
        if self.code is Code.SHEET_STACKED and columns:
            return f"{sheet}!{column_letters(min(columns))}", self.source(row)
        return sheet, self.source(row)

    def source(self, row: int) -> int:
        """Return the first row of the file from which a row was taken; the row itself where there is none."""
        line = self.places[row - 1] if 1 <= row <= len(self.places) else ()
        return min((place[0] for place in line if place is not None), default=row)
