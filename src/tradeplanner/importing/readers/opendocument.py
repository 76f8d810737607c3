"""The reader of .ods: the values that the file holds beside what it shows.

Rows and cells that stand in it once for a million are counted, not stored. A failed formula is an error at
its cell even where the file holds 0 or nothing for it; comments and phonetic text are no part of a value.
"""

import functools
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import marks
from tradeplanner.importing.readers.opendocument_cells import TABLE, cell_of, local, said
from tradeplanner.importing.readers.sheets import (
    TICK,
    Loaded,
    RawFile,
    RawSheet,
    RefusedError,
    Source,
    Tick,
    silent,
)

_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
_MOST_REPEATED = 1 << 28
"""Bytes, about, that cells which stand in the file once for many may come to."""
_HEAD = 65_536
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


@dataclass(slots=True)
class _Sheet:
    """A sheet as it is gathered: its rows by how often they stand one below the other."""

    name: str
    style: str
    rows: list[tuple[int, Row]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    count: int = 0


def read(source: Source, tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError or an error of the libraries beneath if it cannot be read."""
    sheets: list[_Sheet] = []
    unseen: set[str] = set()
    left = _MOST_REPEATED
    for node in _elements(source, unseen):
        if local(node) == "table":
            sheets.append(_Sheet(said(node, "name"), said(node, "style-name")))
        elif sheets:
            left -= _add(sheets[-1], node)
            if len(sheets[-1].rows) % TICK == 0:
                tick(sheets[-1].count)
            if left < 0:
                raise RefusedError(Code.IMPORT_BOMB)
    return RawFile(
        tuple(
            RawSheet(
                sheet.name or f"Sheet{number}",
                Visibility.HIDDEN if sheet.style in unseen else Visibility.VISIBLE,
                functools.partial(_load, sheet),
            )
            for number, sheet in enumerate(sheets, 1)
        )
    )


def _load(sheet: _Sheet) -> Loaded:
    return Loaded(_rows(sheet), tuple(sheet.merges), marks.findings(sheet.name, sheet.errors))


def _elements(source: Source, unseen: set[str]) -> Iterator[etree._Element]:
    """Yield every table as it begins and every row as it ends; ``unseen`` gathers styles of hidden tables."""
    tags = (f"{TABLE}table", f"{TABLE}table-row", f"{_STYLE}style")
    with zipfile.ZipFile(source) as archive, archive.open("content.xml") as file:
        if b"<!ENTITY" in file.read(_HEAD).replace(b"\0", b""):
            raise RefusedError(Code.IMPORT_BOMB)
        file.seek(0)
        for event, node in etree.iterparse(
            file, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
        ):
            name = local(node)
            if event == "start":
                if name == "table" and _is_sheet(node):
                    yield node
            elif name == "style":
                if any(part.get(f"{TABLE}display") == "false" for part in node):
                    unseen.add(str(node.get(f"{_STYLE}name")))
            elif name == "table-row":
                yield node
                _forget(node)


def _is_sheet(node: etree._Element) -> bool:
    parent = node.getparent()
    return parent is not None and local(parent) == "spreadsheet"


def _forget(node: etree._Element) -> None:
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]


def _add(sheet: _Sheet, node: etree._Element) -> int:
    """Put a row below the others and return about how many bytes its repetition comes to."""
    number = sheet.count + 1
    repeated = min(_count(node, "number-rows-repeated"), _MOST_ROWS - sheet.count)
    row: Row = []
    column = 0
    for each in node:
        if local(each) not in ("table-cell", "covered-table-cell"):
            continue
        wide = min(_count(each, "number-columns-repeated"), _MOST_COLUMNS - column)
        cell = cell_of(each)
        if cell is not None:
            row += [None] * (column - len(row)) + [cell] * wide
        if isinstance(cell, ErrorValue):
            sheet.errors.update({(number, column + at): cell.text for at in range(wide)})
        sheet.merges += _merge(each, number, column)
        column += wide
    sheet.rows.append((repeated, row))
    sheet.count += repeated
    return sum(map(_size, row)) * repeated if row and repeated * len(row) > len(node) else 0


def _size(cell: Cell) -> int:
    return 8 + len(cell) if isinstance(cell, str) else 8


def _merge(node: etree._Element, row: int, column: int) -> list[Merge]:
    wide, high = _count(node, "number-columns-spanned"), _count(node, "number-rows-spanned")
    if wide == high == 1:
        return []
    last = min(row + high - 1, _MOST_ROWS), min(column + wide, _MOST_COLUMNS) - 1
    return [Merge(row, column, *last)]


def _count(node: etree._Element, name: str) -> int:
    text = said(node, name)
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1


def _rows(sheet: _Sheet) -> Iterator[Row]:
    """Yield the rows to the last that holds something."""
    blank = 0
    for repeated, row in sheet.rows:
        if not row:
            blank += repeated
            continue
        for _ in range(blank):
            yield []
        blank = 0
        for _ in range(repeated):
            yield list(row)
