"""Growth as bulletins write it: «17.5», «17.5%», «增长17.5%», «下降5.2%», «↓5.2», «持平», «1.3倍»."""

import re
from decimal import Decimal

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.parsed import ABSENT, BLANK, Parsed, Remark, half_width, says_nothing, wrong
from tradeplanner.importing.grid import Cell, cell_text

_WORDS = re.compile(
    r"(?P<sign>同比)?(?:(?P<up>增长|上升|增加|提高|增|升|↑|\+|up|rose)|(?P<down>下降|减少|回落|降低|降|减|跌|↓|down|fell))?"
    r"(?:了|约|by)?(?P<number>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)(?P<unit>%|个?百分点|倍)?",
    re.IGNORECASE,
)
_LEVEL = ("持平", "基本持平", "flat", "±0")
_HUNDRED = Decimal(100)
_SHARE_PLACES = 3
"""Decimals from which a small number is a share of one and no per cent: bulletins give two at most."""
_SHARE_BELOW = Decimal(3)


def growth(cell: Cell) -> Parsed:
    """Return a growth in per cent, NOTHING, or an error; a share of one is read as per cent and said."""
    text = half_width(cell_text(cell)).replace(" ", "") if isinstance(cell, str) else ""
    if not isinstance(cell, str) or not text:
        return _plain(cell) if not isinstance(cell, str) else BLANK
    if says_nothing(text):
        return ABSENT
    if text.lower() in _LEVEL:
        return Parsed(Decimal(0))
    match = _WORDS.fullmatch(text)
    if match is None or match["unit"] not in (None, "%", "倍"):
        return wrong(Code.NOT_A_NUMBER, cell_text(cell))
    number = Decimal(match["number"].replace(",", ""))
    if match["unit"] == "倍":
        number *= _HUNDRED
    return Parsed(-number if match["down"] else number)


def _plain(cell: Cell) -> Parsed:
    """Return a number as it is; one that Excel shows as per cent is stored as a share of one."""
    found = numbers.number(cell)
    value = found.value
    if not isinstance(value, Decimal) or abs(value) >= _SHARE_BELOW:
        return found
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or -exponent < _SHARE_PLACES:
        return found
    read = (value * _HUNDRED).normalize()
    remark = Remark(Code.GROWTH_AS_SHARE, Severity.NOTE, {"value": str(value), "read": format(read, "f")})
    return Parsed(read, (remark,))
