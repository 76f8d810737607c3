"""A chart on a page: drawn off the main thread as a picture, anew when size, theme or words change.

The widget knows no chart library. It calls ``draw(look)`` on the work lane and shows the picture
that comes back; the chart's message is its accessible description, and marks answer the mouse.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.jobs import Jobs

SETTLE_MS = 120


class Shape(StrEnum):
    """The kinds of picture a chart can be drawn as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is wanted: logical size, pixels for each of those, light or dark, and its shape.

    ``titled`` asks for its message within the picture, for one that leaves the window.
    """

    width: int
    height: int
    ratio: float
    dark: bool
    shape: Shape = Shape.PNG
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the picture that answers: its box in parts of width and height, what it says, its key."""

    left: float
    top: float
    width: float
    height: float
    text: str
    key: object = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture (encoded in the shape wanted), all of it as text (``message``), and its marks.

    ``title`` is its message as one sentence, ``subtitle`` what is measured; ``heads`` and ``rows`` are its
    table as read, ``cells`` the same rows with exact numbers.
    """

    data: bytes
    message: str = ""
    marks: tuple[Mark, ...] = ()
    title: str = ""
    subtitle: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cells: tuple[tuple[object, ...], ...] = ()


Draw = Callable[[Look], Drawn]


class Figure(QWidget):
    """Shows what ``draw`` makes. ``picked(key)`` when a mark is clicked, ``save_wanted(Shape)`` on save.

    ``failed(error)`` tells that drawing failed; the place then stays empty.
    """

    picked = Signal(object)
    save_wanted = Signal(object)
    failed = Signal(object)
    drawn = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._draw: Draw | None = None
        self._image = QImage()
        self._marks: tuple[Mark, ...] = ()
        self.shown: Drawn | None = None
        self._asked: tuple[Draw, Look] | None = None
        self.copier: Callable[[], None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(20 * theme.GRID, 15 * theme.GRID))
        # A splitter that is being dragged asks for hundreds of sizes; the last one counts.
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._request)
        self.destroyed.connect(theme.on_change(self._settle.start))

    def show_chart(self, draw: Draw, name: str) -> None:
        """Draw another chart; ``name`` is what a screen reader calls it until its message is known."""
        self._draw = draw
        self.setAccessibleName(name)
        self._request()

    def clear(self) -> None:
        """Show nothing."""
        self._draw, self._image, self._marks, self.shown = None, QImage(), (), None
        self._asked = None
        self.update()

    def look(self, shape: Shape = Shape.PNG) -> Look:
        """Return how the picture is wanted now."""
        return Look(self.width(), self.height(), self.devicePixelRatioF(), theme.is_dark(), shape)

    def export(self, shape: Shape, done: Callable[[bytes], None]) -> None:
        """Draw the chart on light ground as ``shape`` and give its bytes to ``done``."""
        if self._draw is None:
            return
        draw, look = self._draw, Look(self.width(), self.height(), 2.0, dark=False, shape=shape, titled=True)
        self._jobs.work(
            lambda: draw(look).data,
            lambda data: done(data if isinstance(data, bytes) else b""),
            self.failed.emit,
            owner=self,
        )

    def copy(self) -> None:
        """Put the picture on the clipboard, or have the page's ``copier`` do it."""
        if self.copier is not None:
            self.copier()
        elif not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)

    def _request(self) -> None:
        if self._draw is None or not self.isVisible() or self.width() < 2 or self.height() < 2:
            return
        draw, look = self._draw, self.look()
        if self._asked == (draw, look):
            return  # it is drawn so, or is being drawn
        self._asked = draw, look
        key = f"figure {id(self)}"
        self._jobs.work(lambda: draw(look), self._receive, self._fail, key=key, owner=self)

    def _fail(self, error: object) -> None:
        self._asked = None
        self.failed.emit(error)

    def _receive(self, result: object) -> None:
        if not isinstance(result, Drawn):
            return
        image = QImage.fromData(result.data)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image, self._marks, self.shown = image, result.marks, result
        self.setAccessibleDescription(result.message)
        self.update()
        self.drawn.emit()

    # --- Qt's ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size once it has settled."""
        super().resizeEvent(event)
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was asked for while hidden."""
        super().showEvent(event)
        self._request()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._asked = None
            self._settle.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture; while a new size is being drawn, the old one scaled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            size = self._image.deviceIndependentSize().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), self._image)
        if self.hasFocus():
            painter.setPen(theme.colours().accent)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name the mark under the mouse."""
        found = self._mark_at(event.position().toPoint())
        leads = found is not None and found.key is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        QToolTip.showText(event.globalPosition().toPoint(), found.text if found else "", self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to the rows behind the mark under the mouse."""
        found = self._mark_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and found is not None and found.key is not None:
            self.picked.emit(found.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy and to save."""
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu of the picture."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Copy picture"), self.copy)
        for shape in Shape:
            act = menu.addAction(tr("Save as {shape}…", shape=shape.upper()))
            act.triggered.connect(lambda _=False, shape=shape: self.save_wanted.emit(shape))
        return menu

    def _mark_at(self, at: QPoint) -> Mark | None:
        across, down = at.x() / max(self.width(), 1), at.y() / max(self.height(), 1)
        for mark in self._marks:
            if 0 <= across - mark.left <= mark.width and 0 <= down - mark.top <= mark.height:
                return mark
        return None
