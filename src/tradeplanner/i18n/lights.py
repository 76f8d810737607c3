"""The rule of the traffic lights in words, as it stands beside every colour that follows it."""

from decimal import Decimal

from tradeplanner.domain.lights import Light
from tradeplanner.i18n.formats import signed
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word

SIGNS = {Light.GREEN: "▲", Light.AMBER: "▽", Light.RED: "▼"}
"""A shape for each light, so that colour is not needed to tell."""


def brief(green: Decimal, amber: Decimal) -> str:
    """Return the rule in one short line, to stand under the colours."""
    edges = {Light.GREEN: f" ≥ {signed(green, 1)}", Light.AMBER: f" ≥ {signed(amber, 1)}", Light.RED: ""}
    return " · ".join(f"{SIGNS[light]} {word(light)}{edge}" for light, edge in edges.items())


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
