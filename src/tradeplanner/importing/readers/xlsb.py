"""The reader of .xlsb: the parts of an .xlsx as records of bytes ([MS-XLSB])."""

import functools
import struct
from collections.abc import Iterator

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Cell, ErrorValue, Merge, Row, Visibility
from tradeplanner.importing.readers import marks, serials
from tradeplanner.importing.readers.parts import Package, SheetPart
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

_ROW, _SHARED_TEXT, _FORMAT, _STYLE, _BOOK, _SHEET, _MERGE = 0, 19, 44, 47, 153, 156, 176
_STYLES, _STYLES_END = 617, 618
_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED, _RICH = 2, 3, 4, 5, 6, 7, 62
_F_TEXT, _F_REAL, _F_BOOLEAN, _F_ERROR = 8, 9, 10, 11
_CELLS = frozenset(
    (_RK, _ERROR, _BOOLEAN, _REAL, _TEXT, _SHARED, _RICH, _F_TEXT, _F_REAL, _F_BOOLEAN, _F_ERROR)
)
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_SEEN = (Visibility.VISIBLE, Visibility.HIDDEN, Visibility.VERY_HIDDEN)
_MOST_COLUMNS, _MOST_ROWS = 16_384, 1_048_576


def read(source: Source, tick: Tick = silent) -> RawFile:
    """Open a workbook; RefusedError or an error of the libraries beneath if it cannot be read."""
    package = Package(source)
    book = _Book(package, tick)
    if not book.sheets:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="sheets")
    return RawFile(
        tuple(
            RawSheet(sheet.name, sheet.visibility, functools.partial(book.load, sheet))
            for sheet in book.sheets
        )
    )


class _Book:
    """A workbook's sheets, shared texts and formats."""

    def __init__(self, package: Package, tick: Tick) -> None:
        self._package, self._tick = package, tick
        self.sheets: list[SheetPart] = []
        self._from_1904 = False
        for kind, data in _records(package, package.book):
            if kind == _BOOK:
                self._from_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                self._add(data)
        self._texts = [
            _string(data, 1)[0]
            for kind, data in _records(package, package.by_type("sharedStrings"))
            if kind == _SHARED_TEXT
        ]
        self._styles = list(_styles(package))

    def _add(self, data: bytes) -> None:
        # The first Excel to write these files put four bytes more before the names.
        link, after = next(
            (
                found
                for found in map(functools.partial(_named, data), (8, 12))
                if found[0] in self._package.links
            ),
            ("", len(data)),
        )
        name, _ = _string(data, after)
        kind, part = self._package.links.get(link, ("", ""))
        if part in self._package.names and kind.endswith("/worksheet"):
            state = _SEEN[min(int.from_bytes(data[:4], "little"), 2)]
            self.sheets.append(SheetPart(name, state, part))

    def load(self, sheet: SheetPart) -> Loaded:
        """Read a sheet whole, so that its errors are known before its first row is given."""
        rows: dict[int, Row] = {}
        merges: list[Merge] = []
        errors: dict[tuple[int, int], str] = {}
        number = 0
        for kind, data in _records(self._package, sheet.part):
            if kind == _ROW:
                number = min(int.from_bytes(data[:4], "little") + 1, _MOST_ROWS)
                if number % TICK == 0:
                    self._tick(number)
            elif kind == _MERGE:
                top, bottom, left, right = struct.unpack_from("<4I", data)
                merges.append(Merge(top + 1, left, bottom + 1, right))
            elif kind in _CELLS:
                column = int.from_bytes(data[:4], "little")
                cell = self._cell(kind, data)
                if cell is None or column >= _MOST_COLUMNS:
                    continue
                row = rows.setdefault(number, [])
                row += [None] * (column + 1 - len(row))
                row[column] = cell
                if isinstance(cell, ErrorValue):
                    errors[number, column] = cell.text
        return Loaded(_in_order(rows), tuple(merges), marks.findings(sheet.name, errors))

    def _cell(self, kind: int, data: bytes) -> Cell:
        if kind in (_RK, _REAL, _F_REAL):
            number = _packed(data) if kind == _RK else float(struct.unpack_from("<d", data, 8)[0])
            return self._number(number, int.from_bytes(data[4:7], "little"))
        if kind in (_BOOLEAN, _F_BOOLEAN):
            return bool(data[8])
        if kind in (_ERROR, _F_ERROR):
            return ErrorValue(_ERRORS.get(data[8], "#ERROR"))
        if kind == _SHARED:
            at = int.from_bytes(data[8:12], "little")
            return self._texts[at] or None if at < len(self._texts) else ErrorValue("#REF!")
        return _string(data, 9 if kind == _RICH else 8)[0] or None

    def _number(self, number: float, style: int) -> Cell:
        shown = self._styles[style] if style < len(self._styles) else serials.Shown.NUMBER
        if shown is serials.Shown.NUMBER:
            return number
        return serials.value(number, shown, from_1904=self._from_1904)


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part as (kind, content); none if there is no such part."""
    data = package.read(part) if part else b""
    at = 0
    while at < len(data):
        kind, at = _varying(data, at, 2)
        size, at = _varying(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _varying(data: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of at most so many bytes, of which all but the last have their highest bit set."""
    number = 0
    for place in range(most):
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at


def _string(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place and the place after it; ValueError if it would end beyond the record."""
    size = int.from_bytes(data[at : at + 4], "little")
    if size == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * size
    if end > len(data):
        raise ValueError
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _named(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place and the place after it; none if it would end beyond the record."""
    try:
        return _string(data, at)
    except ValueError:
        return "", len(data)


def _packed(data: bytes) -> float:
    """Return a number packed into four bytes: a whole one or half of a real one, perhaps times 100."""
    told = int(struct.unpack_from("<i", data, 8)[0])
    if told & 2:
        number = float(told >> 2)
    else:
        number = float(struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", told & ~3))[0])
    return number / 100 if told & 1 else number


def _styles(package: Package) -> Iterator[serials.Shown]:
    """Yield what each cell format makes of a number."""
    codes: dict[int, str] = {}
    within = False
    for kind, data in _records(package, package.by_type("styles")):
        if kind == _FORMAT:
            codes[int.from_bytes(data[:2], "little")] = _string(data, 2)[0]
        elif kind in (_STYLES, _STYLES_END):
            within = kind == _STYLES
        elif kind == _STYLE and within:
            key = int.from_bytes(data[2:4], "little")
            yield serials.shown(codes[key]) if key in codes else serials.built_in(str(key))


def _in_order(rows: dict[int, Row]) -> Iterator[Row]:
    at = 0
    for number in sorted(rows):
        for _ in range(number - at - 1):
            yield []
        yield rows[number]
        at = number
