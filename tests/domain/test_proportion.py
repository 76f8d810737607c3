"""What is usual, what is odd, which unit slipped, and which flow was swapped."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain import proportion
from tradeplanner.domain.proportion import is_odd, is_swapped, slip, usual

FIGURES = st.lists(st.integers(1, 10**12), min_size=proportion.LEAST, max_size=30)


@given(FIGURES)
def test_half_of_the_figures_lie_on_either_side_of_what_is_usual(figures: list[int]) -> None:
    middle = usual(figures)
    assert middle is not None
    assert 2 * sum(figure < middle for figure in figures) <= len(figures)
    assert 2 * sum(figure > middle for figure in figures) <= len(figures)


@pytest.mark.parametrize("figures", [[], [5, 6], [5, 6, 0, 0], [-1, 5, 6]])
def test_of_too_few_figures_nothing_is_usual(figures: list[int]) -> None:
    assert usual(figures) is None


@pytest.mark.parametrize(
    "figure, expected, odd",
    [(50, 1, True), (49, 1, False), (1, 1000, True), (2, 1999, False), (0, 1000, False), (10, 1, False)],
)
def test_tenfold_is_trade_and_fiftyfold_is_told(figure: int, expected: int, odd: bool) -> None:  # noqa: FBT001 - a row of a table
    assert is_odd(Fraction(figure), Fraction(expected)) is odd


@pytest.mark.parametrize(
    "ratios, power",
    [
        ([9000.0, 12000.0, 8000.0, 11000.0, 30000.0], 4),
        ([0.0009, 0.0012, 0.001, 0.0008, 0.0011], -3),
        ([1.1, 0.9, 1.3, 0.7, 1.0], 0),
        ([10000.0] * 4, 0),
        ([10000.0, 1.0, 10000.0, 1.0, 10000.0, 1.0], 0),
        ([110.0, 95.0, 130.0, 70.0, 1.0], 2),
    ],
)
def test_a_slip_is_what_most_series_share(ratios: list[float], power: int) -> None:
    assert slip(ratios) == power


@pytest.mark.parametrize(
    "figure, own, other, swapped",
    [
        (100, 1000, 95, True),
        (1000, 95, 1000, True),
        (1000, 1000, 95, False),
        (100, 150, 95, False),
        (20, 1000, 95, False),
        (0, 1000, 95, False),
    ],
)
def test_a_swap_is_like_the_other_flow_and_unlike_its_own(
    figure: int,
    own: int,
    other: int,
    swapped: bool,  # noqa: FBT001 - a row of a table
) -> None:
    assert is_swapped(Fraction(figure), Fraction(own), Fraction(other)) is swapped
