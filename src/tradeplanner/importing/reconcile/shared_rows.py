"""A row that several firms share: one line for each of them, if a person says so."""

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_DOWN, Decimal

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.importing.checked import Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile.context import Spot, text_of
from tradeplanner.importing.reconcile.split_question import SplitQuestion
from tradeplanner.importing.splitting import firm_names

_PARTED = ("booths", "area", "people")
"""Counts of a row, which its firms share equally."""
_CENT = Decimal("0.01")


def each_firm(at: Spot, line: Line, question: SplitQuestion, known: Callable[[str], bool]) -> list[Line]:
    """Return a line for each firm of a row; none while it is not said whether the cell is split.

    ``known`` tells whether a name is that of a stored firm. What the firms share is parted equally, the
    first taking what is left over; a code that stands beside several names is nobody's.
    """
    written = text_of(line, "firm")
    names = firm_names(written, known)
    if len(names) < 2 or known(written):
        return [line]
    split = question.answer(at, written, names)
    if split is None:
        at.count(Outcome.AMBIGUOUS)
        return []
    if not split:
        return [line]
    at.say(Code.SPLIT_DONE, Severity.NOTE, "firm", written=written, count=len(names))
    bare = replace(line, values={k: v for k, v in line.values.items() if k != "credit_code"})
    shares = {key: _shares(line.values.get(key), len(names)) for key in _PARTED if key in line.values}
    if any(line.values.get(key) is not None for key in _PARTED):
        at.say(Code.AMOUNTS_PARTED, Severity.NOTE, "firm", count=len(names))
    return [
        replace(bare, values={**bare.values, "firm": name, **{key: shares[key][n] for key in shares}})
        for n, name in enumerate(names)
    ]


def _shares(value: object, count: int) -> list[object]:
    if isinstance(value, Decimal):
        each = (value / count).quantize(_CENT, rounding=ROUND_DOWN)
        return [value - each * (count - 1), *[each] * (count - 1)]
    if isinstance(value, int) and not isinstance(value, bool):
        least = value // count
        return [value - least * (count - 1), *[least] * (count - 1)]
    return [value] * count
