"""A chart as a file, for whoever asks without a window: PNG, SVG or PDF by the ending of its name."""

from pathlib import Path

from tradeplanner.app.dashboard import dashboard
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.dashboards import ABOUT, Ask
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

SIZE = (8.0, 5.0)
"""Inches: half an A4 page has room for it."""
DPI = 200
ENDINGS = (".png", ".svg", ".pdf")


def write(ws: Workspace, ask: Ask, year: int, path: Path, *, grey: bool = False) -> None:
    """Write the chart that answers ``ask`` for ``year`` to ``path``, in the language in force.

    ExpectedError (FOLDER_READ_ONLY) if it cannot be written.
    """
    from tradeplanner.charts import families, render
    from tradeplanner.charts.style import Theme

    answer = dashboard(ws, year, None, {ask}).answers[ask]
    kind = families.Kind(ABOUT[ask].kind)
    chart = families.draw(kind, answer.result, SIZE, Theme.GREY if grey else Theme.LIGHT)
    ending = path.suffix.lower()
    if ending == ".svg":
        data = render.to_svg(chart)
    elif ending == ".pdf":
        data = render.to_pdf(chart)
    else:
        data = render.to_png(chart, DPI)
    try:
        path.write_bytes(data)
    except OSError as failed:
        raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(path.parent)) from failed
