"""Periods of months in a text: a month, a run of them, a quarter, half a year, a whole year."""

import re

from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR, Period
from tradeplanner.importing.cells import days
from tradeplanner.importing.cells.days import NAMED_MONTH

_TO = r"(?:--|—+|–|-|~|～|至|到|\.\.)"
_YEAR = r"(?:(?P<y>[0-9]{4})[-./年]?|(?P<short>[0-9]{2})年)"
_RUN_OF_MONTHS = re.compile(
    rf"(?:{_YEAR})?(?P<a>[0-9]{{1,2}})(?:月?(?:{_TO}|、)(?P<b>[0-9]{{1,2}}))?月?(?:份)?(?:累计)?"
)
_SIX_DIGITS = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?P<a>0[1-9]|1[0-2])")
_BOTH_YEARS = re.compile(
    rf"(?P<y>(?:19|20)[0-9]{{2}})[-./年]?(?P<a>0?[1-9]|1[0-2])月?{_TO}"
    r"(?:(?P<z>(?:19|20)[0-9]{2})[-./年]?)?(?P<b>0?[1-9]|1[0-2])月?(?:累计)?"
)
_WHOLE_YEAR = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:年度?)?(?:全年)?")
_SAID_YEAR = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:年度?(?:全年)?|全年)")
_FRONT = rf"(?:{_YEAR})?"
_PARTS = (
    (re.compile(_FRONT + r"(?:第?(?P<n>[1-4])季度?|q(?P<q>[1-4]))"), lambda n: (3 * n - 2, 3 * n)),
    (re.compile(_FRONT + rf"(?:前(?P<n>[1-4])个?季度?|1{_TO}(?P<q>[2-4])季度?)"), lambda n: (1, 3 * n)),
    (re.compile(_FRONT + r"(?:前(?P<n>[1-9]|1[0-2])个?月|截至(?P<q>[1-9]|1[0-2])月底?)"), lambda n: (1, n)),
)
_TURNED = re.compile(r"(?P<part>q[1-4]|h[12])[-/']?(?P<y>[0-9]{4})")
_HALVES = {"上半年": (1, 6), "h1": (1, 6), "下半年": (7, 12), "h2": (7, 12), "全年": (1, 12)}
_HALF = re.compile(rf"(?:{_YEAR})?[-/]?(?P<half>{'|'.join(_HALVES)})")
_ENGLISH = (
    re.compile(
        rf"{NAMED_MONTH.format('a')}(?:{_TO}{NAMED_MONTH.format('b')})?"
        r"(?:[-./,' ]?(?P<y>[0-9]{4}|[0-9]{2}))?"
    ),
    re.compile(rf"(?P<y>[0-9]{{4}})[-./,]?{NAMED_MONTH.format('a')}(?:{_TO}{NAMED_MONTH.format('b')})?"),
)


def parse(text: str, year: int | None = None) -> Period | None:
    """Return the months that a text names; ``year`` fills in where it names none."""
    flat = days.even(text).replace(" ", "")
    match = _SIX_DIGITS.fullmatch(flat)
    if match is not None:
        return Period.month(int(match["y"]), int(match["a"]))
    match = _BOTH_YEARS.fullmatch(flat)
    if match is not None:
        same = match["z"] in (None, match["y"])
        return _period(int(match["y"]), int(match["a"]), int(match["b"])) if same else None
    match = _RUN_OF_MONTHS.fullmatch(flat)
    if match is not None:
        first = int(match["a"])
        return _period(_named(match, year), first, int(match["b"] or first))
    return _part(flat, year) or _english(flat, year)


def parse_run(text: str, year: int | None = None) -> Period | None:
    """Return what ``parse`` does, and the twelve months of a year that stands alone."""
    flat = days.even(text).replace(" ", "")
    whole = _WHOLE_YEAR.fullmatch(flat)
    return _period(int(whole["y"]), 1, 12) if whole is not None else parse(text, year)


def _named(match: re.Match[str], year: int | None) -> int | None:
    if match["y"]:
        return int(match["y"])
    return int(match["short"]) + 2000 if match["short"] else year


def _period(year: int | None, first: int, last: int) -> Period | None:
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= first <= last <= 12:
        return None
    return Period(year, first, last)


def _part(flat: str, year: int | None) -> Period | None:
    """Return a quarter, a half or a whole year."""
    turned = _TURNED.fullmatch(flat)
    flat = f"{turned['y']}{turned['part']}" if turned else flat
    whole = _SAID_YEAR.fullmatch(flat)
    if whole is not None:
        return _period(int(whole["y"]), 1, 12)
    half = _HALF.fullmatch(flat)
    if half is not None:
        return _period(_named(half, year), *_HALVES[half["half"]])
    for shape, months in _PARTS:
        match = shape.fullmatch(flat)
        if match is not None:
            return _period(_named(match, year), *months(int(match["n"] or match["q"])))
    return None


def _english(flat: str, year: int | None) -> Period | None:
    for shape in _ENGLISH:
        match = shape.fullmatch(flat)
        if match is not None:
            first = days.MONTHS[match["a"][:3]]
            last = days.MONTHS[match["b"][:3]] if match["b"] else first
            named = match["y"]
            full = year if not named else int(named) if len(named) == 4 else int(named) + 2000
            return _period(full, first, last)
    return None
