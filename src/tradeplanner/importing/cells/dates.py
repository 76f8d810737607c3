"""Dates, spans of days and periods of months in the shapes that Chinese tables use.

«2018.10.23-25», «2018.04.30-03» (30 April to 3 May), «2024.02.28-03.01», «4月10日至12日» with the year
from the title, «民國113年5月1日», serial numbers of Excel, ISO texts.
"""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from tradeplanner.domain.findings import Code
from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR, Period
from tradeplanner.importing.cells.parsed import ABSENT, BLANK, Parsed, half_width, says_nothing, wrong
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_EPOCH = date(1899, 12, 30)
_SERIALS = (28_491, 73_415)
"""Serial numbers of 1978-01-01 and 2100-12-31: what is outside is no date of ours."""
_SEP = r"\s*[-./年]\s*"
_DAY = re.compile(
    rf"(?:(?P<y>[0-9]{{4}}|民[国國]\s*[0-9]{{1,3}}){_SEP})?(?P<m>[0-9]{{1,2}})(?:\s*[-./月]\s*)(?P<d>[0-9]{{1,2}})\s*[日号]?"
)
_COMPACT = re.compile(r"((?:19|20|21)[0-9]{2})([01][0-9])([0-3][0-9])")
_TIME = re.compile(r"[T\s]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_UNTIL = re.compile(r"\s*(?:--|—+|–|~|至|到|－|-)\s*")
_WEEKDAY = re.compile(r"\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?")
_MONTHS = re.compile(
    r"(?:(?P<y>[0-9]{4})\s*[-./年]?\s*)?(?P<a>[0-9]{1,2})(?:\s*月?\s*(?:-|—+|–|~|至|到|、)\s*(?P<b>[0-9]{1,2}))?\s*月?(?:份)?(?:累计)?"
)
_YEAR_MONTH = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?P<m>0[1-9]|1[0-2])")


