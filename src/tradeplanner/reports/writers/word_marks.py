"""What python-docx has no words for: East Asian typefaces, lines on a grid, page numbers, alternatives."""

from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shape import InlineShape
from docx.shared import Length, Pt
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

CLOSER = -0.25
"""Points by which text is set closer: 28 characters of 16 points are a little wider than the type area.

A grid of characters would say it too, but other programs than Word set that far too wide.
"""


_AFTER_SPACING = ("w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:u", "w:lang")
"""What the schema wants after the spacing of a run."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface for Chinese and one for Latin letters, with the size in points."""

    chinese: str
    size: float
    latin: str = "Times New Roman"
    bold: bool = False


TITLE = Face("方正小标宋简体", 22)
HEADING = Face("黑体", 16)
SECOND = Face("楷体_GB2312", 16)
BODY = Face("仿宋_GB2312", 16)
NOTE = Face("楷体_GB2312", 10.5)
CELL = Face("仿宋_GB2312", 10.5)
PAGE = Face("宋体", 14, latin="宋体")


def write(paragraph: Paragraph, text: str, face: Face) -> Run:
    """Add ``text`` to a paragraph in a face."""
    made = paragraph.add_run(text)
    set_run(made, face)
    return made


def set_run(run: Run, face: Face) -> None:
    """Give a run its face: Word takes the Chinese one from a place of its own."""
    run.font.name, run.font.size, run.font.bold = face.latin, Pt(face.size), face.bold
    run.font.italic = False
    _fonts(run._element.get_or_add_rPr(), face)  # noqa: SLF001  # there is no public way to rFonts


def set_face(style: BaseStyle, face: Face) -> None:
    """Give a style its face, for what is typed into the paper later."""
    found: Any = style
    found.font.name, found.font.size = face.latin, Pt(face.size)
    _fonts(found.element.get_or_add_rPr(), face)


def _fonts(properties: Any, face: Face) -> None:  # noqa: ANN401  # lxml's element, with docx's own methods
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(name), face.latin)
    fonts.set(qn("w:eastAsia"), face.chinese)
    # A heading's style names typefaces by theme, which would win over those named here.
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    colour = OxmlElement("w:color")
    colour.set(qn("w:val"), "000000")
    for old in properties.findall(qn("w:color")):
        properties.remove(old)
    properties.insert_element_before(colour, "w:spacing", *_AFTER_SPACING)


def set_closer(run: Run) -> None:
    """Set a run so close that a line holds 28 characters."""
    properties: Any = run._element.get_or_add_rPr()  # noqa: SLF001
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), str(round(CLOSER * 20)))
    properties.insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:u", "w:lang"
    )


def leave_grid(paragraph: Paragraph) -> None:
    """Take a paragraph off the grid of lines: cells and notes would stand on every second one."""
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    properties.insert_element_before(snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")


def size_mark(paragraph: Paragraph, face: Face) -> None:
    """Give a paragraph's mark the size of its text, or an empty cell is as high as a line of the page."""
    properties, size = OxmlElement("w:rPr"), OxmlElement("w:sz")
    size.set(qn("w:val"), str(round(face.size * 2)))
    properties.append(size)
    found: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    found.append(properties)


def indent(paragraph: Paragraph, characters: int, size: float) -> None:
    """Begin a paragraph ``characters`` in, told both ways: other programs know points only."""
    paragraph.paragraph_format.first_line_indent = Pt(characters * size)
    found: Any = paragraph._p.get_or_add_pPr().get_or_add_ind()  # noqa: SLF001
    found.set(qn("w:firstLineChars"), str(characters * 100))


def set_grid(section: Section, line: Length) -> None:
    """Give a section its 22 lines."""
    properties: Any = section._sectPr  # noqa: SLF001
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(line.pt * 20)))
    properties.append(grid)


def number_pages(paragraph: Paragraph, side: str) -> None:
    """Write «— 1 —» at a side, one character from the edge."""
    properties: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    aligned, inset = OxmlElement("w:jc"), properties.get_or_add_ind()
    aligned.set(qn("w:val"), side)
    inset.set(qn(f"w:{side}Chars"), "100")
    inset.set(qn(f"w:{side}"), str(round(PAGE.size * 20)))
    for old in properties.findall(qn("w:jc")):
        properties.remove(old)
    properties.insert_element_before(aligned, "w:textDirection", "w:outlineLvl", "w:rPr", "w:sectPr")
    write(paragraph, "— ", PAGE)
    _field(write(paragraph, "", PAGE))
    write(paragraph, " —", PAGE)


def _field(run: Run) -> None:
    for kind in ("begin", "instruction", "separate", "value", "end"):
        if kind == "instruction":
            made: Any = OxmlElement("w:instrText")
            made.set(qn("xml:space"), "preserve")
            made.text = " PAGE "
        elif kind == "value":
            made = OxmlElement("w:t")
            made.text = "1"
        else:
            made = OxmlElement("w:fldChar")
            made.set(qn("w:fldCharType"), kind)
        run._element.append(made)  # noqa: SLF001


def describe(shape: InlineShape, words: str) -> None:
    """Give a picture its text alternative."""
    shape._inline.docPr.set("descr", words)  # noqa: SLF001
