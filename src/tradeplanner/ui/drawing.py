"""A chart of ``charts`` as the picture that ``widgets.figure`` shows: off the main thread, at its size.

The chart library is imported here on first use and nowhere else in the window.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tradeplanner.ui.widgets.figure import Drawn, Look, Mark, Shape

if TYPE_CHECKING:  # matplotlib stays out until a chart is drawn
    from tradeplanner.charts.sheet import Chart
    from tradeplanner.charts.sheet import Mark as Spot
    from tradeplanner.charts.style import Theme

PER_INCH = 100
"""Logical pixels to the inch: the charts' 8.5 points then stand beside 13 pixels of text."""

Make = Callable[[tuple[float, float], "Theme"], "Chart"]


def drawn(make: Make, look: Look, *, grey: bool = False) -> Drawn:
    """Return what ``make(size in inches, theme)`` draws as the picture that ``look`` wants, or ``grey``."""
    from tradeplanner.charts import render
    from tradeplanner.charts.style import Theme

    size = (look.width / PER_INCH, look.height / PER_INCH)
    theme = Theme.GREY if grey else Theme.DARK if look.dark else Theme.LIGHT
    chart = make(size, theme)
    if look.shape is Shape.SVG:
        data = render.to_svg(chart)
    elif look.shape is Shape.PDF:
        data = render.to_pdf(chart)
    else:
        data = render.to_png(chart, PER_INCH * look.ratio)
    marks = tuple(_mark(mark, size) for mark in chart.marks)
    table, words = chart.table, (chart.title, chart.subtitle)
    rows = tuple(tuple(row) for row in table.texts())
    return Drawn(data, chart.description, marks, *words, table.heads, rows, table.rows)


def _mark(spot: "Spot", size: tuple[float, float]) -> Mark:
    box, (width, height) = spot.box, size
    return Mark(
        box.left / width,
        box.top / height,
        (box.right - box.left) / width,
        (box.bottom - box.top) / height,
        spot.text,
        spot.key,
    )
