"""What stands above a heading: the unit, the year and months, and how many units a rate is quoted for."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from tradeplanner.domain.periods import FIRST_YEAR, LAST_YEAR
from tradeplanner.importing.cells import dates
from tradeplanner.importing.cells.dates import parse_period
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import Unit, currency_of, parse_unit, unit_within
from tradeplanner.importing.grid import Row, address

_ANY_YEAR = 2000
"""What fills in where a name says a month without its year."""
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_ROC = re.compile(r"民[国國]\s*([0-9]{1,3})\s*年")
_MONTHS = re.compile(r"(?<![0-9])(1[0-2]|[1-9])\s*月?\s*(?:-|—+|–|~|至|到)\s*(1[0-2]|[1-9])\s*月")
_MONTH = re.compile(r"(?:年|[-./])\s*(1[0-2]|0?[1-9])\s*月")
_DAYS = re.compile(
    r"(?:(?:19|20)[0-9]{2}[-./年])?[0-9]{1,2}[-./月][0-9]{1,2}日?(?:-|—+|–|~|至|到)"
    r"(?:(?:19|20)[0-9]{2}[-./年])?(?:[0-9]{1,2}[-./月])?[0-9]{1,2}日?"
)
_PER_BEFORE = re.compile(r"(10000|1000|100|10|1)\s*([^0-9]{1,12})")
_PER = re.compile(
    r"(?:每|per)\s*(10000|1000|100|10|1)\s*(?:单位)?\s*(?:外币|外汇|美元|units?|[a-z]{3})?", re.IGNORECASE
)


_UNIT_LABEL = re.compile(
    r"\s*[(（]?(?:(?:金额|计量|货币|数据|统计)?\s*单位|[Uu]nit|[Cc]urrency)\s*[:：]?\s*[)）]?\s*"
)
_BARE_UNIT = 8


def _alone(cell: str) -> Unit | None:
    """Return the unit of a cell that holds nothing else; a bare currency may be a heading."""
    found = parse_unit(cell)
    return found if found is not None and found.scale != 1 else None


_COIN = re.compile(r"(?:币种|币别|币制|货币)\s*[:：]?\s*([^\s:：,，;；()（）]{1,12})?")


def unit(rows: Sequence[Row]) -> tuple[Unit, str] | None:
    """Return the unit said in title rows, and the address of the cell that says it.

    «币种：美元» beside «单位：万» or «单位：万元» is 万美元.
    """
    said, coin = _unit(rows), _coin(rows)
    if coin is None or said is None:
        return said or coin
    held, cell = said
    if held.currency == coin[0].currency or (held.currency and not held.rivals):
        return said
    both = parse_unit(held.text.rstrip("元圆圓") + coin[0].text)
    return (both, cell) if both is not None and both.scale == held.scale else said


def _coin(rows: Sequence[Row]) -> tuple[Unit, str] | None:
    """Return the currency that title rows name as such, in the cell of the word or in the next."""
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            match = _COIN.search(cell) if isinstance(cell, str) else None
            if match is None:
                continue
            after = next((other for other in row[column + 1 :] if other is not None), None)
            named = match[1] or (after if match[0].strip() == str(cell).strip() else None)
            found = parse_unit(named) if isinstance(named, str) else None
            if found is not None and found.currency and found.scale == 1:
                return found, address(number, column)
    return None


def _unit(rows: Sequence[Row]) -> tuple[Unit, str] | None:
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                continue
            found = unit_said(cell)
            if found is None and _UNIT_LABEL.fullmatch(cell):
                after = next((other for other in row[column + 1 :] if other is not None), None)
                found = parse_unit(after) if isinstance(after, str) else None
            if found is None and len(cell) <= _BARE_UNIT:
                found = _alone(cell)
            if found is not None:
                return found, address(number, column)
    return None


_OF = re.compile(
    r"单位\s*(?:均为|均是|一律为|为|是|以|:|：)?\s*([^\s:：，。；;,.)）为]{1,10}?)\s*(?:计|统计)?(?=[。；;，,.)）\s]|$)"
    r"|(?:均|都)?以\s*([^\s，。；;,]{1,8}?)\s*为(?:计量|统计|计算|金额)?单位"
)


def unit_said(text: str) -> Unit | None:
    """Return the unit that a title, a note or a name says: «单位：万元», «（万元）», «以万元为单位»."""
    found = unit_within(text)
    if found is not None:
        return found
    candidates = [part for match in _OF.findall(text) for part in match if part]
    return next((known for part in candidates if (known := parse_unit(part)) is not None), None)


def year(texts: Iterable[str]) -> int | None:
    """Return the first year that the texts name."""
    for text in map(half_width, texts):
        roc = _ROC.search(text)
        if roc is not None:
            return int(roc[1]) + 1911
        for match in _YEAR.finditer(text):
            if FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
                return int(match[1])
    return None


def sheet_months(name: str) -> tuple[int, int] | None:
    """Return the months that a sheet's name is: 1月, 03, 2023年3月, 2023.03, 1-2月, Mar."""
    found = parse_period(half_width(name), _ANY_YEAR)
    return None if found is None or (found.first, found.last) == (1, 12) else (found.first, found.last)


def months(texts: Iterable[str]) -> tuple[int, int] | None:
    """Return the first and last month that the texts name: 1-11月, 2023年3月."""
    for text in map(half_width, texts):
        match = _MONTHS.search(text)
        if match is not None and int(match[1]) <= int(match[2]):
            return int(match[1]), int(match[2])
        match = _MONTH.search(text)
        if match is not None:
            return int(match[1]), int(match[1])
    return None


def is_run(texts: Iterable[str], named: tuple[int, int] | None) -> bool:
    """Whether titles name a run of months, which ``named`` are."""
    return named is not None and named[0] < named[1] and months(texts) == named


def journey(texts: Iterable[str], year: int | None) -> tuple[date, date] | None:
    """Return the first and last day that the texts name: 2025年4月10日-15日, 4月10日至12日."""
    for text in map(half_width, texts):
        for match in _DAYS.finditer(text.replace(" ", "")):
            found = dates.span(match[0], year).value
            if isinstance(found, tuple) and found[0] < found[1]:
                return found
    return None


def per(texts: Iterable[str]) -> int | None:
    """Return how many units of a currency a rate is quoted for, if the texts say."""
    for text in map(half_width, texts):
        match = _PER.search(text)
        if match is None:
            match = _PER_BEFORE.fullmatch(text)
            match = match if match is not None and currency_of(match[2]) else None
        if match is not None:
            return int(match[1])
    return None


def texts_of(rows: Sequence[Row]) -> list[str]:
    """Return every text of the rows."""
    return [cell for row in rows for cell in row if isinstance(cell, str)]
