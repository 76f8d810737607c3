"""The rule of the traffic lights in words, as it stands beside every colour that follows it."""

from decimal import Decimal

from tradeplanner.domain.lights import Light
from tradeplanner.i18n.formats import signed
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word


def rule(green: Decimal, amber: Decimal) -> str:
    """Return which gap in percentage points has which light."""
    return tr(
        "{green} from {green_points} points against time progress, {amber} from {amber_points},"
        " {red} below that",
        green=word(Light.GREEN),
        amber=word(Light.AMBER),
        red=word(Light.RED),
        green_points=signed(green, 1),
        amber_points=signed(amber, 1),
    )
