"""The board of registrations: a lane for each state, painted cards that are dragged or moved by keys.

It covers the table's rows and shows just these: search, filters and selection are the table's own, so
that the two never disagree. Cards are painted and no widgets, hence a thousand of them scroll smoothly.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame

from tradeplanner.domain.ids import ParticipationId
from tradeplanner.domain.participation import MOVES, State
from tradeplanner.i18n.language import tr
from tradeplanner.ui.pages.registrations import cards
from tradeplanner.ui.pages.registrations.lanes import GAP, Lanes, lay
from tradeplanner.ui.pages.registrations.reading import Row
from tradeplanner.ui.widgets.table import Table

WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Home: (0, -(10**6)), Qt.Key.Key_End: (0, 10**6),
}  # fmt: skip
PICTURES = 1_500
"""Cards that are kept as pictures, some 30 MB of them at most."""
SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Board(QAbstractScrollArea):
    """The cards of a table's rows; ``wanted(State)`` asks to move the selected ones."""

    wanted = Signal(object)

    def __init__(self, table: Table) -> None:
        super().__init__(table.view)
        self.lanes = Lanes(dict.fromkeys(State, ()))
        self._table = table
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._pressed: QPoint | None = None
        self._drag: QPoint | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(False)
        table.view.installEventFilter(self)
        table.model.modelReset.connect(self.relay)
        table.model.layoutChanged.connect(self.relay)
        table.view.selectionModel().selectionChanged.connect(lambda *_: self.viewport().update())
        table.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(tr("Board of registrations by state"))
        self.relay()

    def set_shown(self, *, shown: bool) -> None:
        """Cover the rows, or show them again; keys go to what is seen."""
        if shown:
            self._table.view.setFocusProxy(self)
        elif self._table.view.focusProxy() is self:
            self._table.view.setFocusProxy(None)  # type: ignore[arg-type]  # the stubs forget that none is allowed
        self.setGeometry(self._table.view.rect())
        self.setVisible(shown)
        self.raise_()
        self.relay()

    def relay(self) -> None:
        """Lay the cards of the table's rows out anew."""
        if self.isHidden():
            return
        self._pictures.clear()
        line = self.fontMetrics().height()
        rows = [row for row in self._table.rows() if isinstance(row, Row)]
        self.lanes = lay(rows, self.viewport().width(), 2 * line + 2 * GAP, 3 * line + 2 * GAP)
        view, across, down = self.viewport(), self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, self.lanes.width - view.width()))
        across.setPageStep(view.width())
        down.setRange(0, max(0, self.lanes.height - view.height() + self.lanes.head))
        down.setPageStep(view.height())
        down.setSingleStep(self.lanes.card + GAP)
        view.update()
        self._tell()

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the headings and the cards that are in sight."""
        painter = QPainter(self.viewport())
        chosen = {row.id for row in self._table.selected()}
        current = self._current()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        goals: frozenset[State] = self._goals() if self._drag else frozenset()
        lanes, high = self.lanes, self.viewport().height()
        painter.fillRect(self.viewport().rect(), cards.colour("surface"))
        step = lanes.card + GAP
        for state in State if lanes.lefts else ():
            place = QRect(lanes.lefts[state] - left, 0, lanes.widths[state], high)
            cards.lane(painter, place, open_=state in goals)
            painter.setClipRect(place.adjusted(0, lanes.head, 0, 0))
            own = lanes.cards[state]
            for line in range(top // step, min((top + high) // step + 1, len(own))):
                at = lanes.rect(state, line).translated(-left, lanes.head - top)
                row = own[line]
                card = self._picture(row, at.size(), chosen=row.id in chosen, current=row.id == current)
                painter.drawPixmap(at.topLeft(), card)
            painter.setClipping(False)
            cards.heading(painter, QRect(place.left(), 0, place.width(), lanes.head), state, own)
        if self._drag:
            cards.dragged(painter, self._drag, len(chosen))

    # --- hands ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card under the pointer; Ctrl adds to what is chosen."""
        row = self._row_at(event.position().toPoint())
        self._pressed = event.position().toPoint() if row else None
        if row is None:
            self._table.view.clearSelection()
            return
        known = {one.id for one in self._table.selected()}
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._choose(known ^ {row.id}, row.id)
        elif row.id not in known:
            self._choose({row.id}, row.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the chosen cards once the pointer has gone far enough."""
        at = event.position().toPoint()
        if self._pressed and (at - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drag = at
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is carried on a lane where one of the cards may go."""
        dropped, self._pressed, self._drag = self._drag, None, None
        state = self._lane_at(event.position().toPoint())
        self.viewport().update()
        if dropped and state is not None and state in self._goals():
            self.wanted.emit(state)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the registration under the pointer."""
        if row := self._row_at(event.position().toPoint()):
            self._table.edit_wanted.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the table's own menu, which offers only the moves that are allowed."""
        menu = self._table.view.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keep Alt+Left and Alt+Right for the cards."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _is_move(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card, choose, open, and with Alt move to the next state."""
        key = Qt.Key(event.key())
        if _is_move(event):
            self._move(SIDES[key])
        elif key in WAYS:
            self._go(WAYS[key], extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self._table.current():
            self._table.edit_wanted.emit(self._table.current())
        elif key == Qt.Key.Key_Escape and self._drag:
            self._pressed = self._drag = None
            self.viewport().update()
        else:
            self._table.view.keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Lay out anew."""
        self.relay()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the rows that are covered."""
        if watched is self._table.view and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._table.view.rect())
        return super().eventFilter(watched, event)

    # --- inside ---

    def _picture(self, row: Row, size: QSize, *, chosen: bool, current: bool) -> QPixmap:
        """Return a card as a picture, painted once: texts anew for every frame would not scroll smoothly."""
        key = (row.id, size.width(), chosen, current, self.devicePixelRatioF())
        if key not in self._pictures:
            if len(self._pictures) >= PICTURES:
                self._pictures.clear()
            made = QPixmap(size * self.devicePixelRatioF())
            made.setDevicePixelRatio(self.devicePixelRatioF())
            made.fill(cards.colour("window"))
            painter = QPainter(made)
            painter.setFont(self.font())
            cards.card(painter, QRect(QPoint(0, 0), size), row, chosen=chosen, current=current)
            painter.end()
            self._pictures[key] = made
        return self._pictures[key]

    def changeEvent(self, event: QEvent) -> None:
        """Paint the cards anew in other colours or letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.relay()

    def _move(self, side: int) -> None:
        order = list(State)
        current = self._table.current()
        if not isinstance(current, Row):
            return
        at, goals = order.index(current.own.state), self._goals()
        ahead = order[at + 1 :] if side > 0 else order[:at][::-1]
        if (goal := next((state for state in ahead if state in goals), None)) is not None:
            self.wanted.emit(goal)

    def _go(self, way: tuple[int, int], *, extend: bool) -> None:
        at = self.lanes.place(self._current())
        row = self.lanes.beside(at, *way) if at else next(iter(self._table.rows()), None)
        if row is None:
            return
        known = {one.id for one in self._table.selected()} if extend else set()
        self._choose(known | {row.id}, row.id)
        self.reveal(row.id)

    def reveal(self, number: ParticipationId) -> None:
        """Scroll until the card of a registration is in sight."""
        if (at := self.lanes.place(number)) is None:
            return
        place, view = self.lanes.rect(*at), self.viewport()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(min(max(across.value(), place.right() - view.width()), place.left()))
        room = view.height() - self.lanes.head
        down.setValue(min(max(down.value(), place.bottom() + GAP - room), place.top()))

    def _choose(self, numbers: set[ParticipationId], current: ParticipationId) -> None:
        self._table.view.clearSelection()
        self._table.select(numbers, current=current if current in numbers else None)
        self.viewport().update()

    def _current(self) -> ParticipationId | None:
        row = self._table.current()
        return row.id if isinstance(row, Row) else None

    def _goals(self) -> frozenset[State]:
        return frozenset(state for row in self._table.selected() for state in MOVES[row.own.state])

    def _row_at(self, at: QPoint) -> Row | None:
        return self.lanes.row_at(self._whole(at)) if at.y() >= self.lanes.head else None

    def _lane_at(self, at: QPoint) -> State | None:
        return self.lanes.lane_at(self._whole(at).x()) if self.lanes.lefts else None

    def _whole(self, at: QPoint) -> QPoint:
        down = self.verticalScrollBar().value() - self.lanes.head
        return at + QPoint(self.horizontalScrollBar().value(), down)

    def _tell(self) -> None:
        """Say the current card to those who hear the window."""
        row = self._table.current()
        self.setAccessibleDescription(cards.said(row) if isinstance(row, Row) else "")
        self.viewport().update()


def _is_move(event: QKeyEvent) -> bool:
    return event.key() in SIDES and event.modifiers() == Qt.KeyboardModifier.AltModifier
