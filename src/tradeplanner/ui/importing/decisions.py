"""Decisions over one proposal: made while an older check is still shown, and taken back in order.

A screen shows the newest finished check, so a decision is made upon that check's proposal although
others may have been made since. What it changes is carried over to the newest proposal.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tradeplanner.app.import_values import Proposal

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
