"""Months by market: together stays together, unknown stays unknown, the rest adds up."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.heat import Cell, HeatPart, by_month, cells, heat, rest_row
from tradeplanner.domain.league import By

SPANS = st.lists(
    st.tuples(st.integers(1, 12), st.integers(0, 11), st.integers(-(10**12), 10**12)).map(
        lambda t: (t[0], min(12, t[0] + t[1]), t[2])
    ),
    max_size=20,
)


def test_january_and_february_in_one_figure_are_one_cell() -> None:
    assert cells([(3, 3, 7), (1, 2, 9)])[:3] == (Cell(1, 2, 9), Cell(3, 3, 7), Cell(4, 4, None))


def test_a_month_within_such_a_figure_joins_it() -> None:
    assert cells([(1, 2, 9), (1, 1, 1), (2, 2, 2)])[0] == Cell(1, 2, 12)


@given(SPANS)
def test_cells_cover_the_year_once_and_keep_the_sum(spans: list[tuple[int, int, int]]) -> None:
    found = cells(spans)
    assert [m for c in found for m in range(c.first, c.last + 1)] == list(range(1, 13))
    assert sum(c.minor or 0 for c in found) == sum(minor for *_, minor in spans)


def test_rows_are_ordered_by_size_and_the_rest_adds_up() -> None:
    parts = [HeatPart(n, f"m{n}", "", month, month, n * month) for n in (1, 2, 3) for month in (1, 2, 4)]
    found = heat(parts, by=By.MARKET, year=2024, through=4, currency="CNY")
    assert [row.entry.key for row in found.rows] == [3, 2, 1]
    rest = rest_row(found.rows[1:])
    assert rest.entry.now == 21
    assert [c.minor for c in rest.cells[:4]] == [3, 6, None, 12]


def test_single_months_by_number() -> None:
    assert by_month({2: 5})[:2] == (Cell(1, 1, None), Cell(2, 2, 5))
