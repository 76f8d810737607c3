"""Finished charts as bytes: RGBA to paint on a screen, PNG, SVG and PDF to save and to print."""

import io

from tradeplanner.charts import style
from tradeplanner.charts.sheet import Chart


def to_rgba(chart: Chart, dpi: float) -> tuple[int, int, bytes]:
    """Return width and height in pixels and the rows of pixels, four bytes each: red, green, blue, alpha."""
    pixels = _saved(chart, "raw", dpi)
    width = int(chart.figure.get_figwidth() * dpi)
    return width, len(pixels) // (4 * width), pixels


def to_png(chart: Chart, dpi: float = 150) -> bytes:
    """Return the chart as a PNG file."""
    return _saved(chart, "png", dpi)


def to_svg(chart: Chart) -> bytes:
    """Return the chart as an SVG file whose text is text: it can be searched and needs the font."""
    with style.settings():
        stream = io.BytesIO()
        chart.figure.savefig(stream, format="svg", metadata={"Date": None})
        return stream.getvalue()


def to_pdf(chart: Chart) -> bytes:
    """Return the chart as a PDF page of its size, its font embedded and its text searchable."""
    with style.settings():
        stream = io.BytesIO()
        chart.figure.savefig(stream, format="pdf", metadata={"Title": chart.title, "CreationDate": None})
        return stream.getvalue()


def _saved(chart: Chart, kind: str, dpi: float) -> bytes:
    with style.settings():
        stream = io.BytesIO()
        chart.figure.savefig(stream, format=kind, dpi=dpi)
        return stream.getvalue()
