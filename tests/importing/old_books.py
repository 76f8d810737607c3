"""Workbooks of the old Excel (.xls; .et is the same), written record by record: BIFF8 and BIFF5."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_SECTOR, _LEAST = 512, 4096
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ERRORS = {"#NULL!": 0, "#DIV/0!": 7, "#VALUE!": 15, "#REF!": 23, "#NAME?": 29, "#NUM!": 36, "#N/A": 42}
_LONGEST = 8000
"""Bytes of shared texts in one record; the rest continues in others."""
DATE_XF = 1
"""The cell format that shows a date."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows of texts, numbers, booleans, dates, errors such as "#N/A" and None; merged blocks.

    ``state`` is 0 seen, 1 hidden, 2 very hidden. A merged block is (top, bottom, left, right) from 0.
    """

    name: str
    rows: Sequence[Sequence[object]]
    state: int = 0
    merges: Sequence[tuple[int, int, int, int]] = ()


def book(path: Path, sheets: Sequence[Sheet], *, biff: int = 8, from_1904: bool = False) -> Path:
    """Write a workbook."""
    content = stream(sheets, biff=biff, from_1904=from_1904)
    path.write_bytes(compound("Workbook" if biff == 8 else "Book", content))
    return path


def stream(sheets: Sequence[Sheet], *, biff: int = 8, from_1904: bool = False) -> bytes:
    """Return the records of a workbook."""
    return _Writer(biff, from_1904=from_1904).book(sheets)


def compound(name: str, content: bytes) -> bytes:
    """Return a compound file of one stream."""
    content = content.ljust(_LEAST, b"\0")
    content += b"\0" * (-len(content) % _SECTOR)
    used = len(content) // _SECTOR
    tables = 1
    while tables * 128 < used + 1 + tables:
        tables += 1
    chain = [*range(1, used), _END, _END, *[_FAT] * tables]
    chain += [_FREE] * (tables * 128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, used, 0, _LEAST, _END, 0, _END, 0
    )
    head += struct.pack("<109I", *range(used + 1, used + 1 + tables), *[_FREE] * (109 - tables))
    root = _entry("Root Entry", 5, _FREE if not name else 1, _END, 0)
    folder = root + _entry(name, 2, _FREE, 0, len(content)) + bytes(256)
    return head + content + folder + struct.pack(f"<{len(chain)}I", *chain)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    said = name.encode("utf-16-le") + b"\0\0"
    top = said.ljust(64, b"\0") + struct.pack("<HBBIII", len(said), kind, 1, _FREE, _FREE, child)
    return top + bytes(36) + struct.pack("<IQ", start, size)


def _record(kind: int, *parts: bytes) -> bytes:
    content = b"".join(parts)
    return struct.pack("<HH", kind, len(content)) + content


class _Writer:
    def __init__(self, biff: int, *, from_1904: bool) -> None:
        self._biff, self._from_1904 = biff, from_1904
        self._texts: list[str] = []

    def book(self, sheets: Sequence[Sheet]) -> bytes:
        parts = [self._sheet(sheet) for sheet in sheets]
        before, after = self._globals(), self._shared() + _record(0x0A)
        names = [self._bound(sheet, 0) for sheet in sheets]
        place = len(before) + sum(map(len, names)) + len(after)
        bound = b""
        for sheet, part in zip(sheets, parts, strict=True):
            bound += self._bound(sheet, place)
            place += len(part)
        return before + bound + after + b"".join(parts)

    def _globals(self) -> bytes:
        page = 1200 if self._biff == 8 else 936
        formats = b"".join(self._format(key, code) for key, code in ((164, "General"), (165, "yyyy/m/d")))
        font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + self._short("Arial")
        wide = 20 if self._biff == 8 else 16
        cells = b"".join(
            _record(0xE0, struct.pack("<HHH", 0, key, 0xFFF5 if first else 1).ljust(wide, b"\0"))
            for first, key in ((True, 0), (False, 14))
        )
        start, mode = self._start(5), _record(0x22, struct.pack("<H", self._from_1904))
        return start + _record(0x42, struct.pack("<H", page)) + mode + _record(0x31, font) + formats + cells

    def _start(self, kind: int) -> bytes:
        version = 0x600 if self._biff == 8 else 0x500
        return _record(
            0x809, struct.pack("<HHHH", version, kind, 0x1000, 1996), bytes(8 if self._biff == 8 else 0)
        )

    def _short(self, text: str) -> bytes:
        if self._biff == 8:
            return bytes([len(text), 1]) + text.encode("utf-16-le")
        said = text.encode("gbk")
        return bytes([len(said)]) + said

    def _format(self, key: int, code: str) -> bytes:
        said = struct.pack("<HB", len(code), 0) + code.encode() if self._biff == 8 else self._short(code)
        return _record(0x41E, struct.pack("<H", key), said)

    def _bound(self, sheet: Sheet, place: int) -> bytes:
        return _record(0x85, struct.pack("<IBB", place, sheet.state, 0), self._short(sheet.name))

    def _shared(self) -> bytes:
        if self._biff != 8:
            return b""
        said = [struct.pack("<HB", len(text), 1) + text.encode("utf-16-le") for text in self._texts]
        found, content, kind = b"", struct.pack("<II", len(said), len(said)), 0xFC
        for text in said:
            # A text that does not fit goes on in the next record, which repeats how wide its letters are.
            while len(content) + len(text) > _LONGEST:
                room = (_LONGEST - len(content)) // 2 * 2 - 1
                cut = room if room > 3 else 0
                found += _record(kind, content, text[:cut])
                content, kind = b"", 0x3C
                text = b"\x01" + text[cut:] if cut else text  # noqa: PLW2901  # what is left of it
            content += text
        return found + _record(kind, content)

    def _sheet(self, sheet: Sheet) -> bytes:
        wide = max((len(row) for row in sheet.rows), default=0)
        size = "<IIHHH" if self._biff == 8 else "<HHHHH"
        found = self._start(0x10) + _record(0x200, struct.pack(size, 0, len(sheet.rows), 0, wide, 0))
        for at, row in enumerate(sheet.rows):
            found += b"".join(self._cell(at, column, value) for column, value in enumerate(row))
        if sheet.merges:
            blocks = b"".join(struct.pack("<HHHH", *block) for block in sheet.merges)
            found += _record(0xE5, struct.pack("<H", len(sheet.merges)), blocks)
        return found + _record(0x0A)

    def _cell(self, row: int, column: int, value: object) -> bytes:
        place = struct.pack("<HHH", row, column, DATE_XF if isinstance(value, date) else 0)
        if value is None:
            return b""
        if isinstance(value, bool) or value in _ERRORS:
            wrong = isinstance(value, str)
            return _record(0x205, place, bytes([_ERRORS[str(value)] if wrong else bool(value), wrong]))
        if isinstance(value, str):
            return self._text(place, value)
        if isinstance(value, date):
            value = (value - (date(1904, 1, 1) if self._from_1904 else date(1899, 12, 30))).days
        return _record(0x203, place, struct.pack("<d", value))

    def _text(self, place: bytes, text: str) -> bytes:
        if self._biff == 8:
            self._texts.append(text)
            return _record(0xFD, place, struct.pack("<I", len(self._texts) - 1))
        said = text.encode("gbk")
        return _record(0x204, place, struct.pack("<H", len(said)), said)
