"""Cells of words: names, codes, yes or no, and the words of a closed list."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from tradeplanner.domain import codes
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.traditional import simplified
from tradeplanner.importing.cells.parsed import (
    ABSENT,
    BLANK,
    ERROR_TEXTS,
    Parsed,
    Remark,
    half_width,
    plain_text,
    says_nothing,
    squeeze,
    wrong,
)
from tradeplanner.importing.cells.units import currency_of, parse_unit
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text

_YES = frozenset("是 是的 √ ✓ ✔ ☑ ■ 有 y yes true t 1 对 已 首次 v 需要 同意".split())  # noqa: SIM905  # reads better
_NO = frozenset("否 不是 × ✗ ✘ ✕ 无 没有 n no false f 0 非 未 ☐ □ x 不 不需要 不同意".split())  # noqa: SIM905  # likewise
_TICKS, _BOXES = "√✓✔☑☒■●v", "□☐○〇"
_CHOICES = re.compile(rf"(?:[{_TICKS}{_BOXES}\s\[\]()/]|是|否|有|无|yes|no)+")
"""What a form's line of boxes is made of: ☑是 □否."""
_WORD = "是|否|有|无|yes|no"
_MARK = re.compile(rf"(?P<left>{_WORD})?(?P<gap>\s*)[{_TICKS}](?P<space>\s*)(?P<right>{_WORD})?")
_HELD = re.compile(rf"[\[(]\s*([{_TICKS}]?)\s*[\])]")
_DENIALS = ("非", "不", "无", "未", "否", "没")
_GRADE = re.compile(r"[国省市区县]家?级|小巨人|专精特新|隐形冠军")
"""A grade in a column that asks whether there is one says yes."""
_DAMAGED = re.compile(r"([0-9])\.?([0-9]*)e\+?1[67]", re.IGNORECASE)
_CUT = "000"
"""The end of a code of digits that went through Excel as a number."""
_WHOLE_BUT_CUT = re.compile(rf"[0-9]{{{codes.CODE_LENGTH - len(_CUT)}}}{_CUT}")
_SHORT = 4
"""Letters up to which a text may be a word for "nothing"."""
_PARTS = re.compile(r"[、,，;；|/／\n]+")


def text(cell: Cell) -> Parsed:
    """Return a tidied text; an error cell is an error."""
    return wrong(Code.CELL_ERROR, cell.text) if isinstance(cell, ErrorValue) else plain_text(cell)


def parts(cell: Cell) -> Parsed:
    """Return the texts of a cell that lists several, parted by 、 , ; / or line ends."""
    found = text(cell)
    if not isinstance(found.value, str):
        return found
    return Parsed(tuple(p.strip() for p in _PARTS.split(found.value) if p.strip()), tidied=found.tidied)


def flag(cell: Cell) -> Parsed:
    """Return True or False for 是/否/√/有/无 and for boxes, or a warning that names an unknown word."""
    if isinstance(cell, bool):
        return Parsed(cell)
    raw = cell_text(cell)
    word = simplified(half_width(raw)).lower()
    if not word:
        return BLANK
    if isinstance(cell, ErrorValue) or word.upper() in ERROR_TEXTS:
        return wrong(Code.CELL_ERROR, raw)
    told = _answer(word)
    if told is not None:
        return told
    return Parsed(None, (Remark(Code.NOT_A_CHOICE, Severity.WARNING, {"value": raw}),))


def _answer(word: str) -> Parsed | None:
    """Return what a word or a line of boxes answers, None if that cannot be told."""
    if word in _NO:
        return Parsed(value=False)
    if word in _YES or (_GRADE.search(word) and not word.startswith(_DENIALS)):
        return Parsed(value=True)
    if says_nothing(word):
        return ABSENT
    line = _HELD.sub(lambda match: match[1] or "□", word)
    if not _CHOICES.fullmatch(line):
        return None
    if not any(sign in line for sign in _TICKS):
        return BLANK if any(sign in line for sign in _BOXES) and len(line) > 1 else None
    said = _ticked(line)
    return None if said is None else Parsed(said)


def _ticked(line: str) -> bool | None:
    """Return the answer of a line of boxes of which exactly one is ticked: ☑是 □否, 是√ 否, √是."""
    ticks = list(_MARK.finditer(line))
    if len(ticks) != 1 or not (ticks[0]["left"] or ticks[0]["right"]):
        return None
    tick = ticks[0]
    if not (tick["left"] and tick["right"]):
        return (tick["left"] or tick["right"]) in _YES
    near = bool(tick["space"]) - bool(tick["gap"])
    boxes = sum(sign in _TICKS + _BOXES for sign in line)
    if near == 0 and boxes != len(re.findall(_WORD, line)):
        return None
    first = near > 0 if near else re.match(_WORD, line) is not None
    return (tick["left"] if first else tick["right"]) in _YES


