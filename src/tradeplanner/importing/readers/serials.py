"""Dates of spreadsheets: which formats show a number as a date, and what date or time the number is.

A serial counts days from the end of 1899, with a 29 February 1900 that never was, or from 1904.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from lxml import etree

from tradeplanner.importing.grid import Cell, span_text
from tradeplanner.importing.readers.parts import local


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = auto()
    DATE = auto()
    SPAN = auto()


_BUILT_IN = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
"""Numbers of the formats that every program knows as dates; 27 to 36 and 50 to 58 are the Chinese ones."""
_SPAN = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General', re.IGNORECASE)
_DAY = 86_400_000


def shown(code: str) -> Shown:
    """Return what a format code makes of a number; only its first part counts."""
    first = code.split(";", maxsplit=1)[0]
    if _SPAN.search(first):
        return Shown.SPAN
    letters = _NO_LETTERS.sub("", first).lower()
    dated = any(letter in letters for letter in "ymdhs") or "上午" in first or "am/pm" in letters
    return Shown.DATE if dated and not set(letters) & set("0#?") - set("0") else Shown.NUMBER


def styles(nodes: Iterable[etree._Element]) -> list[Shown]:
    """Return what each cell format of a styles part makes of a number."""
    codes: dict[str, str] = {}
    found = []
    for node in nodes:
        parent = node.getparent()
        if local(node) == "numFmt":
            codes[str(node.get("numFmtId"))] = str(node.get("formatCode", ""))
        elif local(node) == "xf" and parent is not None and local(parent) == "cellXfs":
            number = str(node.get("numFmtId", "0"))
            found.append(shown(codes[number]) if number in codes else built_in(number))
    return found


def built_in(number: str) -> Shown:
    """Return what a format without a code of its own makes of a number."""
    if number == "46":
        return Shown.SPAN
    return Shown.DATE if number.isdigit() and int(number) in _BUILT_IN else Shown.NUMBER


def value(number: float, form: Shown, *, from_1904: bool = False) -> Cell:
    """Return a serial as a date, with a time if it has one, or a span in hours; else the number."""
    if form is Shown.SPAN:
        return span_text(timedelta(days=number)) if abs(number) < 1e8 else number
    if from_1904:
        number += 1462
    if not 0 <= number < 2_958_466:
        return number
    days, rest = divmod(round(number * _DAY), _DAY)
    clock = timedelta(milliseconds=rest)
    if not days and not from_1904:
        return (datetime.combine(date(1900, 1, 1), time()) + clock).time().isoformat()
    # There was no 29 February 1900; what a program calls so is shown as the day before.
    start = date(1899, 12, 31) if days < 60 else date(1899, 12, 30)
    day = date(1900, 2, 28) if days == 60 else start + timedelta(days=days)
    return datetime.combine(day, time()) + clock if rest else day
