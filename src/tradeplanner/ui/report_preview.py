"""The pages of a report as they will lie on paper: images under each other, scaled to fit or by choice."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from tradeplanner.ui import theme

DPI = 200
"""Of the page images: sharp up to twice the size of paper on a usual screen."""
SCREEN = 96
STEPS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)
GAP = 3 * theme.GRID
PAPER = "#FFFFFF"


class _Sheets(QWidget):
    """Paints the pages at ``zoom``, one under the other; paper is light in every theme."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []
        self.zoom = 1.0
        self._scaled: dict[int, QImage] = {}

    def page_size(self, image: QImage) -> QSize:
        """Return a page's size on the screen."""
        scale = SCREEN / DPI * self.zoom
        return QSize(round(image.width() * scale), round(image.height() * scale))

    def arrange(self) -> None:
        """Take the room that the pages need."""
        sizes = [self.page_size(image) for image in self.images]
        width = max((size.width() for size in sizes), default=0) + 2 * GAP
        self._scaled.clear()
        self.resize(width, sum(size.height() + GAP for size in sizes) + GAP)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages and their edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = GAP
        for at, image in enumerate(self.images):
            size = self.page_size(image)
            area = QRectF((self.width() - size.width()) / 2, top, size.width(), size.height())
            painter.fillRect(area, QColor(PAPER))
            painter.drawImage(area, self._fitted(at, size))
            painter.setPen(QColor(theme.colours().line))
            painter.drawRect(area)
            top += size.height() + GAP

    def _fitted(self, at: int, size: QSize) -> QImage:
        """Return the page at ``at`` scaled to ``size``, once for each size: scrolling paints it often."""
        pixels = size * self.devicePixelRatioF()
        if at not in self._scaled or self._scaled[at].size() != pixels:
            self._scaled[at] = self.images[at].scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        return self._scaled[at]


class Preview(QScrollArea):
    """Shows page images; ``zoomed()`` when the size changes. It fits the width until told otherwise."""

    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheets = _Sheets()
        self._fits = True
        self.setWidget(self._sheets)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """The size on the screen, 1.0 as on paper."""
        return self._sheets.zoom

    @property
    def fits(self) -> bool:
        """Whether the width of the window sets the size."""
        return self._fits

    def show_pages(self, pages: Sequence[bytes]) -> int:
        """Show pages given as PNG files and return how many could be read."""
        images = [QImage.fromData(page) for page in pages]
        self._sheets.images = [image for image in images if not image.isNull()]
        self._apply()
        return len(self._sheets.images)

    def fit_width(self) -> None:
        """Let the width of the window set the size from now on."""
        self._fits = True
        self._apply()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at ``zoom`` from now on."""
        self._fits = False
        self._sheets.zoom = min(max(zoom, STEPS[0]), STEPS[-1])
        self._apply()

    def step(self, direction: int) -> None:
        """Go to the next larger (1) or smaller (-1) size."""
        now = self.zoom
        if direction > 0:
            wanted = next((step for step in STEPS if step > now and not math.isclose(step, now)), STEPS[-1])
        else:
            smaller = [step for step in STEPS if step < now and not math.isclose(step, now)]
            wanted = smaller[-1] if smaller else STEPS[0]
        self.set_zoom(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep fitting the width."""
        super().resizeEvent(event)
        if self._fits:
            self._apply()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by Ctrl and wheel, scroll otherwise."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def _apply(self) -> None:
        if self._fits and self._sheets.images:
            widest = max(image.width() for image in self._sheets.images) * SCREEN / DPI
            room = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * GAP - 4
            self._sheets.zoom = min(max(room / widest, 0.3), STEPS[-1])
        self._sheets.arrange()
        self.zoomed.emit()
