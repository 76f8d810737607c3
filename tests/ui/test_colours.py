"""Both palettes hold the contrast that UX promises, on every ground they are used on."""

import pytest

from tradeplanner.ui.colours import DARK, LIGHT, Colours, contrast

TEXTS = [
    ("text", "surface"), ("text", "window"), ("text", "hover"), ("text", "accent_ground"),
    ("faint", "surface"), ("faint", "window"), ("faint", "hover"),
    ("accent", "surface"), ("accent", "window"),
    ("accent", "accent_ground"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("red_text", "surface"), ("red_text", "red_ground"), ("text", "red_ground"),
    ("amber_text", "surface"), ("amber_text", "amber_ground"), ("text", "amber_ground"),
    ("green_text", "surface"), ("green_text", "green_ground"),
]  # fmt: skip
MARKS = [
    ("red", "surface"),
    ("amber", "surface"),
    ("edge", "surface"),
    ("edge", "window"),
    ("accent", "track"),
]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink,ground", TEXTS)
def test_text_is_readable(palette: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 7


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink,ground", MARKS)
def test_marks_are_seen(palette: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 3


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
