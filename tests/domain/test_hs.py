"""The table of HS sections and chapters: whole, in both languages, and found by any code."""

import re

import pytest

from tradeplanner.domain import hs
from tradeplanner.paths import resource

GOODS = hs.load(resource("reference", "hs.csv"))
HAN = re.compile("[\u4e00-\u9fff]")
SPANS = {
    1: (1, 5), 2: (6, 14), 3: (15, 15), 4: (16, 24), 5: (25, 27), 6: (28, 38), 7: (39, 40), 8: (41, 43),
    9: (44, 46), 10: (47, 49), 11: (50, 63), 12: (64, 67), 13: (68, 70), 14: (71, 71), 15: (72, 83),
    16: (84, 85), 17: (86, 89), 18: (90, 92), 19: (93, 93), 20: (94, 96), 21: (97, 97), 22: (98, 99),
}  # fmt: skip


def test_every_chapter_stands_once_in_order() -> None:
    assert [chapter.code for chapter in GOODS.chapters()] == [f"{number:02}" for number in range(1, 100)]


def test_every_section_holds_its_chapters() -> None:
    assert [section.number for section in GOODS.sections()] == list(range(1, 23))
    for chapter in GOODS.chapters():
        first, last = SPANS[chapter.section.number]
        assert first <= int(chapter.code) <= last


def test_every_title_is_in_both_languages() -> None:
    titles = [(chapter.zh, chapter.en) for chapter in GOODS.chapters()]
    titles += [(section.zh, section.en) for section in GOODS.sections()]

    for zh, en in titles:
        assert HAN.search(zh)
        assert en
        assert not HAN.search(en)


@pytest.mark.parametrize(
    "code, chapter, section",
    [
        ("62", "62", "XI"), ("6203", "62", "XI"), ("620342", "62", "XI"), ("12019019", "12", "II"),
        ("8517.13.00", "85", "XVI"), ("8517130000", "85", "XVI"), ("0101 21", "01", "I"),
        ("9804", "98", "XXII"), ("77", "77", "XV"), ("4901", "49", "X"), ("2401", "24", "IV"),
    ],
)  # fmt: skip
def test_a_code_of_any_length_names_its_chapter(code: str, chapter: str, section: str) -> None:
    found, above = GOODS.chapter(code), GOODS.section(code)

    assert found is not None
    assert above is not None
    assert (found.code, above.roman) == (chapter, section)


@pytest.mark.parametrize("code", ["", "6", "620", "62034", "00", "服装", "62a4", "620342000000", "６２"])
def test_what_is_no_hs_code_names_none(code: str) -> None:
    assert GOODS.chapter(code) is None
    assert GOODS.section(code) is None
