"""Delimited texts: encodings, delimiters, quotes, line ends."""

from pathlib import Path

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Row
from tradeplanner.importing.readers import text
from tradeplanner.importing.readers.sheets import RefusedError


def rows(path: Path) -> list[Row]:
    """Return the rows of a text file."""
    return list(text.read(path).sheets[0].load().rows)


@pytest.mark.parametrize(
    "encoding, shown",
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
    ],
)
def test_every_encoding_gives_the_same_rows(tmp_path: Path, encoding: str, shown: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('企业名称,金额\n"镕喆堃䶮, 有限公司","1,234"\n'.encode(encoding))
    assert rows(path) == [["企业名称", "金额"], ["镕喆堃䶮, 有限公司", "1,234"]]
    (note,) = [f for f in text.read(path).findings if f.code is Code.ENCODING_READ]
    assert note.params["encoding"] == shown


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_told_by_even_columns(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "\n".join(delimiter.join((f"名{i}", "甲，乙", str(i))) for i in range(5)), encoding="utf-8"
    )
    assert [len(row) for row in rows(path)] == [3] * 5


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_quoted_breaks(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(end.join(["a,b", '1,"x""y"', '2,"z\nz"']).encode())
    assert rows(path) == [["a", "b"], ["1", 'x"y'], ["2", "z\nz"]]


def test_leading_zeros_stay_and_nothing_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("001,,00003\n", encoding="utf-8")
    assert rows(path) == [["001", None, "00003"]]


def test_zero_characters_are_dropped_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b,c\n1\x00,2,3\n" * 20)
    assert rows(path)[1] == ["1", "2", "3"]
    assert Code.NUL_DROPPED in [finding.code for finding in text.read(path).findings]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(1, 9)) * 100)
    with pytest.raises(RefusedError) as refused:
        text.read(path)
    assert refused.value.code is Code.IMPORT_NO_TABLE
