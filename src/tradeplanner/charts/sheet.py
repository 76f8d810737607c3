"""A sheet to draw on: measured text, lines and bars at exact places, remembered for tests and hover.

Places are inches from the top left corner. There are no axes of matplotlib's: a few artists at
known places draw in a fraction of the time, and no text can land where nobody measured it.
"""

import contextlib
import itertools
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from tradeplanner.charts import style
from tradeplanner.charts.grids import NOTHING, Grid
from tradeplanner.charts.style import PALETTES, Palette, Theme

_NOTE: ContextVar[str] = ContextVar("note", default="")
Align = Literal["left", "center", "right"]
Point = tuple[float, float]
LINE = 1.45
"""Distance of two lines of text in type sizes: Han letters need air."""
_WORD = re.compile(r"(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[，。；：、）」”…]*\s*")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in inches, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box", slack: float = 0.005) -> bool:
        """Tell whether the two share more than a hair."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )

    def crossed(self, one: Point, other: Point) -> bool:
        """Tell whether the stretch between two points passes through (Liang and Barsky's test)."""
        enter, leave = 0.0, 1.0
        dx, dy = other[0] - one[0], other[1] - one[1]
        for step, room in (
            (-dx, one[0] - self.left),
            (dx, self.right - one[0]),
            (-dy, one[1] - self.top),
            (dy, self.bottom - one[1]),
        ):
            if step == 0:
                if room < 0:
                    return False
            elif step < 0:
                enter = max(enter, room / step)
            else:
                leave = min(leave, room / step)
        return enter <= leave


@dataclass(frozen=True, slots=True)
class Label:
    """A text as drawn, and the room that it takes."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Mark:
    """An area that a pointer can ask about, and what it is told. ``key`` names the row behind it."""

    box: Box
    text: str
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart: the figure, its message, and what stands where, in inches."""

    figure: Figure
    title: str
    subtitle: str
    description: str
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]
    table: Grid = NOTHING


@contextlib.contextmanager
def noted(text: str) -> Iterator[None]:
    """Write ``text`` (what the figures are filtered by) after the subtitle of charts titled in this block."""
    token = _NOTE.set(text)
    try:
        yield
    finally:
        _NOTE.reset(token)


class Words(Artist):
    """One line of text whose room is known already.

    matplotlib's own text measures itself on every draw, which is a third of the time of a chart.
    """

    def __init__(self, text: str, start: Point, font: FontProperties, color: str) -> None:
        """Keep what to write: ``start`` is the left end of the baseline, in inches from below."""
        super().__init__()
        self._words, self._start, self._font, self._color = text, start, font, color
        self.set_zorder(3)

    def draw(self, renderer: RendererBase) -> None:
        """Write the text; called by matplotlib."""
        figure = self.get_figure(root=True)
        if figure is None:
            return
        x, y = figure.dpi_scale_trans.transform(self._start)
        pen = renderer.new_gc()
        pen.set_foreground(self._color)
        height = renderer.get_canvas_width_height()[1]
        renderer.draw_text(
            pen, x, height - y if renderer.flipy() else y, self._words, self._font, 0, ismath=False
        )
        pen.restore()


