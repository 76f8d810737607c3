"""What part a row below the heading plays: data, total, note, sample row to delete, or blank."""

import functools
import re
from collections.abc import Collection, Sequence

from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.grid import Cell, Row

_TOTAL = re.compile(
    r".{0,10}(?:合计|总计|小计|共计|總計|合計)[:：]?|总值|总额|總值|總額|(?:grand ?)?total|sub-?total|sum",
    re.IGNORECASE,
)
_MEAN = re.compile(r"(?:算术|加权|全[区市省国县])?平均(?:值|数|水平)?[:：]?|均值|average|mean", re.IGNORECASE)
"""A row of means: no figures of anybody, and no sum that could be compared."""
_SUBTOTAL = re.compile(r".*(?:小计|本页)|sub-?total", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:备注|注|说明|数据来源|资料来源|来源|填表人?|制表人?|审核人?|填报人?|填报单位|填表日期|填报日期|制表日期|单位负责人|"
    r"统计负责人|报送单位|notes?|sources?|prepared by|remarks?)\s*[0-9]*[:、.(].*",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE = re.compile(
    r"示例.{0,14}(?:删除|刪除|不导入|勿导入)|(?:填写|填报)示例|^[(（]?(?:示例|样例|例)[)）]?[:：]?$|示例行"
    r"|sample row|example row|delete this row",
    re.IGNORECASE | re.DOTALL,
)


_LOOKED = 6
"""Columns at the left in which a row says what it is."""


_TELLING = re.compile(
    "^[备注说数资来填制审单统报示样例NSPRnspr]|[删刪导填行计計值额額均LMVWlmvw\uff21-\uff5a]"
)
"""Signs of which a label has one: it begins like a note or sample, or holds 计, 值, 删, "l" as total does."""

_ANY_TELLING = re.compile(rf"^(?:[\W_]|\Z)|{_TELLING.pattern}", re.MULTILINE)
"""The same of many labels, one in a line; none of them may begin with a sign or be empty."""


_FIGURES = re.compile(r"[-+]?[0-9][0-9,.]*")
_ANY_FIGURES = re.compile(rf"^{_FIGURES.pattern}$", re.MULTILINE)
"""A number written as text, as all are in a text file: behind it a row may still say that it is a total."""


def label(text: str) -> Outcome | None:
    """Return the part that a text at the head of a row gives it, or None for plain data."""
    if text[:1].isalnum() and text.isprintable() and not _TELLING.search(text):
        return None  # as nearly every name and number is
    return _label(text)


@functools.lru_cache(maxsize=16_384)
def _label(text: str) -> Outcome | None:
    flat = half_width(text)
    if _SAMPLE.search(flat):
        return Outcome.SAMPLE
    if _TOTAL.fullmatch(flat.replace(" ", "")) and "公司" not in flat:
        return Outcome.TOTAL
    return Outcome.NOTE if _NOTE.fullmatch(flat) or _MEAN.fullmatch(flat.replace(" ", "")) else None


def is_subtotal(row: Row) -> bool:
    """Whether a total row sums only the rows since the last such one."""
    return any(
        isinstance(cell, str) and _SUBTOTAL.fullmatch(half_width(cell).replace(" ", "")) for cell in row[:4]
    )


def role(row: Row, names: Collection[int]) -> Outcome | None:
    """Return a row's part, or None for data. ``names`` are the columns that name a record.

    A note never fills a naming column beside others; a lone text outside of them is one too.
    """
    head = row[0] if row else None
    filled_head = isinstance(head, str) and len(row) > 1 and row[1] is not None
    if filled_head and label(str(head)) is None and not _FIGURES.fullmatch(str(head)):
        return None  # as nearly every row of a table is
    filled = len(row) - row.count(None)
    if filled == 0:
        return Outcome.BLANK
    for column, cell in enumerate(row[:_LOOKED]):
        if isinstance(cell, str) and (filled == 1 or not _FIGURES.fullmatch(cell)):
            return _part(cell, filled, naming=column in names)
    lone = next((cell for cell in row if cell is not None), None) if filled == 1 else None
    return Outcome.NOTE if isinstance(lone, str) else None


def are_data(columns: Sequence[Sequence[Cell]]) -> bool:
    """Whether every row of a block begins with two cells, the first a text as data has."""
    if len(columns) < 2 or None in columns[1]:
        return False
    heads = columns[0]
    if set(map(type, heads)) != {str}:
        return False
    joined = "\n".join(heads)  # type: ignore[arg-type]
    if joined.count("\n") >= len(heads) or not joined.replace("\n", "").isprintable():
        return False
    if _ANY_TELLING.search(joined) is not None:
        return False
    return _ANY_FIGURES.search(joined) is None or not any(map(_holds_total, columns[1:_LOOKED]))


def _holds_total(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and label(cell) is Outcome.TOTAL for cell in set(cells))


def _part(head: str, filled: int, *, naming: bool) -> Outcome | None:
    """Return the part of a row whose first text is ``head``."""
    part = label(head)
    if part is Outcome.NOTE and filled > 2 and naming:
        return None
    return Outcome.NOTE if part is None and filled == 1 and not naming else part
