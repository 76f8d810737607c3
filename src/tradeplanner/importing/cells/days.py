"""One calendar day in a text, in the shapes that Chinese, ISO and English tables use.

A day that can be read in two ways, or that lacks its year, is told as such and never guessed.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tradeplanner.domain.findings import Code
from tradeplanner.domain.traditional import simplified
from tradeplanner.importing.cells import numerals
from tradeplanner.importing.cells.parsed import half_width

YEARS = range(1900, 2101)
EPOCH = date(1899, 12, 30)
SERIALS = (28_491, 73_415)
"""Serial numbers of 1978-01-01 and 2100-12-31: what is outside is no date of ours."""
_PIVOT = 70
"""Years of two digits below it are of this century."""
MONTHS = {
    name: i
    for i, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
NAMED_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


class Odd(NamedTuple):
    """Why a text is no date: what to say, and the readings that are possible."""

    code: Code = Code.NOT_A_DATE
    one: str = ""
    other: str = ""


NO_DATE = Odd()
_NUMERAL = re.compile(r"[〇零○一二两三四五六七八九十廿卅百]+(?=\s*(?:年|月|日|号|季|个月|至|到|-|—|~|$))")
_ROC = re.compile(r"(?:中华)?民国\s*(?P<y>[0-9]{1,3}|元)\s*[-./年]")
_WEEKDAY = re.compile(
    r"\s*[(]?\s*(?:(?:星期|礼拜|周)[一二三四五六日天]|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?)"
    r"\s*[)]?\s*,?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:(?<=[0-9])t|\s*(?:上午|下午|晚上|早上|中午|凌晨)?\s*)(?<![-./0-9])"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:am|pm)?|[0-9]{1,2}[点时](?:[0-9]{1,2}分?)?(?:[0-9]{1,2}秒)?整?)"
    r"(?:z|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_CLOCK = re.compile("[:点时]")
_NOTE = re.compile(r"\s*[(](?:共|为期|会期|展期)?\s*[0-9]+\s*天[)]|[,，]?\s*(?:共|为期)[0-9]+天$")
_SEP = r"\s*[-./·、。,]\s*|\s+"
_YMD = re.compile(
    rf"(?P<y>[0-9]{{4}})(?:{_SEP}|\s*年\s*)(?P<m>[0-9]{{1,2}})(?:{_SEP}|\s*月\s*)(?P<d>[0-9]{{1,2}})\s*[日号]?\.?"
)
_SHORT = re.compile(
    r"(?P<y>[0-9]{2,3})(?P<by>\s*[-./]\s*|\s*年\s*)(?P<m>[0-9]{1,2})(?:\s*[-./]\s*|\s*月\s*)(?P<d>[0-9]{1,2})\s*[日号]?"
)
_MD = re.compile(r"(?P<m>[0-9]{1,2})\s*(?:[-./]|月)\s*(?P<d>[0-9]{1,2})\s*[日号]?")
_LAST = re.compile(
    r"(?P<a>[0-9]{1,2})\s*(?P<by>[-./ ])\s*(?P<b>[0-9]{1,2})\s*(?P=by)\s*(?P<y>[0-9]{4}|[0-9]{2})"
)
_COMPACT = re.compile(r"(?P<y>(?:19|20|21)[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])")
_COMPACT_SHORT = re.compile(r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{2})")
_DAY = r"(?P<{0}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_ENGLISH = (
    re.compile(
        rf"{_DAY.format('d')}[-\s./]*(?:of\s+)?{NAMED_MONTH.format('m')}(?:[-\s./,']*(?P<y>[0-9]{{4}}|[0-9]{{2}}))?"
    ),
    re.compile(rf"{NAMED_MONTH.format('m')}[-\s./]*{_DAY.format('d')}(?:\s*,?\s*(?P<y>[0-9]{{4}}))?"),
    re.compile(rf"(?P<y>[0-9]{{4}})[-\s./]*{NAMED_MONTH.format('m')}[-\s./]*{_DAY.format('d')}"),
)


def even(text: str) -> str:
    """Return a text as dates are looked for: half-width, simplified, AD years, digits, no weekday or time."""
    flat = _WEEKDAY.sub(" ", simplified(half_width(text)).lower())
    if re.search(r"[年月日号季]", flat):
        flat = _NUMERAL.sub(lambda match: _digits(match[0]), flat)
    flat = _ROC.sub(lambda match: f"{(1 if match['y'] == '元' else int(match['y'])) + 1911}年", flat)
    timed = _TIME.sub(" ", flat) if _CLOCK.search(flat) else flat
    shown = " ".join(_NOTE.sub("", timed).split())
    return shown.strip(" -—~至到,") if timed != flat else shown


def _digits(text: str) -> str:
    number = numerals.parse(text)
    return text if number is None else str(number)


def made(year: int, month: int, number: int) -> date | None:
    """Return a day, or None where there is none such between 1900 and 2100."""
    try:
        return date(year, month, number) if year in YEARS else None
    except ValueError:
        return None


def from_serial(number: float, least: int = SERIALS[0]) -> date | None:
    """Return the day of a serial number of Excel, or None outside the range of our dates."""
    return EPOCH + timedelta(days=int(number)) if least <= number <= SERIALS[1] else None


def parse(text: str, year: int | None) -> date | Odd:
    """Return the day that an evened text names, or why it is none; ``year`` fills in where it has none."""
    match = _YMD.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return made(int(match["y"]), int(match["m"]), int(match["d"])) or NO_DATE
    match = _SHORT.fullmatch(text)
    if match is not None:
        return _short_year(match, year)
    match = _MD.fullmatch(text)
    if match is not None:
        return _in_year(year, int(match["m"]), int(match["d"]))
    match = _LAST.fullmatch(text)
    if match is not None:
        return _one_of(_year_last(match), year)
    return _compact(text, year) if text.isdigit() else _english(text, year)


def _in_year(year: int | None, month: int, number: int) -> date | Odd:
    if year is None:
        return Odd(Code.DATE_YEAR_UNSAID) if made(2024, month, number) else NO_DATE
    return made(year, month, number) or NO_DATE


def _full(year: int) -> int:
    """Return a year of two digits in full."""
    return year if year > 99 else year + (2000 if year < _PIVOT else 1900)


def _short_year(match: re.Match[str], year: int | None) -> date | Odd:
    """Return a day whose year has two digits, or three as counted by the Republic where the title does so."""
    first, month, number = int(match["y"]), int(match["m"]), int(match["d"])
    if len(match["y"]) == 3:
        told = year is not None and abs(first + 1911 - year) <= 1
        return (made(first + 1911, month, number) if told else None) or NO_DATE
    usual = made(_full(first), month, number)
    if "年" in match["by"]:
        return usual or NO_DATE
    if usual is not None and (first > 12 or usual.year == year):
        others = [] if first > 12 else list(_day_first(first, month, number))
        return usual if all(other.year != year for other in others) else _one_of([usual, *others], year)
    return _one_of([*([usual] if usual else []), *_day_first(first, month, number)], year)


def _day_first(one: int, two: int, year: int) -> Iterator[date]:
    """Yield the days that two numbers before a year may mean."""
    for month, number in ((two, one), (one, two)):
        found = made(_full(year), month, number)
        if found is not None:
            yield found


def _year_last(match: re.Match[str]) -> list[date]:
    return list(_day_first(int(match["a"]), int(match["b"]), int(match["y"])))


def _one_of(readings: list[date], year: int | None) -> date | Odd:
    """Return the only reading, or the only one in the title's year; else name two."""
    several = list(dict.fromkeys(readings))
    own = [day for day in several if day.year == year]
    if len(own) == 1:
        return own[0]
    if len(several) <= 1:
        return several[0] if several else NO_DATE
    return Odd(Code.DATE_AMBIGUOUS, several[0].isoformat(), several[1].isoformat())


def _compact(text: str, year: int | None) -> date | Odd:
    match = _COMPACT_SHORT.fullmatch(text)
    if match is None:
        return (from_serial(int(text)) if len(text) == 5 else None) or NO_DATE
    one, two, three = int(match["a"]), int(match["b"]), int(match["c"])
    usual = made(_full(one), two, three)
    return _one_of([*([usual] if usual else []), *_day_first(one, two, three)], year)


def _english(text: str, year: int | None) -> date | Odd:
    for shape in _ENGLISH:
        match = shape.fullmatch(text)
        if match is not None:
            month, number = MONTHS[match["m"][:3]], int(match["d"])
            named = match["y"]
            return _in_year(_full(int(named)) if named else year, month, number)
    return NO_DATE
