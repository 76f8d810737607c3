"""The table beside a chart: rows to copy and to print, with exact numbers until they are shown."""

from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.i18n import formats

Value = str | int | Decimal | None
DASH = "–"
"""What stands for a figure that nobody knows."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Headings and rows; counts are whole numbers, amounts Decimals in the unit that the headings name.

    ``places`` are the decimals that amounts are shown with; they are exact in ``rows``.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    places: int = 1

    def texts(self) -> list[list[str]]:
        """Return the rows as a reader sees them."""
        return [[self.text(value) for value in row] for row in self.rows]

    def text(self, value: Value) -> str:
        """Return one value as a reader sees it, a dash where nobody knows it."""
        if value is None:
            return DASH
        if isinstance(value, str):
            return value
        return formats.grouped(value, self.places if isinstance(value, Decimal) else 0)


NOTHING = Grid((), ())
"""No table."""
