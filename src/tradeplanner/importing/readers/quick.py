"""Small, ordinary .xlsx from bytes that lie in memory: for folders of a thousand of them.

Forms come from one template, so that most of their parts are the same to the byte: those are unpacked and
understood once. Only shared texts and cells are read of each. Whatever is out of the ordinary (errors,
formulas, entities, phonetic text, odd packing) is left to the careful reader, which says so.
"""

import functools
import re
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from tradeplanner.importing.grid import Cell, Merge, Row, from_address
from tradeplanner.importing.readers import serials
from tradeplanner.importing.readers.parts import elements, local

P = TypeVar("P")
LARGEST = 4 << 20
"""Bytes that a part may unpack to; one of a form has a few thousand."""
_MOST_ROWS, _MOST_COLUMNS = 5_000, 500
_KEPT = 64
_END, _CENTRAL = b"PK\x05\x06", b"PK\x01\x02"
_ENTRY, _LOCAL = struct.Struct("<4s6H3I5H2I"), struct.Struct("<4s5H3I2H")
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="(s|n|b|inlineStr)")?'
    r"(?:/>|>(?:<v>([^<]*)</v>|<is><t[^>]*>([^<]*)</t></is>)?</c>)",
    re.ASCII,
)
_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_MERGE = re.compile(r'<mergeCell ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_ODD = (b"<!", b"<rPh", b"_x00")
_ODD_IN_SHEET = ("<f", 't="e"', 't="str"', 't="d"', "<is><r")
"""What is left to the careful reader; plain bytes are found much faster than a pattern."""
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
Sheet = tuple[str, list[Row], tuple[Merge, ...]]
"""Name, rows and merged blocks."""


class _OddError(Exception):
    """A workbook that needs the careful reader."""


class _Part(NamedTuple):
    packed: bytes
    size: int
    method: int

    def unpacked(self) -> bytes:
        """Return the content, taken at no other size than the one that is told."""
        if self.size > LARGEST:
            raise _OddError
        # One byte beyond the told size, so that a part that would unpack to more does not.
        whole = (
            self.packed
            if self.method == 0
            else zlib.decompressobj(-15).decompress(self.packed, self.size + 1)
        )
        if len(whole) != self.size or any(sign in whole for sign in _ODD):
            raise _OddError
        return whole


class Quick:
    """Reads workbooks one after the other, and remembers the parts that they share."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[str, bytes], object] = {}

    def read(self, data: bytes) -> list[Sheet] | None:
        """Return the visible sheets of a workbook, None for one that needs the careful reader."""
        try:
            return self._read(_Archive(data))
        except Exception:  # noqa: BLE001  # what is wrong with it the careful reader will say
            return None

    def _read(self, archive: "_Archive") -> list[Sheet]:
        book, links = archive.part("xl/workbook.xml"), archive.part("xl/_rels/workbook.xml.rels")
        targets = self._once("links", links, _links)
        styles = self._once("styles", archive.part("xl/styles.xml"), _styles)
        names = self._once("book", book, _sheets)
        shared = archive.find("xl/sharedStrings.xml")
        texts = _texts(shared.unpacked().decode()) if shared is not None else []
        sheets = [(name, archive.part(targets[link]).unpacked().decode()) for name, link in names]
        return [(name, *_cells(part, texts, styles)) for name, part in sheets]

    def _once(self, use: str, part: _Part, make: Callable[[bytes], P]) -> P:
        """Return what is made of a part, made once of parts that are the same to the byte."""
        key = (use, part.packed)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = make(part.unpacked())
        return self._known[key]  # type: ignore[return-value]  # made by this use's function


class _Archive:
    """The parts of a zip archive by name, found in its directory without reading all of it."""

    def __init__(self, data: bytes) -> None:
        end = data.rindex(_END, max(len(data) - 600, 0))
        size, start = struct.unpack_from("<II", data, end + 12)
        if start + size > end:
            raise _OddError
        self._data, self._start, self._stop = data, start, end

    def part(self, name: str) -> _Part:
        """Return a part, packed; _OddError where it is missing."""
        found = self.find(name)
        if found is None:
            raise _OddError
        return found

    def find(self, name: str) -> _Part | None:
        """Return a part, packed, or None; _OddError where it is packed in an unusual way."""
        entry = self._entry(name)
        if entry is None:
            return None
        if entry[3] & 1 or entry[4] not in (0, 8):
            raise _OddError
        fields = _LOCAL.unpack_from(self._data, entry[16])
        begins = entry[16] + _LOCAL.size + fields[9] + fields[10]
        return _Part(self._data[begins : begins + entry[8]], entry[9], entry[4])

    def _entry(self, name: str) -> tuple[int, ...] | None:
        wanted = name.encode()
        at = self._data.find(wanted, self._start, self._stop)
        while at >= 0:
            begins = at - _ENTRY.size
            if begins >= self._start and self._data[begins : begins + 4] == _CENTRAL:
                fields: tuple[int, ...] = _ENTRY.unpack_from(self._data, begins)
                if fields[10] == len(wanted):
                    return fields
            at = self._data.find(wanted, at + 1, self._stop)
        return None


def _links(part: bytes) -> Mapping[str, str]:
    """Return the parts that the workbook links to, by the number of the link."""
    found = {}
    for node in elements(part):
        target = str(node.get("Target", ""))
        found[str(node.get("Id", ""))] = target[1:] if target.startswith("/") else f"xl/{target}"
    return found


def _sheets(part: bytes) -> Sequence[tuple[str, str]]:
    """Return name and link of each visible sheet; _OddError for dates that count from 1904."""
    found = []
    for node in elements(part):
        if local(node) == "workbookPr" and node.get("date1904") not in (None, "0", "false"):
            raise _OddError
        if local(node) == "sheet" and node.get("state", "visible") == "visible":
            link = next((value for key, value in node.attrib.items() if str(key).endswith("}id")), "")
            found.append((str(node.get("name", "")), str(link)))
    return found


def _styles(part: bytes) -> Sequence[serials.Shown]:
    return serials.styles(elements(part))


def _texts(part: str) -> list[str]:
    """Return the shared texts; runs of one text are put together."""
    count = part.count("<si>")
    if "<sst" not in part or part.count("</si>") != count or "<si/>" in part:
        raise _OddError
    found = _TEXT.findall(part)
    if len(found) != count or "<r>" in part:
        found = ["".join(_TEXT.findall(chunk)) for chunk in part.split("<si>")[1:]]
    return list(map(_text, found)) if "&" in part else found


def _cells(
    part: str, texts: Sequence[str], styles: Sequence[serials.Shown]
) -> tuple[list[Row], tuple[Merge, ...]]:
    """Return the rows and merged blocks of a sheet's part."""
    found = _CELL.findall(part)
    # Of cells that are written in a way that is not known here, fewer are found than begin.
    if len(found) != part.count("<c ") or "<sheetData" not in part or any(s in part for s in _ODD_IN_SHEET):
        raise _OddError
    rows: list[Row] = []
    before, row = "", []
    for letters, number, style, kind, value, text in found:
        if not (value or text):
            continue
        if number != before:
            before, row = number, _row(rows, int(number))
        column = _column(letters)
        if len(row) <= column:
            row.extend([None] * (column + 1 - len(row)))
        if kind == "s":
            row[column] = texts[int(value)] or None
        else:
            row[column] = _text(text) or None if text else _value(kind, value, style, styles)
    merges = tuple(_merge(first, last) for first, last in _MERGE.findall(part))
    return rows, merges


def _row(rows: list[Row], number: int) -> Row:
    """Return a row; those that are missing before it are added."""
    if not 0 < number <= _MOST_ROWS:
        raise _OddError
    while len(rows) < number:
        rows.append([])
    return rows[number - 1]


@functools.cache
def _column(letters: str) -> int:
    column = from_address(f"{letters}1")[1]
    if column >= _MOST_COLUMNS:
        raise _OddError
    return column


def _value(kind: str, value: str, style: str, styles: Sequence[serials.Shown]) -> Cell:
    if kind == "b":
        return value == "1"
    number = float(value)
    shown = styles[int(style)] if style else serials.Shown.NUMBER
    return number if shown is serials.Shown.NUMBER else serials.value(number, shown)


def _text(text: str) -> str:
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(entity: "re.Match[str]") -> str:
    if entity[3]:
        return _NAMED[entity[3]]
    return chr(int(entity[1]) if entity[1] else int(entity[2], 16))


@functools.lru_cache(maxsize=1024)
def _merge(first: str, last: str) -> Merge:
    (top, left), (bottom, right) = from_address(first), from_address(last)
    return Merge(top, left, bottom, right)
