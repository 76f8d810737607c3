"""The year's course painted by hand: Home opens before a chart library could be loaded.

Actual solid, target dashed, pace dotted, last year light; names stand on the lines. The full chart
with its marks and exports is on the page of exports and targets.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tradeplanner.charts import messages
from tradeplanner.domain.courses import Course
from tradeplanner.i18n import formats
from tradeplanner.ui import theme
from tradeplanner.ui.pages.home.lines import MONTHS, Line, Place, Room, lines, month_words, scale_of, spread


class CourseCurve(QWidget):
    """Paints one ``Course``; its sentences are the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._course: Course | None = None
        self._lines: list[Line] = []
        self._room: Room | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(30 * theme.GRID, 14 * theme.GRID))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_course(self, course: Course) -> None:
        """Paint another course, in the language in force."""
        self._course, self._lines = course, lines(course)
        self.setAccessibleName(messages.course_title(course))
        self.setAccessibleDescription(messages.course_description(course))
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Name the lines anew in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._course is not None:
            self.show_course(self._course)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the figures of the month under the pointer."""
        text = ""
        if self._course is not None and self._room is not None:
            text = month_words(self._course, self._room.month(event.position().x()))
        QToolTip.showText(event.globalPosition().toPoint(), text, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint grid, lines and names."""
        if self._course is None or not self._lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.scaled(self.font(), 0.9))
        self._room = Room.of(QRectF(self.rect()), self._lines, painter.fontMetrics(), scale_of(self._course))
        self._grid(painter, self._room)
        self._as_of(painter, self._room, self._course)
        for line in self._lines:
            self._line(painter, self._room, line)
        self._names(painter, self._room)

    def _grid(self, painter: QPainter, room: Room) -> None:
        colours, box = theme.colours(), room.box
        for value, text in room.steps:
            y = room.at(0, value).y()
            painter.setPen(QPen(QColor(colours.edge if value == 0 else colours.line), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.faint))
            cell = QRectF(0, y - 10, box.left() - theme.GRID, 20)
            painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for month in range(room.every, MONTHS + 1, room.every):
            x = room.at(month, 0).x()
            cell = QRectF(x - 40, box.bottom() + 4, 80, 20)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, formats.month(month))

    def _as_of(self, painter: QPainter, room: Room, course: Course) -> None:
        if course.closes is None:
            return
        x, colours = room.at(course.through, 0).x(), theme.colours()
        painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, room.box.top() - 4), QPointF(x, room.box.bottom()))
        painter.setPen(QColor(colours.faint))
        text = f"{course.closes:%m-%d}"
        left = course.through > MONTHS - 2
        wide = painter.fontMetrics().horizontalAdvance(text)
        at = x - wide - 6 if left else x + 6
        # Early in the year the lines are where the day would stand.
        low = course.through < 4
        painter.drawText(QPointF(at, room.box.top() + 10 if low else room.box.bottom() - 8), text)

    def _line(self, painter: QPainter, room: Room, line: Line) -> None:
        pen = QPen(QColor(getattr(theme.colours(), line.colour)), line.width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if line.dashes:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(list(line.dashes))
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([room.at(month, value) for month, value in line.points]))

    def _names(self, painter: QPainter, room: Room) -> None:
        ended = [line for line in self._lines if line.points[-1][0] == MONTHS]
        ended.sort(key=lambda line: room.at(*line.points[-1]).y())
        heights = spread(
            [room.at(*line.points[-1]).y() for line in ended], painter.fontMetrics().height(), room.box
        )
        for line, y in zip(ended, heights, strict=True):
            painter.setPen(QColor(getattr(theme.colours(), line.ink)))
            cell = QRectF(room.box.right() + theme.GRID, y - 10, self.width() - room.box.right(), 20)
            painter.drawText(cell, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.name)
        for line in self._lines:
            if line.points[-1][0] != MONTHS:
                self._name_beside(painter, room, line)

    def _name_beside(self, painter: QPainter, room: Room, line: Line) -> None:
        painter.setFont(theme.scaled(self.font(), 0.9, bold=True))
        painter.setPen(QColor(getattr(theme.colours(), line.ink)))
        place: Place = room.beside(line, painter.fontMetrics().horizontalAdvance(line.name), self._lines)
        painter.drawText(place.cell, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.name)
        painter.setBrush(QColor(getattr(theme.colours(), line.colour)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(room.at(*line.points[-1]), 3.5, 3.5)
