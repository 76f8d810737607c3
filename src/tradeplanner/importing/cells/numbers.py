"""Numbers as people write them: separators, full-width and Chinese digits, 万 and 亿, brackets for negatives.

Floats from a workbook become the decimal that a person sees there (15 digits), so no amount passes
through binary arithmetic. What can be meant in two ways is an error that names both.
"""

import functools
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.importing.cells import currencies, grouping, numerals
from tradeplanner.importing.cells.grouping import Doubt
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
from tradeplanner.importing.cells.units import Unit, parse_unit
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:\n[0-9]+(?:\.[0-9]+)?)*")
"""Lines of digits with at most a point, without sign or unit."""
_SHOWN = 15
"""Digits of a number that a workbook shows; what a float has beyond them is noise."""
_MINUS = "-\u2212\u2013\u2014\u2010\u2011\ufe63△▲▵负負"
_PLUS = "+"
_ABOUT = re.compile(
    r"^(?:大约|大概|约为|约|近似|大致|≈|~|～|about|approx\.?|ca\.?)|(?:左右|上下)$", re.IGNORECASE
)
_BOUND = re.compile(
    r"^(?:>=|<=|[><≥≤＞＜]|超过|超|逾|近|将近|不足|不到|不低于|不少于|至少|至多|不超过|最多)"
    r"|^(?:over|under|up to|at least) "
    r"|(?:以上|以下|以内|之内|余|多|\+)(?=$|[万亿元美])|几|数[十百千万亿]|[0-9](?:余|多)[万亿]"
    r"|^[^-]*[0-9十百千万亿](?:-|~|～|—|–|至|到)[0-9一二三四五六七八九十百][^-]*$",
    re.IGNORECASE,
)
_POWER = re.compile(r"e(?P<power>[+-]?[0-9]{1,2})(?![0-9a-z])")
_LOST = 11
"""Powers of ten from which a sheet shows a number in short, and a text copied from it lacks digits."""
_BRACKETS = re.compile(r"\((?P<words>[^()0-9]+)\)")
_HELD = re.compile(r"\((?P<inner>[^()]*[0-9][^()]*)\)")
_CHINESE = re.compile(rf"[0-9.{''.join(sorted(numerals.SIGNS))}廿卅点萬億贰貳陸]+")


class Amount(NamedTuple):
    """A number with the unit that stood in the same cell, if one did."""

    number: Decimal
    unit: Unit | None = None


def exact(number: float | Decimal) -> Decimal:
    """Return a number as the decimal that a person sees: 0.1 + 0.2 is 0.3."""
    if isinstance(number, Decimal):
        return number
    if number == int(number):
        return Decimal(int(number))
    shown = repr(number)
    if len(shown) > _SHOWN:
        rounded = Decimal(f"{number:.{_SHOWN}g}")
        return rounded if rounded != rounded.to_integral_value() else Decimal(int(rounded))
    return Decimal(shown)


def _exact_all(numbers: Sequence[float]) -> list[Decimal]:
    """Return ``exact`` of many numbers, most of which a sheet shows in few digits."""
    shown = list(map(repr, numbers))
    if "-0.0" in shown or "e" in "".join(shown):
        return list(map(exact, numbers))
    return [
        exact(number) if len(text) > _SHOWN else Decimal(text[:-2] if text[-2:] == ".0" else text)
        for text, number in zip(shown, numbers, strict=True)
    ]


def amount(cell: Cell) -> Parsed:
    """Return an ``Amount``, NOTHING, or an error for what is no number or may be two."""
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return Parsed(Amount(exact(cell))) if math.isfinite(cell) else BLANK
    if isinstance(cell, str):
        return Parsed(Amount(Decimal(cell.replace(",", "")))) if _PLAIN.fullmatch(cell) else _text(cell)
    if cell is None:
        return BLANK
    return wrong(Code.CELL_ERROR if isinstance(cell, ErrorValue) else Code.NOT_A_NUMBER, cell_text(cell))


def _text(cell: str) -> Parsed:
    text = half_width(cell)
    if not text:
        return BLANK
    if says_nothing(text):
        return ABSENT
    return wrong(Code.CELL_ERROR, text) if text.upper() in ERROR_TEXTS else _written(text)


def plain_numbers(cells: Sequence[Cell]) -> list[Decimal] | None:
    """Return what ``amount`` would of cells that are all numbers, or all texts of bare digits; else None."""
    kinds = set(map(type, cells))
    if kinds <= {int, float}:
        finite = all(map(math.isfinite, cells))  # type: ignore[arg-type]
        return _exact_all(cells) if finite else None  # type: ignore[arg-type]
    if kinds == {str} and _BARE.fullmatch("\n".join(cells)):  # type: ignore[arg-type]
        return list(map(Decimal, cells))  # type: ignore[arg-type]
    return None


@functools.lru_cache(maxsize=1024)
def _written(text: str) -> Parsed:
    """Return what a half-width text that is not plain digits says."""
    flat = currencies.even(grouping.even(text)).replace("%", " % ").strip()
    about = _ABOUT.search(flat)
    found = _read(_ABOUT.sub("", flat).strip() if about else flat)
    if isinstance(found, Doubt):
        return wrong(Code.NUMBER_AMBIGUOUS, text, one=found.one, other=found.other)
    if found is None:
        return wrong(Code.NUMBER_BOUND if _is_bound(flat) else Code.NOT_A_NUMBER, text)
    remarks = []
    if about:
        shown: dict[str, Param] = {"value": text, "number": found.number}
        remarks.append(Remark(Code.NUMBER_ABOUT, Severity.WARNING, shown))
    if _is_shortened(flat):
        remarks.append(Remark(Code.NUMBER_SHORTENED, Severity.WARNING, {"value": text}))
    return Parsed(found, tuple(remarks), tidied=True)


