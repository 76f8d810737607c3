"""Images of rows: the compact form in which the change log keeps what was and what became.

A block is a JSON list of ``[id, version, value…]``, compressed when it is long. Values are what the
driver stores: whole numbers, texts, booleans, null, and days as ISO 8601 texts.
"""

import json
import zlib
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Date, Table

Packed = tuple[object, ...]
BLOCK = 4_000
"""Rows a block; about a megabyte of JSON, so that reading one back needs little memory."""
_SHORT = 400


def pack(rows: Sequence[Packed]) -> bytes:
    """Return ``rows`` as one block."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), check_circular=False).encode()
    return text if len(text) < _SHORT else zlib.compress(text, 1)


def unpack(block: bytes | None) -> list[list[object]]:
    """Return the rows of a block; none for no block."""
    if not block:
        return []
    text = block if block[:1] == b"[" else zlib.decompress(block)
    rows: list[list[object]] = json.loads(text)
    return rows


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
