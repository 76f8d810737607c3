"""How a month and a year of the calendar are painted."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from tradeplanner.domain.holidays import DayKind, SpecialDay
from tradeplanner.i18n import formats
from tradeplanner.i18n.holidays import holiday_name
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.calendar_model import WEEK, Entry, Span, days, laid, on, weeks

WEEKDAYS = (
    mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"),
)  # fmt: skip
HEAD, DAY_LINE, LINE = 26, 24, 20
PER_ROW, ROWS = 4, 3
SIGNS = {DayKind.OFF: "休", DayKind.WORK: "班"}


@dataclass(slots=True)
class Content:
    """What is painted: entries, special days of China and of the host markets, the current day and entry."""

    year: int = 2000
    entries: list[Entry] = field(default_factory=list)
    special: dict[date, SpecialDay] = field(default_factory=dict)
    abroad: dict[date, tuple[str, ...]] = field(default_factory=dict)
    today: date = date.min
    current: date = date(2000, 1, 1)
    entry: Entry | None = None
    focused: bool = False


def day_rects(content: Content, area: QRectF, *, whole_year: bool) -> dict[date, QRectF]:
    """Return the room of each day in view."""
    if whole_year:
        return {
            day: room for month in range(1, 13) for day, room in _small(content.year, month, area).items()
        }
    mondays = weeks(content.current.year, content.current.month)
    wide, high = area.width() / WEEK, (area.height() - HEAD) / len(mondays)
    return {
        monday + timedelta(at): QRectF(area.left() + at * wide, area.top() + HEAD + row * high, wide, high)
        for row, monday in enumerate(mondays)
        for at in range(WEEK)
    }


def _month_room(month: int, area: QRectF) -> QRectF:
    wide, high = area.width() / PER_ROW, area.height() / ROWS
    row, column = divmod(month - 1, PER_ROW)
    return QRectF(area.left() + column * wide, area.top() + row * high, wide, high).adjusted(6, 2, -6, -4)


def _small(year: int, month: int, area: QRectF) -> dict[date, QRectF]:
    room = _month_room(month, area)
    wide, high = room.width() / WEEK, (room.height() - 22) / 6
    return {
        day: QRectF(room.left() + at * wide, room.top() + 22 + row * high, wide, high)
        for row, monday in enumerate(weeks(year, month))
        for at in range(WEEK)
        if (day := monday + timedelta(at)).month == month
    }


def paint_month(painter: QPainter, content: Content, area: QRectF) -> None:
    """Paint the month of the current day: spans across its weeks, milestones under them."""
    colours, rects = theme.colours(), day_rects(content, area, whole_year=False)
    wide = area.width() / WEEK
    for at, name in enumerate(WEEKDAYS):
        painter.setPen(QColor(colours.faint))
        painter.drawText(
            QRectF(area.left() + at * wide + 6, area.top(), wide, HEAD),
            Qt.AlignmentFlag.AlignVCenter,
            tr(name),
        )
    for day, room in rects.items():
        _cell(painter, content, day, room)
    for monday in weeks(content.current.year, content.current.month):
        first = rects[monday]
        lines = max(1, int((first.height() - DAY_LINE) // LINE))
        _week(painter, content, laid(content.entries, monday), first, lines)
    _ring(painter, content, rects[content.current])


def _cell(painter: QPainter, content: Content, day: date, room: QRectF) -> None:
    colours, special = theme.colours(), content.special.get(day)
    inside = day.month == content.current.month
    off = special.kind is DayKind.OFF if special else day.weekday() >= 5
    painter.fillRect(room, QColor(colours.hover if off else colours.surface))
    painter.setPen(QColor(colours.line))
    painter.drawRect(room)
    line = QRectF(room.left() + 6, room.top() + 2, room.width() - 10, DAY_LINE - 2)
    number = str(day.day)
    width = painter.fontMetrics().horizontalAdvance(number)
    if day == content.today:
        painter.fillRect(
            QRectF(line.left() - 4, line.top() + 1, width + 8, DAY_LINE - 4), QColor(colours.accent)
        )
        painter.setPen(QColor(colours.on_accent))
    else:
        painter.setPen(QColor(colours.text if inside else colours.edge))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, number)
    told = _told(content, day)
    if told:
        painter.setPen(QColor(colours.red_text if special and special.kind is DayKind.OFF else colours.faint))
        rest = line.adjusted(width + 8, 0, 0, 0)
        text = QFontMetricsF(painter.font()).elidedText(told, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def _told(content: Content, day: date) -> str:
    """Return the sign and the name of a special day, and whose public holiday it is abroad."""
    special = content.special.get(day)
    parts = [f"{SIGNS[special.kind]} {holiday_name(special.name)}".strip()] if special else []
    return " · ".join([*parts, *content.abroad.get(day, ())])


def _week(painter: QPainter, content: Content, spans: list[Span], first: QRectF, lines: int) -> None:
    hidden = [0] * WEEK
    deepest = [max((s.line for s in spans if s.first <= at <= s.last), default=-1) for at in range(WEEK)]
    for span in spans:
        over = any(deepest[at] >= lines for at in range(span.first, span.last + 1))
        if span.line >= lines - (1 if over else 0):
            for at in range(span.first, span.last + 1):
                hidden[at] += 1
            continue
        room = QRectF(
            first.left() + span.first * first.width() + 3, first.top() + DAY_LINE + span.line * LINE,
            (span.last - span.first + 1) * first.width() - 6, LINE - 3,
        )  # fmt: skip
        _entry(painter, content, span.entry, room)
    painter.setPen(QColor(theme.colours().faint))
    for at, count in enumerate(hidden):
        if count:
            top = first.top() + DAY_LINE + (lines - 1) * LINE
            room = QRectF(first.left() + at * first.width() + 6, top, first.width() - 8, LINE - 3)
            told = ntr("{count} more", "{count} more", count)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, told)


def _entry(painter: QPainter, content: Content, entry: Entry, room: QRectF) -> None:
    colours = theme.colours()
    milestone = entry.mark >= 0
    ground = colours.surface if milestone or entry.tone == "faint" else colours.accent_ground
    edge = colours.amber if entry.warnings else colours.edge if milestone or entry.tone else colours.accent
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(QColor(edge), 2 if entry == content.entry else 1))
    painter.drawRoundedRect(room, 3, 3)
    sign = "◆ " if milestone and entry.tone == "done" else "◇ " if milestone else ""
    sign = f"{'△ ' if entry.warnings else ''}{sign}"
    text = QFontMetricsF(painter.font()).elidedText(
        sign + entry.text, Qt.TextElideMode.ElideRight, room.width() - 8
    )
    painter.setPen(QColor(colours.faint if entry.tone else colours.text))
    painter.drawText(room.adjusted(5, 0, -3, 0), Qt.AlignmentFlag.AlignVCenter, text)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _ring(painter: QPainter, content: Content, room: QRectF) -> None:
    colours = theme.colours()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.accent if content.focused else colours.edge), 2))
    painter.drawRect(room.adjusted(1, 1, -1, -1))


def paint_year(painter: QPainter, content: Content, area: QRectF) -> None:
    """Paint twelve months: days of editions filled, days of milestones dotted, days off in red."""
    colours = theme.colours()
    held = {day for one in content.entries if one.mark < 0 and one.tone != "faint" for day in days(one)}
    warned = {one.first for one in content.entries if one.warnings}
    due = {one.first for one in content.entries if one.mark >= 0}
    painter.fillRect(area, QColor(colours.surface))
    rects = day_rects(content, area, whole_year=True)
    for month in range(1, 13):
        painter.setPen(QColor(colours.text))
        room = _month_room(month, area)
        painter.drawText(QRectF(room.left(), room.top(), room.width(), 20), 0, formats.month(month))
    for day, room in rects.items():
        if day in held:
            painter.fillRect(room.adjusted(0, 1, 0, -1), QColor(colours.accent_ground))
        if day == content.today:
            painter.fillRect(room.adjusted(2, 1, -2, -1), QColor(colours.accent))
        special = content.special.get(day)
        off = special.kind is DayKind.OFF if special else day.weekday() >= 5
        colour = colours.on_accent if day == content.today else colours.red_text if off else colours.text
        painter.setPen(QColor(colour))
        text = str(day.day) + (SIGNS[special.kind] if special and room.width() >= 34 else "")
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
        _under(painter, room, due=day in due, warned=day in warned)
    if content.current in rects:
        _ring(painter, content, rects[content.current])


def _under(painter: QPainter, room: QRectF, *, due: bool, warned: bool) -> None:
    """Mark a day with milestones by a stroke under it, one with a clash by a thicker one."""
    colours = theme.colours()
    if due or warned:
        painter.setPen(QPen(QColor(colours.amber if warned else colours.edge), 3 if warned else 1.5))
        y = room.bottom() - 2
        painter.drawLine(int(room.center().x() - 5), int(y), int(room.center().x() + 5), int(y))


def spoken(content: Content) -> str:
    """Return the current day with what is special about it and on it, in words."""
    parts = [formats.day(content.current), _told(content, content.current)]
    parts += ["; ".join((one.text, *one.warnings)) for one in on(content.entries, content.current)]
    return "\n".join(filter(None, parts))
