"""How a test sees that a widget is gone for good, and how it keeps one that may go."""

from typing import Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

AnyWidget = TypeVar("AnyWidget", bound=QWidget)


class Keep(Protocol):
    """Keeps a widget until the end of the test; ``qtbot.addWidget`` stumbles over one that has died."""

    def __call__(self, widget: AnyWidget) -> AnyWidget:
        """Take ``widget`` and give it back."""


def gone(qtbot: QtBot, widget: QWidget) -> None:
    """Wait until Qt has destroyed ``widget``."""

    def destroyed() -> bool:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return not shiboken6.isValid(widget)

    qtbot.waitUntil(destroyed)
