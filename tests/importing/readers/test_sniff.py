"""What a file is, told by its content and never by its name."""

import zipfile
from pathlib import Path

import pytest

from tests.importing.files import workbook
from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers import sniff
from tradeplanner.importing.readers.sheets import RefusedError
from tradeplanner.importing.readers.sniff import Format


def archive(path: Path, parts: dict[str, bytes]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def test_the_ending_is_only_a_rumour(tmp_path: Path) -> None:
    assert (
        sniff.sniff(workbook(tmp_path / "a.xlsx", {"a": [["x"]]}).rename(tmp_path / "a.csv")) is Format.XLSX
    )
    page = tmp_path / "b.xls"
    page.write_text("<html><table><tr><td>1</td></tr></table></html>", encoding="utf-8")
    assert sniff.sniff(page) is Format.HTML
    plain = tmp_path / "c.xls"
    plain.write_text("a,b\n1,2\n", encoding="utf-8")
    assert sniff.sniff(plain) is Format.TEXT


@pytest.mark.parametrize(
    "parts, form",
    [
        ({"[Content_Types].xml": b"", "xl/workbook.xml": b""}, Format.XLSX),
        ({"[Content_Types].xml": b"", "xl/workbook.bin": b""}, Format.XLSB),
        ({"mimetype": b"", "content.xml": b""}, Format.ODS),
    ],
)
def test_archives_by_their_parts(tmp_path: Path, parts: dict[str, bytes], form: Format) -> None:
    assert sniff.sniff(archive(tmp_path / "a", parts)) is form


@pytest.mark.parametrize(
    "parts, named",
    [
        ({"Index/Document.iwa": b""}, "Numbers"),
        ({"[Content_Types].xml": b"", "word/document.xml": b""}, "Word"),
        ({"readme.txt": b""}, "ZIP"),
        ({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}, "OpenDocument"),
    ],
)
def test_other_programs_files_are_refused_by_name(
    tmp_path: Path, parts: dict[str, bytes], named: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        sniff.sniff(archive(tmp_path / "a.xlsx", parts))
    assert refused.value.code is Code.IMPORT_FOREIGN
    assert named in str(refused.value.params["format"])


@pytest.mark.parametrize("start", [b"%PDF-1.7", b"\x89PNG\r\n", b"{\\rtf1", b"<?xml version='1.0'?><rss/>"])
def test_pictures_and_papers_are_refused(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(start + b"\0" * 100)
    with pytest.raises(RefusedError) as refused:
        sniff.sniff(path)
    assert refused.value.code is Code.IMPORT_FOREIGN


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet1.xml": bytes(20 << 20)},
        {f"xl/{number}.xml": b"" for number in range(10_001)},
        {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "a">]>'},
        {"xl\\styles.xml": '<!DOCTYPE x [<!ENTITY a "a">]>'.encode("utf-16")},
    ],
    ids=["size", "parts", "entities", "entities in UTF-16"],
)
def test_a_bomb_is_refused_by_what_it_declares(tmp_path: Path, parts: dict[str, bytes]) -> None:
    path = archive(tmp_path / "a.xlsx", {"[Content_Types].xml": b"", **parts})
    with pytest.raises(RefusedError) as refused:
        sniff.sniff(path)
    assert refused.value.code is Code.IMPORT_BOMB


def test_a_broken_archive_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and then nothing of the kind")
    with pytest.raises(RefusedError) as refused:
        sniff.sniff(path)
    assert refused.value.code is Code.IMPORT_UNREADABLE


def test_an_honest_large_part_is_no_bomb(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>0</v></c><c r="B{n}"><v>0</v></c></row>' for n in range(1, 200_000)
    )
    parts = {"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": rows.encode()}
    assert sniff.sniff(archive(tmp_path / "a.xlsx", parts)) is Format.XLSX


def test_a_text_may_begin_like_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("PK,名称\n1,甲\n", encoding="utf-8")
    assert sniff.sniff(path) is Format.TEXT
