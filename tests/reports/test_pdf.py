"""The PDF: text that can be searched, fonts embedded, tags, and nothing in the data read as markup."""

import io
import struct
from dataclasses import replace
from datetime import UTC, datetime

import pypdf
import pytest

from tests.courses import COURSES, ORDERS
from tradeplanner.i18n.language import set_language
from tradeplanner.reports.report import Column, Report, Section, Table
from tradeplanner.reports.summary import SummaryFacts, summary
from tradeplanner.reports.writers import pdf

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def report() -> Report:
    """Give an ordinary summary in Chinese."""
    set_language("zh")
    made = SummaryFacts(course=COURSES["ahead"], towns=(), orders=ORDERS["several"], bureau="商务局（示例）")
    return summary(made)


def read(content: bytes) -> pypdf.PdfReader:
    """Return a PDF as another program reads it."""
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(content: bytes) -> str:
    """Return all text of a PDF without its spaces."""
    return "".join("".join(page.extract_text() for page in read(content).pages).split())


def test_chinese_text_can_be_searched_that_of_the_charts_too(report: Report) -> None:
    found = text_of(pdf.to_pdf(report))
    for part in (
        "2023年1—11月累计出口779.0亿元",
        "实际779.0",
        "德国法兰克福国际家纺展（示例）",
        "第1页，共1页",
    ):
        assert part in found


def test_every_font_is_embedded_and_ours(report: Report) -> None:
    page = read(pdf.to_pdf(report)).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]  # pypdf
    inner = [font["/DescendantFonts"][0].get_object() for font in fonts]
    assert inner
    assert all("NotoSansSC" in str(font["/BaseFont"]) for font in inner)
    assert all("/FontFile2" in font["/FontDescriptor"] for font in inner)


def test_the_file_is_tagged_and_says_its_language(report: Report) -> None:
    root = read(pdf.to_pdf(report)).root_object
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("zh")


def test_the_same_report_gives_the_same_file(report: Report) -> None:
    made = datetime(2024, 3, 1, tzinfo=UTC)
    assert pdf.to_pdf(report, made=made) == pdf.to_pdf(report, made=made)


def test_data_is_text_and_never_markup(report: Report) -> None:
    wild = '#panic("x") *bold* _em_ $x^2$ @ref <tag> \\ " // #sys.inputs'
    nasty = replace(report, title=wild, sentences=(wild,), notes=(wild,), sections=(_section(wild),))
    found = text_of(pdf.to_pdf(nasty))
    assert found.count("".join(wild.split())) >= 4


def _section(text: str) -> Section:
    return Section(text, text, table=Table((Column(text, figures=False),), ((text,),)))


def test_a_long_table_breaks_and_repeats_its_heading(report: Report) -> None:
    rows = tuple((f"第{number}行",) for number in range(120))
    section = Section("长表", "", table=Table((Column("展会名称列", figures=False),), rows))
    reader = read(pdf.to_pdf(replace(report, sections=(section,))))
    assert len(reader.pages) > 1
    pages = ["".join(page.extract_text().split()) for page in reader.pages]
    assert all("展会名称列" in page for page in pages)
    assert f"第2页，共{len(pages)}页" in pages[1]


def test_pages_are_pictures_of_the_same_layout(report: Report) -> None:
    (page,) = pdf.to_pages(report, 100)
    width, height = struct.unpack(">II", page[16:24])
    assert page.startswith(b"\x89PNG")
    assert (width, height) == (827, 1169)  # A4 at 100 dots per inch
