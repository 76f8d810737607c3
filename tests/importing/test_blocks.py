"""Blocks from the clipboard: tabs, quoted cells, and headings that the table lends."""

from contextlib import closing

import pytest

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.importing import blocks
from tradeplanner.importing.grid import Row
from tradeplanner.importing.specs import SPECS


def rows(text: str, *columns: str, kind: str = "firms") -> list[Row]:
    """Return the rows of a pasted block as they are spooled."""
    with closing(blocks.read(SPECS[kind], text, columns)) as opened:
        (sheet,) = opened.sheets
        assert (sheet.name, opened.path.name, opened.path.exists()) == ("clipboard", "clipboard", False)
        return list(opened.spool(sheet.name))


def test_cells_are_parted_by_tabs_and_quoted_ones_keep_their_lines() -> None:
    text = '企业名称\t地址\r\n甲公司\t"一号\n""东""楼\t二层"\r\n乙,丙公司\t\r\n'
    assert rows(text) == [["企业名称", "地址"], ["甲公司", '一号\n"东"楼\t二层'], ["乙,丙公司", None]]


@pytest.mark.parametrize(
    "text, first",
    [
        ("甲公司\t塔山街道", ["企业名称", "所属镇街"]),
        ("企业名称\t所属镇街\n甲公司\t塔山街道", ["企业名称", "所属镇街"]),
        ("公司名称\t备忘\t所属镇街\n甲\t乙\t丙", ["公司名称", "备忘", "所属镇街"]),
        ("企业\t塔山街道", ["企业名称", "所属镇街"]),
    ],
)
def test_a_table_lends_its_columns_where_no_heading_came_along(text: str, first: list[str]) -> None:
    assert rows(text, "name_zh", "town")[0] == first


def test_a_column_that_the_kind_does_not_know_has_no_heading() -> None:
    assert rows("x\t甲公司", "", "name_zh")[0] == [None, "企业名称"]
    assert rows("x\t甲公司", "light", "name_zh")[0] == [None, "企业名称"]


def test_without_columns_the_block_stands_as_it_is() -> None:
    assert rows("甲公司\t塔山街道") == [["甲公司", "塔山街道"]]


def test_what_looks_like_another_format_is_still_a_block() -> None:
    assert rows("<html><table>\tb\nPK\x03\x04\tc")[0] == ["<html><table>", "b"]


@pytest.mark.parametrize("text", ["", "  \n", "甲公司", "\t\t\n", "甲公司\r\n"])
def test_less_than_two_cells_are_no_table(text: str) -> None:
    with pytest.raises(ExpectedError) as refused:
        rows(text, "name_zh", "town")
    assert refused.value.code is Code.BLOCK_EMPTY
