"""The list of single deals that some result forms have below: found, so that it is kept out of the form.

Orders have a file of their own; a form's sums and its deals are never added.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tradeplanner.importing import mapping
from tradeplanner.importing.fields import Spec
from tradeplanner.importing.grid import Row, cell_text
from tradeplanner.importing.specs import orders

_NAMED = ("buyer", "contract_no", "market", "product", "amount", "signed_on", "currency", "stage", "hs")
_WORDS = {
    mapping.tidy(name): field.key
    for field in orders.SPEC.fields
    if field.key in _NAMED
    for name in field.names
}
_WORDS |= dict.fromkeys(map(mapping.tidy, ("客商名称", "客户公司", "买方", "买家名称", "买方名称")), "buyer")
_FEWEST = 3
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Deals:
    """Where deals stand: rows ``first`` to ``last`` with their heading, and how many there are."""

    first: int
    last: int
    count: int


def find(spec: Spec, rows: Sequence[Row]) -> Deals | None:
    """Return the list of deals in a form of ``spec``, or None: a heading that names buyer and amount."""
    for number, row in enumerate(rows, 1):
        if not _is_heading(row):
            continue
        last, count = number, 0
        for after, below in enumerate(rows[number:], number + 1):
            filled = sum(cell is not None for cell in below)
            if filled and _begins_a_label(spec, below):
                break
            last = after
            count += filled > 1
        return Deals(number, last, count)
    return None


def without(rows: Sequence[Row], deals: Deals) -> list[Row]:
    """Return the rows with those of the deals blank, so that all others keep their places."""
    return [[] if deals.first <= number <= deals.last else row for number, row in enumerate(rows, 1)]


def _is_heading(row: Row) -> bool:
    if len(row) - row.count(None) < _FEWEST:
        return False
    said = {_WORDS.get(mapping.tidy(cell)) for cell in row if isinstance(cell, str)} - {None}
    return len(said) >= _FEWEST and "amount" in said and bool({"buyer", "contract_no"} & said)


def _begins_a_label(spec: Spec, row: Row) -> bool:
    """Whether a row's first text is one of the form's own labels."""
    first = next((cell_text(cell) for cell in row if cell is not None), "")
    parts = (first.rstrip(" :：")[:40],)
    return any(field.names and mapping.name_score(field.names, parts) >= _SURE for field in spec.fields)
