"""A field with an upright scale: round steps, grid lines, and names that keep clear of each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.charts import style
from tradeplanner.charts.scale import ticks
from tradeplanner.charts.sheet import Box, Point, Sheet
from tradeplanner.i18n import formats

GAP = 0.07


@dataclass(frozen=True, slots=True)
class Plot:
    """The room of the marks in inches, and the values that it spans upwards."""

    box: Box
    low: float
    high: float

    def y(self, amount: float) -> float:
        """Return the height of an amount."""
        part = (amount - self.low) / (self.high - self.low)
        return self.box.bottom - part * (self.box.bottom - self.box.top)


def step_names(steps: Sequence[float]) -> list[str]:
    """Return the steps with as many decimals as all of them need, at most two."""
    places = next((p for p in (0, 1) if all(abs(round(s, p) - s) < 1e-9 for s in steps)), 2)
    return [formats.grouped(Decimal(f"{step:.6f}"), places) for step in steps]


def plot(sheet: Sheet, amounts: Sequence[float], room: Box) -> Plot:
    """Draw steps and grid for ``amounts`` within ``room`` and return the field right of the steps."""
    most = max(1, min(5, int((room.bottom - room.top) / 0.35)))
    steps = ticks(min(amounts, default=0.0), max(amounts, default=0.0), most)
    names = step_names(steps)
    left = room.left + max(style.text_width(name, style.SMALL) for name in names) + GAP
    high = steps[-1] if len(steps) > 1 else 1.0
    found = Plot(Box(left, room.top, room.right, room.bottom), steps[0], high)
    for step, name in zip(steps, names, strict=True):
        y = found.y(step)
        color = sheet.palette.faint if step == 0 else sheet.palette.grid
        sheet.line([(left, y), (room.right, y)], color, 0.7)
        sheet.text(name, (left - GAP, y), style.SMALL, "right", color=sheet.palette.faint)
    return found


def free(sheet: Sheet, text: str, size: float, places: Sequence[Point], room: Box) -> Point | None:
    """Return the first of ``places`` (left end, middle) where ``text`` is in ``room`` and meets no other."""
    for place in places:
        box = sheet.box_of(text, place, size)
        inside = box.left >= room.left and box.right <= room.right
        inside = inside and box.top >= room.top and box.bottom <= room.bottom
        if inside and not any(box.overlaps(label.box) for label in sheet.labels):
            return place
    return None
