"""The traffic light of a course: how far it is ahead of time progress, in three steps the bureau sets."""

from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain.money import half_up

PLACES = 1
"""Decimals at which points are shown, and so judged: what reads 0.0 is not behind."""


class Light(StrEnum):
    """The three steps, best first."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


def light(points: Decimal, green: Decimal, amber: Decimal) -> Light:
    """Return the light of a course ``points`` percentage points ahead of time progress (behind: below 0).

    Green from ``green``, amber from ``amber``, red below. The points are judged as they are shown, so
    that two equal figures never have two colours.
    """
    shown = half_up(points, PLACES)
    if shown >= green:
        return Light.GREEN
    return Light.AMBER if shown >= amber else Light.RED
