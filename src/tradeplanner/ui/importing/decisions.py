"""Decisions over one proposal: made while an older check is still shown, and taken back in order.

A screen shows the newest finished check, so a decision is made upon that check's proposal although
others may have been made since. What it changes is carried over to the newest proposal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tradeplanner.app.import_values import Proposal, SheetInfo

_MAPPINGS = ("edits", "confirmations", "choices", "mapping", "used", "headings", "ends", "units", "options")


def carried(decided: Proposal, shown: Proposal, newest: Proposal) -> Proposal:
    """Return ``newest`` with what ``decided`` changes of ``shown``."""
    changed: dict[str, Any] = {
        name: _carried(getattr(decided, name), getattr(shown, name), getattr(newest, name))
        for name in _MAPPINGS
    }
    added, removed = decided.skips - shown.skips, shown.skips - decided.skips
    return replace(newest, **changed, skips=newest.skips - removed | added)


def same(one: Proposal, other: Proposal) -> bool:
    """Tell whether two proposals hold the same decisions, whatever was concluded under them."""
    return one.skips == other.skips and all(getattr(one, name) == getattr(other, name) for name in _MAPPINGS)


def placed(proposal: Proposal, sheet: str, part: str, row: int) -> Proposal:
    """Return the proposal with the heading ending, or the data beginning or ending, in a row ("heading" …).

    A heading keeps its depth; the data keeps its other end where that still lies beyond the row.
    """
    plan = proposal.sheet(sheet)
    if part == "heading":
        deep = max(plan.heading_last - plan.heading_first, 0) if plan.heading_first else 0
        return proposal.with_heading(sheet, max(row - deep, 1), row)
    if part == "begin":
        return proposal.with_ends(sheet, row, max(plan.data_last, row))
    first = plan.data_first or plan.heading_last + 1
    return proposal.with_ends(sheet, min(first, row), row)


_OF_KIND = ("choices", "mapping", "options")
"""Decisions that mean fields or records of one kind of file."""


def refitted(before: Proposal, bare: Proposal, sheets: Sequence[SheetInfo]) -> Proposal:
    """Return ``bare`` with the decisions of ``before`` that still fit a file that was read anew.

    A decision fits where its sheet and its row are still there; what means a field only for the same kind.
    """
    rows = {info.name: info.rows for info in sheets}
    names = [name for name in _MAPPINGS if before.kind == bare.kind or name not in _OF_KIND]
    kept: dict[str, Any] = {
        name: {key: value for key, value in getattr(before, name).items() if _fits(key, rows, name)}
        for name in names
    }
    return replace(bare, **kept, skips=frozenset(at for at in before.skips if _fits(at, rows, "skips")))


def _fits(key: object, rows: Mapping[str, int], name: str) -> bool:
    """Tell whether the sheet, and the row where there is one, of a decision's key are in the file."""
    if name == "options":
        return True
    sheet = key[0] if isinstance(key, tuple) else key
    has_row = isinstance(key, tuple) and name not in ("mapping", "units")
    row = key[1] if has_row and isinstance(key, tuple) else 0
    return isinstance(row, int) and row <= rows.get(str(sheet), -1)


def _carried(
    decided: Mapping[Any, object], shown: Mapping[Any, object], newest: Mapping[Any, object]
) -> dict[Any, object]:
    result = dict(newest)
    for key in {*decided, *shown}:
        if key not in decided:
            result.pop(key, None)
        elif key not in shown or shown[key] != decided[key]:
            result[key] = decided[key]
    return result
