"""Numbers as people write them: separators, full-width digits, 万 and 亿, brackets for negatives.

Floats from a workbook become the shortest decimal that reads back the same, so no amount passes
through binary arithmetic.
"""

import math
import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.cells.parsed import ABSENT, BLANK, Parsed, Remark, half_width, says_nothing, wrong
from tradeplanner.importing.cells.units import Unit, parse_unit
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_NUMBER = re.compile(
    r"(?P<before>[^\d.+\-(]*)(?P<open>\(?)(?P<sign>[+-]?)(?P<inner>[^\d.+\-()]*)"
    r"(?P<digits>[0-9]{1,3}(?:[,' ][0-9]{3})+(?:\.[0-9]+)?|[0-9]+\.?[0-9]*|\.[0-9]+)"
    r"(?P<power>e[+-]?[0-9]{1,2})?(?P<after>[^\d()]*?)(?P<close>\)?)(?P<trail>-?)"
)


_PLAIN = re.compile(r"-?[0-9][0-9,]*(?:\.[0-9]+)?")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:\n[0-9]+(?:\.[0-9]+)?)*")
"""Lines of digits with at most a point, without sign or unit."""


class Amount(NamedTuple):
    """A number with the unit that stood in the same cell, if one did."""

    number: Decimal
    unit: Unit | None = None


def exact(number: float | Decimal) -> Decimal:
    """Return a number as the decimal that a person sees."""
    if isinstance(number, Decimal):
        return number
    return Decimal(int(number)) if number == int(number) else Decimal(repr(number))


def amount(cell: Cell) -> Parsed:
    """Return an ``Amount``, NOTHING, or an error for what is no number."""
    if cell is None:
        return BLANK
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return Parsed(Amount(exact(cell))) if cell == cell and abs(cell) != float("inf") else BLANK  # noqa: PLR0124  # NaN differs from itself
    if not isinstance(cell, str):
        code = Code.CELL_ERROR if isinstance(cell, ErrorValue) else Code.NOT_A_NUMBER
        return wrong(code, cell_text(cell))
    text = half_width(cell)
    if not text:
        return BLANK
    if says_nothing(text):
        return ABSENT
    found = _read(text)
    return (
        wrong(Code.NOT_A_NUMBER, cell) if found is None else Parsed(found, tidied=not _PLAIN.fullmatch(cell))
    )


def plain_numbers(cells: Sequence[Cell]) -> list[Decimal] | None:
    """Return what ``amount`` would of cells that are all numbers, or all texts of bare digits; else None."""
    kinds = set(map(type, cells))
    if kinds <= {int, float}:
        finite = all(map(math.isfinite, cells))  # type: ignore[arg-type]
        return list(map(exact, cells)) if finite else None  # type: ignore[arg-type]
    if kinds == {str} and _BARE.fullmatch("\n".join(cells)):  # type: ignore[arg-type]
        return list(map(Decimal, cells))  # type: ignore[arg-type]
    return None


def _read(text: str) -> Amount | None:
    match = _NUMBER.fullmatch(text.lower().replace("，", ",").replace("−", "-"))
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    words = (match["before"] + match["inner"] + match["after"]).strip()
    unit = parse_unit(words) if words else None
    if words and unit is None:
        return None
    try:
        number = Decimal(re.sub("[,' ]", "", match["digits"]) + (match["power"] or ""))
    except InvalidOperation:
        return None
    minus = (match["sign"] == "-") + bool(match["open"]) + bool(match["trail"])
    return Amount(-number if minus % 2 else number, unit)


def number(cell: Cell) -> Parsed:
    """Return a ``Decimal`` without a unit, NOTHING, or an error."""
    found = amount(cell)
    if isinstance(found.value, Amount):
        scale = found.value.unit.scale if found.value.unit else Decimal(1)
        return Parsed(found.value.number * scale, found.remarks, found.tidied)
    return found


_COUNTED = re.compile(
    r"(?<=[0-9])\s*(?:个标准展位|个标展|个展位|标准展位|个|家|人|位|间|展位|平方米|平米|m2|m²|㎡|人次|家次)$",
    re.IGNORECASE,
)


def measured(cell: Cell) -> Parsed:
    """Return a ``Decimal``, NOTHING, or an error; a word of counting or m² after the digits is allowed."""
    return number(_COUNTED.sub("", half_width(cell)) if isinstance(cell, str) else cell)


def whole(cell: Cell) -> Parsed:
    """Return an ``int``, NOTHING, or an error; a word of counting after the digits is allowed."""
    found = measured(cell)
    if isinstance(found.value, Decimal):
        if found.value != found.value.to_integral_value():
            return Parsed(None, (Remark(Code.NOT_A_NUMBER, Severity.ERROR, {"value": cell_text(cell)}),))
        return Parsed(int(found.value), found.remarks, found.tidied)
    return found
