"""The XML of Excel 2003 under the name .xls."""

from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Merge, Visibility

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
TOP = '<?xml version="1.0" encoding="{}"?><?mso-application progid="Excel.Sheet"?>'


def book(path: Path, sheets: str, encoding: str = "UTF-8", before: str = "") -> Path:
    """Write a workbook."""
    names = f'xmlns="{SPACE}" xmlns:ss="{SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    path.write_bytes(f"{TOP.format(encoding)}{before}<Workbook {names}>{sheets}</Workbook>".encode(encoding))
    return path


def cell(kind: str, value: str, more: str = "") -> str:
    """Return a cell."""
    return f'<Cell {more}><Data ss:Type="{kind}">{value}</Data></Cell>'


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "GB2312"])
def test_values_places_and_hidden_sheets(tmp_path: Path, encoding: str) -> None:
    cells = (
        cell("String", "绍兴&amp;甲", 'ss:MergeAcross="1"'),
        cell("Number", "1.5"),
        cell("Boolean", "1", 'ss:Index="6"'),
        cell("DateTime", "2024-01-03T00:00:00.000"),
        cell("DateTime", "2024-01-03T10:20:30.000"),
        cell("DateTime", "1899-12-31T10:20:30.000"),
    )
    wrong = (
        cell("Error", "#N/A", 'ss:Formula="=NA()"') + '<Cell ss:Formula="=RC[-1]+1"/>' + cell("String", "")
    )
    hidden = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    sheets = (
        f'<Worksheet ss:Name="名录"><Table><Row>{"".join(cells)}</Row><Row ss:Index="3">{wrong}</Row></Table>'
        f'</Worksheet><Worksheet ss:Name="隐"><Table/>{hidden}</Worksheet>'
    )
    with closing(sandbox.read(book(tmp_path / "a.xls", sheets, encoding))) as opened:
        first, second = opened.sheets
        assert (first.name, first.merges) == ("名录", (Merge(1, 0, 1, 1),))
        assert (second.name, second.visibility) == ("隐", Visibility.HIDDEN)
        moment = datetime(2024, 1, 3, 10, 20, 30)  # noqa: DTZ001  # a cell has no zone
        top, blank, bottom = opened.spool("名录")
        assert top == ["绍兴&甲", None, 1.5, None, None, True, date(2024, 1, 3), moment, "10:20:30"]
        assert not any(blank)
        assert bottom[:3] == [ErrorValue("#N/A"), ErrorValue("=RC[-1]+1"), None]
        assert [(f.code.value, f.place.cell) for f in opened.findings] == [
            ("cell_error", "A3"),
            ("formula_unstored", "B3"),
        ]


def test_entities_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xls", "<Worksheet/>", before='<!DOCTYPE x [<!ENTITY a "aaa">]>')
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_BOMB