def day(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``date``, NOTHING, or an error; ``year`` fills in where the text has none."""
    ready = _ready(cell)
    if ready is not None:
        return ready
    text = half_width(str(cell))
    found = _parse_day(_clean(text), year)
    return wrong(Code.NOT_A_DATE, cell_text(cell)) if found is None else Parsed(found)


def span(cell: Cell, year: int | None = None) -> Parsed:
    """Return (first day, last day), NOTHING, or an error; a single day is both."""
    ready = _ready(cell)
    if ready is not None:
        return Parsed((ready.value, ready.value)) if isinstance(ready.value, date) else ready
    found = _parse_span(_clean(half_width(str(cell))), year)
    return wrong(Code.NOT_A_DATE, cell_text(cell)) if found is None else Parsed(found)


def stretch(cell: Cell, year: int | None = None) -> Parsed:
    """Return (first day, last day) of the day or the months that a cell names, NOTHING, or an error."""
    if isinstance(cell, str):
        named = parse_period(half_width(cell).replace(" ", ""), year)
        if named is not None and _parse_day(_clean(half_width(cell)), year) is None:
            return Parsed((named.opens, named.closes))
    return span(cell, year)


def period(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``Period`` of months, NOTHING, or an error: «2024年1月», «202401», «1-2月», a date."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        cell = str(int(cell))
    if isinstance(cell, date):
        return Parsed(Period.month(cell.year, cell.month))
    ready = _ready(cell)
    if ready is not None:
        return ready
    text = half_width(str(cell)).replace(" ", "")
    found = parse_period(text, year)
    return wrong(Code.NOT_A_PERIOD, cell_text(cell)) if found is None else Parsed(found)


def parse_period(text: str, year: int | None = None) -> Period | None:
    """Return the months that a half-width text names, or None."""
    match = _YEAR_MONTH.fullmatch(text)
    if match is not None:
        return Period.month(int(match["y"]), int(match["m"]))
    match = _MONTHS.fullmatch(text)
    if match is None:
        whole = _parse_day(text, year)
        return Period.month(whole.year, whole.month) if whole else None
    first = int(match["a"])
    last = int(match["b"] or first)
    named = int(match["y"]) if match["y"] else year
    if named is None or not FIRST_YEAR <= named <= LAST_YEAR or not 1 <= first <= last <= 12:
        return None
    return Period(named, first, last)


_RUN = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})[-./年]?(?P<a>0?[1-9]|1[0-2])月?(?:-|—+|–|~|至|到|\.\.)"
    r"(?:(?P<z>(?:19|20)[0-9]{2})[-./年]?)?(?P<b>0?[1-9]|1[0-2])月?"
)
_WHOLE_YEAR = re.compile(r"(?P<y>(?:19|20)[0-9]{2})年?(?:全年)?")


def run_of_months(cell: Cell, year: int | None = None) -> Parsed:
    """Return a ``Period`` like ``period``, and also of a year alone and of «202401-202412», «2024-01..11»."""
    found = parse_run(cell_text(cell)) if isinstance(cell, (str, int, float)) else None
    return Parsed(found) if found is not None else period(cell, year)


def parse_run(text: str) -> Period | None:
    """Return the months from the first to the last that a text names in one year, or None."""
    flat = half_width(text).replace(" ", "")
    whole = _WHOLE_YEAR.fullmatch(flat)
    if whole is not None:
        return Period(int(whole["y"]), 1, 12)
    match = _RUN.fullmatch(flat)
    if match is None:
        return parse_period(flat)
    first, last = int(match["a"]), int(match["b"])
    same = match["z"] in (None, match["y"]) and first <= last
    return Period(int(match["y"]), first, last) if same else None


def _ready(cell: Cell) -> Parsed | None:
    """Return what needs no reading of text: blanks, dates, serial numbers, errors."""
    if cell is None:
        return BLANK
    if isinstance(cell, str):
        text = half_width(cell)
        return BLANK if not text else (ABSENT if says_nothing(text) else None)
    if isinstance(cell, date):
        return Parsed(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return _from_number(float(cell), cell_text(cell))
    code = Code.CELL_ERROR if isinstance(cell, ErrorValue) else Code.NOT_A_DATE
    return wrong(code, cell_text(cell))


def _from_number(number: float, text: str) -> Parsed:
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return Parsed(_EPOCH + timedelta(days=int(number)))
    found = _parse_day(str(int(number)), None) if number == number // 1 and number > 0 else None
    return wrong(Code.NOT_A_DATE, text) if found is None else Parsed(found)


def _clean(text: str) -> str:
    return _WEEKDAY.sub("", _TIME.sub("", text)).strip()


def _parse_day(text: str, year: int | None) -> date | None:
    match = _COMPACT.fullmatch(text)
    if match is not None:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    match = _DAY.fullmatch(text)
    if match is None:
        return _from_number(float(text), text).value if re.fullmatch(r"[0-9]{5}", text) else None  # type: ignore[return-value]  # a date or None by _SERIALS
    named = _year(match["y"], year)
    return None if named is None else _date(named, int(match["m"]), int(match["d"]))


def _parse_span(text: str, year: int | None) -> tuple[date, date] | None:
    single = _parse_day(text, year)
    if single is not None:
        return single, single
    for cut in _UNTIL.finditer(text):
        first = _parse_day(text[: cut.start()], year)
        last = None if first is None else _end(text[cut.end() :], first)
        if first is not None and last is not None:
            return first, last
    return None


def _end(text: str, first: date) -> date | None:
    """Return the last day, of which only what differs from the first is written."""
    if re.fullmatch(r"[0-9]{1,2}\s*[日号]?", text):
        number = int(re.sub(r"\D", "", text))
        month = first.month + (number < first.day)
        return _date(first.year + (month > 12), (month - 1) % 12 + 1, number)
    last = _parse_day(text, first.year)
    if last is not None and last < first and not re.match(r"[0-9]{4}|民", text):
        return _date(last.year + 1, last.month, last.day)
    return last


def _year(text: str | None, fallback: int | None) -> int | None:
    if text is None:
        return fallback
    return int(text) if text.isdigit() else int(re.sub(r"\D", "", text)) + 1911


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
