"""Cells as days, spans of days and periods of months.

«2018.10.23-25», «2018.04.30-03» (30 April to 3 May), «2024.02.28-03.01», «4月10日至12日» with the year
from the title, «民國113年5月1日», serial numbers of Excel, ISO and English texts.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.periods import Period
from tradeplanner.importing.cells import days, months
from tradeplanner.importing.cells.days import NO_DATE, Odd
from tradeplanner.importing.cells.parsed import (
    ABSENT,
    BLANK,
    ERROR_TEXTS,
    Parsed,
    Remark,
    half_width,
    says_nothing,
    wrong,
)
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_UNTIL = re.compile(r"\s*(?:--|—+|–|~|～|至|到|-|\bto\b|\buntil\b)\s*")
_LONG = timedelta(days=15)
"""From here a span whose end was filled in is worth a word."""
_OVER_YEAR = timedelta(days=92)
"""A span over New Year without its second year is no longer than this."""
_FIRST_SERIAL_OF_BIRTH = 3_654
Span = tuple[date, date]


def day(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``date``, NOTHING, or an error; ``year`` fills in where the text has none."""
    ready = _ready(cell)
    return _told(days.parse(days.even(str(cell)), year), cell) if ready is None else ready


def birthday(cell: Cell, _year: int | None = None) -> Parsed:
    """Return a day of birth: like ``day``, also as a serial number of 1910 on, and never without its year."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        found = days.from_serial(cell, _FIRST_SERIAL_OF_BIRTH)
        if found is not None:
            return Parsed(found)
    return day(cell)


def span(cell: Cell, year: int | None = None) -> Parsed:
    """Return (first day, last day), NOTHING, or an error; a single day is both."""
    ready = _ready(cell)
    if ready is not None:
        return Parsed((ready.value, ready.value)) if isinstance(ready.value, date) else ready
    flat = days.even(str(cell))
    single = days.parse(flat, year)
    if isinstance(single, date):
        return Parsed((single, single))
    found = _parted(_english_span(flat), year)
    if isinstance(found, Odd):
        return _told(single if found is NO_DATE else found, cell)
    return _settled(found, cell)


def stretch(cell: Cell, year: int | None = None) -> Parsed:
    """Return (first day, last day) of the day or the months that a cell names, NOTHING, or an error."""
    if isinstance(cell, str):
        named = months.parse(cell, year)
        if named is not None and isinstance(days.parse(days.even(cell), year), Odd):
            return Parsed((named.opens, named.closes))
    return span(cell, year)


def period(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``Period`` of months, NOTHING, or an error: «2024年1月», «202401», «1-2月», 一季度, a date."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell == int(cell):
        cell = str(int(cell))
    elif isinstance(cell, date):
        return _month_of(cell)
    ready = _ready(cell)
    if ready is not None:
        return ready if ready.value is None or not isinstance(ready.value, date) else _month_of(ready.value)
    found = months.parse(str(cell), year)
    if found is not None:
        return Parsed(found)
    single = days.parse(days.even(str(cell)), None)
    return _month_of(single) if isinstance(single, date) else wrong(Code.NOT_A_PERIOD, cell_text(cell))


def parse_period(text: str, year: int | None = None) -> Period | None:
    """Return the months that a text names, or None."""
    found = months.parse(text, year)
    if found is not None:
        return found
    single = days.parse(days.even(text), None)
    return Period.month(single.year, single.month) if isinstance(single, date) else None


def run_of_months(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``Period`` like ``period``, and also of a year alone and of «202401-202412», «2024-01..11»."""
    found = parse_run(cell_text(cell)) if isinstance(cell, (str, int, float)) else None
    return Parsed(found) if found is not None else period(cell, year)


def parse_run(text: str) -> Period | None:
    """Return the months from the first to the last that a text names in one year, or None."""
    return months.parse_run(text) or parse_period(text)


def _ready(cell: Cell) -> Parsed | None:
    """Return what needs no reading of text: blanks, dates, serial numbers, errors."""
    if cell is None:
        return BLANK
    if isinstance(cell, str):
        text = half_width(cell)
        if not text or says_nothing(text):
            return ABSENT if text else BLANK
        return wrong(Code.CELL_ERROR, text) if text.upper() in ERROR_TEXTS else None
    if isinstance(cell, date):
        found = cell.date() if isinstance(cell, datetime) else cell
        return Parsed(found) if found.year in days.YEARS else wrong(Code.NOT_A_DATE, cell_text(cell))
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return _from_number(float(cell), cell_text(cell))
    code = Code.CELL_ERROR if isinstance(cell, ErrorValue) else Code.NOT_A_DATE
    return wrong(code, cell_text(cell))


