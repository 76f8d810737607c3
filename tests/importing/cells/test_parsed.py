"""Cells that hold an error, or a formula whose result the file lacks: each is told as what it is."""

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.importing.cells.dates import day
from tradeplanner.importing.cells.numbers import number
from tradeplanner.importing.grid import ErrorValue


@pytest.mark.parametrize(
    "text, code",
    [("#N/A", Code.CELL_ERROR), ("=A1+B1", Code.FORMULA_UNSTORED), ("=…", Code.FORMULA_UNSTORED)],
)
def test_an_error_and_a_missing_result_are_told_apart(text: str, code: Code) -> None:
    for parsed in (number(ErrorValue(text)), day(ErrorValue(text))):
        (remark,) = parsed.remarks
        assert (parsed.value, remark.code, remark.params["value"]) == (None, code, text)
