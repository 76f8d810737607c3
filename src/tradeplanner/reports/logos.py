"""A bureau's logo as a picture: drawn once before it is kept, so that no paper fails on it later."""

import json

import typst

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.paths import resource
from tradeplanner.reports.writers.pdf import TEMPLATES

DPI = 600
"""Of a logo 20 mm high: sharp on any printer."""


def drawn(logo: bytes) -> bytes:
    """Return a logo (PNG, JPEG or SVG) as a PNG file; ExpectedError (LOGO_BROKEN) if it cannot be drawn."""
    compiler = typst.Compiler(
        input=TEMPLATES / "logo.typ",
        root=TEMPLATES,
        font_paths=[resource("fonts")],
        ignore_system_fonts=True,
        sys_inputs={"logo": json.dumps(list(logo))},
    )
    try:
        made = compiler.compile(format="png", ppi=DPI)
    except typst.TypstError as failed:
        raise ExpectedError(Code.LOGO_BROKEN) from failed
    if not isinstance(made, bytes):
        raise ExpectedError(Code.LOGO_BROKEN)
    return made
