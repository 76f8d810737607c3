"""How the handbook is opened: by F1 in the window, and by F1 in any form or window that stands over it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tradeplanner.ui.handbook.topics import topic_of

if TYPE_CHECKING:  # made when first wanted
    from tradeplanner.ui.handbook.window import Handbook


class Keeper(QObject):
    """Keeps the one handbook of a main window and lets it go with the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._handbook: Handbook | None = None

    def show(self, key: str) -> "Handbook":
        """Bring the handbook to the front, at the topic of the page or window ``key``."""
        from tradeplanner.ui.handbook.window import Handbook

        if self._handbook is None:
            self._handbook = Handbook()
        book = self._handbook
        book.show_topic(topic_of(key))
        book.show()
        book.raise_()
        book.activateWindow()
        return book

    def close(self) -> None:
        """Close the handbook for good."""
        if self._handbook is not None:
            self._handbook.close()
            self._handbook.deleteLater()
            self._handbook = None


def offer(window: QWidget, go: Callable[[str, object], None], key: str | None = None) -> None:
    """Let F1 in ``window``, which locks the main window, call ``go("help", key)`` of the desk.

    Without a ``key`` the topic is that of the page in front.
    """
    QShortcut(QKeySequence("F1"), window, lambda: go("help", key))
