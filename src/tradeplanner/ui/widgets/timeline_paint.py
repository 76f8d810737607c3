"""How a timeline is painted: only the rows and days in view, with every text laid out once."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QStaticText

from tradeplanner.domain.holidays import DayKind, SpecialDay
from tradeplanner.i18n import formats
from tradeplanner.ui import theme
from tradeplanner.ui.colours import Colours
from tradeplanner.ui.widgets.timeline_model import DAYS_FROM, WEEKS_FROM, Bar, Scale, mondays, months

ROW, HEAD, THICK, MARK = 30, 44, 14, 5.5
LEAST = 5.0
"""The least width of a bar, so that one of a single day can be seen and caught in the view of a year."""
GAP = 6
MONTH_ROOM = 46
"""Pixels that a month needs for its name."""


@dataclass(frozen=True, slots=True)
class Place:
    """What stands where: the scale, how far it is scrolled, where names end and the view's size."""

    scale: Scale
    left: int
    top: int
    names: int
    width: int
    height: int

    def x(self, day: date) -> float:
        """Return where a day begins in the view."""
        return self.names + self.scale.x(day) - self.left

    def y(self, row: int) -> int:
        """Return where a row begins in the view."""
        return HEAD + row * ROW - self.top

    def days(self) -> tuple[date, date]:
        """Return the first and the last day in view."""
        return self.scale.day(self.left), self.scale.day(self.left + self.width - self.names)

    def bar(self, bar: Bar, row: int) -> QRectF:
        """Return the room of a bar; none without days."""
        if bar.opens is None or bar.last is None:
            return QRectF()
        left, right = self.x(bar.opens), self.x(bar.last + timedelta(1))
        return QRectF(left, self.y(row) + (ROW - THICK) / 2, max(right - left, LEAST), THICK)

    def mark(self, day: date, row: int) -> QPointF:
        """Return the middle of a mark."""
        return QPointF(self.x(day) + self.scale.per_day / 2, self.y(row) + ROW / 2)


@dataclass(slots=True)
class Shown:
    """What is painted: the bars, the current stop (row, -1 or a mark's place), a drag, and special days."""

    bars: list[Bar] = field(default_factory=list)
    current: tuple[int, int] = (0, -1)
    ghost: tuple[int, Bar, str] | None = None
    days: dict[date, SpecialDay] = field(default_factory=dict)
    today: date = date.min
    focused: bool = False


