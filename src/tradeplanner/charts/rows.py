"""Charts made of rows: a name at the left, room for bars, and figures in columns at the right.

Figures stand in columns and not on the bars, so nothing can overlap, and they are the legend too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tradeplanner.charts import style
from tradeplanner.charts.sheet import Box, Mark, Sheet

ROW, GAP, TALLEST = 0.235, 0.12, 0.46
FEW = 4
"""Rows that may be taller still."""
NAMES, BARS = 0.34, 0.26
"""The most that names may take of the width, and the least that bars need."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its name, its figures column by column, and what a pointer on it is told."""

    name: str
    cells: tuple[str, ...] = ()
    told: str = ""
    key: int | None = None
    bold: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row as placed: ``box`` is its room for bars."""

    row: Row
    box: Box

    @property
    def middle(self) -> float:
        """Its middle height."""
        return (self.box.top + self.box.bottom) / 2

    def bar(self, left: float, right: float, part: float) -> Box:
        """Return a bar between two places that is ``part`` of the row high."""
        half = (self.box.bottom - self.box.top) * part / 2
        low, high = sorted((left, right))
        return Box(low, self.middle - half, high, self.middle + half)


@dataclass(frozen=True, slots=True)
class Axis:
    """Amounts from ``low`` to ``high`` along ``left`` to ``right`` in inches; zero is within."""

    low: float
    high: float
    left: float
    right: float

    @classmethod
    def over(cls, amounts: Sequence[float], left: float, right: float) -> "Axis":
        """Return the axis that holds all ``amounts`` and zero."""
        return cls(min(0.0, *amounts, 0.0), max(0.0, *amounts, 0.0), left, right)

    def x(self, amount: float) -> float:
        """Return the place of an amount."""
        span = self.high - self.low
        return self.left + ((amount - self.low) / span if span else 0.0) * (self.right - self.left)


def room(sheet: Sheet, top: float, foot: float = 0.0) -> int:
    """Return how many rows fit below the headings, at least three."""
    return max(int((sheet.height - top - foot - ROW) / ROW), 3)


def laid(
    sheet: Sheet, rows: Sequence[Row], heads: Sequence[str], top: float, *, foot: float = 0.0
) -> list[Lane]:
    """Write names, headings and figures, and return each row with its room for bars."""
    rights, shown, end = _columns(sheet, rows, heads)
    widest = max(_width(row.name, bold=row.bold) for row in rows)
    names = min(widest, NAMES * sheet.width)
    for right, at in zip(rights, shown, strict=True):
        sheet.text(heads[at], (right, top + ROW / 2), style.SMALL, "right", color=sheet.palette.faint)
    height = min((sheet.height - top - foot - ROW) / len(rows), TALLEST if len(rows) > FEW else 1.5 * TALLEST)
    lanes = []
    for place, row in enumerate(rows):
        y = top + ROW + place * height
        lane = Lane(row, Box(names + GAP, y, end - GAP, y + height))
        if row.bold and place:
            sheet.line([(0.0, y), (sheet.width, y)], sheet.palette.grid, 0.7)
        color = sheet.palette.faint if row.faint else ""
        name = style.shortened(row.name, style.LABEL, names - (0.03 if row.bold else 0.0))
        sheet.text(name, (0.0, lane.middle), bold=row.bold, color=color)
        for right, at in zip(rights, shown, strict=True):
            sheet.text(row.cells[at], (right, lane.middle), align="right", bold=row.bold, color=color)
        if row.told:
            sheet.marks.append(Mark(Box(0.0, y, sheet.width, y + height), row.told, row.key))
        lanes.append(lane)
    return lanes


def _columns(sheet: Sheet, rows: Sequence[Row], heads: Sequence[str]) -> tuple[list[float], list[int], float]:
    """Return right edges and numbers of the columns that have room, and where the bars must end.

    The last columns go first where the sheet is narrow; what a pointer is told has them all.
    """
    widths = [
        max(_width(head), *(_width(row.cells[at], bold=row.bold) for row in rows))
        for at, head in enumerate(heads)
    ]
    names = min(max(_width(row.name, bold=row.bold) for row in rows), NAMES * sheet.width)
    free = sheet.width - names - GAP - BARS * sheet.width
    count = len(widths)
    while count > 1 and sum(widths[:count]) + GAP * count > free:
        count -= 1
    rights: list[float] = []
    end = sheet.width - 0.02
    for at in range(count - 1, -1, -1):
        rights.insert(0, end)
        end -= widths[at] + GAP
    return rights, list(range(count)), end + GAP if not count else end


def _width(text: str, *, bold: bool = False) -> float:
    return style.text_width(text, style.LABEL, bold=bold)


def zero_line(sheet: Sheet, lanes: Sequence[Lane], x: float) -> None:
    """Draw the line from which the bars begin, along all lanes."""
    sheet.line([(x, lanes[0].box.top), (x, lanes[-1].box.bottom)], sheet.palette.faint, 0.7)
