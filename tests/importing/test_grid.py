"""Addresses and the text of cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.importing.grid import Cell, ErrorValue, address, cell_text, from_address


@pytest.mark.parametrize(
    "row, column, text",
    [(1, 0, "A1"), (12, 25, "Z12"), (3, 26, "AA3"), (7, 701, "ZZ7"), (2, 702, "AAA2")],
)
def test_addresses(row: int, column: int, text: str) -> None:
    assert address(row, column) == text


@given(st.integers(1, 1_048_576), st.integers(0, 16_383))
def test_an_address_leads_back(row: int, column: int) -> None:
    assert from_address(address(row, column)) == (row, column)


@pytest.mark.parametrize("text", ["", "1A", "A0", "Ä1", "A-1"])
def test_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="not a cell address"):
        from_address(text)


@pytest.mark.parametrize(
    "cell, text",
    [
        (None, ""),
        (1.0, "1"),
        (1.5, "1.5"),
        (9.13306024738985e17, "9.13306024738985e+17"),
        (True, "TRUE"),
        (date(2024, 1, 3), "2024-01-03"),
        (ErrorValue("#N/A"), "#N/A"),
    ],
)
def test_a_cell_as_typed(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text
