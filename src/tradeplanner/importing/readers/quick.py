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

from tradeplanner.importing.grid import Merge, Row, from_address
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
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]+)")?(?: t="(s|n|b|inlineStr)")?(?:/>|>(<v></v>)?</c>)',
    re.ASCII,
)
_TEXT = re.compile(r"<t(?: [^>]*)?>([^<]*)</t>")
_VALUE = re.compile(r"<(?:v|is><t(?: [^>]*)?)>([^<]+)</(?:v|t></is)>")
_MERGE = re.compile(r'<mergeCell ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_ODD_IN_SHEET = ("<f", 't="e"', 't="str"', 't="d"', "<is><r")
"""What is left to the careful reader; plain bytes are found much faster than a pattern."""
_ENTITY = re.compile(r"&(?:#([0-9]{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
Sheet = tuple[str, list[Row], tuple[Merge, ...]]
"""Name, rows and merged blocks."""


class _OddError(Exception):
    """A workbook that needs the careful reader."""


class _Frame(NamedTuple):
    """A sheet without its values: what each of them is, how wide each row is, and the merged blocks.

    A value is (row and column from 0, kind, what its format makes of a number).
    """

    values: Sequence[tuple[int, int, str, serials.Shown]]
    widths: Sequence[int]
    merges: tuple[Merge, ...]


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
        # Written out: a loop over the signs takes longer than the search for them.
        if len(whole) != self.size or b"<!" in whole or b"<rPh" in whole or b"_x00" in whole:
            raise _OddError
        return whole


class Quick:
    """Reads workbooks one after the other, and remembers the parts that they share."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[str, bytes], object] = {}
        self._frames: dict[tuple[str, int], tuple[_Frame, object]] = {}

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
        found: list[Sheet] = []
        for name, link in names:
            pieces = _VALUE.split(archive.part(targets[link]).unpacked().decode())
            frame = self._frame("<v></v>".join(pieces[::2]), styles)
            found.append((name, _filled(frame, pieces[1::2], texts), frame.merges))
        return found

    def _frame(self, bare: str, styles: Sequence[serials.Shown]) -> _Frame:
        """Return the frame of a sheet without its values, understood once."""
        key = (bare, id(styles))
        known = self._frames.get(key)
        if known is None:
            if len(self._frames) >= _KEPT:
                self._frames.clear()
            # The formats are kept with it, so that their id is never that of others.
            known = self._frames[key] = (_framed(bare, styles), styles)
        return known[0]

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


def _framed(part: str, styles: Sequence[serials.Shown]) -> _Frame:
    """Return a sheet's frame; _OddError where it holds what is not known here."""
    found = _CELL.findall(part)
    # Of cells that are written in a way that is not known here, fewer are found than begin.
    if len(found) != part.count("<c ") or "<sheetData" not in part or any(s in part for s in _ODD_IN_SHEET):
        raise _OddError
    values: list[tuple[int, int, str, serials.Shown]] = []
    widths: list[int] = []
    for letters, number, style, kind, value in found:
        if value:
            row, column = int(number) - 1, _column(letters)
            if not 0 <= row < _MOST_ROWS:
                raise _OddError
            widths += [0] * (row + 1 - len(widths))
            widths[row] = max(widths[row], column + 1)
            values.append((row, column, kind, styles[int(style)] if style else serials.Shown.NUMBER))
    merges = tuple(_merge(first, last) for first, last in _MERGE.findall(part))
    return _Frame(values, widths, merges)


def _filled(frame: _Frame, values: Sequence[str], texts: Sequence[str]) -> list[Row]:
    """Return the rows of a frame with its values in their places."""
    rows: list[Row] = [[None] * width for width in frame.widths]
    for (row, column, kind, shown), value in zip(frame.values, values, strict=True):
        if kind == "s":
            rows[row][column] = texts[int(value)] or None
        elif kind == "b":
            rows[row][column] = value == "1"
        elif kind == "inlineStr":
            rows[row][column] = _text(value)
        else:
            number = float(value)
            is_number = shown is serials.Shown.NUMBER
            rows[row][column] = number if is_number else serials.value(number, shown)
    return rows


@functools.cache
def _column(letters: str) -> int:
    column = from_address(f"{letters}1")[1]
    if column >= _MOST_COLUMNS:
        raise _OddError
    return column


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
