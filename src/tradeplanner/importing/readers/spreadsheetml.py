"""The reader of the XML of Excel 2003, which official systems still export under the name .xls."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from lxml import etree

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import marks
from tradeplanner.importing.readers.parts import local
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

_NAME = "{urn:schemas-microsoft-com:office:spreadsheet}"
_STATES = {"SheetHidden": Visibility.HIDDEN, "SheetVeryHidden": Visibility.VERY_HIDDEN}
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576
_FORMULA_SHOWN = 80
_HEAD = 65_536


@dataclass(slots=True)
class _Sheet:
    name: str
    state: Visibility = Visibility.VISIBLE
    rows: dict[int, Row] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    last: int = 0


def read(source: Source, tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError or an error of the libraries beneath if it cannot be read."""
    sheets: list[_Sheet] = []
    for event, node in _elements(str(source)):
        name = local(node)
        if event == "start":
            if name == "Worksheet":
                sheets.append(_Sheet(_said(node, "Name") or f"Sheet{len(sheets) + 1}"))
        elif sheets and name == "Row":
            _add(sheets[-1], node)
            node.clear()
            if len(sheets[-1].rows) % TICK == 0:
                tick(sheets[-1].last)
        elif sheets and name == "Visible":
            sheets[-1].state = _STATES.get((node.text or "").strip(), Visibility.VISIBLE)
    return RawFile(
        tuple(RawSheet(sheet.name, sheet.state, functools.partial(_load, sheet)) for sheet in sheets)
    )


def _elements(path: str) -> Iterator[tuple[str, etree._Element]]:
    with Path(path).open("rb") as file:
        if b"<!ENTITY" in file.read(_HEAD).replace(b"\0", b""):
            raise RefusedError(Code.IMPORT_BOMB)
        file.seek(0)
        tags = ("{*}Worksheet", "{*}Row", "{*}Visible")
        yield from etree.iterparse(
            file, events=("start", "end"), tag=tags, resolve_entities=False, no_network=True
        )


def _said(node: etree._Element, name: str) -> str:
    return str(node.get(f"{_NAME}{name}") or "")


def _count(node: etree._Element, name: str) -> int:
    text = _said(node, name)
    return int(text[:8]) if text.isascii() and text.isdigit() else 0


def _add(sheet: _Sheet, node: etree._Element) -> None:
    number = sheet.last = min(_count(node, "Index") or sheet.last + 1, _MOST_ROWS)
    row: Row = sheet.rows.setdefault(number, [])
    column = -1
    for each in node:
        if local(each) != "Cell":
            continue
        column = _count(each, "Index") - 1 if _count(each, "Index") else column + 1
        if column >= _MOST_COLUMNS:
            break
        cell = _cell(each)
        row += [None] * (column + 1 - len(row))
        row[column] = cell
        if isinstance(cell, ErrorValue):
            sheet.errors[number, column] = cell.text
        wide, high = _count(each, "MergeAcross"), _count(each, "MergeDown")
        if wide or high:
            sheet.merges.append(Merge(number, column, number + high, column + wide))
        column += wide


def _cell(node: etree._Element) -> Cell:
    data = next((child for child in node if local(child) == "Data"), None)
    formula = _said(node, "Formula")
    text = "" if data is None else "".join(map(str, data.itertext()))
    kind = "" if data is None else _said(data, "Type")
    if not text:
        unstored = formula and kind != "String"
        return ErrorValue("=" + (formula.lstrip("=")[:_FORMULA_SHOWN] or "…")) if unstored else None
    return _value(kind, text)


def _value(kind: str, text: str) -> Cell:
    if kind == "Error":
        return ErrorValue(text.strip())
    if kind == "Boolean":
        return text.strip() == "1"
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return _moment(datetime.fromisoformat(text.strip()))
    except ValueError:
        pass
    return text


def _moment(moment: datetime) -> Cell:
    """Return a moment as a date where it has no time, as a time where it has no date."""
    if moment.date() <= date(1899, 12, 31):
        return moment.time().isoformat()
    return moment.date() if moment.time() == time() else moment


def _load(sheet: _Sheet) -> Loaded:
    return Loaded(_rows(sheet), tuple(sheet.merges), marks.findings(sheet.name, sheet.errors))


def _rows(sheet: _Sheet) -> Iterator[Row]:
    at = 0
    for number in sorted(sheet.rows):
        for _ in range(number - at - 1):
            yield []
        yield sheet.rows[number]
        at = number
