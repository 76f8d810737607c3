"""Contact sheets of all charts, to be looked at: ``python -m tests.contact_sheet OUT``.

One PNG for each language, theme and shape of data; each holds every family side by side.
"""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.shapes import results
from tradeplanner.charts import render
from tradeplanner.charts.families import FAMILIES, Kind, draw
from tradeplanner.charts.style import PALETTES, Theme
from tradeplanner.i18n.language import LANGUAGES, set_language

SIZE, DPI, ACROSS = (6.7, 4.4), 80, 3
USUAL = ("twelve", "three hundred", "awkward", "long names", "one", "huge")
OWN = {Kind.COURSE: ("ahead", "behind", "corrections", "town", "one month", "no last year"),
       Kind.ORDERS: ("several", "forty", "correction", "some without aim", "one", "tiny")}  # fmt: skip


def sheet(theme: Theme, shape: int) -> Figure:
    """Return one sheet of every family in ``theme``; ``shape`` is the place of the data's shape."""
    down = -(-len(FAMILIES) // ACROSS)
    width, height = SIZE
    figure = Figure(figsize=(ACROSS * (width + 0.4), down * (height + 0.4)), facecolor=PALETTES[theme].ground)
    FigureCanvasAgg(figure)
    for place, kind in enumerate(FAMILIES):
        result = results(kind)[OWN.get(kind, USUAL)[shape]]
        across, tall, pixels = render.to_rgba(draw(kind, result, SIZE, theme), DPI)
        column, row = place % ACROSS, place // ACROSS
        left = int((column * (width + 0.4) + 0.2) * DPI)
        low = int(((down - 1 - row) * (height + 0.4) + 0.2) * DPI)
        figure.figimage(_array(pixels, across, tall), left, low)
    return figure


def _array(pixels: bytes, width: int, height: int) -> npt.NDArray[np.uint8]:
    return np.frombuffer(pixels, np.uint8).reshape(height, width, 4)


def main(folder: Path) -> None:
    """Write all sheets into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for code in LANGUAGES:
        set_language(code)
        for theme in Theme:
            for shape, name in enumerate(USUAL if theme is Theme.LIGHT else USUAL[:1]):
                path = folder / f"{code}-{theme}-{name.replace(' ', '-')}.png"
                sheet(theme, shape).savefig(path, dpi=DPI)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
