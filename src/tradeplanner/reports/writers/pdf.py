"""Reports as PDF and as page images, laid out by typst from one template and the bundled fonts.

The data travels as JSON through ``sys.inputs``, so that nothing in it can be read as markup. The PDF
is tagged, its fonts are embedded and its text can be searched; the images are of the same layout.
"""

import functools
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import typst

from tradeplanner.paths import resource
from tradeplanner.reports.report import Picture, Report

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
PREVIEW, PRINT = 150, 300
"""Dots per inch that a screen and a printer want; small type on paper shows no gain above 300."""


def to_pdf(report: Report, *, made: datetime | None = None) -> bytes:
    """Return the report as a PDF; ``made`` (aware) is the time that the file says it was made."""
    return _one(_compiler(report).compile(format="pdf", timestamp=made))


def to_pages(report: Report, dpi: float = PREVIEW) -> list[bytes]:
    """Return the report's pages as PNG files, the same layout as the PDF."""
    made = _compiler(report).compile(format="png", ppi=dpi)
    return list(made) if isinstance(made, list) else [_one(made)]


def page_count(report: Report) -> int:
    """Return how many pages the report takes; they are laid out, not painted to be seen."""
    return len(to_pages(report, dpi=4))


def picture(of: Picture, dpi: float = PRINT) -> bytes:
    """Return a chart of a report as a PNG file, at the size at which it is printed."""
    return _one(_compiler(of, "picture").compile(format="png", ppi=dpi))


def _compiler(data: Report | Picture, template: str = "report") -> typst.Compiler:
    return typst.Compiler(
        input=TEMPLATES / ("picture.typ" if template == "picture" else "page.typ"),
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={template: json.dumps(asdict(data), ensure_ascii=False, default=_as_numbers)},
    )


def _as_numbers(content: object) -> list[int]:
    """Return what JSON does not know, the bytes of a picture, as the numbers that typst makes bytes of."""
    if isinstance(content, bytes):
        return list(content)
    raise TypeError(f"{type(content).__name__} in a report")


@functools.cache
def _fonts() -> typst.Fonts:
    """Return the bundled fonts, read once: they are large."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resource("fonts")]
    )


def _one(made: bytes | list[bytes] | None) -> bytes:
    """Return the single document of a compilation."""
    if isinstance(made, bytes):
        return made
    raise TypeError(f"typst gave {type(made).__name__} where one document belongs")
