"""Workbooks of the old Excel and of WPS, by the usual reader and by the careful one."""

import struct
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.importing import old_books as old
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import biff

CELLS: list[object] = ["绍兴甲公司", 1.5, True, date(2024, 1, 3), None, "#N/A", "#DIV/0!", -2.0]
READ: Row = ["绍兴甲公司", 1.5, True, date(2024, 1, 3), None, ErrorValue("#N/A"), ErrorValue("#DIV/0!"), -2.0]


@pytest.mark.parametrize("version", [5, 8])
@pytest.mark.parametrize("name", ["a.xls", "a.et"])
def test_values_errors_and_hidden_sheets(tmp_path: Path, version: int, name: str) -> None:
    sheets = [old.Sheet("名录", [["名"], CELLS]), old.Sheet("隐", [["x"]], 1), old.Sheet("深", [], 2)]
    path = old.book(tmp_path / name, sheets, biff=version)
    with closing(sandbox.read(path)) as opened:
        assert [(sheet.name, sheet.visibility) for sheet in opened.sheets] == [
            ("名录", Visibility.VISIBLE),
            ("隐", Visibility.HIDDEN),
            ("深", Visibility.VERY_HIDDEN),
        ]
        assert opened.spool("名录").rows(2, 2) == [READ]
        told = [(f.code, f.place.cell, f.params["value"]) for f in opened.findings]
    assert told == [(Code.CELL_ERROR, "F2", "#N/A"), (Code.CELL_ERROR, "G2", "#DIV/0!")]


@pytest.mark.parametrize("version", [5, 8])
def test_the_careful_reader_reads_the_same(tmp_path: Path, version: int) -> None:
    sheets = [old.Sheet("名录", [["名"], CELLS]), old.Sheet("隐", [["x"]], 2)]
    read = biff.read(str(old.book(tmp_path / "a.xls", sheets, biff=version)))
    assert [(sheet.name, sheet.visibility) for sheet in read.sheets] == [
        ("名录", Visibility.VISIBLE),
        ("隐", Visibility.VERY_HIDDEN),
    ]
    loaded = read.sheets[0].load()
    assert list(loaded.rows) == [["名"], READ]
    assert [finding.place.cell for finding in loaded.findings] == ["F2", "G2"]


def test_merged_blocks(tmp_path: Path) -> None:
    path = old.book(tmp_path / "a.xls", [old.Sheet("S", [["题", "x"], ["甲", 1.0]], merges=[(0, 0, 0, 1)])])
    assert biff.read(str(path)).sheets[0].load().merges == (Merge(1, 0, 1, 1),)
    with closing(sandbox.read(path)) as opened:
        assert opened.sheets[0].merges == (Merge(1, 0, 1, 1),)


@pytest.mark.parametrize("version", [5, 8])
def test_dates_may_count_from_1904(tmp_path: Path, version: int) -> None:
    days: list[list[object]] = [[date(2021, 1, 1)], [date(2024, 2, 29)]]
    path = old.book(tmp_path / "a.xls", [old.Sheet("S", days)], biff=version, from_1904=True)
    assert list(biff.read(str(path)).sheets[0].load().rows) == days
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("S")) == days


def test_texts_that_go_on_in_the_next_record(tmp_path: Path) -> None:
    texts: list[list[object]] = [[f"{n}号公司" * (1 + n % 90)] for n in range(300)]
    path = old.book(tmp_path / "a.xls", [old.Sheet("S", texts)])
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("S")) == texts


@pytest.mark.parametrize("version", [5, 8])
def test_a_workbook_need_not_lie_in_a_compound_file(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(old.stream([old.Sheet("S", [CELLS])], biff=version))
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("S")) == [READ]


def test_what_simple_exporters_write(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    name = "甲公司".encode("gbk")
    text = struct.pack("<6H", 0x204, 8 + len(name), 0, 0, 0, len(name)) + name
    number = struct.pack("<5Hd", 0x203, 14, 0, 1, 0, 12.5)
    path.write_bytes(
        struct.pack("<6H", 0x809, 8, 0, 0x10, 0, 0) + text + number + struct.pack("<2H", 0x0A, 0)
    )
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool(opened.sheets[0].name)) == [["甲公司", 12.5]]


def test_a_document_of_another_program_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(old.compound("WordDocument", b"text" * 2000))
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_FOREIGN
    assert "Word" in str(told.value.params["format"])


@pytest.mark.parametrize("cut", [600, 3000, 5000])
def test_what_is_left_of_a_cut_workbook_is_a_message_or_its_rows(tmp_path: Path, cut: int) -> None:
    path = old.book(tmp_path / "a.xls", [old.Sheet("S", [["甲", 1.0]] * 50)])
    path.write_bytes(path.read_bytes()[:cut])
    try:
        with closing(sandbox.read(path)) as opened:
            cells: set[Cell] = {cell for row in opened.spool("S") for cell in row}
            assert cells <= {"甲", 1.0, None}
    except ExpectedError as told:
        assert told.code is Code.IMPORT_UNREADABLE  # noqa: PT017  # either outcome is right
