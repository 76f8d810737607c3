"""What a report is before anybody lays it out: words, tables and pictures as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. Figures stand right; ``wide`` columns share what room is left."""

    title: str
    figures: bool = True
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts as they are read; ``total`` says that its last row sums up the others."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG with real text, its size in millimetres, and what it shows as words."""

    svg: str
    width: float
    height: float
    words: str


@dataclass(frozen=True, slots=True)
class Graph:
    """How a workbook draws a section's table as a chart of its own.

    ``shape`` is "column", "bar" or "line"; ``labels`` is the table's column of names, ``values`` are those of
    the series (from 0). ``across`` says that each row is a series and its columns are the points.
    """

    shape: str
    labels: int
    values: tuple[int, ...]
    across: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A message with what is measured, its picture, and the picture's table.

    ``sentences`` are paragraphs under the heading. ``key`` names the section for whoever chooses and orders
    them, the same in every language; ``level`` is 2 for a section, 3 for one under it. ``chapter`` begins a
    page and stands in the contents. ``graph`` tells workbooks how to chart the table.
    """

    heading: str
    caption: str
    picture: Picture | None = None
    table: Table | None = None
    sentences: tuple[str, ...] = ()
    key: str = ""
    level: int = 2
    chapter: bool = False
    graph: Graph | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report in one language. ``notes`` stand at the foot of every page.

    ``page_label`` holds ``{page}`` and ``{pages}``. ``paper`` is "a4", upright unless ``across``, or "a3",
    which always lies across. ``contents`` asks for a list of the chapters after the title; ``head`` is a line
    over the title (a bureau's own), ``foot`` one under the notes, ``logo`` a picture beside the title (SVG or
    PNG).
    """

    title: str
    subtitle: str
    sentences: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    page_label: str
    language: str
    paper: str = "a4"
    across: bool = False
    contents: bool = False
    head: str = ""
    foot: str = ""
    logo: bytes = b""
