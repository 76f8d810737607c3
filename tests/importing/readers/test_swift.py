"""The swift reader of large workbooks gives what the usual one gives, or leaves the rest to it."""

import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code
from tradeplanner.importing import reading, spool
from tradeplanner.importing.grid import Cell, ErrorValue, Row
from tradeplanner.importing.readers import swift
from tradeplanner.importing.readers.sheets import RawFile

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=9)
CELLS = st.one_of(
    st.none(),
    TEXTS,
    st.sampled_from(['"\\', "a\nb\tc", " 前后 ", "&lt;", "甲", "_x000D_", "007", "-"]),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(-1e300, 1e300),
    st.dates(date(1901, 1, 1), date(2099, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2099, 1, 1)).map(lambda at: at.replace(microsecond=0)),  # noqa: DTZ001  # cells have no time zone
)


def _written(
    path: Path, rows: Iterable[Sequence[Cell]], begin: Callable[[xlsxwriter.Workbook], None] | None = None
) -> Path:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd hh:mm:ss"})
    sheet = book.add_worksheet("数据")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell)
            elif cell is not None:
                sheet.write(number, column, cell)
    if begin is not None:
        begin(book)
    book.close()
    return path


def _read(path: Path, least: int) -> tuple[dict[str, object], list[Row]]:
    """Return what is told of the file and its first sheet's rows, where ``least`` bytes are large."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        patched.setattr(swift, "LEAST", least)
        patched.setattr(swift, "_CHUNK", 300)
        said = reading.read_file(path, Path(folder), reading.Request(), lambda _: None)
        return said, list(spool.Spool(Path(folder) / "0.rows"))


def _same(path: Path) -> list[Row]:
    """Return the rows, which both ways must read alike."""
    quick, usual = _read(path, 0), _read(path, 1 << 60)
    assert repr(quick) == repr(usual)
    return quick[1]


@given(st.lists(st.lists(CELLS, max_size=5), min_size=1, max_size=12))
def test_any_rows_are_read_as_the_usual_reader_reads_them(rows: list[Row]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _same(_written(Path(folder) / "a.xlsx", rows))


def test_many_rows_alike_keep_their_kinds_and_places(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["名", "数", "日", "是"],
        *([f"甲{n}", n / 4, date(2024, 1, 1 + n % 28), n % 2 == 0] for n in range(900)),
        [],
        [None, "注：空行之后"],
        *([f"乙{n}", None, None, True] for n in range(50)),
    ]
    found = _same(_written(tmp_path / "a.xlsx", rows))
    assert found[1] == ["甲0", 0.0, date(2024, 1, 1), True]
    assert found[901] == [None] * 4
    assert found[-1] == ["乙49", None, None, True]


def test_formulas_merges_and_errors_are_read_too(tmp_path: Path) -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        for row in range(1, 400):
            sheet.write_formula(row, 2, f"=B{row + 1}*2", None, row * 2)
        sheet.write_formula(400, 1, '="合计"&B1', None, "合计 5")
        sheet.write_formula(401, 1, "=1/0", None, "#DIV/0!")
        sheet.merge_range("A404:C404", "合并")

    rows: list[list[Any]] = [["名", "数"], *([f"甲{n}", n] for n in range(399))]
    path = _written(tmp_path / "a.xlsx", rows, more)
    found = _same(path)
    assert found[3][2] == 6.0
    assert found[401][1] == ErrorValue("#DIV/0!")
    said, _ = _read(path, 0)
    assert [(told["cell"], told["code"]) for told in said["findings"]] == [("B402", Code.CELL_ERROR.value)]  # type: ignore[attr-defined]
    assert said["sheets"][0]["merges"]  # type: ignore[index]


@pytest.mark.parametrize(
    "old, new",
    [
        (b'<c r="A300" t="s"><v>', b'<c r="A300" t="s" vm="1"><v>'),
        (b'<row r="300"', b'<row r="301"'),
        (b"<si><t>", b"<si><r><t>"),
        (b'<c r="B300">', b'<c r="B300" t="d">'),
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_usual_reader(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    path = _written(tmp_path / "a.xlsx", [[f"甲{n}", n] for n in range(400)])
    odd = tmp_path / "odd.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(odd, "w") as target:
        for name in source.namelist():
            content = source.read(name).replace(old, new, 1)
            target.writestr(
                name, content.replace(b"</t></si>", b"</t></r></si>", 1) if b"<r><t>" in content else content
            )
    _same(odd)


def test_a_large_workbook_is_read_swiftly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _written(tmp_path / "a.xlsx", [[f"甲{n}", n, "乙"] for n in range(300)])
    monkeypatch.setattr(swift, "LEAST", 0)

    def usual() -> RawFile:
        pytest.fail("the usual reader was asked")

    found = swift.read(path, usual)
    assert found is not None
    runs = found.sheets[0].load().runs
    assert runs is not None
    assert sum(count for count, _ in runs) == 300
