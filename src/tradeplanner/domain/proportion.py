"""When a figure is out of proportion to others of its kind: a unit that slipped, a column that was swapped.

Nothing here says that a figure is wrong; it says what it does not go with. The bounds are wide, because a
firm's months differ tenfold in the ordinary course of trade: a warning that comes every month is not read.
"""

import math
from collections.abc import Sequence
from fractions import Fraction

LEAST = 3
"""Figures of the past from which on one may speak of what is usual."""
TIMES = 50
"""How many times the usual a figure is before it is told."""
PART = 1000
"""A figure so many times below the usual is told; small months are common, tiny ones are slips of a unit."""
_SERIES = 5
_MOST = 0.8
_WITHIN = 1.0
_SLIPS = (2, 3, 4, 6, 8)
"""Powers of ten between units that are confused: hundreds, 千, 万, 百万, 亿."""
_APART = 3.0
_NEAR = 1.6


def usual(figures: Sequence[int]) -> Fraction | None:
    """Return the median of the positive ones among ``figures``, None where they are fewer than ``LEAST``."""
    known = sorted(figure for figure in figures if figure > 0)
    if len(known) < LEAST:
        return None
    middle = len(known) // 2
    return Fraction(known[middle]) if len(known) % 2 else Fraction(known[middle - 1] + known[middle], 2)


def is_odd(figure: Fraction, expected: Fraction) -> bool:
    """Whether a positive figure is ``TIMES`` what is expected, or less than a ``PART`` of it."""
    return figure > 0 and (figure >= expected * TIMES or figure * PART <= expected)


def slip(ratios: Sequence[float]) -> int:
    """Return the power of ten by which most of the ratios are off in one way, 0 where they are not.

    ``ratios`` are new figures of several series through what each used to be. 4 means that they are ten
    thousand times too large (yuan where ten thousands were meant), -4 as many times too small.
    """
    if len(ratios) < _SERIES:
        return 0
    powers = sorted(math.log10(ratio) for ratio in ratios)
    middle = powers[len(powers) // 2]
    alike = sum(1 for power in powers if abs(power - middle) <= _WITHIN)
    if abs(middle) < math.log10(TIMES) or alike < _MOST * len(powers):
        return 0
    nearest = min(_SLIPS, key=lambda power: abs(power - abs(middle)))
    return nearest if middle > 0 else -nearest


def is_swapped(figure: Fraction, own: Fraction, other: Fraction) -> bool:
    """Whether a figure is like the ``other`` flow of its series used to be, and unlike its own flow."""
    if figure <= 0 or _times(own, other) < _APART:
        return False
    return _times(figure, other) <= _NEAR and _times(figure, own) >= _APART


def _times(one: Fraction, another: Fraction) -> float:
    """Return how many times the smaller the larger is."""
    ratio = float(one / another)
    return max(ratio, 1 / ratio)
