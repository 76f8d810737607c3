"""Workbooks: values with their types, merges, hidden sheets, error cells, bombs."""

import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.importing.files import locked, workbook
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Merge, Visibility
from tradeplanner.importing.readers import package, workbooks
from tradeplanner.importing.readers.sheets import RefusedError
from tradeplanner.importing.readers.sniff import Format


def test_values_keep_their_types_and_places(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"表": [[], [None, "文", 1.5, date(2024, 1, 3), True]]})
    (sheet,) = workbooks.read(path, Format.XLSX, None).sheets
    rows = list(sheet.load().rows)
    assert rows == [[None] * 5, [None, "文", 1.5, date(2024, 1, 3), True]]


def test_merges_and_hidden_sheets(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"一": [["题", None], ["甲", "乙"]], "二": [["x"]]}, ["A1:B1"])
    book = openpyxl.load_workbook(path)
    book["二"].sheet_state = "veryHidden"
    book.save(path)
    first, second = workbooks.read(path, Format.XLSX, None).sheets
    assert first.load().merges == (Merge(1, 0, 1, 1),)
    assert (first.visibility, second.visibility) == (Visibility.VISIBLE, Visibility.VERY_HIDDEN)


def test_error_cells_stand_at_their_places(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", {"甲": [["x", 1]], "乙": [["名", "数"], ["a", "#N/A"], ["b", "#DIV/0!"]]}
    )
    assert package.errors(str(path)) == {"乙": {(2, 1): "#N/A", (3, 1): "#DIV/0!"}}
    sheet = workbooks.read(path, Format.XLSX, None).sheets[1].load()
    assert list(sheet.rows)[1:] == [["a", ErrorValue("#N/A")], ["b", ErrorValue("#DIV/0!")]]
    assert [(f.place.cell, f.code) for f in sheet.findings] == [
        ("B2", Code.CELL_ERROR),
        ("B3", Code.CELL_ERROR),
    ]


def test_entities_in_a_part_with_cells_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"甲": [["x"]]})
    bomb = tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bomb, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + content
            target.writestr(name, content)
    with pytest.raises(RefusedError) as refused:
        package.refuse_bombs(str(bomb))
    assert refused.value.code is Code.IMPORT_BOMB


def test_a_workbook_with_a_password_is_looked_through_like_any_other(tmp_path: Path) -> None:
    path = locked(workbook(tmp_path / "a.xlsx", {"甲": [["x", "#N/A"], ["=A1+1", 1]]}), "密码")
    for given, code in ((None, Code.IMPORT_PASSWORD), ("falsch", Code.IMPORT_PASSWORD_WRONG)):
        with pytest.raises(ExpectedError) as told:
            sandbox.read(path, password=given)
        assert told.value.code is code
    with closing(sandbox.read(path, password="密码")) as opened:  # noqa: S106  # of a file made here
        assert opened.facts == {"format": "xlsx"}
        assert list(opened.spool("甲")) == [["x", ErrorValue("#N/A")], [ErrorValue("=A1+1"), 1]]
        assert [f.code.value for f in opened.findings] == ["cell_error", "formula_unstored"]


def test_the_password_that_everybody_has_is_not_asked_for(tmp_path: Path) -> None:
    path = locked(workbook(tmp_path / "a.xlsx", {"甲": [["x"]]}), "VelvetSweatshop")
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("甲")) == [["x"]]
