"""Cells that Python takes for equal and a person does not."""

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code
from tradeplanner.importing.cells import numbers
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.columns import apart, column
from tradeplanner.importing.grid import Cell
from tradeplanner.importing.proposal import ColumnPlan, Reason, SheetPlan
from tradeplanner.importing.specs import SPECS

REASON = Reason(Code.COLUMN_CHOSEN)


def test_true_is_not_one_in_a_column_of_numbers() -> None:
    said = ColumnPlan(0, "展位数", "booths", 1.0, REASON)
    plan = SheetPlan("s", used=True, reason=REASON, columns=(said,))
    held = column(SPECS["registrations"], plan, said)
    for cells in ([True, 1, 2.5], [1, True], [False, 0]):
        read = held.meanings(apart(cells))
        assert [value is None for value in read] == [isinstance(cell, bool) for cell in cells]


def test_numbers_alone_are_left_as_they_are() -> None:
    cells: list[Cell] = [1, 2, "x", None]
    assert apart(cells) is cells


FINITE = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**18), 10**18),
    st.integers(-(10**9), 10**9).map(lambda fen: fen / 100),
)


@given(st.lists(FINITE, min_size=1, max_size=30))
def test_numbers_read_all_at_once_are_written_like_those_read_one_by_one(cells: list[float]) -> None:
    found = numbers.plain_numbers(cells)
    alone = [numbers.amount(cell).value for cell in cells]
    assert found is not None
    assert list(map(str, found)) == [str(one.number) for one in alone if isinstance(one, Amount)]


@given(st.lists(FINITE, min_size=1, max_size=30))
def test_amounts_are_the_same_whether_distinct_cells_or_all_are_read(cells: list[Cell]) -> None:
    said = ColumnPlan(0, "金额（万元）", "amount", 1.0, REASON, unit="万元")
    plan = SheetPlan("s", used=True, reason=REASON, columns=(said,))
    held, again = (column(SPECS["orders"], plan, said) for _ in range(2))
    found = held.amounts(cells)
    assert found is not None
    assert found[0] == again.meanings(cells)
    assert found[1] == [again.numbers[cell] for cell in cells]
