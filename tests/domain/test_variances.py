"""Differences from a base: exact, ordered, and silent where a side is not known."""

from decimal import Decimal

from tradeplanner.domain.entries import Entry
from tradeplanner.domain.league import By
from tradeplanner.domain.variances import Base, variances


def test_differences_are_ordered_and_the_total_is_of_known_pairs() -> None:
    entries = [
        Entry(zh="a", now=5, then=10),
        Entry(zh="b", now=30, then=20),
        Entry(zh="c", now=7),
        Entry(zh="d", now=3, then=0),
    ]
    found = variances(entries, by=By.TOWN, base=Base.TARGET, year=2024, through=6, currency="CNY")
    assert [(v.entry.zh, v.difference) for v in found.lines] == [("b", 10), ("d", 3), ("a", -5), ("c", None)]
    assert [v.change for v in found.lines] == [Decimal("0.5"), None, Decimal("-0.5"), None]
    assert found.total is not None
    assert (found.total.difference, found.total.change) == (8, Decimal(38) / 30 - 1)


def test_without_a_pair_there_is_no_total() -> None:
    found = variances([Entry(zh="c", now=7)], by=By.TOWN, base=Base.LAST_YEAR, year=2024, through=6,
                      currency="CNY")  # fmt: skip
    assert found.total is None
