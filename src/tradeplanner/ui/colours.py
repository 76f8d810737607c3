"""The two palettes of the window, named by what a colour is for.

Text colours hold at least 7:1 on every ground they are used on and marks at least 3:1; a test
computes it. Charts have their own palette, on the same accent.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Colours:
    """One palette, as ``#rrggbb``. ``*_text`` are readable on ``surface`` and on their own ``*_ground``."""

    window: str
    surface: str
    hover: str
    line: str
    edge: str
    text: str
    faint: str
    accent: str
    accent_ground: str
    accent_hover: str
    on_accent: str
    red: str
    red_text: str
    red_ground: str
    amber: str
    amber_text: str
    amber_ground: str
    green_text: str
    green_ground: str
    track: str


LIGHT = Colours(
    window="#F4F5F7", surface="#FFFFFF", hover="#EEF0F3", line="#DFE3E8", edge="#7F8998",
    text="#1A1F27", faint="#475160",
    accent="#004488", accent_ground="#E5EDF6", accent_hover="#00376E", on_accent="#FFFFFF",
    red="#BB5566", red_text="#7F2237", red_ground="#FAECEE",
    amber="#A87B0F", amber_text="#5F4700", amber_ground="#FCF4DF",
    green_text="#1C5239", green_ground="#E6F2EB", track="#E3E8EE",
)  # fmt: skip
"""The light palette of UX §0."""

DARK = Colours(
    window="#14171B", surface="#1B1F25", hover="#252A32", line="#323943", edge="#6E7A8A",
    text="#E8EBEF", faint="#B9C1CC",
    accent="#9CC4F0", accent_ground="#203147", accent_hover="#B9D6F6", on_accent="#0B1826",
    red="#E07F8F", red_text="#F5B5BF", red_ground="#3C2329",
    amber="#DDAA33", amber_text="#F0CF85", amber_ground="#3A3019",
    green_text="#A9D9BF", green_ground="#1D3429", track="#333B46",
)  # fmt: skip
"""The dark palette, of the same contrast."""


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` after WCAG 2.1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours after WCAG 2.1, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
