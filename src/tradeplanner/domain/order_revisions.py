"""What an order was before: every amount and stage that it had, and since when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tradeplanner.domain.history import RowImage, Step
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Stage

FIGURES = ("amount_minor", "amount_currency", "stage", "signed_on")
"""Columns of an order of which earlier values are kept in sight."""


@dataclass(frozen=True, slots=True)
class Revision:
    """The figures of an order from one step on; ``revised`` is False of those that it began with."""

    step: Step
    amount: Money
    stage: Stage
    signed_on: date
    revised: bool


def revisions(changes: Iterable[tuple[Step, RowImage]]) -> list[Revision]:
    """Return the figures that an order has had, newest first; ``changes`` are those of its row, newest first.

    A step that changed no figure is no revision; a row that was removed and came back is one as it came back.
    """
    found: list[Revision] = []
    row: dict[str, object] = {}
    for step, image in reversed(list(changes)):
        if image.after is None:
            row = {}
            continue
        known, row = row, {**row, **image.after}
        if any(name not in row for name in FIGURES):
            continue
        if not known or any(known.get(name) != row[name] for name in FIGURES):
            found.append(_revision(step, row, revised=bool(found)))
    return found[::-1]


def _revision(step: Step, row: Mapping[str, object], *, revised: bool) -> Revision:
    signed = row["signed_on"]
    return Revision(
        step,
        Money(int(str(row["amount_minor"])), str(row["amount_currency"])),
        Stage(str(row["stage"])),
        signed if isinstance(signed, date) else date.fromisoformat(str(signed)),
        revised,
    )
