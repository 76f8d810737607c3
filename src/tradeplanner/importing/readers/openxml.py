"""The careful reader of .xlsx: slower than the usual one, and reads what that one gives up on.

Parts in other encodings, odd links, cells without addresses or with wrong ones, missing shared texts,
impossible sizes, and a few cells spread over a million rows. Phonetic text is no part of a value.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from lxml import etree

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, from_address
from tradeplanner.importing.readers import marks, serials
from tradeplanner.importing.readers.parts import Package, SheetPart, elements, local
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
_FORMULA_SHOWN = 80
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read(source: Source, tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError or an error of the libraries beneath if it cannot be read."""
    package = Package(source)
    if not any(sheet.part for sheet in package.sheets):
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="sheets")
    book = _Book(package, tick)
    return RawFile(
        tuple(
            RawSheet(sheet.name, sheet.visibility, functools.partial(book.load, sheet))
            for sheet in package.sheets
            if sheet.part
        )
    )


class _Book:
    """A workbook's shared texts and formats, with which its sheets are read."""

    def __init__(self, package: Package, tick: Tick) -> None:
        self._package, self._tick = package, tick
        part = package.by_type("sharedStrings")
        self._texts = _shared(package, part) if part else []
        part = package.by_type("styles")
        self._styles = serials.styles(elements(package.read(part))) if part else []

    def load(self, sheet: SheetPart) -> Loaded:
        """Read a sheet whole, so that its errors are known before its first row is given."""
        rows: dict[int, Row] = {}
        merges: list[Merge] = []
        errors: dict[tuple[int, int], str] = {}
        number = 0
        for node in _nodes(self._package, sheet.part, ("row", "mergeCell")):
            if local(node) == "mergeCell":
                merges += _merge(str(node.get("ref", "")))
                continue
            number = _row_number(node, number)
            row = rows.setdefault(number, [])
            if number % TICK == 0:
                self._tick(number)
            for column, cell in self._cells(node):
                row += [None] * (column + 1 - len(row))
                row[column] = cell
                if isinstance(cell, ErrorValue):
                    errors[number, column] = cell.text
        return Loaded(_in_order(rows), tuple(merges), marks.findings(sheet.name, errors))

    def _cells(self, row: etree._Element) -> Iterator[tuple[int, Cell]]:
        column = -1
        for node in row:
            if local(node) == "c":
                column = _column(str(node.get("r", "")), column)
                cell = self._cell(node)
                if cell is not None and column < _MOST_COLUMNS:
                    yield column, cell

    def _cell(self, node: etree._Element) -> Cell:
        kind, value, formula = str(node.get("t", "n")), None, None
        for child in node:
            name = local(child)
            if name == "v":
                value = child.text
            elif name == "is":
                return _text(child) or None
            elif name == "f":
                formula = (child.text or "")[:_FORMULA_SHOWN]
        if formula is not None and not (value or (kind == "str" and _has(node, "v"))):
            return ErrorValue("=" + (formula or "…"))
        return None if not value else self._value(kind, value, str(node.get("s", "")))

    def _value(self, kind: str, value: str, style: str) -> Cell:
        if kind == "s":
            at = int(value) if value.strip().isdigit() else -1
            # A number that points nowhere is not nothing: it is an error of the file, at its cell.
            return self._texts[at] or None if 0 <= at < len(self._texts) else ErrorValue("#REF!")
        if kind in ("str", "inlineStr"):
            return _unescaped(value)
        if kind == "b":
            return value.strip() in ("1", "true")
        if kind == "e":
            return ErrorValue(value.strip())
        if kind == "d":
            return _iso(value.strip())
        return self._number(value.strip(), style)

    def _number(self, value: str, style: str) -> Cell:
        try:
            number = float(value)
        except ValueError:
            return value
        at = int(style) if style.isdigit() else 0
        if at < len(self._styles) and self._styles[at] is not serials.Shown.NUMBER:
            return serials.value(number, self._styles[at], from_1904=self._package.from_1904)
        return number


def _nodes(package: Package, part: str, names: Sequence[str]) -> Iterator[etree._Element]:
    """Yield the elements of those names of a part as they end, and forget them."""
    with package.open(part) as file:
        tags = [f"{{*}}{name}" for name in names]
        for _, node in etree.iterparse(
            file, events=("end",), tag=tags, resolve_entities=False, no_network=True, huge_tree=False
        ):
            yield node
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]


def _shared(package: Package, part: str) -> list[str]:
    return [_text(node) for node in _nodes(package, part, ("si",))]


def _text(node: etree._Element) -> str:
    """Return the letters of a text and its runs; the phonetic ones are left out."""
    found = []
    for child in node.iter():
        if local(child) == "t":
            parent = child.getparent()
            if parent is None or local(parent) != "rPh":
                found.append(child.text or "")
    return _unescaped("".join(found))


def _unescaped(text: str) -> str:
    """Return a text with the letters that XML cannot hold, which stand in it as _x000D_."""
    return _ESCAPE.sub(lambda letter: chr(int(letter[1], 16)), text) if "_x" in text else text


def _has(node: etree._Element, name: str) -> bool:
    return any(local(child) == name for child in node)


def _row_number(node: etree._Element, before: int) -> int:
    said = str(node.get("r", ""))
    return min(int(said), _MOST_ROWS) if said.isdigit() and int(said) else before + 1


def _column(address: str, before: int) -> int:
    try:
        return from_address(address.replace("$", ""))[1]
    except ValueError:
        return before + 1


def _merge(ref: str) -> list[Merge]:
    first, _, last = ref.replace("$", "").partition(":")
    try:
        (top, left), (bottom, right) = from_address(first), from_address(last)
    except ValueError:
        return []
    return [Merge(top, left, bottom, right)] if top <= bottom and left <= right else []


def _iso(text: str) -> Cell:
    plain = text.removesuffix("Z")
    for form in (date, datetime, time):
        try:
            found = form.fromisoformat(plain)
        except ValueError:
            continue
        return found.isoformat() if isinstance(found, time) else found
    return text


def _in_order(rows: dict[int, Row]) -> Iterator[Row]:
    at = 0
    for number in sorted(rows):
        for _ in range(number - at - 1):
            yield []
        yield rows[number]
        at = number
