"""Tables of a Word file: heading rows come again on each page, no row is cut, figures stand right."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row  # the types have no public names

from tradeplanner.reports.report import Column, Table
from tradeplanner.reports.writers import word_marks
from tradeplanner.reports.writers.word_marks import CELL, Face

MANY = 8
"""A table of more columns is set smaller."""
SMALL = Face(CELL.chinese, 8, CELL.latin)
_LEAST, _MOST, _AROUND = 1.5, 24.0, 1.2
"""Least and most widths of a column and what a cell keeps free of text, in Chinese characters."""
_MARGIN = 40
"""What a cell keeps free at either side, in twentieths of a point."""


def add(paper: Document, table: Table, room: float) -> None:
    """Add a table as wide as the type area, ``room`` millimetres."""
    made = paper.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _narrow(made)
    widths = shares(table)
    for column, share in zip(made.columns, widths, strict=True):
        column.width = Mm(room * share)
    face = SMALL if len(table.columns) > MANY else CELL
    rows = [tuple(column.title for column in table.columns), *table.rows]
    for at, texts in enumerate(rows):
        row = made.add_row()
        _mark(row, heading=at == 0)
        strong = at == 0 or (table.total and at == len(table.rows))
        for cell, column, text, share in zip(row.cells, table.columns, texts, widths, strict=True):
            cell.width = Mm(room * share)
            _fill(cell, text, column, Face(face.chinese, face.size, face.latin, bold=strong))


def shares(table: Table) -> list[float]:
    """Return what part of the room each column gets, by the widest of its texts; together 1."""
    wants = [
        min(max(_title(column), *(width(row[at]) for row in table.rows), _LEAST), _MOST) + _AROUND
        for at, column in enumerate(table.columns)
    ]
    return [want / sum(wants) for want in wants]


def _title(column: Column) -> float:
    """Return what a heading needs where it takes two lines and no Latin word of it is cut."""
    words = column.title.split()
    longest = max(map(width, words), default=0.0) if column.title.isascii() else 0.0
    return max(width(column.title) / 2, longest)


def width(text: str) -> float:
    """Return about how many Chinese characters wide a text is; a letter or figure takes half of one."""
    return sum(1.0 if ord(sign) > 0x2E7F else 0.85 if sign in "%—" else 0.55 for sign in text)


def _narrow(made: DocxTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        kept = OxmlElement(f"w:{side}")
        kept.set(qn("w:w"), str(_MARGIN))
        kept.set(qn("w:type"), "dxa")
        margins.append(kept)
    made._tbl.tblPr.append(margins)  # noqa: SLF001


def _mark(row: _Row, *, heading: bool) -> None:
    properties: Any = row._tr.get_or_add_trPr()  # noqa: SLF001
    for name in ("w:cantSplit", "w:tblHeader")[: 2 if heading else 1]:
        properties.append(OxmlElement(name))


def _fill(cell: _Cell, text: str, column: Column, face: Face) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column.figures else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    word_marks.leave_grid(paragraph)
    word_marks.size_mark(paragraph, face)
    word_marks.write(paragraph, text, face)
