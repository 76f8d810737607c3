"""Levels and published growth beside each other: whether one can follow from the other after rounding."""

from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.money import half_up

_HUNDRED = Decimal(100)
_HALF = Decimal(5)
_COARSEST = Decimal("0.005")
"""The part of a level by which rounding may have moved it at most, however many zeros it ends in."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level in whole units, with half of its last stated place."""

    value: Decimal
    half: Decimal


def level_of(number: Decimal, scale: Decimal) -> Level:
    """Return ``number`` of a unit ``scale`` as a level; zeros at its end are taken for rounding."""
    exponent = number.normalize().as_tuple().exponent
    step = Decimal(_HALF).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    return Level(number * scale, min(step * scale, abs(number * scale) * _COARSEST))


def reckoned(now: Level, before: Level) -> Decimal:
    """Return the growth in per cent that two levels give, to one decimal; ``before`` is above zero."""
    return half_up((now.value / before.value - 1) * _HUNDRED, 1)


def contradicts(now: Level, before: Level, growth: Decimal) -> bool:
    """Whether no levels and no growth that round to the stated ones could belong together."""
    if before.value <= before.half or now.value <= 0:
        return False
    exponent = growth.as_tuple().exponent
    half = Decimal(_HALF).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)
    least = ((now.value - now.half) / (before.value + before.half) - 1) * _HUNDRED
    most = ((now.value + now.half) / (before.value - before.half) - 1) * _HUNDRED
    return growth + half < least or growth - half > most
