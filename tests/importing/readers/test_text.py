"""Delimited texts: encodings, delimiters, quotes, line ends."""

from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tradeplanner.domain.findings import Code
from tradeplanner.importing import sandbox
from tradeplanner.importing.grid import ErrorValue, Row
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


def test_zero_characters_are_dropped_and_told_at_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b,c\n1\x00,2,3\n\x00,5,6\n" * 7)
    with closing(sandbox.read(path)) as opened:
        assert opened.spool("a").rows(2, 3) == [["1", "2", "3"], [None, "5", "6"]]
        dropped = [f.place.cell for f in opened.findings if f.code is Code.NUL_DROPPED]
    assert dropped[:3] == ["A2", "A3", "A5"]


def test_a_first_line_may_name_the_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\ufeffsep=;\r\n甲,乙;1,5\r\n丙;2,5\r\n", encoding="utf-8")
    assert rows(path) == [["甲,乙", "1,5"], ["丙", "2,5"]]


@pytest.mark.parametrize(
    "content, delimiter",
    [
        ("名;金额\n甲;1,5\n乙;2,5\n", ";"),
        ("某某表\n\n名,额\n甲,1\n乙,2\n丙,3\n", ","),
        ("名,额,\n甲,1,\n乙,2,\n", ","),
        ("a|b|c\n1|x, y|2\n", "|"),
        ("名称\n甲公司,上海\n" + "乙公司\n" * 10, ""),
        ("名称\n", ""),
        ("", ""),
    ],
)
def test_the_delimiter_of_odd_files(tmp_path: Path, content: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, encoding="utf-8", newline="")
    facts = text.read(path).facts
    assert facts is not None
    assert facts["delimiter"] == delimiter


def test_ragged_rows_mixed_line_ends_and_no_last_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'a,b,c\r\n1\n2,3\r4,5,6,7\n\n"x\r\ny",8')
    assert rows(path) == [["a", "b", "c"], ["1"], ["2", "3"], ["4", "5", "6", "7"], [], ["x\r\ny", "8"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_quotation_mark_that_is_never_closed_costs_its_own_row(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    lines = ["名,注", '甲,"两', '行"', '乙,"没有配对', *(f"{n},x" for n in range(100)), '丙,5" 管']
    path.write_bytes("\n".join([*lines, '丁,"又一', ""]).encode(encoding))
    loaded = text.read(path).sheets[0].load()
    found = list(loaded.rows)
    assert found[:4] == [["名", "注"], ["甲", "两\n行"], ["乙", '"没有配对'], ["0", "x"]]
    assert found[-2:] == [["丙", '5" 管'], ["丁", '"又一']]
    assert [(f.code, f.place.row) for f in loaded.findings] == [
        (Code.QUOTE_OPEN, 3),
        (Code.QUOTE_OPEN, len(found)),
    ]


def test_letters_that_need_a_word_are_told_at_their_cells(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("名,值\n甲\ue123,#N/A\n".encode() + b"\xe4\xb8,1\n")
    with closing(sandbox.read(path)) as opened:
        assert opened.spool("a").rows(2, 2) == [["甲\ue123", ErrorValue("#N/A")]]
        told = {(f.code, f.place.cell) for f in opened.findings if f.place.cell}
    assert told == {(Code.LETTER_PRIVATE, "A2"), (Code.CELL_ERROR, "B2"), (Code.LETTER_LOST, "A3")}


def test_many_of_the_same_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("名\n" + "甲\ue123\n" * 150, encoding="utf-8")
    with closing(sandbox.read(path)) as opened:
        codes = Counter(finding.code for finding in opened.findings)
        (more,) = [finding for finding in opened.findings if finding.code is Code.IMPORT_MORE]
    assert (codes[Code.LETTER_PRIVATE], more.params["count"]) == (100, 50)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(1, 9)) * 100)
    with pytest.raises(RefusedError) as refused:
        text.read(path)
    assert refused.value.code is Code.IMPORT_NO_TABLE
