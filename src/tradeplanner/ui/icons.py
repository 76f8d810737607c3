"""The shipped line icons, recoloured from the palette and drawn as sharp as the screen allows."""

import functools
import re

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tradeplanner import paths
from tradeplanner.ui import theme

SIZE = 20


def icon(name: str, role: str = "faint", checked: str = "accent") -> QIcon:
    """Return the icon ``name`` in the palette's colour ``role``, and in ``checked`` when on.

    The palette is the one in force now: ask again after a change of theme. A name without a file
    gives an empty icon, so that a missing picture never costs a word.
    """
    colours = theme.colours()
    return _icon(name, str(getattr(colours, role)), str(getattr(colours, checked)))


@functools.cache
def _icon(name: str, colour: str, checked: str) -> QIcon:
    result = QIcon()
    for state, tint in ((QIcon.State.Off, colour), (QIcon.State.On, checked)):
        for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
            picture = pixmap(name, tint, SIZE, ratio)
            if picture is not None:
                result.addPixmap(picture, QIcon.Mode.Normal, state)
        if checked == colour:
            break
    return result


@functools.cache
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap | None:
    """Return the icon as a picture of ``size`` logical pixels at a device ``ratio``; None without a file."""
    file = paths.resource("icons", f"{name}.svg")
    if not file.is_file():
        return None
    source = re.sub("currentColor", colour, file.read_text(encoding="utf-8"))
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return result
