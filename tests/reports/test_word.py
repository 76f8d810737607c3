"""A report as a Word file: the page of an official paper, headings by number, tables whose heads repeat."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tradeplanner.i18n.language import EN, ZH
from tradeplanner.reports.report import Column, Picture, Report, Section, Table
from tradeplanner.reports.writers import word, word_tables

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="174mm" height="60mm"><rect width="50" height="9"/></svg>'
)
TABLE = Table(
    (Column("展会", figures=False, wide=True), Column("成交额"), Column("完成率")),
    (("=cmd|示例", "1,234.5", "103.7%"), ("", "", ""), ("合计", "1,234.5", "")), total=True,
)  # fmt: skip


def a_report(**changes: object) -> Report:
    """Return a report with two sections, the first with a picture and a table."""
    sections = (
        Section("出口超序时进度", "单位：亿元", Picture(SVG, 174, 60, "出口逐月累计"), TABLE),
        Section("展会成交", "单位：万美元"),
    )
    values: dict[str, object] = {
        "title": "2023年出口与展会情况", "subtitle": "越城区商务局（示例）",
        "sentences": ("一句。", "又一句。"),
        "sections": sections, "notes": ("来源：示例",), "page_label": "", "language": ZH,
    }  # fmt: skip
    return Report(**{**values, **changes})  # type: ignore[arg-type]  # the fields of a report


def written(report: Report) -> Paper:
    """Return the file as a second reader sees it."""
    return Document(io.BytesIO(word.to_word(report)))


def texts(paper: Paper) -> list[str]:
    """Return the paragraphs that say something."""
    return [paragraph.text for paragraph in paper.paragraphs if paragraph.text]


def faces(paper: Paper, text: str) -> Iterator[tuple[str, float]]:
    """Return the Chinese typeface and size of the runs of a paragraph."""
    (found,) = (paragraph for paragraph in paper.paragraphs if paragraph.text == text)
    for run in found.runs:
        assert run.font.size is not None
        yield xml(run).rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt


def xml(of: object) -> Any:  # noqa: ANN401  # lxml's element, with docx's own methods
    """Return the element behind a part of the paper: docx shows less than the file says."""
    return next(
        getattr(of, name) for name in ("_p", "_tr", "_sectPr", "_inline", "_element") if hasattr(of, name)
    )


def test_the_type_area_is_the_standards() -> None:
    page = written(a_report()).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    margins = (page.top_margin, page.left_margin, page.right_margin, page.bottom_margin)
    assert [round(each.mm) for each in margins if each is not None] == [37, 28, 26, 35]
    across, down = word.room(a_report())
    assert (across, down) == (156, 225)
    grid = xml(page).find(qn("w:docGrid"))
    assert abs(int(grid.get(qn("w:linePitch"))) / 20 * 22 - Mm(225).pt) < 1


@pytest.mark.parametrize("paper, size", [("a4", (297, 210)), ("a3", (420, 297))])
def test_a_page_that_lies_across_is_as_wide_as_its_paper(paper: str, size: tuple[int, int]) -> None:
    page = written(a_report(paper=paper, across=True)).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width.mm), round(page.page_height.mm)) == size


def test_official_typefaces_are_named_and_none_is_shipped() -> None:
    paper = written(a_report())
    assert set(faces(paper, "2023年出口与展会情况")) == {("方正小标宋简体", 22)}
    assert set(faces(paper, "一、出口超序时进度")) == {("黑体", 16)}
    assert set(faces(paper, "又一句。")) == {("仿宋_GB2312", 16)}
    names = zipfile.ZipFile(io.BytesIO(word.to_word(a_report()))).namelist()
    assert not [name for name in names if name.startswith("word/fonts/")]


def test_headings_are_numbered_as_each_language_does() -> None:
    assert [text for text in texts(written(a_report())) if "展会成交" in text] == ["二、展会成交"]
    assert [text for text in texts(written(a_report(language=EN))) if "展会成交" in text] == ["2. 展会成交"]


@pytest.mark.parametrize("number, text", [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_a_number_is_written_in_characters(number: int, text: str) -> None:
    assert word.numeral(number) == text


def test_paragraphs_begin_two_characters_in_and_lines_stand_on_the_grid() -> None:
    (found,) = (paragraph for paragraph in written(a_report()).paragraphs if paragraph.text == "一句。")
    assert found.paragraph_format.first_line_indent == Pt(32)
    assert found.paragraph_format.line_spacing == word.LINE
    assert xml(found).pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_pages_are_numbered_right_on_odd_and_left_on_even_ones() -> None:
    paper = written(a_report())
    page = paper.sections[0]
    assert paper.settings.odd_and_even_pages_header_footer
    for foot, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        paragraph = foot.paragraphs[0]
        assert paragraph.text == "— 1 —"
        assert " PAGE " in xml(paragraph).xml
        assert xml(paragraph).pPr.find(qn("w:jc")).get(qn("w:val")) == side


def test_heading_rows_come_again_no_row_is_cut_and_texts_stay_texts() -> None:
    (table,) = written(a_report()).tables
    marks = [[mark.tag for mark in xml(row).trPr] for row in table.rows]
    assert all(qn("w:cantSplit") in found for found in marks)
    assert [qn("w:tblHeader") in found for found in marks] == [True, False, False, False]
    assert [cell.text for cell in table.rows[1].cells] == ["=cmd|示例", "1,234.5", "103.7%"]
    assert [run.font.bold for run in table.rows[3].cells[0].paragraphs[0].runs] == [True]


@pytest.mark.parametrize("columns", [1, 3, 14])
def test_columns_share_the_whole_width_and_none_vanishes(columns: int) -> None:
    row = tuple("很长的展会名称" * 20 if at == 0 else "1" for at in range(columns))
    parts = word_tables.shares(Table(tuple(Column("项") for _ in row), (row,)))
    assert sum(parts) == pytest.approx(1)
    assert min(parts) > 0.03
    assert word_tables.shares(Table((Column("项"),), ())) == [1]


def test_a_chart_fits_the_type_area_and_has_its_words() -> None:
    (shape,) = written(a_report()).inline_shapes
    assert round(shape.width.mm) == 156
    assert xml(shape).docPr.get("descr") == "出口逐月累计"


def test_a_tall_chart_leaves_room_for_its_heading() -> None:
    tall = (Section("长图", "", Picture(SVG, 100, 400, "长图")),)
    (shape,) = written(a_report(sections=tall)).inline_shapes
    assert shape.height.mm < word.room(a_report())[1]
    assert shape.width.mm / shape.height.mm == pytest.approx(100 / 400, rel=0.02)
