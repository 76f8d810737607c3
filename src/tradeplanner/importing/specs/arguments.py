"""The arguments of columns that share a field: which month, which year, which currency."""

import re

from tradeplanner.importing.cells.dates import parse_period
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import currency_of, without_unit
from tradeplanner.importing.fields import Heading
from tradeplanner.importing.specs import quotations

_MONTH = re.compile(r"(?:(?:19|20)[0-9]{2}\s*[-./年]?\s*)?(?P<m>0?[1-9]|1[0-2])\s*月?(?:份)?")
_NAMES = {
    name: i
    for i, names in enumerate(
        ("一月 jan january", "二月 feb february", "三月 mar march", "四月 apr april", "五月 may",
        "六月 jun june",
         "七月 jul july", "八月 aug august", "九月 sep september", "十月 oct october", "十一月 nov november",
         "十二月 dec december"), 1)
    for name in names.split()
}  # fmt: skip
_YEAR = re.compile(r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?![0-9])\s*(?:年度?)?")
_RUN = re.compile(r"月|季|[上下]半年|\bq[1-4]\b")
_AMOUNT = re.compile(r"出口|金额|当月|本月|数额|实绩|完成|value|amount|export", re.IGNORECASE)
_OTHER = re.compile(r"同比|增|累计|占比|比重|率|growth|share|total|ytd", re.IGNORECASE)
"""What stands under a month beside its amount."""
_BEFORE = re.compile(r"上年|上一年|去年|前一年|previous year|last year", re.IGNORECASE)
_THIS = re.compile(r"本年|当年|今年|this year", re.IGNORECASE)


def month(heading: Heading, year: int | None) -> str:
    """Return "3" for 3月, 2023年3月, 三月, Mar; "1-2" for 1-2月; "" for what is no month.

    Under a month, a part that names its amount is looked through; its growth or its sum to date is
    no month's amount.
    """
    parts = heading.parts
    if len(parts) > 1 and _AMOUNT.search(parts[-1]) and not _OTHER.search(parts[-1]):
        return _month(parts[-1], year) or _month(parts[-2], year)
    return _month(parts[-1], year) if parts else ""


def _month(part: str, year: int | None) -> str:
    text = half_width(without_unit(part)).lower().replace(" ", "").removesuffix("份")
    if text in _NAMES:
        return str(_NAMES[text])
    match = _MONTH.fullmatch(text)
    if match is not None and ("月" in text or len(text) > 4):
        return str(int(match["m"]))
    if _RUN.search(text) and "累计" not in text:
        found = parse_period(text, year or 2000)
        if found is not None:
            return str(found.first) if found.first == found.last else f"{found.first}-{found.last}"
    return ""


def year_of(heading: Heading, year: int | None) -> str:
    """Return the year that a heading names, by number or as last year; "" if it names none."""
    text = half_width(heading.text)
    match = _YEAR.search(text)
    if match is not None:
        return match["y"]
    if year is not None and _BEFORE.search(text):
        return str(year - 1)
    return str(year) if year is not None and _THIS.search(text) else ""


def currency(heading: Heading, _year: int | None) -> str:
    """Return the ISO code of the currency that a heading names, alone or as USD/CNY, or ""."""
    said = quotations.read(heading.leaf)
    if said is not None and said.currency:
        return said.currency
    text = re.sub(
        r"(?:中间价|汇率|兑人民币|/cny|cny$|牌价)", "", half_width(heading.leaf), flags=re.IGNORECASE
    )
    text = re.sub(
        r"[(\[].*[)\]]$|^(?:每|per)?\s*1(?:0|00|000|0000)?(?![0-9])", "", text.strip(" /:-")
    ).strip()
    code = currency_of(text) if text else None
    return code if code and code != "CNY" else ""