class Sheet:
    """Draws into one figure of ``size`` inches in the palette of ``theme``."""

    def __init__(self, size: tuple[float, float], theme: Theme) -> None:
        """Begin an empty sheet."""
        self.width, self.height = size
        self.palette: Palette = PALETTES[theme]
        self.figure = Figure(figsize=size, facecolor=self.palette.ground)
        self.labels: list[Label] = []
        self.marks: list[Mark] = []
        self._order = itertools.count(1)

    def box_of(self, text: str, at: Point, size: float, align: Align = "left", *, bold: bool = False) -> Box:
        """Return the room of one line of ``text`` whose middle height is at ``at``."""
        width, em = style.text_width(text, size, bold=bold), size / 72
        left = at[0] - {"left": 0.0, "center": width / 2, "right": width}[align]
        return Box(left, at[1] - em / 2, left + width, at[1] + em / 2)

    def text(
        self,
        text: str,
        at: Point,
        size: float = style.LABEL,
        align: Align = "left",
        *,
        bold: bool = False,
        color: str = "",
    ) -> Box:
        """Write one line of ``text`` with its middle height at ``at`` and return its room."""
        box = self.box_of(text, at, size, align, bold=bold)
        # The middle of Han letters and of digits lies 0.37 em above the baseline.
        start = (box.left, self.height - at[1] - 0.37 * size / 72)
        font = style.font(size, bold=bold)
        self.figure.add_artist(Words(text, start, font, color or self.palette.text))
        self.labels.append(Label(text, box))
        return box

    def line(self, points: Sequence[Point], color: str, width: float, dashes: tuple[float, ...] = ()) -> None:
        """Draw a line through ``points``; ``dashes`` are on and off lengths in line widths."""
        line = Line2D(
            [x for x, _ in points],
            [self.height - y for _, y in points],
            color=color,
            linewidth=width,
            transform=self.figure.dpi_scale_trans,
            solid_joinstyle="round",
            dash_capstyle="butt",
        )
        if dashes:
            line.set_linestyle((0, dashes))
        self._add(line)

    def _add(self, artist: Artist) -> None:
        """Draw over all that was drawn before; texts lie over everything."""
        artist.set_zorder(1 + next(self._order) / 100_000)
        self.figure.add_artist(artist)

    def dot(self, at: Point, color: str, size: float) -> None:
        """Draw a dot of ``size`` points across, ringed by the ground so that it stands off its line."""
        self._add(
            Line2D(
                [at[0]],
                [self.height - at[1]],
                marker="o",
                markersize=size,
                color=color,
                markeredgecolor=self.palette.ground,
                markeredgewidth=1.0,
                linestyle="none",
                transform=self.figure.dpi_scale_trans,
            )
        )

    def bar(self, box: Box, fill: str, edge: str = "none", width: float = 0.0) -> None:
        """Fill a rectangle, with an outline of ``width`` points where an ``edge`` is named."""
        self._add(
            Rectangle(
                (box.left, self.height - box.bottom),
                box.right - box.left,
                box.bottom - box.top,
                facecolor=fill,
                edgecolor=edge,
                linewidth=width,
                transform=self.figure.dpi_scale_trans,
            )
        )

    def hatched(self, corners: Sequence[Point], color: str) -> None:
        """Hatch an area between ``corners``: what is forecast, or not known."""
        points = [(x, self.height - y) for x, y in corners]
        self._add(
            Polygon(
                points,
                closed=True,
                fill=False,
                edgecolor=color,
                linewidth=0.0,
                hatch="////",
                transform=self.figure.dpi_scale_trans,
            )
        )

    def headline(self, title: str, subtitle: str) -> float:
        """Write the message and what is measured, wrapped, and return where they end."""
        top = 0.06
        subtitle = " · ".join(filter(None, (subtitle, _NOTE.get())))
        for text, size, bold, color in (
            (title, style.TITLE, True, self.palette.text),
            (subtitle, style.SMALL, False, self.palette.faint),
        ):
            for line in wrapped(text, size, self.width - 0.02, bold=bold):
                self.text(line, (0.0, top + size / 144), size, bold=bold, color=color)
                top += LINE * size / 72
        return top + 0.04

    def finished(self, title: str, subtitle: str, description: str, table: Grid = NOTHING) -> Chart:
        """Return the chart."""
        return Chart(self.figure, title, subtitle, description, tuple(self.labels), tuple(self.marks), table)


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """Return ``text`` in lines of at most ``width`` inches; Han letters break anywhere, words whole."""
    lines, line = list[str](), ""
    for word in _WORD.findall(text):
        if line and style.text_width((line + word).rstrip(), size, bold=bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()] if line else lines


def spread(wanted: Sequence[float], distance: float, low: float, high: float) -> list[float]:
    """Return heights near ``wanted`` (ascending) at least ``distance`` apart between ``low`` and ``high``."""
    result: list[float] = []
    for height in wanted:
        result.append(max(height, result[-1] + distance) if result else max(height, low))
    limit = high
    for at in range(len(result) - 1, -1, -1):
        result[at] = min(result[at], limit)
        limit = result[at] - distance
    return result
