"""Where the cells of a sheet that was put together of many files came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tradeplanner.importing.grid import address


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet's part of a row: the sheet, what is added to the rows, and (row, column) by virtual column."""

    sheet: str
    shift: int
    places: Mapping[int, tuple[int, int]]


@dataclass(slots=True)
class Origins:
    """The file and the parts of each row; the first row, the heading, has none.

    ``files`` are the names of the files read, with the SHA-256 of each.
    """

    rows: list[tuple[str, Sequence[Part]]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)

    def at(self, row: int, column: int = -1) -> tuple[str, str, str] | None:
        """Return (file, sheet, cell) of a cell of the virtual sheet; None for its heading.

        The cell is "" where the file has none for that column. Rows count from 1, columns from 0.
        """
        if not 2 <= row <= len(self.rows) + 1:
            return None
        file, parts = self.rows[row - 2]
        for part in parts:
            if column in part.places:
                at, across = part.places[column]
                return file, part.sheet, address(at + part.shift, across)
        return file, parts[0].sheet if parts else "", ""

    def source(self, row: int) -> tuple[str, int] | None:
        """Return what a record of a row keeps as its source: the file with its sheet, and the row there."""
        found = self.at(row)
        if found is None:
            return None
        file, sheet, _ = found
        part = self.rows[row - 2][1][0]
        first = min((at for at, _ in part.places.values()), default=1)
        return f"{file} › {sheet}" if sheet else file, first + part.shift
