"""Column contracts: which columns a function needs, and of which kind.

A frame that breaks its contract is a fault of the program, not of a person, so it raises at once
instead of giving a figure that is quietly wrong (a column of floats where minor units are meant).
"""

from collections.abc import Mapping
from enum import Enum

import pandas as pd
from pandas.api import types


class Kind(Enum):
    """What a column may hold; none of them allows a missing value."""

    WHOLE = "whole numbers"
    TEXT = "texts"
    DAY = "days"


class ContractError(TypeError):
    """A frame lacks a column, or a column is of another kind than the contract says."""


Contract = Mapping[str, Kind]

EXPORTS: Contract = {
    "year": Kind.WHOLE,
    "first": Kind.WHOLE,
    "last": Kind.WHOLE,
    "place": Kind.TEXT,
    "town": Kind.TEXT,
    "currency": Kind.TEXT,
    "minor": Kind.WHOLE,
}
"""Exports of months ``first`` to ``last``; ``place`` is "" where firms' records were summed."""

ORDERS: Contract = {
    "edition": Kind.WHOLE,
    "stage": Kind.TEXT,
    "currency": Kind.TEXT,
    "signed_on": Kind.DAY,
    "count": Kind.WHOLE,
    "minor": Kind.WHOLE,
}
"""Orders of one signing day; ``edition`` is 0 for those outside any fair."""


def check(frame: pd.DataFrame, contract: Contract) -> None:
    """Raise ContractError with every breach, unless ``frame`` keeps ``contract``."""
    faults = [fault for name, kind in contract.items() for fault in _faults(frame, name, kind)]
    if faults:
        raise ContractError("; ".join(faults))


def _faults(frame: pd.DataFrame, name: str, kind: Kind) -> list[str]:
    if name not in frame.columns:
        return [f"{name}: missing"]
    column = frame[name]
    if column.isna().any():
        return [f"{name}: holds missing values"]
    fits = {
        Kind.WHOLE: types.is_integer_dtype(column),
        Kind.TEXT: types.is_string_dtype(column) or column.empty,
        Kind.DAY: types.is_datetime64_any_dtype(column),
    }
    return [] if fits[kind] else [f"{name}: {column.dtype} where {kind.value} belong"]


def empty(contract: Contract) -> pd.DataFrame:
    """Return a frame without rows that keeps ``contract``."""
    kinds = {Kind.WHOLE: "int64", Kind.TEXT: "str", Kind.DAY: "datetime64[s]"}
    return pd.DataFrame({name: pd.Series([], dtype=kinds[kind]) for name, kind in contract.items()})
