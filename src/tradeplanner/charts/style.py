"""One style for all charts: palettes, sizes and the bundled font, without touching global state.

The notation follows IBCS: actual solid and dark, last year lighter, target a line or an outline,
forecast dotted. The three colours are about 20 L* apart, so they survive grey print and colour
blindness; the grey theme shows how they do.
"""

import contextlib
import functools
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import LoadFlags

from tradeplanner.paths import resource

FAMILY = "Noto Sans SC"
_FILES = {False: "NotoSansSC-Regular.ttf", True: "NotoSansSC-Bold.ttf"}
_lock = threading.RLock()


class Theme(StrEnum):
    """Which palette a chart wears: paper and light windows, dark windows, print without colour."""

    LIGHT = "light"
    DARK = "dark"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb`` by what they are for: text at least 7:1 on the ground, marks at least 3:1.

    ``actual`` also stands off ``light`` by 3:1, because its bar lies on that one. A loss is ``down``; its
    sign and its side say so too.
    """

    ground: str
    text: str
    faint: str
    grid: str
    actual: str
    light: str
    last_year: str
    target: str
    down: str


PALETTES = {
    Theme.LIGHT: Palette(
        ground="#FFFFFF", text="#1A1F27", faint="#4B5563", grid="#DFE3E8",
        actual="#004488", light="#7595BA", last_year="#8A94A3", target="#1A1F27",
        down="#BC5A12",
    ),
    Theme.DARK: Palette(
        ground="#1B1F25", text="#E8EBEF", faint="#B9C1CC", grid="#323943",
        actual="#A9CDF5", light="#4F7099", last_year="#7F8B9B", target="#E8EBEF",
        down="#F0A35E",
    ),
    Theme.GREY: Palette(
        ground="#FFFFFF", text="#1C1C1C", faint="#4D4D4D", grid="#E0E0E0",
        actual="#333333", light="#929292", last_year="#8E8E8E", target="#1C1C1C",
        down="#858585",
    ),
}  # fmt: skip
"""The palette of each theme; light and dark share the accent of the window."""

TITLE, LABEL, SMALL = 11.0, 8.5, 8.0
"""Type sizes in points; nothing is smaller than 8 on paper."""


@contextlib.contextmanager
def settings() -> Iterator[None]:
    """Hold the drawing settings for a block; one thread at a time, because matplotlib has one set.

    A dollar sign in a name is a dollar sign, never mathematics.
    """
    with (
        _lock,
        mpl.rc_context(
            {
                "pdf.fonttype": 42,  # TrueType: the others lose Han letters
                "svg.fonttype": "none",
                "svg.hashsalt": "tradeplanner",
                "text.hinting": "none",
                "text.parse_math": False,
                "hatch.linewidth": 0.6,
            }
        ),
    ):
        yield


@functools.cache
def _font(*, bold: bool) -> FontProperties:
    path = resource("fonts", _FILES[bold])
    return FontProperties(family=[FAMILY], fname=str(path), weight="bold" if bold else "normal")


def font(size: float, *, bold: bool = False) -> FontProperties:
    """Return the bundled font at ``size`` points, by its file, so that no system font comes in."""
    chosen = _font(bold=bold).copy()
    chosen.set_size(size)
    return chosen


@functools.lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of one line of ``text`` in inches."""
    with _lock:
        face = get_font(str(resource("fonts", _FILES[bold])))
        face.set_size(size, 72)
        face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
        width, _ = face.get_width_height()
    return float(width) / 64 / 72


def shortened(text: str, size: float, width: float) -> str:
    """Return ``text``, or as much of its beginning as fits ``width`` inches with an ellipsis."""
    if text_width(text, size) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle] + "…", size) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def mixed(ground: str, color: str, part: float) -> str:
    """Return the colour that is ``part`` of the way from ``ground`` to ``color``."""
    ends = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (ground, color)]
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in zip(*ends, strict=True))


def readable(fill: str) -> str:
    """Return black or white, whichever stands off ``fill`` the more: 4.5:1 at least (WCAG 2.1)."""
    return max("#000000", "#FFFFFF", key=lambda ink: _contrast(fill, ink))


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
