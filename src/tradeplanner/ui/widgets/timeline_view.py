"""A year's editions as bars and their milestones as marks, moved by mouse and by keys.

Painted in one scroll area: a row an edition, so that hundreds with thousands of marks follow the hand.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from tradeplanner.domain.holidays import SpecialDay
from tradeplanner.ui.widgets.timeline_model import CLOSEST, FARTHEST, STEP, Bar, Scale, span, stops
from tradeplanner.ui.widgets.timeline_paint import HEAD, MARK, ROW, Painter, Place, Shown

Telling = Callable[[Bar, int], str]
"""Says a bar (-1) or one of its marks in words, with the reasons of its clashes."""
NAMES, NARROW_NAMES, NARROW = 232, 168, 760
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ROWS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TimelineView(QAbstractScrollArea):
    """``chosen(key)`` as the current bar changes, ``open_wanted(key)`` on Enter or a double click,
    ``edit_wanted(key)`` on F2, ``moved(key, mark's key or -1, days)`` after a move, ``barred(key)`` instead
    where nothing of the bar is moved, ``menu_wanted(QPoint)``.
    """  # noqa: D205 — a list of signals, as in the other widgets

    chosen = Signal(int)
    open_wanted = Signal(int)
    edit_wanted = Signal(int)
    moved = Signal(int, int, int)
    barred = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(
        self, telling: Telling, dragging: Callable[[Bar, int], str], parent: QWidget | None = None
    ) -> None:
        """Tell items by ``telling`` to a screen reader and in tooltips, and a drag's days by ``dragging``."""
        super().__init__(parent)
        self._telling, self._dragging = telling, dragging
        self.shown = Shown()
        self.scale = Scale(date(2000, 1, 1), date(2000, 12, 31), 1)
        self._year, self._fits = 0, True
        self._painter = Painter()
        self._grip: tuple[QPointF, Bar, int] | None = None
        self._by = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    # --- what is shown ---

    def set_bars(self, year: int, bars: Sequence[Bar], days: Mapping[date, SpecialDay], today: date) -> None:
        """Show the bars of ``year``; the current one and the zoom stay."""
        key, fresh = self.current_key(), year != self._year
        at = self.shown.current[1]
        self._grip, self.shown.ghost = None, None
        self.shown.bars, self.shown.days, self.shown.today = list(bars), dict(days), today
        first, last = span(year, bars)
        before, self._year = self.scale, year
        self.scale = Scale(first, last, before.per_day)
        row = next((row for row, bar in enumerate(bars) if bar.key == key), 0)
        self.shown.current = (row, at if bars and at < len(bars[row].marks) else -1)
        if self._fits or fresh:
            self.fit()
        else:
            self._range()
            shift = (before.first - first).days * before.per_day
            self.horizontalScrollBar().setValue(round(self.horizontalScrollBar().value() + shift))
        self._say()
        self.viewport().update()

    def current_key(self) -> int | None:
        """Return the key of the current bar."""
        bar = self.bar()
        return bar.key if bar is not None else None

    def bar(self) -> Bar | None:
        """Return the current bar."""
        row = self.shown.current[0]
        return self.shown.bars[row] if row < len(self.shown.bars) else None

    def show_key(self, key: int) -> None:
        """Make the bar of ``key`` the current one without telling anybody."""
        for row, bar in enumerate(self.shown.bars):
            if bar.key == key and row != self.shown.current[0]:
                self.shown.current = (row, -1)
                self._reveal()
                self._say()
                self.viewport().update()

    def place(self) -> Place:
        """Return what stands where."""
        port = self.viewport()
        names = NARROW_NAMES if port.width() < NARROW else NAMES
        return Place(
            self.scale, self.horizontalScrollBar().value(), self.verticalScrollBar().value(), names,
            port.width(), port.height(),
        )  # fmt: skip

    # --- zoom ---

    def fit(self) -> None:
        """Show the year from January to December."""
        self._fits = True
        room = self.viewport().width() - self.place().names
        self.scale = Scale(self.scale.first, self.scale.last, max(room / 366, 0.5))
        self._range()
        if self._year:
            self.horizontalScrollBar().setValue(round(self.scale.x(date(self._year, 1, 1))))
        self.viewport().update()

    def zoom(self, steps: float, at: float | None = None) -> None:
        """Zoom in (out below zero); the day at ``at`` in the view, or the current item, keeps its place."""
        place = self.place()
        if at is None:
            at = self._middle(place)
        day = (at - place.names + place.left) / self.scale.per_day
        least = max((place.width - place.names) / 366, 0.5)
        per_day = min(max(self.scale.per_day * STEP**steps, least), CLOSEST)
        self._fits = per_day <= least
        if self._fits:
            self.fit()
            return
        self.scale = Scale(self.scale.first, self.scale.last, per_day)
        self._range()
        self.horizontalScrollBar().setValue(round(day * per_day - at + place.names))
        self.viewport().update()

    def show_weeks(self) -> None:
        """Zoom in until single days can be read."""
        self.zoom(100)
        self._reveal()

    def show_today(self) -> None:
        """Bring today into the middle."""
        place = self.place()
        middle = (place.width - place.names) / 2
        self.horizontalScrollBar().setValue(round(self.scale.x(self.shown.today) - middle))

    def _middle(self, place: Place) -> float:
        bar, at = self.bar(), self.shown.current[1]
        day = None if bar is None else bar.marks[at].on if 0 <= at < len(bar.marks) else bar.opens
        x = place.x(day) if day is not None else 0
        inside = place.names <= x <= place.width
        return x if inside else (place.names + place.width) / 2

    def _range(self) -> None:
        place, across, down = self.place(), self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self.scale.width - place.width + place.names)))
        across.setPageStep(max(1, place.width - place.names))
        across.setSingleStep(max(1, round(self.scale.per_day * 7)))
        down.setRange(0, max(0, len(self.shown.bars) * ROW + HEAD - place.height))
        down.setPageStep(max(1, place.height - HEAD))
        down.setSingleStep(ROW)

    # --- moving about ---

    def go(self, row: int, at: int = -1) -> None:
        """Make an item the current one, and bring it into view."""
        if not self.shown.bars:
            return
        row = max(0, min(row, len(self.shown.bars) - 1))
        before, self.shown.current = self.shown.current, (row, at)
        self._reveal()
        self._say()
        self.viewport().update()
        if before[0] != row:
            self.chosen.emit(self.shown.bars[row].key)

    def _step(self, way: int) -> None:
        bar = self.bar()
        if bar is not None:
            row, at = self.shown.current
            ordered = stops(bar)
            here = ordered.index(at) if at in ordered else 0
            self.go(row, ordered[max(0, min(here + way, len(ordered) - 1))])

    def _reveal(self) -> None:
        place, bar = self.place(), self.bar()
        row, at = self.shown.current
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        top = row * ROW
        down.setValue(max(min(down.value(), top), top + ROW + HEAD - place.height))
        day = None if bar is None else bar.marks[at].on if 0 <= at < len(bar.marks) else bar.opens
        if day is not None and not place.names <= place.x(day) < place.width - 20:
            across.setValue(round(self.scale.x(day) - (place.width - place.names) / 3))

    def _say(self) -> None:
        """Tell a screen reader what is current."""
        bar = self.bar()
        self.setAccessibleDescription(self._telling(bar, self.shown.current[1]) if bar is not None else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def move_by(self, days: int) -> None:
        """Ask for the current item to be moved by days."""
        bar, at = self.bar(), self.shown.current[1]
        if bar is not None and days and bar.fixed:
            self.barred.emit(bar.key)
        elif bar is not None and days and (bar.opens is not None or at >= 0):
            self.moved.emit(bar.key, bar.marks[at].key if 0 <= at < len(bar.marks) else -1, days)

    # --- keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move about, zoom, open, and move the current item by Alt and the arrows."""
        key, held = Qt.Key(event.key()), event.modifiers()
        bar = self.bar()
        if key in _STEPS and held & Qt.KeyboardModifier.AltModifier:
            week = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self.move_by(_STEPS[key] * (7 if week else 1))
        elif key in _STEPS:
            self._step(_STEPS[key])
        elif key in _ROWS:
            self.go(self.shown.current[0] + _ROWS[key])
        elif bar is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit(bar.key)
        elif bar is not None and key == Qt.Key.Key_F2:
            self.edit_wanted.emit(bar.key)
        elif not self._other_key(key):
            super().keyPressEvent(event)

    def _other_key(self, key: Qt.Key) -> bool:
        page = max(1, (self.viewport().height() - HEAD) // ROW)
        row = self.shown.current[0]
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Plus: lambda: self.zoom(1), Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1), Qt.Key.Key_0: self.fit, Qt.Key.Key_T: self.show_today,
            Qt.Key.Key_Home: lambda: self.go(0), Qt.Key.Key_End: lambda: self.go(len(self.shown.bars) - 1),
            Qt.Key.Key_PageUp: lambda: self.go(row - page), Qt.Key.Key_PageDown: lambda: self.go(row + page),
        }  # fmt: skip
        if key == Qt.Key.Key_Escape and self._grip is not None:
            self.cancel()
            return True
        act = acts.get(key)
        if act is not None:
            act()
        return act is not None

    # --- the mouse ---

    def item_at(self, at: QPointF) -> tuple[int, int] | None:
        """Return what stands at a point of the view: row and -1 or a mark's place; None for neither."""
        place = self.place()
        row = int((at.y() - HEAD + place.top) // ROW)
        if at.y() < HEAD or not 0 <= row < len(self.shown.bars):
            return None
        bar = self.shown.bars[row]
        if at.x() > place.names:
            near = [(abs(place.mark(m.on, row).x() - at.x()), i) for i, m in enumerate(bar.marks)]
            best = min(near, default=(MARK * 9, -1))
            if best[0] <= MARK + 2:
                return row, best[1]
        return row, -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed, and hold it."""
        found = self.item_at(event.position())
        if found is None:
            return
        self.go(*found)
        bar, place = self.shown.bars[found[0]], self.place()
        on_bar = place.bar(bar, found[0]).adjusted(-4, -6, 4, 6).contains(event.position())
        if event.button() == Qt.MouseButton.LeftButton and (found[1] >= 0 or on_bar):
            self._grip, self._by = (event.position(), bar, found[1]), 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held by whole days, its old days staying as a ghost."""
        if self._grip is None:
            return
        start, bar, at = self._grip
        days = round((event.position().x() - start.x()) / self.scale.per_day)
        days = max(-FARTHEST, min(days, FARTHEST))
        if days == self._by:
            return
        if bar.fixed:
            self.cancel()
            self.barred.emit(bar.key)
            return
        self._by = days
        row = self.shown.current[0]
        moved = bar.with_mark_shifted(at, days) if at >= 0 else bar.shifted(days)
        self.shown.ghost = (row, moved, self._dragging(moved, at)) if days else None
        self.viewport().update(QRect(0, self.place().y(row), self.viewport().width(), ROW))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ask for the move."""
        days, held = self._by, self._grip
        self.cancel()
        if held is not None:
            self.move_by(days)

    def cancel(self) -> None:
        """Let go of what is held, where it was."""
        self._grip, self._by, self.shown.ghost = None, 0, None
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is pressed twice."""
        found = self.item_at(event.position())
        if found is not None:
            self.open_wanted.emit(self.shown.bars[found[0]].key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(event.angleDelta().y() / 120, event.position().x())
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_wanted.emit(event.globalPos())

    # --- painting ---

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self.item_at(QPointF(event.pos()))
            text = self._telling(self.shown.bars[found[0]], found[1]) if found is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.shown.focused = self.hasFocus()
        self._painter.paint(painter, self.place(), self.shown, event.rect())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole year in view where it was."""
        super().resizeEvent(event)
        if self._fits:
            self.fit()
        self._range()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Lay every text out anew where type or language changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._painter.forget()
            self._say()
