"""How many standard booths a cell asks for: 2, 标展1个, 2个标摊, 标准展位×2, ☑标展 2 个, 9㎡, 光地36平米."""

import re
from decimal import Decimal

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.parsed import Parsed, Remark, half_width
from tradeplanner.importing.grid import Cell, cell_text

_NUMBER = r"(?P<n>[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十])"
_KIND = r"(?:标准展位|标准摊位|标准展|标展|标摊|展位|摊位|standard ?booths?|shell ?schemes?|booths?)"
_COUNTS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_KIND} *[:：x×*✕✖]? *{_NUMBER} *(?:个|间|只)?(?! *(?:平|m|㎡|sqm))",
        rf"{_NUMBER} *(?:个|间|只|x|×)? *{_KIND}",
    )
)
_AREA = re.compile(
    r"(?P<n>[0-9]+(?:\.[0-9]+)?) *(?:平方米|平米|平方|平|m2|m²|㎡|sqm|sq\.? ?m)", re.IGNORECASE
)
_UNTICKED = re.compile(r"[□☐〇○][^□☐〇○☑☒■√✓✔]*")
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_STANDARD = 9
"""Square metres of a standard booth."""


def booths(cell: Cell) -> Parsed:
    """Return a ``Decimal`` count of standard booths, NOTHING, or an error; an area is counted by 9 m²."""
    text = half_width(cell) if isinstance(cell, str) else ""
    text = _UNTICKED.sub("", text).strip() or text
    area = _AREA.search(text)
    for form in _COUNTS:
        found = form.search(text)
        if found is not None:
            return Parsed(_count(found["n"]))
    if area is None:
        return numbers.measured(cell)
    count = Decimal(area["n"]) / _STANDARD
    if count != count.to_integral_value():
        count = round(count, 2)
    said: dict[str, Param] = {"written": cell_text(cell), "count": count}
    return Parsed(count, (Remark(Code.BOOTHS_BY_AREA, Severity.NOTE, said),))


def _count(written: str) -> Decimal:
    return Decimal(_DIGITS.get(written, 0) or written)