class Painter:
    """Paints a timeline; holds the texts that are laid out."""

    def __init__(self) -> None:
        """Begin with no text laid out."""
        self._texts: dict[tuple[str, int], tuple[QStaticText, float]] = {}

    def forget(self) -> None:
        """Lay every text out anew: the type or the language changed."""
        self._texts.clear()

    def paint(self, painter: QPainter, place: Place, shown: Shown, region: QRect) -> None:
        """Paint what of the view lies in ``region``."""
        colours = theme.colours()
        painter.fillRect(region, QColor(colours.surface))
        first = max(0, (region.top() - HEAD + place.top) // ROW)
        last = min(len(shown.bars) - 1, (region.bottom() - HEAD + place.top) // ROW)
        painter.save()
        painter.setClipRect(QRect(place.names, HEAD, place.width, place.height).intersected(region))
        self._ground(painter, place, shown, colours)
        for row in range(first, last + 1):
            self._row(painter, place, shown, row, colours)
        self._today(painter, place, shown, colours)
        painter.restore()
        painter.save()
        painter.setClipRect(QRect(0, HEAD, place.names, place.height).intersected(region))
        for row in range(first, last + 1):
            self._name(painter, place, shown, row, colours)
        painter.restore()
        if region.top() < HEAD:
            self._head(painter, place, shown, colours)
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.names, 0, place.names, place.height)

    # --- the ground ---

    def _ground(self, painter: QPainter, place: Place, shown: Shown, colours: Colours) -> None:
        first, last = place.days()
        if place.scale.per_day >= WEEKS_FROM:
            day = first
            while day <= last:
                if _is_off(day, shown):
                    left = place.x(day)
                    painter.fillRect(
                        QRectF(left, HEAD, place.scale.per_day, place.height), QColor(colours.hover)
                    )
                day += timedelta(1)
        painter.setPen(QColor(colours.line))
        for month in months(first, last):
            at = round(place.x(month))
            painter.drawLine(at, HEAD, at, place.height)

    def _today(self, painter: QPainter, place: Place, shown: Shown, colours: Colours) -> None:
        at = place.x(shown.today) + place.scale.per_day / 2
        if place.scale.first <= shown.today <= place.scale.last:
            painter.setPen(QPen(QColor(colours.red), 1.5))
            painter.drawLine(QPointF(at, HEAD), QPointF(at, place.height))

    def _head(self, painter: QPainter, place: Place, shown: Shown, colours: Colours) -> None:
        painter.fillRect(0, 0, place.width, HEAD, QColor(colours.window))
        painter.save()
        painter.setClipRect(place.names, 0, place.width - place.names, HEAD)
        first, last = place.days()
        every = max(1, -(-MONTH_ROOM // max(1, int(place.scale.per_day * 30))))
        for month in months(first, last):
            if (month.month - 1) % every == 0:
                text = formats.month(month.month)
                if place.scale.per_day >= WEEKS_FROM:
                    text = formats.months_of(month.year, month.month, month.month)
                # The name of a month that has begun stays in view until the next one pushes it out.
                after = place.x((month + timedelta(31 * every)).replace(day=1))
                left = min(max(place.x(month), place.names), after - self.width(text, place) - 2 * GAP)
                if (
                    place.scale.per_day < WEEKS_FROM and month.month == 1
                ):  # the year has no room beside its month, and the line below is free
                    self._text(painter, QPointF(left + GAP, 23), str(month.year), colours.faint)
                self._text(painter, QPointF(left + GAP, 3), text, colours.text)
            at = round(place.x(month))
            painter.setPen(QColor(colours.line))
            painter.drawLine(at, 0, at, HEAD)
        self._days(painter, place, shown, colours)
        painter.restore()
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, HEAD - 1, place.width, HEAD - 1)

    def _days(self, painter: QPainter, place: Place, shown: Shown, colours: Colours) -> None:
        """Number the days, or the Mondays where there is no room for all."""
        first, last = place.days()
        if place.scale.per_day < WEEKS_FROM:
            return
        if place.scale.per_day < DAYS_FROM:
            for day in mondays(first, last):
                self._text(painter, QPointF(place.x(day) + 1, 23), str(day.day), colours.faint)
            return
        day = first
        while day <= last:
            special = shown.days.get(day)
            text, colour = str(day.day), colours.red_text if _is_off(day, shown) else colours.faint
            if special is not None and place.scale.per_day >= 2 * DAYS_FROM:
                text += "休" if special.kind is DayKind.OFF else "班"
            width = self.width(text, place)
            self._text(painter, QPointF(place.x(day) + (place.scale.per_day - width) / 2, 23), text, colour)
            day += timedelta(1)

    # --- a row ---

    def _name(self, painter: QPainter, place: Place, shown: Shown, row: int, colours: Colours) -> None:
        bar, top = shown.bars[row], place.y(row)
        if row == shown.current[0]:
            painter.fillRect(QRect(0, top, place.names, ROW), QColor(colours.accent_ground))
        room = place.names - 2 * theme.GRID - (18 if bar.warnings else 0)
        metrics = QFontMetricsF(painter.font())
        text = metrics.elidedText(bar.name, Qt.TextElideMode.ElideMiddle, room)
        colour = colours.faint if bar.tone == "faint" else colours.text
        self._text(painter, QPointF(theme.GRID, top + (ROW - metrics.height()) / 2), text, colour)
        if bar.warnings:
            _warn(painter, QPointF(place.names - 14, top + ROW / 2), colours)
        painter.setPen(QColor(colours.line))
        painter.drawLine(0, top + ROW - 1, place.names, top + ROW - 1)

    def _row(self, painter: QPainter, place: Place, shown: Shown, row: int, colours: Colours) -> None:
        bar, top = shown.bars[row], place.y(row)
        if row == shown.current[0]:
            tint = QColor(colours.accent_ground)
            tint.setAlphaF(0.6)
            painter.fillRect(QRect(place.names, top, place.width, ROW), tint)
        painter.setPen(QColor(colours.line))
        painter.drawLine(place.names, top + ROW - 1, place.width, top + ROW - 1)
        if shown.ghost is not None and shown.ghost[0] == row:
            self._old(painter, place, shown.bars[row], row, colours)
            bar = shown.ghost[1]
        elif bar.first is not None:
            old = Bar(bar.key, bar.name, opens=bar.first[0], closes=bar.first[1])
            self._old(painter, place, old, row, colours)
        self._bar(painter, place, bar, row, colours)
        self._marks(painter, place, bar, row, colours)
        if row == shown.current[0]:
            self._ring(painter, place, bar, shown, colours)
        if shown.ghost is not None and shown.ghost[0] == row:
            self._label(painter, place, bar, shown, colours)

    def _bar(self, painter: QPainter, place: Place, bar: Bar, row: int, colours: Colours) -> None:
        room = place.bar(bar, row)
        if not room.isValid() or room.right() < place.names or room.left() > place.width:
            return
        pen, ground = QColor(colours.accent), QColor(colours.accent)
        if bar.tone == "faint":
            pen, ground = QColor(colours.edge), QColor(colours.surface)
        elif bar.tone == "done":
            ground.setAlphaF(0.4)
        painter.setPen(QPen(pen, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(room, 2, 2)
        if bar.warnings:
            _warn(painter, QPointF(room.right() + 9, room.center().y()), colours)

    def _old(self, painter: QPainter, place: Place, bar: Bar, row: int, colours: Colours) -> None:
        room = place.bar(bar, row)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine))
        if room.isValid():
            painter.drawRoundedRect(room, 2, 2)
        for mark in bar.marks:
            painter.drawPolygon(_diamond(place.mark(mark.on, row)))

    def _marks(self, painter: QPainter, place: Place, bar: Bar, row: int, colours: Colours) -> None:
        taken = place.bar(bar, row)
        for at, mark in enumerate(bar.marks):
            middle = place.mark(mark.on, row)
            if middle.x() < place.names - MARK or middle.x() > place.width + MARK:
                continue
            line = colours.amber if mark.warnings else colours.edge if mark.done else colours.text
            painter.setPen(QPen(QColor(line), 2 if mark.warnings else 1.2))
            painter.setBrush(QColor(colours.edge if mark.done else colours.surface))
            painter.drawPolygon(_diamond(middle))
            if mark.warnings:  # a stroke in it, for whom colour tells nothing
                painter.drawLine(middle - QPointF(0, 2), middle + QPointF(0, 2))
            if place.scale.per_day >= WEEKS_FROM:
                self._mark_text(painter, place, bar, at, middle, taken)

    def _mark_text(
        self, painter: QPainter, place: Place, bar: Bar, at: int, middle: QPointF, taken: QRectF
    ) -> None:
        """Write a mark's name beside it where it runs into nothing; the tooltip has it always."""
        colours, text = theme.colours(), bar.marks[at].text
        left = middle.x() + MARK + 4
        right = left + self.width(text, place)
        following = [place.mark(one.on, 0).x() - MARK for one in bar.marks[at + 1 :]]
        ends = [x for x in following if x > middle.x()]
        if taken.isValid() and taken.right() > middle.x():
            ends.append(taken.left())
        same = any(one.on == bar.marks[at].on for one in bar.marks[at + 1 :])
        if not same and all(right + 4 <= end for end in ends):
            top = middle.y() - QFontMetricsF(painter.font()).height() / 2
            self._text(painter, QPointF(left, top), text, colours.faint)

    def _ring(self, painter: QPainter, place: Place, bar: Bar, shown: Shown, colours: Colours) -> None:
        row, at = shown.current
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent if shown.focused else colours.edge), 1.6))
        if 0 <= at < len(bar.marks):
            painter.drawEllipse(place.mark(bar.marks[at].on, row), MARK + 4, MARK + 4)
        elif (room := place.bar(bar, row)).isValid():
            painter.drawRoundedRect(room.adjusted(-3, -3, 3, 3), 4, 4)

    def _label(self, painter: QPainter, place: Place, bar: Bar, shown: Shown, colours: Colours) -> None:
        """Say the new days beside what is dragged."""
        row, at = shown.current
        text, room = shown.ghost[2] if shown.ghost else "", place.bar(bar, row)
        right = place.mark(bar.marks[at].on, row).x() + MARK if 0 <= at < len(bar.marks) else room.right()
        width = self.width(text, place) + 2 * GAP
        left = min(right + GAP, place.width - width - 2)
        ground = QRectF(left, place.y(row) + 3, width, ROW - 7)
        painter.setPen(QColor(colours.accent))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(ground, 3, 3)
        top = ground.center().y() - QFontMetricsF(painter.font()).height() / 2
        self._text(painter, QPointF(left + GAP, top), text, colours.text)

    # --- texts ---

    def width(self, text: str, place: Place) -> float:
        """Return how wide a text is; kept with it."""
        del place
        return self._laid(text)[1]

    def _laid(self, text: str) -> tuple[QStaticText, float]:
        found = self._texts.get((text, 0))
        if found is None:
            made = QStaticText(text)
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            found = self._texts[(text, 0)] = (made, made.size().width())
        return found

    def _text(self, painter: QPainter, at: QPointF, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        painter.drawStaticText(at, self._laid(text)[0])


def _is_off(day: date, shown: Shown) -> bool:
    special = shown.days.get(day)
    return special.kind is DayKind.OFF if special is not None else day.weekday() >= 5


def _diamond(middle: QPointF) -> QPolygonF:
    x, y = middle.x(), middle.y()
    return QPolygonF([QPointF(x, y - MARK), QPointF(x + MARK, y), QPointF(x, y + MARK), QPointF(x - MARK, y)])


def _warn(painter: QPainter, middle: QPointF, colours: Colours) -> None:
    """Paint the sign of a clash: a triangle with a stroke in it, which needs no colour to be told."""
    x, y = middle.x(), middle.y()
    painter.setPen(QPen(QColor(colours.amber_text), 1.2))
    painter.setBrush(QColor(colours.amber_ground))
    painter.drawPolygon(QPolygonF([QPointF(x, y - 6), QPointF(x + 6.5, y + 5), QPointF(x - 6.5, y + 5)]))
    painter.drawLine(QPointF(x, y - 2), QPointF(x, y + 1))
    painter.drawPoint(QPointF(x, y + 3))
