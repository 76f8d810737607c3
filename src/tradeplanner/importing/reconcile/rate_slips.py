"""Slips of the decimal point among the rates of one file: a rate far from those before and after it.

No market moves fivefold and back within days; a figure that does is a slip, and its neighbours tell.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tradeplanner.domain.rates import FAR, Rate
from tradeplanner.importing.reconcile.context import Spot

_SLIP = Decimal(5)
"""How many times its neighbours a rate is, or they it, from which it is a slip."""
_NEAR_DAYS = 100
"""Rates further apart than this are no neighbours: in years a currency may well lose its worth."""


class Taken(NamedTuple):
    """A rate of the file, and the cell that it comes from."""

    at: Spot
    field: str
    rate: Rate


def found(taken: Sequence[Taken]) -> Mapping[int, Taken]:
    """Return the places in ``taken``, rates of one currency, that are slips, each with a neighbour.

    Both nearest rates must belie it and agree with each other; one alone cannot tell which is wrong.
    """
    order = sorted(range(len(taken)), key=lambda number: taken[number].rate.first)
    slips = {}
    for place, number in enumerate(order):
        own = taken[number].rate
        around = [taken[other] for other in _around(order, place)]
        near = [each for each in around if abs((each.rate.first - own.first).days) <= _NEAR_DAYS]
        agree = len(near) > 1 and _times(near[0].rate, near[1].rate) <= FAR
        if agree and all(_times(own, each.rate) >= _SLIP for each in near):
            slips[number] = near[0]
    return slips


def _around(order: Sequence[int], place: int) -> Sequence[int]:
    """Return the neighbours on both sides; at an end the two that are nearest."""
    first = min(max(place - 1, 0), max(len(order) - 3, 0))
    return [number for at, number in enumerate(order[first : first + 3], first) if at != place]


def _times(one: Rate, other: Rate) -> Decimal:
    """Return how many times the smaller of two rates the larger is."""
    low, high = sorted((one.yuan_per_unit, other.yuan_per_unit))
    return high / low
