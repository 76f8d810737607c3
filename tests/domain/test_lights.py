"""The traffic light: its two edges, and that it judges what is read."""

from decimal import Decimal

import pytest

from tradeplanner.domain.lights import Light, light
from tradeplanner.domain.settings import BureauSettings

USUAL = BureauSettings()


@pytest.mark.parametrize(
    "points, expected",
    [
        ("3.2", Light.GREEN), ("0", Light.GREEN), ("-0.04", Light.GREEN), ("-0.05", Light.AMBER),
        ("-5", Light.AMBER), ("-5.04", Light.AMBER), ("-5.05", Light.RED), ("-40", Light.RED),
    ],
)  # fmt: skip
def test_the_light_follows_the_points_as_they_are_shown(points: str, expected: Light) -> None:
    assert light(Decimal(points), USUAL.green_points, USUAL.amber_points) is expected


def test_the_bureau_sets_both_edges() -> None:
    assert light(Decimal("1.9"), Decimal(2), Decimal("1.5")) is Light.AMBER
    assert light(Decimal("1.4"), Decimal(2), Decimal("1.5")) is Light.RED
