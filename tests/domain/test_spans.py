"""Spans of months add up to a year in which no goods count twice."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.spans import NOTHING, Months, Span, increments

MONTHLY = st.lists(st.integers(0, 10**12), min_size=12, max_size=12)


@given(MONTHLY)
def test_cumulative_figures_give_the_same_year_as_its_months(values: list[int]) -> None:
    single = [Span(month, month, value) for month, value in enumerate(values, 1)]
    so_far = [Span(1, month, sum(values[:month])) for month in range(1, 13)]
    assert Months.of(increments(so_far)) == Months.of(increments(single))


@given(MONTHLY, st.sets(st.integers(2, 12)))
def test_a_cumulative_figure_beside_its_months_adds_nothing(values: list[int], stated: set[int]) -> None:
    single = [Span(month, month, value) for month, value in enumerate(values, 1)]
    so_far = [Span(1, month, sum(values[:month])) for month in stated]
    assert Months.of(increments(single + so_far)).cumulative()[-1] == sum(values)


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), st.integers(-100, 100))))
def test_increments_cover_no_month_twice(raw: list[tuple[int, int, int]]) -> None:
    found = increments(Span(min(a, b), max(a, b), value) for a, b, value in raw)
    covered = [span.last for span in found]
    assert len(covered) == len(set(covered))
    assert found == sorted(found, key=lambda span: span.last)


def test_january_and_february_together_stand_at_february() -> None:
    months = Months.of(increments([Span(1, 2, 120), Span(3, 3, 70)]))
    assert months.cumulative()[:3] == (None, 120, 190)
    assert months.gaps == ()


def test_a_cumulative_march_beside_january_and_february_is_march_alone() -> None:
    spans = increments([Span(1, 1, 10), Span(1, 3, 60), Span(2, 2, 20)])
    assert spans == [Span(1, 1, 10), Span(2, 2, 20), Span(3, 3, 30)]


def test_a_missing_month_is_named() -> None:
    assert Months.of([Span(1, 1, 1), Span(2, 2, 1), Span(4, 4, 1)]).gaps == (3,)


def test_zero_is_a_figure_and_nothing_is_not() -> None:
    assert Months.of([Span(1, 1, 0)]).through == 1
    assert NOTHING.through == 0


def test_what_ends_after_the_date_is_not_known_yet() -> None:
    assert Months.of([Span(1, 1, 5), Span(2, 2, 5)]).until(1).cumulative()[:2] == (5, None)


def test_two_months_together_are_spread_evenly_for_phasing() -> None:
    weights = Months.of([Span(1, 2, 30), *(Span(m, m, 10) for m in range(3, 13))]).weights()
    assert weights[:3] == (Decimal(15), Decimal(15), Decimal(10))


def test_a_year_with_a_month_missing_gives_no_phasing() -> None:
    assert Months.of(Span(m, m, 10) for m in range(1, 12)).weights() == ()
    assert Months.of(Span(m, m, 10) for m in range(2, 13)).weights() == ()
