"""Orders for each unit of cost; an edition without one of the figures is named, not counted as nought."""

from decimal import Decimal

from tradeplanner.domain.worth import Fair, worth_of


def test_known_editions_are_summed_and_others_named() -> None:
    found = worth_of(
        [Fair(zh="a", cost=10, orders=50), Fair(zh="b", cost=None, orders=9),
         Fair(zh="c", cost=0, orders=70)],
        year=2024, currency="CNY",
    )  # fmt: skip
    assert [f.zh for f in found.fairs] == ["c", "a"]
    assert [f.ratio for f in found.fairs] == [None, Decimal(5)]
    assert [f.zh for f in found.unknown] == ["b"]
    assert (found.cost, found.orders, found.ratio) == (10, 120, Decimal(12))
    assert worth_of([], year=2024, currency="CNY").ratio is None
