"""Small workbooks from their bytes: the same as the careful reader gives, and nothing odd let through."""

import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.importing.files import locked, workbook
from tradeplanner.importing import sandbox
from tradeplanner.importing.readers import quick
from tradeplanner.importing.readers.quick import Quick


def rewritten(
    path: Path, change: dict[str, tuple[bytes, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Return a workbook whose parts have some bytes in place of others."""
    out = path.with_suffix(".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            before, after = change.get(name, (b"", b""))
            content = old.read(name)
            assert before in content
            new.writestr(name, content.replace(before, after) if before else content)
    return out.read_bytes()


def test_it_gives_what_the_careful_reader_gives(tmp_path: Path) -> None:
    rows = [["企业名称", "甲公司", 1.5, 7], [None, None], ["填表日期", date(2024, 4, 20), True, "  x "]]
    path = workbook(tmp_path / "a.xlsx", {"一": rows, "二": [["a"]], "空": []}, ["A1:A2"])
    read = Quick().read(path.read_bytes())
    opened = sandbox.read(path)
    assert read is not None
    careful = [(info.name, opened.spool(info.name).rows(1, info.rows), info.merges) for info in opened.sheets]
    opened.close()
    bare = [
        (name, [row for row in cells if any(c is not None for c in row)], tuple(m)) for name, cells, m in read
    ]
    assert bare == [
        (n, [row for row in r if any(c is not None for c in row)], tuple(m)) for n, r, m in careful
    ]


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "change",
    [
        {SHEET: (b"<sheetData>", b"<!--<!ENTITY x 'y'>--><sheetData>")},
        {SHEET: (b't="n"><v>7</v>', b't="e"><v>#N/A</v>')},
        {SHEET: (b"<v>7</v>", b"<f>1+6</f>")},
        {"xl/workbook.xml": (b"<workbookPr", b'<workbookPr date1904="1"')},
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_careful_reader(
    tmp_path: Path, change: dict[str, tuple[bytes, bytes]]
) -> None:
    path = workbook(tmp_path / "a.xlsx", {"一": [["甲", 7]]})
    assert Quick().read(path.read_bytes()) is not None
    assert Quick().read(rewritten(path, change)) is None


def test_a_bomb_a_lie_and_a_password_are_left_to_the_careful_reader(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"一": [["甲", 7]]})
    blown = rewritten(path, {SHEET: (b"<sheetData>", b" " * (quick.LARGEST + 1) + b"<sheetData>")})
    assert Quick().read(blown) is None
    data = bytearray(path.read_bytes())
    at = data.rindex(b"xl/worksheets/sheet1.xml") - 46  # its entry of the directory
    assert data[at : at + 4] == b"PK\x01\x02"
    data[at + 24 : at + 28] = (1).to_bytes(4, "little")
    assert Quick().read(bytes(data)) is None
    assert Quick().read(locked(path, "x").read_bytes()) is None


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + bytes(400)])
def test_no_workbook_is_none(data: bytes) -> None:
    assert Quick().read(data) in (None, [])


def test_hidden_sheets_stay_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"一": [["甲"]], "二": [["乙"]]})
    shown = b'sheetId="2" state="visible"'
    read = Quick().read(rewritten(path, {"xl/workbook.xml": (shown, shown.replace(b"visible", b"hidden"))}))
    assert read is not None
    assert [name for name, _, _ in read] == ["一"]
