"""The columns of a noun as the write gate takes them, for the few kinds whose nouns have no money."""

import json
from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum


def columns_of(noun: object, names: Collection[str]) -> dict[str, object]:
    """Return the named fields of a noun by column: lists as JSON, decimals and days as text."""
    return {name: _plain(getattr(noun, name)) for name in sorted(names)}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps([str(part) for part in value], ensure_ascii=False)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
