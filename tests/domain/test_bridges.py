"""The bridge explains the whole change, firm by firm."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.bridges import Bridge, Change, bridge
from tradeplanner.domain.entries import Entry

AMOUNTS = st.none() | st.integers(-(10**14), 10**14)


def built(
    *pairs: tuple[int | None, int | None], whole: tuple[int | None, int | None] | None = None
) -> Bridge:
    """Return the bridge of firms by (last year, this year)."""
    firms = [Entry(zh=str(n), then=then, now=now) for n, (then, now) in enumerate(pairs)]
    return bridge(firms, year=2024, through=11, currency="CNY", whole=whole)


def test_each_firm_counts_for_its_reason() -> None:
    found = built((None, 50), (0, 7), (30, 0), (20, None), (10, 15), (40, 25), (5, 5), (None, None))
    assert (found.then, found.now) == (105, 102)
    told = {step.change: (step.minor, step.count) for step in found.steps}
    assert told == {
        Change.NEW: (57, 2), Change.LOST: (-50, 2), Change.GROWN: (5, 1), Change.SHRUNK: (-15, 1),
    }  # fmt: skip


def test_what_firms_do_not_explain_is_a_step_of_its_own() -> None:
    found = built((10, 15), whole=(100, 90))
    assert found.of(Change.OTHER).minor == -15
    assert (found.then, found.now) == (100, 90)


def test_without_figures_there_is_no_bridge() -> None:
    assert built() == Bridge(year=2024, through=11, currency="CNY", then=None, now=None)
    assert built((1, 2), whole=(None, 5)).steps == ()


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=30), st.none() | st.tuples(AMOUNTS, AMOUNTS))
def test_last_year_and_all_steps_are_this_year(
    pairs: list[tuple[int | None, int | None]], whole: tuple[int | None, int | None] | None
) -> None:
    found = built(*pairs, whole=whole)
    if found.then is not None and found.now is not None:
        assert found.then + sum(step.minor for step in found.steps) == found.now
