"""What the cells of an empty form may hold: words of a list, days, numbers; Excel catches the slips."""

from dataclasses import dataclass

from tradeplanner.importing.fields import Field, Shape

_YES_NO = (("是", "否"), ("Yes", "No"))
_CURRENCIES = (
    ("人民币", "美元", "欧元", "日元", "港元", "英镑", "韩元", "澳元"),
    ("CNY", "USD", "EUR", "JPY", "HKD", "GBP", "KRW", "AUD"),
)
_LONGEST = 250
"""Letters of all words together that Excel takes as a list."""
LIST, DAY, NUMBER = "list", "day", "number"


@dataclass(frozen=True, slots=True)
class Check:
    """What a column (from 0) of a form takes: "list" with its ``words``, "day" or "number"."""

    column: int
    kind: str
    words: tuple[str, ...] = ()


def check_of(field: Field, column: int, *, english: bool) -> Check | None:
    """Return the check of a field's column, None for one that takes any text."""
    words = _words(field, english=english)
    if words and sum(map(len, words)) + len(words) <= _LONGEST:
        return Check(column, LIST, words)
    if field.shape is Shape.NUMBER:
        return Check(column, NUMBER)
    return Check(column, DAY) if field.is_day else None


def _words(field: Field, *, english: bool) -> tuple[str, ...]:
    """Return one word of the language for each value of a closed list."""
    if field.shape is Shape.FLAG:
        return _YES_NO[english]
    if field.key == "currency":
        return _CURRENCIES[english]
    found: dict[str, str] = {}
    for word, value in (field.words or {}).items():
        if word.isascii() is english or word.isdigit():
            found.setdefault(value, word.capitalize() if english else word)
    return tuple(found.values())
