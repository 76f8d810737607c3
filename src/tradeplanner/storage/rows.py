"""Rows to nouns and back: one rule for every dataclass, so that no noun has a mapping of its own.

A ``Money`` field ``x`` is the columns ``x_minor`` and ``x_currency``; several texts are a JSON list;
a ``Decimal`` is text (SQLite would add it up as floats); an ``Origin`` is ``batch_id``,
``source_sheet`` and ``source_row``; an enumeration is its value, "" where nobody has said it.
"""

import functools
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Connection, Select

from tradeplanner.domain.ids import BatchId, Origin
from tradeplanner.domain.money import Money

T = TypeVar("T")
ORIGIN = ("batch_id", "source_sheet", "source_row")
_NONE = "[]"
Codec = tuple[str, tuple[str, ...], Callable[[Any], tuple[object, ...]], Callable[..., object]]


def columns_of(cls: type) -> tuple[str, ...]:
    """Return the names of the columns that hold ``cls``, in the order of its fields."""
    return tuple(column for _, columns, _, _ in _codecs(cls) for column in columns)


def to_row(value: object) -> dict[str, object]:
    """Return the columns of ``value`` without id and version, as the write gate takes them."""
    row: dict[str, object] = {}
    for name, columns, pack, _ in _codecs(type(value)):
        if name not in ("id", "version"):
            row.update(zip(columns, pack(getattr(value, name)), strict=True))
    return row


def from_row(cls: type[T], row: Mapping[Any, Any]) -> T:
    """Return the noun that ``row`` holds; KeyError if a column is missing."""
    return cls(
        **{name: unpack(*(row[column] for column in columns)) for name, columns, _, unpack in _codecs(cls)}
    )


def one(connection: Connection, cls: type[T], query: Select[Any]) -> T | None:
    """Return the single noun that ``query`` finds, or None."""
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else from_row(cls, row)


def many(connection: Connection, cls: type[T], query: Select[Any]) -> list[T]:
    """Return the nouns that ``query`` finds, in its order."""
    result = connection.execute(query)
    read = _reader(cls, list(result.keys()))
    return [read(row) for row in result]


def joined(
    connection: Connection, cls: type[T], query: Select[Any], labels: Sequence[str]
) -> list[tuple[T, list[Any]]]:
    """Return each noun that ``query`` finds, with the values of the columns called ``labels``."""
    result = connection.execute(query)
    keys = list(result.keys())
    read, more = _reader(cls, keys), [keys.index(label) for label in labels]
    return [(read(row), [row[i] for i in more]) for row in result]


def _reader(cls: type[T], keys: Sequence[str]) -> Callable[[Sequence[Any]], T]:
    """Return a function that makes a ``cls`` of a row whose columns are ``keys``.

    Fields stored as they are make most of a row, and are taken from it all at once.
    """
    place = {name: at for at, name in enumerate(keys)}
    plan = [
        (name, [place[column] for column in columns], unpack) for name, columns, _, unpack in _codecs(cls)
    ]
    plain = [(name, at[0]) for name, at, unpack in plan if unpack is _as_is]
    names, places = [name for name, _ in plain], [at for _, at in plain]
    made = [(name, at, unpack) for name, at, unpack in plan if unpack is not _as_is]

    def read(row: Sequence[Any]) -> T:
        values = dict(zip(names, [row[at] for at in places], strict=True))
        for name, at, unpack in made:
            values[name] = unpack(*[row[i] for i in at])
        return cls(**values)

    return read


def _codecs(cls: type) -> tuple[Codec, ...]:
    if cls not in _KNOWN:
        hints = typing.get_type_hints(cls)
        _KNOWN[cls] = tuple(_codec(f.name, _bare(hints[f.name])) for f in _fields(cls))
    return _KNOWN[cls]


def _codec(name: str, kind: object) -> Codec:
    special = _SPECIAL.get(kind) if isinstance(kind, type) else None
    if special is not None:
        pack, unpack, suffixes = special
        return name, suffixes if kind is Origin else tuple(name + s for s in suffixes), pack, unpack
    if typing.get_origin(kind) is tuple:
        item = Decimal if typing.get_args(kind)[0] is Decimal else str
        return name, (name,), _pack_list, functools.partial(_unpack_list, item)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return name, (name,), _pack_enum, _optional_word(kind)
    return name, (name,), _same, _as_is


def _bare(hint: object) -> object:
    """Return a field's type without ``None`` and without the name of a typed id."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return getattr(hint, "__supertype__", hint)


def _fields(cls: type) -> tuple[Field[object], ...]:
    return fields(cls) if is_dataclass(cls) else ()


def _optional(make: Callable[[Any], object]) -> Callable[..., object]:
    return lambda v: None if v is None else make(v)


def _optional_word(make: Callable[[Any], object]) -> Callable[..., object]:
    return lambda v: make(v) if v else None


def _as_is(value: object) -> object:
    return value


def _same(value: object) -> tuple[object, ...]:
    return (value,)


def _pack_text(value: object) -> tuple[object, ...]:
    return (None if value is None else str(value),)


def _pack_enum(value: StrEnum | None) -> tuple[object, ...]:
    return ("" if value is None else value.value,)


def _pack_money(value: Money | None) -> tuple[object, ...]:
    return (None, None) if value is None else (value.minor, value.currency)


def _unpack_money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)


def _pack_origin(value: Origin | None) -> tuple[object, ...]:
    return (None, None, None) if value is None else (value.batch, value.sheet, value.row)


def _unpack_origin(batch: int | None, sheet: str | None, row: int | None) -> Origin | None:
    return None if batch is None else Origin(BatchId(batch), sheet or "", row or 0)


def _pack_list(value: tuple[object, ...]) -> tuple[object, ...]:
    return (json.dumps([str(item) for item in value], ensure_ascii=False),)


def _unpack_list(make: Callable[[str], object], text: str | None) -> tuple[object, ...]:
    if not text or text == _NONE:
        return ()
    return tuple(make(item) for item in json.loads(text))


def _unpack_date(value: date | str | None) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else value


_SPECIAL: dict[type, tuple[Callable[[Any], tuple[object, ...]], Callable[..., object], tuple[str, ...]]] = {
    Money: (_pack_money, _unpack_money, ("_minor", "_currency")),
    Origin: (_pack_origin, _unpack_origin, ORIGIN),
    Decimal: (_pack_text, _optional(Decimal), ("",)),
    bool: (_same, _optional(bool), ("",)),
    date: (_same, _unpack_date, ("",)),
}
_KNOWN: dict[type, tuple[Codec, ...]] = {}
