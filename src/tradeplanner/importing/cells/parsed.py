"""What parsers return, and the forms that every text is brought to first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.importing.grid import Cell, ErrorValue, cell_text


class Nothing(Enum):
    """The one value of a cell that says in words that there is nothing."""

    NOTHING = "nothing"


NOTHING = Nothing.NOTHING
"""A cell holds "-", "/", "无" or "N/A": nothing, and said so; unlike a blank cell."""
_WORDS = frozenset(
    ("无", "無", "没有", "沒有", "暂无", "暫無", "无数据", "n/a", "n.a.", "n.a", "na", "nil", "none", "null")
)
_MARKS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500－/／\\＼….．。_＿")
"""Signs of which any number, and nothing else, says that there is nothing."""
_LONGEST_NOTHING = 4
"""Letters up to which a text may be a word for nothing."""
ERROR_TEXTS = frozenset(
    ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
"""Failed formulas in a file of text."""
FULL_WIDTH = {i: i - 0xFEE0 for i in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}
_MARKED = _MARKS | {" ", "#"}
_STARTS = re.compile("\n[" + re.escape("".join(_MARKED)) + "]")
_UNSEEN = re.compile(r"[\u200b-\u200f\ufeff\u2028\u2029\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong or worth saying of a value, before it has a place."""

    code: Code
    severity: Severity
    params: Mapping[str, Param] = field(default_factory=dict)


class Parsed(NamedTuple):
    """A value, what to say about it, and whether it was tidied on the way (full-width, spaces)."""

    value: object
    remarks: tuple[Remark, ...] = ()
    tidied: bool = False


BLANK = Parsed(None)
ABSENT = Parsed(NOTHING)


def half_width(text: str) -> str:
    """Return ``text`` in half-width letters and digits, without unseen signs, ends stripped."""
    if text.isascii() and text.isprintable():
        return text.strip()  # nearly every code and number: nothing to look for
    return _UNSEEN.sub("", text.translate(FULL_WIDTH)).strip()


def squeeze(text: str) -> str:
    """Return ``text`` with its ends stripped and inner white space as single spaces; width is kept."""
    if " " not in text and text.isprintable():
        return text  # no white space of any kind and nothing unseen, as in nearly every cell
    return _SPACES.sub(" ", _UNSEEN.sub("", text)).strip()


def says_nothing(text: str) -> bool:
    """Whether a text is one of the words and signs for "nothing"."""
    return text.lower() in _WORDS or (text != "" and _MARKS.issuperset(text))


def _is_tidy(text: str) -> bool:
    """Whether a text needs no tidying: as nearly all do, and told without a pattern."""
    return text.isprintable() and text[0] not in _MARKED and text[-1] != " " and "  " not in text


def are_tidy(texts: Sequence[str]) -> bool:
    """Whether ``plain_text`` would give every one of these texts back as it is; told of all at once."""
    if min(map(len, texts)) <= _LONGEST_NOTHING:
        return False
    joined = "\n".join(texts)
    if joined.count("\n") >= len(texts) or not joined.replace("\n", "").isprintable():
        return False
    ends = joined[0] in _MARKED or joined[-1] == " " or " \n" in joined or _STARTS.search(joined) is not None
    return not ends and "  " not in joined


def plain_text(cell: Cell) -> Parsed:
    """Return a cell as text, tidied at its ends; dates in ISO form."""
    if cell is None:
        return BLANK
    if isinstance(cell, str) and len(cell) > _LONGEST_NOTHING and _is_tidy(cell):
        return Parsed(cell)
    raw = cell_text(cell)
    text = squeeze(raw)
    if not text:
        return BLANK
    if text in ERROR_TEXTS:
        return wrong(Code.CELL_ERROR, text)
    return ABSENT if says_nothing(text) else Parsed(text, tidied=text != raw)


def wrong(code: Code, text: str, **params: Param) -> Parsed:
    """Return no value and an error that quotes the cell; a formula without a result is told as one."""
    if code is Code.CELL_ERROR:
        code = ErrorValue(text).code
    return Parsed(None, (Remark(code, Severity.ERROR, {"value": text, **params}),))
