"""Telephone numbers: mobiles, landlines with area code and extension, several in one cell.

Brought to one form each (13812345678, 0575-88123456-801, 400-812-3456), several joined by 、. What is no
number that is known here stays as it is written, with a warning.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells.parsed import Parsed, Remark, half_width, plain_text, wrong
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_CHINA = r"(?:\(?(?:\+|00)86\)?[-\s]*|86-)"
_EXTENSION = r"(?:\s*(?:-|转|轉|分机|ext\.?|x|#)\s*(?P<ext>[0-9]{1,6}))?"
_ONE = re.compile(
    rf"(?P<mobile>{_CHINA}?(?P<cell>1[0-9]{{2}}[-\s]?[0-9]{{4}}[-\s]?[0-9]{{4}}))(?![0-9])"
    rf"|(?P<line>(?:(?P<china>{_CHINA})\(?0?|\(?0)(?P<area>10|2[0-9]|[3-9][0-9]{{2}})\)?[-\s]*"
    rf"(?P<local>[2-9][0-9]{{2,3}}[-\s]?[0-9]{{4}}){_EXTENSION})(?![0-9])"
    r"|(?P<service>[48]00[-\s]?[0-9]{3,4}[-\s]?[0-9]{3,4})(?![0-9])"
    r"|(?P<foreign>(?:\+|00)(?!86)[1-9][0-9()\-\s]{6,18}[0-9])(?![0-9])"
    rf"|(?P<short>[2-9][0-9]{{6,7}})(?P<own>{_EXTENSION.replace('<ext>', '<own_ext>')})(?![0-9])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:[\s、,;/／|\\\n]|或|和|及|(?:手机|电话|联系电话|座机|传真|tel|mobile|phone|fax)[.:]?)*",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"[0-9]\.?[0-9]*e\+?[0-9]{1,2}", re.IGNORECASE)
_USUAL = re.compile(r"(?:1[0-9]{10}|0(?:10|2[0-9])-[2-9][0-9]{7}|0[3-9][0-9]{2}-[2-9][0-9]{6,7})(?:\n|$)")
_NOT_DIGITS = re.compile(r"[^0-9]")


def phone(cell: Cell) -> Parsed:
    """Return one or several numbers in their usual form, NOTHING, or the text as it is with a warning."""
    if isinstance(cell, ErrorValue):
        return wrong(Code.CELL_ERROR, cell.text)
    found = plain_text(cell)
    if not isinstance(found.value, str):
        return found
    text = half_width(found.value)
    if _SHORT_FORM.fullmatch(text):
        whole = _unfolded(text)
        if whole is None:
            return Parsed(None, (Remark(Code.PHONE_DAMAGED, Severity.WARNING, {"value": text}),))
        text = whole
    several = _several(text)
    if several is None:
        told = Remark(Code.PHONE_SHAPE, Severity.WARNING, {"value": found.value})
        return Parsed(found.value, (told,), found.tidied)
    return Parsed(several, tidied=several != cell_text(cell))


def are_phones(texts: Sequence[str]) -> bool:
    """Whether ``phone`` would give every one of these texts back as it is."""
    return _ALL_USUAL.fullmatch("\n".join(texts)) is not None


_ALL_USUAL = re.compile(rf"(?:{_USUAL.pattern})+")


def _several(text: str) -> str | None:
    """Return the numbers of a text in their usual form, None if something else stands between them."""
    found, end = [], 0
    for match in _ONE.finditer(text):
        if _BETWEEN.fullmatch(text[end : match.start()]) is None:
            return None
        found.append(_usual(match))
        end = match.end()
    return "、".join(dict.fromkeys(found)) if found and _BETWEEN.fullmatch(text[end:]) else None


def _usual(match: re.Match[str]) -> str:
    if match["mobile"]:
        return _NOT_DIGITS.sub("", match["cell"])
    if match["line"]:
        local = _NOT_DIGITS.sub("", match["local"])
        return "-".join(filter(None, (f"0{match['area']}", local, match["ext"])))
    if match["service"]:
        digits = _NOT_DIGITS.sub("", match["service"])
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if match["foreign"]:
        return " ".join(match["foreign"].split())
    return "-".join(filter(None, (match["short"], match["own_ext"])))


def _unfolded(text: str) -> str | None:
    """Return the digits of a number in short form, None where it has lost some."""
    digits = len(_NOT_DIGITS.sub("", text.lower().partition("e")[0]))
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    whole = str(int(number))
    return whole if digits >= len(whole) else None
