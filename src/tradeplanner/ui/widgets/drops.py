"""Files dropped anywhere on a window: a layer over all of it says so, and takes them.

A search field or a table under the pointer would take a file for text, so the layer lies over them.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme


def files_of(data: QMimeData) -> list[Path]:
    """Return the files and folders of this machine that a drag carries."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropLayer(QWidget):
    """Lies over a window while files are dragged across it. ``dropped(list[Path])`` once they are let go."""

    dropped = Signal(object)

    def __init__(self, window: QWidget, ready: Callable[[], bool] = lambda: True) -> None:
        super().__init__(window)
        self._ready = ready
        self.setProperty("role", "drop")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._words = QLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "title")
        self._words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[6 * theme.GRID] * 4)
        column.addWidget(self._words)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come up when files enter the window; take those that were let go before that was painted."""
        if isinstance(event, QDragEnterEvent):
            self._enter(event)
            return True
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._drop(event)
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Go on taking the files."""
        self._enter(event)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """Go away with them."""
        event.accept()
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._drop(event)

    def show_over(self, files: Sequence[Path]) -> None:
        """Say over the whole window what letting go of ``files`` does."""
        self._words.setText(words(files))
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
        self.raise_()
        self.show()

    def _enter(self, event: QDragEnterEvent) -> None:
        files = files_of(event.mimeData())
        if not files or not self._ready():
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.show_over(files)

    def _drop(self, event: QDropEvent) -> None:
        files = files_of(event.mimeData())
        self.hide()
        if files and self._ready():
            event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
            event.accept()
            self.dropped.emit(files)


def words(files: Sequence[Path]) -> str:
    """Return what letting go does."""
    if len(files) > 1:
        return tr("Let go to import these {count} files", count=len(files))
    if files[0].is_dir():
        return tr("Let go to import the forms in “{name}”", name=files[0].name)
    return tr("Let go to import “{name}”", name=files[0].name)