def _from_number(number: float, text: str) -> Parsed:
    found = days.from_serial(number)
    if found is None and number == number // 1 and number > 0:
        return _told(days.parse(str(int(number)), None), text)
    return wrong(Code.NOT_A_DATE, text) if found is None else Parsed(found)


def _told(found: date | Odd, cell: Cell) -> Parsed:
    """Return a day, or the finding that says why there is none."""
    if not isinstance(found, Odd):
        return Parsed(found)
    readings = {"one": found.one, "other": found.other} if found.one else {}
    return wrong(found.code, cell_text(cell), **readings)


def _month_of(found: date) -> Parsed:
    """Return the month of a day; a day early in a month may be «1-2» that Excel made a date of."""
    month = Period.month(found.year, found.month)
    if not found.month < found.day <= 12:
        return Parsed(month)
    shown: dict[str, Param] = {
        "value": f"{found:%Y-%m-%d}", "month": f"{found:%Y-%m}", "year": found.year
    }  # fmt: skip
    return Parsed(month, (Remark(Code.PERIOD_FROM_DAY, Severity.WARNING, shown),))


def _parted(flat: str, year: int | None) -> tuple[Span, bool] | Odd:
    """Return a span and whether its end was filled in; or why the text is none."""
    odd = NO_DATE
    for cut in _UNTIL.finditer(flat):
        first = days.parse(flat[: cut.start()], year)
        if isinstance(first, Odd):
            odd = first if odd is NO_DATE else odd
            continue
        found = _end(flat[cut.end() :], first)
        if found is not None:
            return (first, found[0]), found[1]
    return odd


def _end(text: str, first: date) -> tuple[date, bool] | None:
    """Return the last day, of which only what differs from the first is written; whether it was filled in."""
    if re.fullmatch(r"[0-9]{1,2}\s*[日号]?", text):
        number = int(re.sub(r"\D", "", text))
        month = first.month + (number < first.day)
        last = days.made(first.year + (month > 12), (month - 1) % 12 + 1, number)
        return None if last is None else (last, last.month != first.month)
    found = days.parse(text, first.year)
    if isinstance(found, Odd):
        return None
    if found < first and not re.match(r"[0-9]{4}|[0-9]{2}年", text):
        over = days.made(found.year + 1, found.month, found.day)
        return None if over is None else ((over, True) if over - first <= _OVER_YEAR else (found, True))
    return found, False


def _settled(found: tuple[Span, bool], cell: Cell) -> Parsed:
    (first, last), filled = found
    told: dict[str, Param] = {"opens": first.isoformat(), "closes": last.isoformat()}
    if last < first:
        return Parsed(None, (Remark(Code.DATES_REVERSED, Severity.ERROR, told),))
    if filled and last - first > _LONG:
        return Parsed(
            (first, last), (Remark(Code.SPAN_LONG, Severity.WARNING, {"value": cell_text(cell), **told}),)
        )
    return Parsed((first, last))


_WHOLE = re.compile(
    r"(?P<m>[a-z]+)\.? (?P<a>[0-9]{1,2}) ?(?P<to>-|–|to) ?(?P<b>[0-9]{1,2}),? (?P<y>[0-9]{4})"
)
_DAYS_FIRST = re.compile(
    r"(?P<a>[0-9]{1,2}) ?(?P<to>-|–|to) ?(?P<b>[0-9]{1,2}) (?P<m>[a-z]+)\.?,? (?P<y>[0-9]{4})"
)
_TWO_MONTHS = re.compile(r"(?P<one>[a-z0-9. ]+?) ?(?P<to>-|–|to) ?(?P<two>[a-z0-9. ]+?),? (?P<y>[0-9]{4})")


def _english_span(flat: str) -> str:
    """Return an English span with its year at the front of each day: «March 5-7, 2024» as «2024 mar 5-7»."""
    if not re.search("[a-z]", flat):
        return flat
    for shape in (_WHOLE, _DAYS_FIRST):
        match = shape.fullmatch(flat)
        if match is not None and match["m"][:3] in days.MONTHS:
            return f"{match['y']} {match['m']} {match['a']}-{match['b']}"
    match = _TWO_MONTHS.fullmatch(flat)
    if match is not None and re.search("[a-z]", match["one"]) and re.search("[a-z]", match["two"]):
        return f"{match['one']} {match['y']} - {match['two']} {match['y']}"
    return flat
