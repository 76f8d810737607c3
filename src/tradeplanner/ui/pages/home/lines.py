"""Where Home's course lies: its lines with their names, and the room they are painted in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetrics

from tradeplanner.charts.scale import Scale, scale_for, ticks
from tradeplanner.domain.courses import Course
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme

MONTHS = 12
DASHED, DOTTED = (4.0, 2.5), (1.0, 1.8)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: (month, amount in the scale's unit) from New Year on, its look, and its name."""

    points: tuple[tuple[int, float], ...]
    colour: str
    ink: str
    width: float
    name: str
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name is written."""

    cell: QRectF


def scale_of(course: Course) -> Scale:
    """Return the unit that a course is painted in."""
    amounts = [value for value in (*course.actual, *course.last_year, *course.target) if value is not None]
    if course.forecast is not None:
        amounts.append(course.forecast.minor)
    return scale_for(course.currency, amounts)


def lines(course: Course) -> list[Line]:
    """Return the lines that a course has figures for, from back to front."""
    scale = scale_of(course)
    last, actual = _known(course.last_year, scale), _known(course.actual, scale)
    result = []
    if len(last) > 1:
        name = tr("Last year {amount}", amount=scale.text(_end(course.last_year)))
        result.append(Line(last, "edge", "faint", 1.4, name))
    if course.target:
        name = tr("Target {amount}", amount=scale.text(course.target[-1]))
        result.append(Line(_known(course.target, scale), "text", "text", 1.4, name, DASHED))
    if course.forecast is not None and len(actual) > 1:
        name = tr("Forecast {amount}", amount=scale.text(course.forecast.minor))
        end = (MONTHS, float(scale.value(course.forecast.minor)))
        result.append(Line((actual[-1], end), "accent", "accent", 2.0, name, DOTTED))
    if len(actual) > 1:
        name = tr("Actual {amount}", amount=scale.text(_end(course.actual)))
        result.append(Line(actual, "accent", "accent", 2.4, name))
    return result


def _known(values: Sequence[int | None], scale: Scale) -> tuple[tuple[int, float], ...]:
    known = [(month, float(scale.value(v))) for month, v in enumerate(values, 1) if v is not None]
    return ((0, 0.0), *known)


def _end(values: Sequence[int | None]) -> int:
    return next((value for value in reversed(values) if value is not None), 0)


def month_words(course: Course, month: int) -> str:
    """Return the figures of the year to the end of ``month``, or nothing."""
    if not 1 <= month <= MONTHS:
        return ""
    scale = scale_of(course)
    named = (
        (course.actual, "Actual {amount}"),
        (course.target, "Target {amount}"),
        (course.last_year, "Last year {amount}"),
    )
    told = [
        tr(text, amount=scale.text(value))
        for values, text in named
        if values and (value := values[month - 1]) is not None
    ]
    head = f"{formats.months_of(course.year, 1, month)} · {scale.unit}"
    return "\n".join((head, *told)) if told else ""


def spread(wanted: Sequence[float], distance: float, box: QRectF) -> list[float]:
    """Return heights near ``wanted`` (ascending), at least ``distance`` apart, the last within ``box``."""
    result: list[float] = []
    for height in wanted:
        result.append(max(height, result[-1] + distance) if result else height)
    limit = box.bottom()
    for at in range(len(result) - 1, -1, -1):
        result[at] = min(result[at], limit)
        limit = result[at] - distance
    return result


@dataclass(frozen=True, slots=True)
class Room:
    """The field of the lines inside the widget: its box, the steps along its side, the months named."""

    box: QRectF
    low: float
    high: float
    steps: tuple[tuple[float, str], ...]
    every: int

    @classmethod
    def of(cls, area: QRectF, drawn: Sequence[Line], metrics: QFontMetrics, scale: Scale) -> "Room":
        """Return the room that leaves the names of ``drawn`` and of the axes space within ``area``."""
        values = [value for line in drawn for _, value in line.points]
        found = ticks(min(values), max(values), max(2, min(5, int(area.height() // 48))))
        places = scale.places if max(values) < 10 else 0
        steps = tuple((step, formats.grouped(Decimal(str(step)), places)) for step in found)
        left = max(metrics.horizontalAdvance(text) for _, text in steps) + 1.5 * theme.GRID
        names = [metrics.horizontalAdvance(x.name) for x in drawn if x.points[-1][0] == MONTHS]
        right = max(names, default=0) + 2 * theme.GRID
        box = area.adjusted(left, 1.5 * theme.GRID, -right, -3 * theme.GRID)
        wide = max(metrics.horizontalAdvance(formats.month(m)) for m in range(1, MONTHS + 1)) + theme.GRID
        every = next((n for n in (1, 2, 3) if wide * MONTHS / n < box.width()), 6)
        return cls(box, found[0], found[-1] if len(found) > 1 else 1.0, steps, every)

    def at(self, month: float, value: float) -> QPointF:
        """Return the place of ``value`` at the end of ``month``."""
        share = (value - self.low) / (self.high - self.low)
        return QPointF(
            self.box.left() + self.box.width() * month / MONTHS, self.box.bottom() - self.box.height() * share
        )

    def month(self, x: float) -> int:
        """Return the month whose end is nearest to ``x``; 0 or 13 outside the field."""
        part = (x - self.box.left()) / max(self.box.width(), 1)
        return max(0, min(MONTHS + 1, round(part * MONTHS)))

    def beside(self, line: Line, width: float, drawn: Sequence[Line]) -> Place:
        """Return where the name of ``line`` stands free: above its end where it leads, else below."""
        end = self.at(*line.points[-1])
        month, value = line.points[-1]
        others = [
            dict(other.points).get(month, 0.0) for other in drawn if other is not line and not _joins(other)
        ]
        if all(value >= other for other in others):
            left = end.x() - width - 14
            if left > self.box.left():
                return Place(QRectF(left, end.y() - 26, width + 4, 20))
            return Place(QRectF(end.x() + 8, end.y() - 48, width + 4, 20))  # clear of the rising lines
        left = min(end.x() + 8, self.box.right() - width)
        return Place(QRectF(left, min(end.y() + 14, self.box.bottom() - 22), width + 4, 20))


def _joins(line: Line) -> bool:
    """Tell whether ``line`` only continues another."""
    return line.dashes == DOTTED
