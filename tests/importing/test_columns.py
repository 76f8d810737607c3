"""Cells that Python takes for equal and a person does not."""

from tradeplanner.domain.findings import Code
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
