"""The columns of a return as the write gate takes them: each amount as minor units and a currency."""

from dataclasses import fields

from tradeplanner.domain.money import Money
from tradeplanner.domain.returns import SUMS, Return
from tradeplanner.importing.reconcile.columns import columns_of

_OWN = frozenset(field.name for field in fields(Return)) - {"id", "version", "origin", *SUMS}


def return_columns(told: Return) -> dict[str, object]:
    """Return a return's fields by column."""
    columns = columns_of(told, _OWN)
    for field in SUMS:
        amount = getattr(told, field)
        known = isinstance(amount, Money)
        columns[f"{field}_minor"] = amount.minor if known else None
        columns[f"{field}_currency"] = amount.currency if known else None
    return columns
