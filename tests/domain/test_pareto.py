"""The few that make four fifths, and what has no part of a whole."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.entries import Entry
from tradeplanner.domain.league import By
from tradeplanner.domain.pareto import Pareto, pareto


def built(*amounts: int | None) -> Pareto:
    """Return the Pareto of these amounts."""
    entries = [Entry(key=n, zh=str(n), now=amount) for n, amount in enumerate(amounts)]
    return pareto(entries, by=By.MARKET, year=2024, through=6, currency="CNY")


def test_the_fewest_that_reach_four_fifths() -> None:
    found = built(10, 50, 30, 10)
    assert [s.entry.now for s in found.slices] == [50, 30, 10, 10]
    assert found.few == 2
    assert found.slices[1].cumulative == Decimal("0.8")


def test_negative_and_unknown_are_told_apart_from_the_whole() -> None:
    found = built(5, -3, None, 0)
    assert (found.whole, found.few) == (5, 1)
    assert [e.now for e in found.below] == [0, -3]
    assert len(found.unknown) == 1


def test_nothing_at_all() -> None:
    assert built().few == 0
    assert built(0, None).slices == ()


@given(st.lists(st.none() | st.integers(-(10**14), 10**14), max_size=40))
def test_nobody_is_dropped_and_parts_make_the_whole(amounts: list[int | None]) -> None:
    found = built(*amounts)
    assert len(found.slices) + len(found.below) + len(found.unknown) == len(amounts)
    assert sum(s.entry.now or 0 for s in found.slices) == found.whole
    if found.slices:
        assert found.slices[-1].cumulative == 1
