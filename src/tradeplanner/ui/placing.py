"""Where the window stands: as it was left, and never where nobody can see it."""

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from tradeplanner.ui import memory

WIDTH, HEIGHT = 1280, 800
TITLE_BAR = 40
"""About what a desktop puts on top; it is not known before the window is shown."""


def recall(window: QMainWindow) -> None:
    """Put ``window`` where it was left, or in the middle of the screen."""
    kept = memory.settings().value("geometry")
    if not isinstance(kept, QByteArray) or not window.restoreGeometry(kept):
        screen = QGuiApplication.primaryScreen().availableGeometry()
        window.resize(min(WIDTH, screen.width()), min(HEIGHT, screen.height()))
        centre(window)
    elif not _in_sight(window):
        centre(window)


def keep(window: QMainWindow) -> None:
    """Remember where ``window`` stands."""
    memory.keep("geometry", window.saveGeometry())


def centre(window: QMainWindow) -> None:
    """Put ``window`` in the middle of the first screen, no larger than it with its title bar."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.resize(window.size().boundedTo(screen.size() - QSize(0, TITLE_BAR)))
    frame = window.frameGeometry()
    frame.moveCenter(screen.center())
    window.move(frame.topLeft())


def _in_sight(window: QMainWindow) -> bool:
    """Tell whether the title bar, or most of it, is on some screen."""
    bar = window.frameGeometry()
    bar.setHeight(32)
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(bar)
        if seen.width() >= bar.width() / 2 and seen.height() >= 16:
            return True
    return False
