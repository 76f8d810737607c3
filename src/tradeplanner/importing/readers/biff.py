"""The careful reader of .xls and .et, through xlrd: slower than the usual one, and hard to kill."""

import functools
import io
from collections.abc import Iterator
from pathlib import Path

import xlrd

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import marks, serials
from tradeplanner.importing.readers.sheets import (
    Loaded,
    RawFile,
    RawSheet,
    RefusedError,
    Source,
    Tick,
    silent,
)

_SEEN = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)


def read(source: Source, _tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError if it has a password or cannot be read."""
    data = Path(source).read_bytes() if isinstance(source, str) else source.getvalue()
    try:
        book = _opened(data, None)
        if book.codepage is None and book.biff_version < 80:
            book = _opened(data, "gb18030")  # nothing says which letters; simple exporters here write Chinese
    except xlrd.XLRDError as refused:
        locked = "encrypted" in str(refused)
        raise RefusedError(Code.IMPORT_PASSWORD if locked else Code.IMPORT_UNREADABLE) from refused
    return RawFile(
        tuple(
            RawSheet(sheet.name, _SEEN[min(sheet.visibility, 2)], functools.partial(_load, book, sheet))
            for sheet in book.sheets()
        )
    )


def _opened(data: bytes, encoding: str | None) -> xlrd.book.Book:
    return xlrd.open_workbook(
        file_contents=data, logfile=io.StringIO(), formatting_info=True, encoding_override=encoding
    )


def _load(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Loaded:
    merges = tuple(Merge(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells)
    found = {
        (row + 1, column): _error(sheet.cell_value(row, column))
        for row in range(sheet.nrows)
        for column, kind in enumerate(sheet.row_types(row))
        if kind == xlrd.XL_CELL_ERROR
    }
    return Loaded(_rows(book, sheet), merges, marks.findings(sheet.name, found))


def _rows(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Iterator[Row]:
    for number in range(sheet.nrows):
        cells = sheet.row(number)
        row = [_cell(book, cell) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        yield row


def _cell(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> Cell:
    value = cell.value
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ErrorValue(_error(value))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return _number(book, cell)
    return value or None if isinstance(value, str) else None


def _number(book: xlrd.book.Book, cell: xlrd.sheet.Cell) -> Cell:
    at = cell.xf_index
    key = book.xf_list[at].format_key if at is not None and at < len(book.xf_list) else 0
    form = book.format_map.get(key)
    shown = serials.shown(form.format_str) if form is not None else serials.built_in(str(key))
    number = float(cell.value)
    if shown is serials.Shown.NUMBER:
        return number
    return serials.value(number, shown, from_1904=bool(book.datemode))


def _error(code: object) -> str:
    return str(xlrd.error_text_from_code.get(code, "#ERROR"))
