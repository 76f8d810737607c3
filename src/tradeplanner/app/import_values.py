"""The values of an import that the window shows; only ``app`` opens ``importing``, so they come by here."""

import re
from pathlib import Path

from tradeplanner.app.imports import KINDS, ImportOutcome, Inspection, Session
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
from tradeplanner.importing.specs import SPECS

__all__ = [
    "ENCODINGS",
    "KINDS",
    "Candidate",
    "Change",
    "Checked",
    "ColumnPlan",
    "Control",
    "Counts",
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
    "cell_text",
    "column_letters",
    "field_keys",
    "figure_fields",
    "from_address",
    "has_amounts",
    "likely_kind",
    "spoken_kind",
]

_HINTS = (
    ("registrations", ("报名", "回执", "registration")),
    ("programmes", ("活动", "行动", "programme")),
    ("catalogue", ("目录", "计划", "catalogue", "editions")),
    ("orders", ("订单", "合同", "成交", "order")),
    ("rates", ("汇率", "中间价", "rate")),
    ("targets", ("目标", "任务", "target")),
    ("customs", ("海关", "customs")),
    ("exports", ("出口", "进出口", "export")),
    ("firms", ("名录", "企业", "firm", "register")),
)
_DOWNLOAD = re.compile(r"[0-9]{4,6}_?(?:in|out)")
"""How downloads of customs statistics are called."""
_MONTHS = tuple(str(month) for month in range(1, 13))
_CURRENCIES = ("USD", "EUR", "JPY", "HKD", "GBP", "KRW", "AUD")


def likely_kind(path: Path) -> str:
    """Return the kind that a file's name speaks of, the first kind if it speaks of none."""
    return spoken_kind(path) or KINDS[0]


def spoken_kind(path: Path) -> str:
    """Return the kind that a file's name speaks of, "" if it speaks of none."""
    name = path.stem.lower()
    if _DOWNLOAD.fullmatch(name):
        return "customs"
    return next((kind for kind, words in _HINTS if any(word in name for word in words)), "")


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


def has_amounts(kind: str) -> bool:
    """Whether a kind of file holds amounts, to which a unit applies."""
    return any(field.money for field in SPECS[kind].fields)


def figure_fields(kind: str) -> frozenset[str]:
    """Return the fields of a kind that hold figures, without their arguments."""
    return frozenset(field.key for field in SPECS[kind].fields if field.shape is Shape.NUMBER)


def _arguments(family: str, year: int) -> tuple[str, ...]:
    if family == "month":
        return _MONTHS
    if family == "rate":
        return _CURRENCIES
    return tuple(str(each) for each in range(year - 2, year + 1))
