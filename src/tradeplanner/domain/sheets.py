"""How a laid-out page comes to lie on a printer's sheet: which paper, which way, with how much margin.

The page itself is not laid out anew: it is fitted whole into what the margins leave, so that preview,
file and paper show the same lines.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

MARGINS = (0, 5, 10, 15, 20, 25)
"""Millimetres that may be kept free around the page, whose own margins come on top."""


class Paper(StrEnum):
    """The sheet that is printed on; ``PAGE`` takes the size for which the page was laid out."""

    PAGE = "page"
    A4 = "a4"
    A3 = "a3"


class Lie(StrEnum):
    """Which way the sheet lies; ``PAGE`` as the page does."""

    PAGE = "page"
    UPRIGHT = "upright"
    ACROSS = "across"


SIZES = {Paper.A4: (210.0, 297.0), Paper.A3: (297.0, 420.0)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody chose of the paper; ``margin`` in millimetres on every side."""

    paper: Paper = Paper.PAGE
    lie: Lie = Lie.PAGE
    margin: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """Where a page lies on a sheet, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


def paper_of(sheet: Sheet, page: tuple[float, float]) -> Paper:
    """Return A4 or A3: as chosen, else the one nearer to a page of that width and height (millimetres)."""
    if sheet.paper is not Paper.PAGE:
        return sheet.paper
    return Paper.A3 if max(page) > (SIZES[Paper.A4][1] + SIZES[Paper.A3][1]) / 2 else Paper.A4


def lies_across(sheet: Sheet, page: tuple[float, float]) -> bool:
    """Tell whether the sheet lies across: as chosen, else as the page does."""
    return page[0] > page[1] if sheet.lie is Lie.PAGE else sheet.lie is Lie.ACROSS


def sheet_size(sheet: Sheet, page: tuple[float, float]) -> tuple[float, float]:
    """Return width and height of the sheet for a page, in millimetres."""
    short, long = SIZES[paper_of(sheet, page)]
    return (long, short) if lies_across(sheet, page) else (short, long)


def placed(sheet: Sheet, page: tuple[float, float]) -> Box:
    """Return where a page of that width and height lies: whole, as large as fits, in the middle."""
    width, height = sheet_size(sheet, page)
    scale = min((width - 2 * sheet.margin) / page[0], (height - 2 * sheet.margin) / page[1])
    wide, high = page[0] * scale, page[1] * scale
    return Box((width - wide) / 2, (height - high) / 2, wide, high)


def chosen_pages(text: str, count: int) -> tuple[int, ...]:
    """Return the pages (from 1) that "1-3, 5" names of ``count``, in order; all of them for "".

    Chinese commas and dashes count as ours. Raises ValueError where a part is no page that there is.
    """
    parts = [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]
    if not parts:
        return tuple(range(1, count + 1))
    found: set[int] = set()
    for part in parts:
        span = re.fullmatch(r"(\d{1,5})(?:\s*[-–—~至到]\s*(\d{1,5}))?", part)
        if span is None:
            raise ValueError(part)
        first = int(span[1])
        last = int(span[2] or first)
        if not 1 <= first <= last <= count:
            raise ValueError(part)
        found.update(range(first, last + 1))
    return tuple(sorted(found))
