"""Rows on disk come back equal, from any place."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.importing.grid import Cell, ErrorValue, Row
from tradeplanner.importing.spool import BLOCK, Spool, write_rows

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.dates(),
    st.datetimes(),
    st.builds(ErrorValue, st.sampled_from(["#N/A", "#REF!"])),
)


@given(st.lists(st.lists(CELLS, max_size=4), max_size=12))
def test_every_value_comes_back(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        assert list(write_rows(path, rows))[-1:] == ([len(rows)] if rows else [])
        assert list(Spool(path)) == rows


def test_any_hundred_rows_can_be_shown(tmp_path: Path) -> None:
    count = 3 * BLOCK + 7
    list(write_rows(tmp_path / "rows", ([number] for number in range(1, count + 1))))
    spool = Spool(tmp_path / "rows")
    for first, last in (
        (1, 1),
        (BLOCK, BLOCK + 1),
        (250, 350),
        (count - 3, count + 50),
        (count + 5, count + 9),
    ):
        assert spool.rows(first, last) == [[n] for n in range(first, min(last, count) + 1)]


def test_days_and_instants_stay_apart(tmp_path: Path) -> None:
    row: Row = [date(2024, 1, 3), datetime(2024, 1, 3)]  # noqa: DTZ001  # cells have no time zone
    list(write_rows(tmp_path / "rows", [row]))
    (found,) = Spool(tmp_path / "rows")
    assert [type(cell) for cell in found] == [date, datetime]
