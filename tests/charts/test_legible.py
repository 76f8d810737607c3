"""No text of any chart meets another, leaves the sheet or lacks a glyph, whatever the data."""

import itertools
from functools import cache

import pytest
from matplotlib.ft2font import FT2Font

from tests.shapes import results
from tradeplanner.charts.families import FAMILIES, Kind, draw
from tradeplanner.charts.sheet import Chart
from tradeplanner.charts.style import SMALL, Theme
from tradeplanner.paths import resource

SIZES = {"800 x 500 px": (8.33, 5.21), "half of A4": (6.7, 4.6), "a card": (4.6, 3.0)}
"""Inches: 800 x 500 pixels are told at 96 a inch."""
SHAPES = [(kind, shape) for kind in FAMILIES for shape in results(kind)]


@cache
def glyphs() -> frozenset[int]:
    """Return the signs that the bundled font can write."""
    return frozenset(FT2Font(str(resource("fonts", "NotoSansSC-Regular.ttf"))).get_charmap())


def cut_off(chart: Chart, size: tuple[float, float]) -> list[str]:
    """Return the texts that leave the sheet."""
    return [
        label.text
        for label in chart.labels
        if min(label.box.left, label.box.top) < -0.01
        or label.box.right > size[0] + 0.01
        or label.box.bottom > size[1] + 0.01
    ]


def met(chart: Chart) -> list[str]:
    """Return the pairs of texts that overlap."""
    return [
        f"{one.text} / {other.text}"
        for one, other in itertools.combinations(chart.labels, 2)
        if one.box.overlaps(other.box)
    ]


def unwritten(chart: Chart) -> set[str]:
    """Return the signs without a glyph in any text, those that a pointer is told too."""
    texts = [*(label.text for label in chart.labels), *(mark.text for mark in chart.marks)]
    texts += [chart.description, *itertools.chain(*chart.table.texts())]
    return {sign for text in texts for sign in text if ord(sign) not in glyphs() and sign != "\n"}


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("kind, shape", SHAPES)
def test_every_text_stands_clear(kind: Kind, shape: str, size: tuple[float, float]) -> None:
    chart = draw(kind, results(kind)[shape], size)
    assert (cut_off(chart, size), met(chart), unwritten(chart)) == ([], [], set())
    assert all(label.box.bottom - label.box.top >= SMALL / 72 - 1e-6 for label in chart.labels)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("kind", FAMILIES)
def test_a_theme_changes_colours_and_no_place(kind: Kind, theme: Theme) -> None:
    result = next(iter(reversed(results(kind).values())))
    plain, dressed = (draw(kind, result, (6.7, 4.6), one) for one in (Theme.LIGHT, theme))
    assert plain.labels == dressed.labels
    assert plain.marks == dressed.marks


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("kind, shape", SHAPES)
def test_marks_lie_on_the_sheet_and_speak(kind: Kind, shape: str) -> None:
    size = (6.7, 4.6)
    chart = draw(kind, results(kind)[shape], size, titled=False)
    for mark in chart.marks:
        assert mark.text
        assert mark.box.left < size[0]
        assert mark.box.right > 0
        assert mark.box.bottom <= size[1] + 0.1
    assert chart.title
    assert chart.description
    assert cut_off(chart, size) == []
