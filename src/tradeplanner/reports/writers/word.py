"""A report as a Word file on the page of an official paper (GB/T 9704-2012).

The type area is 156 × 225 mm of an A4 page, 37 mm from the top and 28 mm from the binding side, with 22
lines of 28 characters; the title is 小标宋 of size 2, headings are numbered 一、 in 黑体, text is 仿宋 of
size 3 with two characters before a paragraph, and the page number stands as «— 1 —», right on odd pages and
left on even ones. The official typefaces are named and never shipped: a computer of a bureau has them, any
other shows its own instead.
"""

import io

from docx import Document
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tradeplanner.i18n.language import ZH
from tradeplanner.reports import logos
from tradeplanner.reports.report import Picture, Report, Section
from tradeplanner.reports.writers import pdf, word_marks, word_tables
from tradeplanner.reports.writers.word_marks import BODY, HEADING, NOTE, SECOND, TITLE, Face

MARGINS = (37, 28, 26, 35)
"""Millimetres over, left of, right of and under the type area of 156 × 225 mm."""
ACROSS = (28, 22, 22, 25)
"""The same of a page that lies across, of which the standard says nothing but that its table is to fit."""
A4, A3 = (210, 297), (297, 420)
LINE = Pt(28.95)
"""The height of one of 22 lines in 225 mm."""
LOGO = Mm(10)
"""The height of a bureau's logo over the title."""
CHARACTERS = "〇一二三四五六七八九十"
FULL = 0.78
"""The part of a page's height that a picture may take: its heading and caption stand on the same page."""
ALIGNED = {"centre": WD_ALIGN_PARAGRAPH.CENTER, "left": WD_ALIGN_PARAGRAPH.LEFT}


def to_word(report: Report) -> bytes:
    """Return the report as a .docx file: its sentences, and each section with its picture and its table."""
    paper = Document()
    _set_page(paper, report)
    paper.core_properties.title = report.title
    paper.core_properties.language = "zh-CN" if report.language == ZH else "en-GB"
    _head(paper, report)
    _line(paper, report.title, TITLE, "centre", level=1)
    if report.subtitle:
        _line(paper, report.subtitle, SECOND, "centre")
    for sentence in report.sentences:
        _text(paper, sentence, report)
    for number, section in enumerate(report.sections, 1):
        _section(paper, section, number, report)
    for note in (*report.notes, *([report.foot] if report.foot else [])):
        _line(paper, note, NOTE, "left")
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _head(paper: Paper, report: Report) -> None:
    """Put a bureau's own logo and line over the title."""
    if report.logo:
        made = paper.add_paragraph()
        made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(0), Pt(3)
        word_marks.leave_grid(made)
        shape = made.add_run().add_picture(io.BytesIO(logos.drawn(report.logo)), height=LOGO)
        word_marks.describe(shape, report.head or report.subtitle)
    if report.head:
        _line(paper, report.head, NOTE, "left")


def numeral(number: int) -> str:
    """Return a heading's number as papers write it: 一, 十, 十一, 二十, 二十一 (to 99)."""
    tens, ones = divmod(number, 10)
    before = ("" if tens == 1 else CHARACTERS[tens]) + "十" if tens else ""
    return before + (CHARACTERS[ones] if ones else "")


def _set_page(paper: Paper, report: Report) -> None:
    """Set paper, margins, the grid of lines and the page number on both kinds of pages."""
    part = paper.sections[0]
    lies = _lies(report)
    part.orientation = WD_ORIENT.LANDSCAPE if lies else WD_ORIENT.PORTRAIT
    part.page_width, part.page_height = map(Mm, _size(report))
    top, left, right, bottom = ACROSS if lies else MARGINS
    part.top_margin, part.left_margin, part.right_margin, part.bottom_margin = map(
        Mm, (top, left, right, bottom)
    )
    # The number's upper edge lies 7 mm under the type area.
    part.footer_distance = Mm(bottom - 7 - 5)
    paper.settings.odd_and_even_pages_header_footer = True
    word_marks.set_grid(part, LINE)
    for foot, side in ((part.footer, "right"), (part.even_page_footer, "left")):
        word_marks.number_pages(foot.paragraphs[0], side)
    word_marks.set_face(paper.styles["Normal"], BODY)


def _lies(report: Report) -> bool:
    return report.across or report.paper == "a3"


def _size(report: Report) -> tuple[int, int]:
    width, height = A3 if report.paper == "a3" else A4
    return (height, width) if _lies(report) else (width, height)


def room(report: Report) -> tuple[float, float]:
    """Return the millimetres between the margins, across and down."""
    top, left, right, bottom = ACROSS if _lies(report) else MARGINS
    width, height = _size(report)
    return width - left - right, height - top - bottom


def _line(paper: Paper, text: str, face: Face, side: str, level: int = 0) -> None:
    """Add a paragraph of its own face; one with a ``level`` stands in the outline of the paper."""
    made = paper.add_paragraph(style=f"Heading {level}") if level else paper.add_paragraph()
    made.alignment = ALIGNED[side]
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.keep_with_next = bool(level)
    if face is NOTE:
        word_marks.leave_grid(made)
        made.paragraph_format.space_after = Pt(3)
    word_marks.write(made, text, face)


def _text(paper: Paper, text: str, report: Report) -> None:
    made = paper.add_paragraph()
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.line_spacing = LINE
    if report.language == ZH:
        word_marks.indent(made, characters=2, size=BODY.size)
        made.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    else:
        made.paragraph_format.space_after = Pt(6)
    word_marks.set_closer(word_marks.write(made, text, BODY))


def _section(paper: Paper, section: Section, number: int, report: Report) -> None:
    before = f"{numeral(number)}、" if report.language == ZH else f"{number}. "
    _line(paper, before + section.heading, HEADING, "left", level=2)
    for sentence in section.sentences:
        _text(paper, sentence, report)
    if section.caption:
        _line(paper, section.caption, NOTE, "left")
        paper.paragraphs[-1].paragraph_format.keep_with_next = True
    if section.picture is not None:
        _picture(paper, section.picture, room(report))
    if section.table is not None:
        word_tables.add(paper, section.table, room(report)[0])


def _picture(paper: Paper, picture: Picture, most: tuple[float, float]) -> None:
    """Add a chart at its printed size, smaller where the page has less room, with its text alternative."""
    made = paper.add_paragraph()
    made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(0), Pt(6)
    word_marks.leave_grid(made)
    part = min(1.0, most[0] / picture.width, most[1] * FULL / picture.height)
    drawn = pdf.picture(picture)
    shape = made.add_run().add_picture(io.BytesIO(drawn), width=Mm(picture.width * part))
    word_marks.describe(shape, picture.words)
