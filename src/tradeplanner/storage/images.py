"""Images of rows: the compact form in which the change log keeps what was and what became.

A block is a JSON list of ``[id, version, value…]``, compressed when it is long. Values are what the
driver stores: whole numbers, texts, booleans, null, and days as ISO 8601 texts. A block of many new
rows is kept by column instead: an object of ``first`` id, ``count``, ``version`` and ``columns``, each
a list of values, or ``{"all": value}``, or ``{"from": number}`` for numbers that count on.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import repeat, zip_longest
from typing import Any

from sqlalchemy import Date, Table

from tradeplanner.storage.loading import same

Packed = tuple[object, ...]
BLOCK = 4_000
"""Rows a block; about a megabyte of JSON, so that reading one back needs little memory."""
_SHORT = 400
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def pack(rows: Sequence[Packed]) -> bytes:
    """Return ``rows`` as one block."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode()
    return text if len(text) < _SHORT else zlib.compress(text, 1)


def pack_columns(first: int, columns: Sequence[Sequence[object]], texts: Sequence[str | None] = ()) -> bytes:
    """Return new rows given by column as one block; their ids count on from ``first``.

    ``texts`` are the first columns as they are to be kept, None for one that is still to be written.
    """
    said = (
        text if text is not None else _ENCODE(_shortened(values))
        for values, text in zip_longest(columns, texts)
    )
    head = f'{{"first":{first},"count":{len(columns[0])},"version":1,"columns":['
    return zlib.compress(f"{head}{','.join(said)}]}}".encode(), 1)


def unpack(block: bytes | None) -> list[list[object]]:
    """Return the rows of a block; none for no block."""
    if not block:
        return []
    held = json.loads(block if block[:1] in (b"[", b"{") else zlib.decompress(block))
    if isinstance(held, list):
        return held
    first, count = held["first"], held["count"]
    columns = (_in_full(column, count) for column in held["columns"])
    return list(map(list, zip(range(first, first + count), repeat(held["version"]), *columns, strict=False)))


def _shortened(values: Sequence[object]) -> object:
    """Return a column as a block keeps it."""
    first = values[0]
    if same(values):
        return {"all": first}
    if type(first) is int and values == list(range(first, first + len(values))):
        return {"from": first}
    return values


def _in_full(column: list[object] | dict[str, Any], count: int) -> Iterable[object]:
    """Return the values of a column that ``_shortened`` made."""
    if isinstance(column, list):
        return column
    return range(column["from"], column["from"] + count) if "from" in column else repeat(column["all"], count)


def plain(value: object) -> object:
    """Return ``value`` as an image keeps it: a day becomes its ISO text."""
    return value.isoformat() if isinstance(value, date) else value


def for_table(table: Table, columns: Sequence[str], values: Sequence[object]) -> dict[str, object]:
    """Return ``values`` as Core takes them for ``columns``: days are days again."""
    return {
        name: date.fromisoformat(value)
        if isinstance(value, str) and isinstance(table.c[name].type, Date)
        else value
        for name, value in zip(columns, values, strict=True)
    }
