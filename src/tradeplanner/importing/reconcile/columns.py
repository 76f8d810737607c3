"""The columns of a noun as the write gate takes them, and what a change of some of them says to a person."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.money import PLACES, Money
from tradeplanner.importing.checked import Change

_MINOR, _CURRENCY = "_minor", "_currency"
Named = Mapping[str, Callable[[object], str]]
"""Columns that hold ids, and what gives the name of one."""


def columns_of(noun: object, names: Collection[str]) -> dict[str, object]:
    """Return the named fields of a noun by column: lists as JSON, decimals and days as text."""
    return {name: _plain(getattr(noun, name)) for name in sorted(names)}


def changes_of(
    old: Mapping[str, object], updates: Mapping[str, object], named: Named | None = None
) -> list[Change]:
    """Return the fields that ``updates`` change, old and new as they are read: an amount is one field."""
    new = {**old, **updates}
    found: dict[str, Change] = {}
    for column in updates:
        amount = column.removesuffix(_MINOR).removesuffix(_CURRENCY)
        if amount != column and amount + _MINOR in new:
            found[amount] = Change(amount, _amount(old, amount), _amount(new, amount))
        else:
            shown = (named or {}).get(column, _shown)
            found[column] = Change(column, shown(old[column]), shown(new[column]))
    return list(found.values())


def _amount(columns: Mapping[str, object], field: str) -> str:
    minor, currency = columns[field + _MINOR], columns[field + _CURRENCY]
    if not isinstance(minor, int) or currency not in PLACES:
        return ""
    return f"{Money(minor, str(currency)).amount} {currency}"


def _shown(value: object) -> str:
    if isinstance(value, str) and value.startswith("["):
        try:
            return "、".join(map(str, json.loads(value)))
        except ValueError:
            return value  # a note may begin with a bracket too
    return "" if value is None else str(value)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return json.dumps([str(part) for part in value], ensure_ascii=False)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return format(value.normalize(), "f") if isinstance(value, Decimal) else value
