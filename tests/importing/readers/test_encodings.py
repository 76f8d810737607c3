"""Encodings: found by an own rule with its reason, shown, and changeable by a person."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers import encodings, text
from tradeplanner.importing.readers.encodings import Encoding, encoding_of
from tradeplanner.importing.readers.sheets import RefusedError

SIMPLE = "企业名称,出口额\n绍兴越城区甲纺织品有限公司,100\n宁波乙进出口股份有限公司,200\n"
TRADITIONAL = "企業名稱,出口額\n臺灣甲紡織品有限公司,100\n香港乙進出口股份有限公司,200\n"


def found(tmp_path: Path, content: bytes, chosen: str = "", declared: str = "") -> Encoding:
    """Return the encoding that is found for ``content``."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    return encoding_of(path, chosen, declared)


@pytest.mark.parametrize(
    "content, name, reason",
    [
        (SIMPLE.encode("utf-8-sig"), "UTF-8", Code.ENCODING_BY_MARK),
        (SIMPLE.encode("utf-16"), "UTF-16 LE", Code.ENCODING_BY_MARK),
        ("\ufeff".encode("utf-16-be") + SIMPLE.encode("utf-16-be"), "UTF-16 BE", Code.ENCODING_BY_MARK),
        (SIMPLE.encode("utf-16-le"), "UTF-16 LE", Code.ENCODING_BY_BYTES),
        (SIMPLE.encode("utf-16-be"), "UTF-16 BE", Code.ENCODING_BY_BYTES),
        (b"a,b\n1,2\n", "UTF-8", Code.ENCODING_BY_BYTES),
        (b"", "UTF-8", Code.ENCODING_BY_BYTES),
        (SIMPLE.encode("utf-8"), "UTF-8", Code.ENCODING_BY_BYTES),
        (SIMPLE.encode("gb18030"), "GB18030", Code.ENCODING_LIKELY),
        (("名称\n" + "镕喆堃䶮,1\n" * 3).encode("gb18030"), "GB18030", Code.ENCODING_BY_BYTES),
        (TRADITIONAL.encode("big5"), "Big5", Code.ENCODING_LIKELY),
        (TRADITIONAL.encode("gb18030"), "GB18030", Code.ENCODING_BY_BYTES),
        (SIMPLE.encode()[:-40] + b"\xe5\n", "UTF-8", Code.ENCODING_DAMAGED),
        ((SIMPLE * 20).encode("gb18030") + b"\xb9\n", "GB18030", Code.ENCODING_DAMAGED),
        ("Name;Straße\nMüller;Köln\n".encode("cp1252"), "Windows-1252", Code.ENCODING_LIKELY),
    ],
)
def test_the_encoding_and_its_reason(tmp_path: Path, content: bytes, name: str, reason: Code) -> None:
    assert found(tmp_path, content) == Encoding(name, reason)


@pytest.mark.parametrize(
    "word, name", [("公司名称,电话", "GB18030"), ("公司名稱,電話", "Big5"), ("名單", "Big5")]
)
def test_short_texts_are_told_by_usual_letters(tmp_path: Path, word: str, name: str) -> None:
    assert found(tmp_path, word.encode(encodings.ENCODINGS[name])).name == name


def test_a_chosen_encoding_is_followed_and_lost_letters_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("名單,数\n".encode("big5", "ignore"))
    assert encoding_of(path, "gbk") == Encoding("GB18030", Code.ENCODING_CHOSEN)
    path.write_bytes("甲公司,1\n".encode("gb18030"))
    raw = text.read(path, "UTF-8")
    assert raw.facts is not None
    assert raw.facts["encoding_reason"] == "encoding_chosen"
    (row,) = raw.sheets[0].load().rows
    assert "\ufffd" in str(row[0])


def test_what_a_page_says_is_believed_where_it_fits(tmp_path: Path) -> None:
    content = "公司".encode("gb18030")
    assert found(tmp_path, content, declared="gb2312") == Encoding("GB18030", Code.ENCODING_DECLARED)
    assert found(tmp_path, SIMPLE.encode(), declared="gb2312").name == "UTF-8"


@pytest.mark.parametrize("content", [bytes(range(1, 9)) * 100, bytes(range(256)) * 20, b"\x00\x01\x02" * 50])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        found(tmp_path, content)
    assert refused.value.code is Code.IMPORT_NO_TABLE


@given(
    st.text(st.sampled_from("的一是在不了有和人这中大为上个国我以要他公司企业名称有限进出口,\n"), min_size=2)
)
def test_daily_letters_are_never_taken_for_another_encoding(words: str) -> None:
    head = words.encode("gb18030")
    assert encodings.usual(head, "GB18030") >= encodings.usual(head, "Big5")
