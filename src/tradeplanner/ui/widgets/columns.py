"""What a table shows of its rows: columns as values, and how a row is searched and sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt

from tradeplanner.i18n.language import tr


class Kind(StrEnum):
    """How a column's cells are aligned, copied and summed."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    PAINTED = "painted"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``title`` is a marked msgid; ``value(row)`` sorts and sums, ``text(row)`` is read.

    Rows may be any object, so both take ``Any``. A value of None is an empty cell and sorts last.
    ``total(rows)`` gives the text for the status line; a NUMBER column without one adds its values
    up. ``tone(row)`` is "faint", "red_text", "amber_text" or "" and never the only carrier of its
    meaning. ``hint(row)`` is a tool tip. ``hidden`` columns wait in the heading's menu. ``field`` is
    what an import calls the column if not its ``key``; "" where a pasted cell of it means nothing.
    ``copy(row)`` is what goes to the clipboard where that is not what is read. ``unit(row)`` is what
    stands beside a number in its text (a currency): a file gets it as a column.
    """

    key: str
    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str] | None = None
    kind: Kind = Kind.TEXT
    width: int = 128
    total: Callable[[Sequence[Any]], str] | None = None
    tone: Callable[[Any], str] | None = None
    hint: Callable[[Any], str] | None = None
    hidden: bool = False
    field: str | None = None
    unit: Callable[[Any], str] | None = None
    copy: Callable[[Any], str] | None = None
    spoken: Callable[[Any], str] | None = None

    def pasted_as(self) -> str:
        """Return the field of an import that a pasted cell of this column fills, or ""."""
        return self.key if self.field is None else self.field

    def name(self) -> str:
        """Return the heading in the language in force."""
        return tr(self.title)

    def shown(self, row: object) -> str:
        """Return what a person reads in the cell of ``row``."""
        if self.text is not None:
            return self.text(row)
        value = self.value(row)
        return "" if value is None else str(value)

    def copied(self, row: object) -> str:
        """Return what goes to the clipboard: plain digits for numbers, otherwise what is read."""
        if self.copy is not None:
            return self.copy(row)
        if self.kind is Kind.NUMBER:
            value = self.value(row)
            if isinstance(value, int | Decimal):
                return f"{value:f}" if isinstance(value, Decimal) else str(value)
        return self.shown(row)

    def summed(self, rows: Sequence[object]) -> str:
        """Return the text for the status line, or nothing where a sum has no meaning."""
        if self.total is not None:
            return self.total(rows)
        if self.kind is not Kind.NUMBER:
            return ""
        values = [value for value in map(self.value, rows) if isinstance(value, int | Decimal)]
        return f"{self.name()} {sum(values, Decimal(0)):,}" if values else ""

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers right, everything else left, all in the middle of the row's height."""
        side = Qt.AlignmentFlag.AlignRight if self.kind is Kind.NUMBER else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def sort_key(value: object) -> tuple[int, object]:
    """Return a key that orders any cell: numbers and dates by size, text as a Chinese reader expects.

    GB 18030 keeps the common characters in the order of their pinyin, so its bytes sort a register
    without a collation library. Empty cells come last.
    """
    if value is None or value == "":
        return (2, 0)
    if isinstance(value, str):
        return (1, value.casefold().encode("gb18030", "replace"))
    return (0, value)
