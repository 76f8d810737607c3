"""Light and dark on Fusion, switchable while running, in the bundled type at the system's size.

The system is followed only where it says what it wants: on many Linux desktops ``colorScheme()``
stays Unknown, and then the window is light. Who paints with its own brush asks ``colours()`` each
time; who holds pictures listens by ``on_change``.
"""

import string
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from tradeplanner import paths
from tradeplanner.ui import colours as palettes
from tradeplanner.ui.colours import Colours

FAMILY = "Noto Sans SC"
CUTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
STYLE = "Fusion"
GRID = 8


class Scheme(StrEnum):
    """What the person chose: as the system says, or one of the two."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(slots=True)
class _State:
    scheme: Scheme = Scheme.SYSTEM
    dark: bool = False
    has_type: bool = False


_state = _State()
_listeners: list[Callable[[], None]] = []


def reset() -> None:
    """Forget what was chosen, as at the start."""
    _state.scheme, _state.dark = Scheme.SYSTEM, False


def colours() -> Colours:
    """Return the palette in force."""
    return palettes.DARK if _state.dark else palettes.LIGHT


def is_dark() -> bool:
    """Tell whether the dark palette is in force."""
    return _state.dark


def scheme() -> Scheme:
    """Return what the person chose."""
    return _state.scheme


def on_change(listener: Callable[[], None]) -> Callable[[], None]:
    """Call ``listener`` after each change of palette; the result takes it off again."""
    _listeners.append(listener)

    def leave() -> None:
        if listener in _listeners:
            _listeners.remove(listener)

    return leave


def start(app: QApplication, chosen: str = Scheme.SYSTEM) -> None:
    """Give ``app`` the type and the palette; once, before the first window."""
    app.setFont(font(app.font()))
    choose(app, chosen)
    app.styleHints().colorSchemeChanged.connect(lambda: choose(app, scheme()))


def choose(app: QApplication, chosen: str) -> None:
    """Put the palette ``chosen`` ("system", "light" or "dark") in force and tell the listeners."""
    wanted = Scheme(chosen) if chosen in Scheme.__members__.values() else Scheme.SYSTEM
    _state.scheme = wanted
    _state.dark = wanted is Scheme.DARK or (wanted is Scheme.SYSTEM and _system_is_dark(app))
    app.setPalette(_palette(colours()))
    app.setStyleSheet(sheet(colours(), app.font()))
    for listener in _listeners:
        listener()


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def font(system: QFont) -> QFont:
    """Return the bundled type at the size of ``system``, with digits of one width; register it once.

    The bold cut is registered too, or Qt would smear one. Without the files the system's own type stays.
    """
    if not _state.has_type:
        # Asking Qt for its families would make it look through the machine's fonts first.
        made = [QFontDatabase.addApplicationFont(str(paths.resource("fonts", name))) for name in CUTS]
        _state.has_type = min(made) >= 0
    result = QFont(system)
    if _state.has_type:
        result.setFamilies([FAMILY])
    result.setFeature(QFont.Tag("tnum"), 1)
    # Hinting turns single Han strokes bold at these sizes.
    result.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return result


def scaled(base: QFont, factor: float, *, bold: bool = False) -> QFont:
    """Return ``base`` times ``factor``, whether it was given in points or in pixels."""
    result = QFont(base)
    if base.pointSizeF() > 0:
        result.setPointSizeF(base.pointSizeF() * factor)
    else:
        result.setPixelSize(round(base.pixelSize() * factor))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def sheet(palette: Colours, base: QFont) -> str:
    """Return the style sheet filled with the colours of ``palette`` and sizes relative to ``base``."""
    size, unit = (base.pointSizeF(), "pt") if base.pointSizeF() > 0 else (float(base.pixelSize()), "px")
    names = {name: str(getattr(palette, name)) for name in Colours.__dataclass_fields__}
    # A style sheet takes pictures from files only.
    tick = "tick-dark" if palette is palettes.DARK else "tick-light"
    names["tick"] = paths.resource("icons", f"{tick}.svg").as_posix()
    sizes = {"title": 1.45, "heading": 1.1, "caption": 0.9, "body": 1.0}
    names |= {f"size_{name}": f"{size * factor:.1f}{unit}" for name, factor in sizes.items()}
    text = Path(__file__).with_name("style.qss").read_text(encoding="utf-8")
    return string.Template(text).substitute(names)


def _palette(chosen: Colours) -> QPalette:
    role = QPalette.ColorRole
    result = QPalette()
    pairs = {
        role.Window: chosen.window, role.WindowText: chosen.text, role.Base: chosen.surface,
        role.AlternateBase: chosen.window, role.Text: chosen.text, role.Button: chosen.surface,
        role.ButtonText: chosen.text, role.BrightText: chosen.red_text, role.Highlight: chosen.accent_ground,
        role.HighlightedText: chosen.text, role.Link: chosen.accent, role.LinkVisited: chosen.accent,
        role.ToolTipBase: chosen.surface, role.ToolTipText: chosen.text, role.PlaceholderText: chosen.faint,
        role.Light: chosen.surface, role.Midlight: chosen.hover, role.Mid: chosen.line,
        role.Dark: chosen.edge, role.Shadow: chosen.edge, role.Accent: chosen.accent,
    }  # fmt: skip
    for which, colour in pairs.items():
        result.setColor(which, QColor(colour))
    for which in (role.Text, role.ButtonText, role.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(chosen.edge))
    return result
