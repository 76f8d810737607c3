"""Figures that repeat one another count once, wherever they say that the goods went."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.parts import Cell, Part, cells, whole
from tradeplanner.domain.spans import Span, increments

MONTHS = st.tuples(st.integers(1, 6), st.integers(1, 6)).map(lambda pair: (min(pair), max(pair)))
PARTS = st.builds(
    lambda months, market, industry, by_hs, minor: Part(months[0], months[1], market, industry, by_hs, minor),
    MONTHS, st.sampled_from(["", "US", "JP"]), st.sampled_from(["", "纺织", "机电"]), st.booleans(),
    st.integers(0, 9),
)  # fmt: skip


def figure(minor: int, first: int, last: int = 0, market: str = "", industry: str = "") -> Part:
    """Return a figure of one month, or of more."""
    return Part(first, last or first, market, industry, by_hs=False, minor=minor)


def sums(found: list[Cell], axis: str) -> dict[str, int]:
    """Return what counts along one axis, without what is nought."""
    counted: Counter[str] = Counter()
    for cell in found:
        counted[getattr(cell, axis)] += cell.minor
    return {name: minor for name, minor in counted.items() if minor}


@given(st.lists(PARTS))
def test_the_cells_add_up_to_the_whole_of_every_period(parts: list[Part]) -> None:
    found: Counter[tuple[int, int]] = Counter()
    for cell in cells(parts, "纺织"):
        found[cell.first, cell.last] += cell.minor
    assert dict(found) == {(span.first, span.last): span.minor for span in whole(parts)}


@given(st.lists(st.tuples(MONTHS, st.integers(0, 9)), unique_by=lambda p: p[0]))
def test_whole_figures_count_as_increments_do(raw: list[tuple[tuple[int, int], int]]) -> None:
    spans = [Span(*months, minor) for months, minor in raw]
    assert whole(figure(s.minor, s.first, s.last) for s in spans) == increments(spans)


@given(st.lists(st.tuples(st.sampled_from(["US", "JP"]), st.integers(1, 9)), min_size=1))
def test_plain_figures_stay_as_they_are(raw: list[tuple[str, int]]) -> None:
    found = cells([figure(minor, 3, market=market) for market, minor in raw], "纺织")
    expected: Counter[str] = Counter()
    for market, minor in raw:
        expected[market] += minor
    assert {cell.market: cell.minor for cell in found} == dict(expected)
    assert {(cell.first, cell.last, cell.industry) for cell in found} == {(3, 3, "纺织")}


def test_a_whole_and_its_markets_and_its_industries_count_once() -> None:
    parts = [
        figure(10, 1), figure(6, 1, market="US"), figure(3, 1, market="JP"),
        figure(7, 1, industry="机电"), figure(2, 1, industry="纺织"),
    ]  # fmt: skip
    found = cells(parts, "纺织")
    assert sums(found, "market") == {"US": 6, "JP": 3, "": 1}
    assert sums(found, "industry") == {"机电": 7, "纺织": 3}


def test_a_later_figure_by_market_settles_what_was_whole() -> None:
    parts = [figure(5, 1), figure(8, 1, 3, market="US"), figure(4, 1, 3, market="JP")]
    assert sums(cells(parts), "market") == {"US": 8, "JP": 4}


def test_a_later_whole_leaves_what_the_markets_said() -> None:
    parts = [figure(3, 1, market="US"), figure(2, 1, market="JP"), figure(12, 1, 3)]
    assert sums(cells(parts), "market") == {"US": 3, "JP": 2, "": 7}


def test_figures_by_market_and_industry_at_once_go_before_either() -> None:
    parts = [figure(4, 1, market="US", industry="机电"), figure(4, 1, market="US"), figure(9, 1)]
    assert cells(parts, "纺织") == [Cell(1, 1, "US", "机电", 4), Cell(1, 1, "", "纺织", 5)]


def test_a_market_that_a_cumulative_figure_leaves_out_is_taken_back() -> None:
    parts = [figure(3, 1, market="US"), figure(3, 1, 2, market="JP")]
    assert sums(cells(parts), "market") == {"JP": 3}


def test_nothing_at_all_is_a_figure_too() -> None:
    assert cells([figure(0, 4, market="US")], "纺织") == [Cell(4, 4, "", "纺织", 0)]
