"""Steps of large amounts: as the language counts unless a paper asks for the others."""

from decimal import Decimal

import pytest

from tradeplanner.charts.scale import scale_for
from tradeplanner.domain.exact import Exact
from tradeplanner.domain.money import Money
from tradeplanner.domain.units import Units
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import speaking
from tradeplanner.i18n.steps import counting_in

AMOUNT = Money(7_943_000_000_00, "CNY")


@pytest.mark.parametrize(
    "language, units, compact, unit",
    [
        ("zh", Units.OWN, "79.4 亿元", "亿元"),
        ("zh", Units.THOUSAND, "7,943.0 百万元", "百万元"),
        ("en", Units.OWN, "CNY 7.94 bn", "CNY bn"),
        ("en", Units.WAN, "CNY 79.43 × 100 million", "CNY × 100 million"),
    ],
)
def test_amounts_are_counted_as_was_chosen(language: str, units: Units, compact: str, unit: str) -> None:
    with speaking(language), counting_in(units):
        assert formats.compact(AMOUNT) == compact
        scale = scale_for("CNY", [AMOUNT.minor])
    assert scale.unit == unit
    figure = scale.text(AMOUNT.minor)
    assert isinstance(figure, Exact)
    assert figure.exact == Decimal(AMOUNT.minor) / 100 / scale.step


def test_the_choice_ends_with_its_block() -> None:
    with speaking("en"):
        before = formats.compact(AMOUNT)
        with counting_in(Units.WAN):
            pass
        assert formats.compact(AMOUNT) == before
