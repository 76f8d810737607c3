"""A calendar of a year: a month at a time, or all twelve, walked by the arrow keys."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from tradeplanner.domain.holidays import SpecialDay
from tradeplanner.ui.widgets.calendar_model import Entry, on, same_day
from tradeplanner.ui.widgets.calendar_paint import Content, day_rects, paint_month, paint_year, spoken

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class CalendarView(QWidget):
    """``chosen(edition)`` with the current entry, ``open_wanted(edition)``, ``turned()`` with the view."""

    chosen = Signal(int)
    open_wanted = Signal(int)
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = Content()
        self.whole_year = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(420, 260)

    def set_entries(
        self, year: int, entries: Sequence[Entry], special: Mapping[date, SpecialDay],
        abroad: Mapping[date, tuple[str, ...]], today: date,
    ) -> None:  # fmt: skip
        """Show the entries of ``year``; the current day stays within it."""
        content = self.content
        content.entries, content.special, content.abroad = list(entries), dict(special), dict(abroad)
        content.today = today
        if year != content.year:
            content.year = year
            content.current = today if today.year == year else date(year, 1, 1)
        owner = content.entry.owner if content.entry else None
        here = on(content.entries, content.current)
        content.entry = next((one for one in here if one.owner == owner), here[0] if here else None)
        self._say()
        self.update()

    def show_key(self, key: int) -> None:
        """Go to the first day of an edition, without telling anybody."""
        content = self.content
        if content.entry is not None and content.entry.owner == key:
            return
        found = next((one for one in content.entries if one.owner == key and one.mark < 0), None)
        if found is not None and found.first.year == content.year:
            content.current, content.entry = found.first, found
            self._say()
            self.turned.emit()
            self.update()

    def show_whole_year(self, whole: bool) -> None:  # noqa: FBT001 — the slot of a button that is pressed or not
        """Show all twelve months, or one."""
        self.whole_year = whole
        self.turned.emit()
        self.update()

    def go(self, day: date) -> None:
        """Make a day of the year the current one, and its first entry."""
        content = self.content
        content.current = min(max(day, date(content.year, 1, 1)), date(content.year, 12, 31))
        here = on(content.entries, content.current)
        self._choose(here[0] if here else None)
        self.turned.emit()

    def turn(self, months: int) -> None:
        """Go some months on."""
        self.go(same_day(self.content.current, months))

    def _choose(self, entry: Entry | None) -> None:
        self.content.entry = entry
        self._say()
        self.update()
        if entry is not None:
            self.chosen.emit(entry.owner)

    def _next(self, way: int) -> None:
        here = on(self.content.entries, self.content.current)
        if here:
            at = here.index(self.content.entry) if self.content.entry in here else 0
            self._choose(here[(at + way) % len(here)])

    def _say(self) -> None:
        entry = self.content.entry
        first = f"{entry.text}\n" if entry is not None else ""
        self.setAccessibleDescription(first + spoken(self.content))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the days; Ctrl with up and down chooses among the entries of one."""
        key, held = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._next(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _DAYS:
            self.go(self.content.current + timedelta(_DAYS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key == Qt.Key.Key_T:
            self.go(self.content.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.content.entry is not None:
            self.open_wanted.emit(self.content.entry.owner)
        else:
            super().keyPressEvent(event)

    def day_at(self, at: QPointF) -> date | None:
        """Return the day at a point."""
        rects = day_rects(self.content, QRectF(self.rect()), whole_year=self.whole_year)
        return next((day for day, room in rects.items() if room.contains(at)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that is pressed."""
        day = self.day_at(event.position())
        if day is not None:
            self.go(day)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the day's entry."""
        if self.content.entry is not None:
            self.open_wanted.emit(self.content.entry.owner)

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            day = self.day_at(QPointF(event.pos()))
            before = self.content.current
            if day is not None:
                self.content.current = day
                QToolTip.showText(event.globalPos(), spoken(self.content), self)
                self.content.current = before
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the month or the year."""
        painter = QPainter(self)
        self.content.focused = self.hasFocus()
        area = QRectF(self.rect()).adjusted(0, 0, -1, -1)
        (paint_year if self.whole_year else paint_month)(painter, self.content, area)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()
