"""Nothing is dropped: what has no room is summed, and what nobody knows is never nought."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.entries import Entry, by_size, gathered, known_sum

AMOUNTS = st.none() | st.integers(-(10**15), 10**15)


@given(st.lists(AMOUNTS, max_size=40), st.integers(1, 40))
def test_kept_and_rest_are_the_whole(amounts: list[int | None], most: int) -> None:
    entries = by_size(Entry(key=n, zh=str(n), now=amount) for n, amount in enumerate(amounts))
    found = gathered(entries, most)
    assert len(found.kept) + found.count == len(entries)
    assert len(found.kept) + bool(found.count) <= most
    assert known_sum([*(e.now for e in found.kept), found.now]) == known_sum(amounts)


def test_unknown_is_not_nought() -> None:
    assert known_sum([None, None]) is None
    assert known_sum([None, 0]) == 0
    assert [e.zh for e in by_size([Entry(zh="a"), Entry(zh="b", now=-5), Entry(zh="c", now=1)])] == [
        "c",
        "b",
        "a",
    ]
