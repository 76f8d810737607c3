"""Which months a forecast looks back on: an unbroken run, joint figures split without losing a fen."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.outlooks import history
from tradeplanner.domain.spans import Months, Span

FULL = Months.of([Span(m, m, 100 + m) for m in range(1, 13)])


def months(*spans: tuple[int, int, int]) -> Months:
    """Return a year of (first, last, value)."""
    return Months.of([Span(*span) for span in spans])


def test_years_follow_one_another_up_to_the_month_asked_for() -> None:
    found = history({2022: FULL, 2023: FULL}, 2023, 5)
    assert found == (*range(101, 113), *range(101, 106))


def test_january_and_february_in_one_are_split_like_years_that_parted_them() -> None:
    parted = months((1, 1, 300), (2, 2, 100), *((m, m, 5) for m in range(3, 13)))
    joint = months((1, 2, 800), (3, 3, 7))
    assert history({2022: parted, 2023: joint}, 2023, 3)[-3:] == (600, 200, 7)


def test_without_such_a_year_their_days_decide() -> None:
    joint = months((1, 2, 59_000), (3, 3, 7))
    assert history({2023: joint}, 2023, 3) == (31_000, 28_000, 7)


def test_a_gap_ends_the_way_back() -> None:
    broken = months(*((m, m, 9) for m in range(1, 13) if m != 11))
    assert history({2022: broken, 2023: FULL}, 2023, 2) == (9, 101, 102)


def test_a_half_year_in_one_figure_is_not_torn_apart() -> None:
    half = months((1, 6, 600), *((m, m, 9) for m in range(7, 13)))
    assert history({2022: half, 2023: FULL}, 2023, 1) == (9,) * 6 + (101,)


def test_a_year_without_any_figure_has_no_history() -> None:
    assert history({}, 2023, 0) == ()
    assert history({2022: FULL}, 2023, 3) == ()


@given(
    st.lists(st.integers(0, 10**16), min_size=12, max_size=12),
    st.sets(st.integers(2, 12)),
    st.lists(st.integers(1, 10**12), min_size=12, max_size=12),
)
def test_no_fen_is_lost_or_made_by_splitting(values: list[int], ends: set[int], usual: list[int]) -> None:
    """Months that are published together with the next one or two keep their sum."""
    spans, first = [], 1
    for last in sorted({*ends, 12}):
        while last - first > 2:
            spans.append(Span(first, first, values[first - 1]))
            first += 1
        spans.append(Span(first, last, sum(values[first - 1 : last])))
        first = last + 1
    earlier = Months.of([Span(m, m, value) for m, value in enumerate(usual, 1)])
    found = history({2022: earlier, 2023: Months.of(spans)}, 2023, 12)
    assert len(found) == 24
    for span in spans:
        assert sum(found[12 + span.first - 1 : 12 + span.last]) == span.minor