def compact(cell: Cell) -> Parsed:
    """Return a number-like text (phone, customs code, HS code) half-width and without spaces."""
    if isinstance(cell, ErrorValue):
        return wrong(Code.CELL_ERROR, cell.text)
    if isinstance(cell, str) and len(cell) > _SHORT and _is_plain(cell):
        return Parsed(cell)
    raw = cell_text(cell)
    value = codes.normalise(raw)
    if not value:
        return ABSENT if says_nothing(raw.strip()) else BLANK
    return ABSENT if says_nothing(value) else Parsed(value, tidied=value != raw)


def _is_plain(text: str) -> bool:
    """Whether a code needs no tidying: half-width letters and digits in upper case."""
    return text.isascii() and text.isalnum() and text == text.upper()


def are_compact(texts: Sequence[str]) -> bool:
    """Whether ``compact`` would give every one of these texts back as it is."""
    return min(map(len, texts)) > _SHORT and _is_plain("".join(texts))


def credit_code(cell: Cell) -> Parsed:
    """Return a normalised credit code; one that Excel destroyed gives none, and its first digits.

    A damaged code (a number, or a text such as 9.13E+17) is a warning with the candidates: the firm
    comes in without a code.
    """
    if isinstance(cell, ErrorValue):
        return wrong(Code.CELL_ERROR, cell.text)
    if isinstance(cell, (int, float, Decimal)) and not isinstance(cell, bool):
        return _from_number(Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell))
    if isinstance(cell, str) and len(cell) == codes.CODE_LENGTH and _is_plain(cell) and cell[-3:] != _CUT:
        return Parsed(cell)
    return _written_code(cell_text(cell))


def _written_code(raw: str) -> Parsed:
    flat, value = half_width(raw), codes.normalise(raw)
    if not value or says_nothing(flat):
        return ABSENT if flat else BLANK
    if value in ERROR_TEXTS:
        return wrong(Code.CELL_ERROR, value)
    if _DAMAGED.fullmatch(flat) or _WHOLE_BUT_CUT.fullmatch(value):
        return _from_number(Decimal(flat if _DAMAGED.fullmatch(flat) else value))
    return Parsed(value, tidied=value != raw)


def _from_number(number: Decimal) -> Parsed:
    if not number.is_finite() or number < 0:
        return wrong(Code.NOT_A_NUMBER, str(number))
    digits = str(int(number))
    if len(digits) != codes.CODE_LENGTH:
        return Parsed(digits)
    kept = digits.rstrip("0")
    if codes.is_valid(digits) and len(kept) > 15:
        return Parsed(digits)
    shown = codes.candidates(digits[:15]) if len(kept) >= 12 else ()
    params: dict[str, Param] = {
        "kept": kept,
        "code": (digits[:15] if shown else kept) + "···",
        "candidates": "、".join(shown),
        "count": len(shown),
    }
    code = Code.CODE_DAMAGED if shown else Code.CODE_LOST
    return Parsed(None, (Remark(code, Severity.WARNING, params),))


def are_codes(texts: Sequence[str]) -> bool:
    """Whether ``credit_code`` would give every one of these texts back as it is."""
    if set(map(len, texts)) != {codes.CODE_LENGTH} or not _is_plain("".join(texts)):
        return False
    return not any(text.endswith(_CUT) for text in texts)


def currency(cell: Cell) -> Parsed:
    """Return the ISO code of a currency word, or an error."""
    found = text(cell)
    if not isinstance(found.value, str):
        return found
    code = currency_of(found.value)
    if code is None:
        return Parsed(None, (Remark(Code.UNKNOWN_CURRENCY, Severity.ERROR, {"currency": found.value}),))
    return Parsed(code)


COUNTS = frozenset({
    "%", "％", "个", "家", "家次", "人", "人次", "场", "次", "批", "批次", "项", "户", "间",
    "百分点", "个百分点",
})  # fmt: skip
"""What counts and shares are in: no units of amounts, and nothing wrong."""


def amount_unit(cell: Cell) -> Parsed:
    """Return the text of a unit of amounts (万美元, 元, USD), or an error."""
    found = text(cell)
    if isinstance(found.value, str) and found.value in COUNTS:
        return BLANK
    if isinstance(found.value, str) and parse_unit(found.value) is None:
        return Parsed(None, (Remark(Code.UNIT_UNKNOWN, Severity.ERROR, {"unit": found.value}),))
    return found


def choice(cell: Cell, words: Mapping[str, str]) -> Parsed:
    """Return the value of a word of a closed list, found whole or as a part; an error otherwise."""
    found = text(cell)
    if not isinstance(found.value, str):
        return found
    word = half_width(found.value).lower()
    if word in words:
        return Parsed(words[word])
    held = [key for key in words if key in word]
    within = {words[key] for key in held if not any(key != other and key in other for other in held)}
    if len(within) == 1:
        return Parsed(within.pop())
    return wrong(Code.NOT_A_CHOICE, squeeze(found.value))
