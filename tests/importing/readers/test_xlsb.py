"""Binary workbooks, written record by record as Excel writes them."""

import struct
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.importing import raw_books as raw
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Merge, Visibility

LINK = f'<Relationship Id="{{}}" Type="{raw.LINK}/{{}}" Target="{{}}"/>'


def record(kind: int, *parts: bytes) -> bytes:
    """Return a record."""
    content = b"".join(parts)
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = b"", len(content)
    while left > 127:
        size += bytes([left & 0x7F | 0x80])
        left >>= 7
    return number + size + bytes([left]) + content


def text(words: str) -> bytes:
    """Return a text with its length."""
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def cell(kind: int, column: int, value: bytes, style: int = 0) -> bytes:
    """Return a cell."""
    return record(kind, struct.pack("<II", column, style), value)


def row(number: int, *cells: bytes) -> bytes:
    """Return a row by its number from 1."""
    return record(0, struct.pack("<I", number - 1), bytes(13)) + b"".join(cells)


def book(path: Path, sheets: Mapping[str, bytes], *, early: bool = False, from_1904: bool = False) -> Path:
    """Write a workbook whose second style shows a date; later sheets are hidden."""
    more = bytes(4) if early else b""
    bound = b"".join(
        record(
            156,
            struct.pack("<I", min(at, 2)),
            more,
            struct.pack("<I", at + 1),
            text(f"rId{at + 1}"),
            text(name),
        )
        for at, name in enumerate(sheets)
    )
    links = "".join(
        LINK.format(f"rId{n}", "worksheet", f"worksheets/sheet{n}.bin") for n in range(1, len(sheets) + 1)
    )
    links += LINK.format("rId8", "sharedStrings", "sharedStrings.bin") + LINK.format(
        "rId9", "styles", "styles.bin"
    )
    styles = b"".join(record(47, struct.pack("<HH", 0, key), bytes(12)) for key in (0, 164))
    wrap = f'<Relationships xmlns="{raw.PARTS}/relationships">{{}}</Relationships>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": wrap.format(LINK.format("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(153, struct.pack("<II", from_1904, 0), text("")) + bound,
        "xl/_rels/workbook.bin.rels": wrap.format(links),
        "xl/sharedStrings.bin": record(19, b"\0", text("绍兴甲公司")),
        "xl/styles.bin": record(44, struct.pack("<H", 164), text('yyyy"年"m"月"d"日"'))
        + record(617)
        + styles
        + record(618),
    }
    parts |= {f"xl/worksheets/sheet{n}.bin": content for n, content in enumerate(sheets.values(), 1)}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


CELLS = (
    cell(7, 0, struct.pack("<I", 0)),
    cell(2, 1, struct.pack("<i", 7 << 2 | 2)),
    cell(2, 2, struct.pack("<i", 1234 << 2 | 3)),
    cell(5, 3, struct.pack("<d", 0.1)),
    cell(4, 4, b"\1"),
    cell(3, 5, b"\x2a"),
    cell(6, 6, text("文")),
    cell(9, 8, struct.pack("<d", 45000.0), 1),
    cell(11, 9, b"\7" + bytes(8)),
    cell(8, 10, text("式") + bytes(8)),
)


@pytest.mark.parametrize("early", [False, True])
def test_values_errors_counts_and_hidden_sheets(tmp_path: Path, early: bool) -> None:  # noqa: FBT001  # a parameter of the test
    merge = record(176, struct.pack("<4I", 0, 1, 0, 2))
    path = book(tmp_path / "a.xlsb", {"名录": row(2, *CELLS) + merge, "隐": b"", "深": b""}, early=early)
    with closing(sandbox.read(path)) as opened:
        states = [(sheet.name, sheet.visibility) for sheet in opened.sheets]
        assert states == [
            ("名录", Visibility.VISIBLE),
            ("隐", Visibility.HIDDEN),
            ("深", Visibility.VERY_HIDDEN),
        ]
        assert opened.sheets[0].merges == (Merge(1, 0, 2, 2),)
        assert opened.spool("名录").rows(2, 2) == [
            ["绍兴甲公司", 7.0, 12.34, 0.1, True, ErrorValue("#N/A"), "文", None, date(2023, 3, 15),
             ErrorValue("#DIV/0!"), "式"]
        ]  # fmt: skip
        wrong = [f.place.cell for f in opened.findings if f.code is Code.CELL_ERROR]
        (caution, *_) = [f for f in opened.findings if f.code is Code.XLSB_CAUTION]
    assert wrong == ["F2", "J2"]
    assert (caution.place.sheet, caution.params["rows"], caution.params["columns"]) == ("名录", 2, 11)


def test_dates_may_count_from_1904(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsb", {"S": row(1, cell(5, 0, struct.pack("<d", 43830.0), 1))}, from_1904=True)
    with closing(sandbox.read(path)) as opened:
        assert list(opened.spool("S")) == [[date(2024, 1, 1)]]


def test_a_text_that_ends_beyond_its_record_is_a_message(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsb", {"S": row(1, cell(6, 0, struct.pack("<I", 0x7FFFFFFF)))})
    with pytest.raises(ExpectedError) as told:
        sandbox.read(path)
    assert told.value.code is Code.IMPORT_UNREADABLE
