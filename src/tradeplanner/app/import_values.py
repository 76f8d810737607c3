"""The values of an import that the window shows; only ``app`` opens ``importing``, so they come by here."""

from tradeplanner.app.import_kinds import Guess, better_kind, likely_kind, spoken_kind
from tradeplanner.app.imports import KINDS, ImportOutcome, Inspection, Session
from tradeplanner.domain.exports import Flow
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import (
    Candidate,
    Change,
    Checked,
    Control,
    Counts,
    Outcome,
    Question,
    Sum,
)
from tradeplanner.importing.fields import Shape
from tradeplanner.importing.grid import Row, SheetInfo, address, cell_text, column_letters, from_address
from tradeplanner.importing.proposal import ColumnPlan, Proposal, Reason, Rival, SheetPlan
from tradeplanner.importing.readers.encodings import ENCODINGS
from tradeplanner.importing.single_forms import KINDS as FORM_KINDS
from tradeplanner.importing.specs import SPECS

__all__ = [
    "ENCODINGS",
    "FORM_KINDS",
    "KINDS",
    "Candidate",
    "Change",
    "Checked",
    "ColumnPlan",
    "Control",
    "Counts",
    "Guess",
    "ImportOutcome",
    "Inspection",
    "Outcome",
    "Proposal",
    "Question",
    "Reason",
    "Rival",
    "Row",
    "Session",
    "SheetInfo",
    "SheetPlan",
    "Sum",
    "address",
    "better_kind",
    "cell_text",
    "column_letters",
    "field_keys",
    "figure_fields",
    "from_address",
    "is_money",
    "is_unit",
    "likely_kind",
    "spoken_kind",
]

_MONTHS = tuple(str(month) for month in range(1, 13))
_CURRENCIES = ("USD", "EUR", "JPY", "HKD", "GBP", "KRW", "AUD")


def field_keys(kind: str, year: int) -> list[str]:
    """Return the fields that a column of this kind of file may be; families once for each argument.

    A figure of a year is offered for ``year`` and the two before it.
    """
    keys: list[str] = []
    for field in SPECS[kind].fields:
        if field.family is None:
            keys.append(field.key)
        else:
            keys += [f"{field.key}.{argument}" for argument in _arguments(field.key, year)]
    return keys


def is_money(kind: str, key: str) -> bool:
    """Whether a field of a kind holds amounts, to which a unit applies."""
    field = SPECS[kind].field(key) if key else None
    return field is not None and field.money


def is_unit(text: str) -> bool:
    """Whether the program knows what unit of amounts ``text`` means."""
    return parse_unit(text) is not None


def figure_fields(kind: str) -> frozenset[str]:
    """Return the fields of a kind that hold figures, without their arguments."""
    return frozenset(field.key for field in SPECS[kind].fields if field.shape is Shape.NUMBER)


def _arguments(family: str, year: int) -> tuple[str, ...]:
    if family == "month":
        return _MONTHS
    if family == "way":
        return tuple(flow.value for flow in Flow)
    if family == "later":
        return ()
    if family == "rate":
        return _CURRENCIES
    return tuple(str(each) for each in range(year - 2, year + 1))
