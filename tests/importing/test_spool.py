"""Rows on disk come back equal, from any place."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.importing.grid import Cell, ErrorValue, Row
from tradeplanner.importing.spool import BLOCK, Coded, Spool, as_runs, write_rows, write_runs

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
        assert list(Spool(path)) == _even(rows)


@given(st.lists(st.lists(CELLS, max_size=4), max_size=30), st.integers(1, 5))
def test_runs_of_cells_that_are_json_come_back_as_their_rows(rows: list[Row], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        runs = [run for at in range(0, len(rows), size) for run in as_runs(rows[at : at + size])]
        assert list(write_runs(path, runs))[-1:] == ([len(rows)] if rows else [])
        found = list(Spool(path))
    kinds = [[type(cell) for cell in row] for row in _even(rows)]
    assert (found, [[type(cell) for cell in row] for row in found]) == (_even(rows), kinds)


def test_a_column_in_which_few_texts_repeat_knows_them(tmp_path: Path) -> None:
    rows: list[Row] = [[("甲", "乙\n", None)[n % 3], f"丙{n}"] for n in range(BLOCK + 30)]
    for name, write in (
        ("rows", write_rows(tmp_path / "rows", rows)),
        ("runs", write_runs(tmp_path / "runs", as_runs(rows))),
    ):
        list(write)
        spool = Spool(tmp_path / name)
        assert list(spool) == rows
        for _, (few, many) in spool.blocks():
            assert isinstance(few, Coded)
            assert set(few.distinct) == {"甲", "乙\n", None}
            assert not isinstance(many, Coded)


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


def _even(rows: list[Row]) -> list[Row]:
    """Return rows of few cells as they come back: all as long as the longest."""
    width = max(map(len, rows), default=0)
    return [row + [None] * (width - len(row)) for row in rows]