def _is_bound(flat: str) -> bool:
    return any(sign.isdigit() or sign in numerals.SIGNS for sign in flat) and _BOUND.search(flat) is not None


def _is_shortened(flat: str) -> bool:
    """Whether a sheet's own short form was copied: 9.13E+17 has lost what came after 9.13."""
    power = _POWER.search(flat)
    if power is None or int(power["power"]) < _LOST:
        return False
    return len(flat[: power.start()].partition(".")[2]) < int(power["power"])


def _read(flat: str) -> Amount | Doubt | None:
    """Return the amount that an evened text writes."""
    sign, body = _signed(_BRACKETS.sub(lambda match: f" {match['words']} ", flat))
    if body is None:
        return None
    found = _digits(body)
    if found is None:
        found = _numeral(body)
    return Amount(found.number.copy_negate(), found.unit) if sign and isinstance(found, Amount) else found


def _signed(flat: str) -> tuple[bool, str | None]:
    """Return whether a text is negative and what is left without its sign; None if it has two signs."""
    negative, text = 0, flat
    held = _HELD.search(text)
    if held is not None:
        negative += 1
        text = text[: held.start()] + " " + held["inner"] + " " + text[held.end() :]
    first = next(
        (i for i, sign in enumerate(text) if sign.isdigit() or sign in numerals.SIGNS or sign == "."), 0
    )
    before, after = text[:first], text[first:]
    for sign in before:
        negative += sign in _MINUS
    before = "".join(sign for sign in before if sign not in _MINUS and sign not in _PLUS)
    stripped = after.rstrip()
    if stripped[-1:] in tuple(_MINUS[:7]):
        negative, stripped = negative + 1, stripped[:-1]
    return negative == 1, f"{before}{stripped}".strip() if negative <= 1 else None


def _digits(body: str) -> Amount | Doubt | None:
    """Return one run of Arabic digits and the unit around it."""
    match = grouping.DIGITS.search(body)
    if match is None:
        return None
    end, power = match.end(), _POWER.match(body, match.end())
    before, after = body[: match.start()], body[power.end() if power else end :]
    if any(sign.isdigit() for sign in before + after.replace("'000", "").replace("000", "")):
        return None
    words = f"{before} {after}".strip()
    unit = parse_unit(words) if words else None
    if words and unit is None:
        return None
    number = grouping.read(match[0].strip())
    if not isinstance(number, Decimal):
        return number
    return Amount(number.scaleb(int(power["power"])) if power else number, unit)


def _numeral(body: str) -> Amount | None:
    """Return a number in Chinese or mixed numerals; 万, 亿 or a currency in it is a unit of its own."""
    flat = body.replace(" ", "").replace(",", "")
    yuan = numerals.parse_money(flat.removeprefix("人民币").removeprefix("rmb"))
    if yuan is not None:
        return Amount(yuan, Unit(Decimal(1), "CNY", body))
    match = _CHINESE.search(flat)
    number = numerals.parse(match[0]) if match is not None else None
    if match is None or number is None:
        return None
    words = (flat[: match.start()] + flat[match.end() :]).strip("整正")
    unit = parse_unit(words) if words else None
    if words and unit is None:
        return None
    if unit is None:
        own = any(sign in match[0] for sign in "万亿萬億")
        return Amount(number, Unit(Decimal(1), "", body) if own else None)
    return Amount(number * unit.scale, Unit(Decimal(1), unit.currency, unit.text, unit.rivals))


def number(cell: Cell) -> Parsed:
    """Return a ``Decimal``, NOTHING, or an error; 万 and 亿 are multiplied out, yuan may stand beside."""
    found = amount(cell)
    if isinstance(found.value, Amount):
        unit = found.value.unit
        if unit is not None and unit.currency not in ("", "CNY"):
            return wrong(Code.NOT_A_NUMBER, cell_text(cell))
        return Parsed(found.value.number * (unit.scale if unit else 1), found.remarks, found.tidied)
    return found


_COUNTED = re.compile(
    r"(?<=[0-9十百千万亿一二两三四五六七八九])\s*"
    r"(?:个标准展位|个标展|个展位|标准展位|个|家|人|位|间|展位|平方米|平米|m2|m²|㎡|人次|家次|批次|批|次|件|名|届|天|平|年度|年|sqm)$",
    re.IGNORECASE,
)


def measured(cell: Cell) -> Parsed:
    """Return a ``Decimal``, NOTHING, or an error; a word of counting or m² after the digits is allowed."""
    found = amount(_COUNTED.sub("", half_width(cell)) if isinstance(cell, str) else cell)
    if isinstance(found.value, Amount) and found.value.unit is not None and found.value.unit.currency:
        return wrong(Code.NOT_A_NUMBER, cell_text(cell))
    return number(_COUNTED.sub("", half_width(cell)) if isinstance(cell, str) else cell)


def whole(cell: Cell) -> Parsed:
    """Return an ``int``, NOTHING, or an error; a word of counting after the digits is allowed."""
    found = measured(cell)
    if isinstance(found.value, Decimal):
        if found.value != found.value.to_integral_value():
            return wrong(Code.NOT_A_WHOLE, cell_text(cell))
        return Parsed(int(found.value), found.remarks, found.tidied)
    return found
