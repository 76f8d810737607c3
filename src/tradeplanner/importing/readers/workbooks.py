"""Workbooks through calamine: .xlsx (also Strict) and .xls."""

import functools
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import legacy, marks, package, swift
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.importing.readers.sniff import Format

Errors = Mapping[str, dict[tuple[int, int], str]]


def read(path: Path, form: Format, password: str | None) -> RawFile:
    """Open a workbook; RefusedError if it has a password or cannot be read."""
    found = None
    if form is Format.XLSX:
        package.refuse_bombs(str(path))
        found = swift.read(path, functools.partial(_read, path, form, password))
    return found or _read(path, form, password)


def _read(path: Path, form: Format, password: str | None) -> RawFile:
    source: str | io.BytesIO = str(path)
    if form is Format.XLS and legacy.is_locked(path):
        source, form = legacy.unlocked(path, password)
    errors: Callable[[], Errors] = dict
    if form is Format.XLSX:
        # Unzipping needs no interpreter, so that this goes on beside the reading.
        second = source if isinstance(source, str) else io.BytesIO(source.getvalue())
        package.refuse_bombs(second)
        errors = ThreadPoolExecutor(1).submit(package.errors, second).result
    elif form is Format.XLS:
        errors = functools.cache(functools.partial(legacy.errors, source))
    try:
        book = CalamineWorkbook.from_object(source)
    except python_calamine.PasswordError as locked:
        raise RefusedError(Code.IMPORT_PASSWORD) from locked
    sheets = tuple(
        RawSheet(meta.name, _visibility(meta.visible), _loader(book, meta.name, errors))
        for meta in book.sheets_metadata
        if meta.typ == SheetTypeEnum.WorkSheet
    )
    return RawFile(sheets, facts={"format": form.value})


def _visibility(told: SheetVisibleEnum) -> Visibility:
    if told == SheetVisibleEnum.Visible:
        return Visibility.VISIBLE
    return Visibility.HIDDEN if told == SheetVisibleEnum.Hidden else Visibility.VERY_HIDDEN


def _loader(book: CalamineWorkbook, name: str, found: Callable[[], Errors]) -> Callable[[], Loaded]:
    def load() -> Loaded:
        sheet = book.get_sheet_by_name(name)
        merges = tuple(
            Merge(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        rows, errors = _rows(sheet), found().get(name, {})
        return Loaded(_with_errors(rows, errors) if errors else rows, merges, marks.findings(name, errors))

    return load


def _rows(sheet: CalamineSheet) -> Iterator[Row]:
    """Yield the rows from row 1 and column A; what a reader gives for an empty cell becomes None."""
    left: Row = [None] * (sheet.start[1] if sheet.start else 0)
    cells: Iterable[Any] = sheet.iter_rows()
    for row in cells:
        yield left + [None if cell == "" else cell for cell in row] if left or "" in row else row


def _with_errors(rows: Iterable[Row], errors: dict[tuple[int, int], str]) -> Iterator[Row]:
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (at, column), text in errors.items():
        by_row.setdefault(at, []).append((column, text))
    count = 0
    for row in rows:
        count += 1
        yield _put(row, by_row.pop(count, ()))
    while by_row:
        count += 1
        yield _put([], by_row.pop(count, ()))


def _put(row: Row, errors: Iterable[tuple[int, str]]) -> Row:
    for column, text in errors:
        row += [None] * (column + 1 - len(row))
        row[column] = ErrorValue(text)
    return row
