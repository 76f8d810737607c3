"""Large ordinary .xlsx at their bytes: several times as fast as cell by cell.

A file that is small, or out of the ordinary in its parts, is left to the usual reader; and where a sheet
becomes so half-way, the usual reader gives its other rows.
"""

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import IO

from tradeplanner.domain.findings import Finding
from tradeplanner.importing.grid import Merge, from_address
from tradeplanner.importing.readers import marks, serials
from tradeplanner.importing.readers.parts import Package, SheetPart, elements
from tradeplanner.importing.readers.shapes import (
    DATED,
    DIGITS,
    Book,
    OddError,
    odd_row,
    shape,
    shared_texts,
)
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.importing.spool import Run, as_runs

LEAST = 2 << 20
"""Bytes of a sheet from which it is worth it."""
_CHUNK = 1 << 20
_LONGEST = 16 << 20
"""Bytes of a row, at most."""
_MOST_ROWS = 1_048_576
_VALUES = re.compile(rb"<v>([^<]*)").findall
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"')
_NUMBERS = re.compile(rb'<row r="([0-9]+)').findall
_ROW, _END, _ERROR = b'<row r="', b"</row>", b'{"e"'
_SHAPES = 2_000
"""Shapes of rows that are remembered."""
Usual = Callable[[], RawFile]


def read(path: Path, usual: Usual) -> RawFile | None:
    """Open a large workbook, None if ``usual``, which reads it the usual way, had better do so."""
    try:
        package = Package(str(path))
        sizes = [package.size(sheet.part) if sheet.part else 0 for sheet in package.sheets]
        if max(sizes, default=0) < LEAST or 0 in sizes:
            package.close()
            return None
        book = _book(package)
    except (OddError, RefusedError, KeyError, ValueError, zipfile.BadZipFile):
        return None
    return RawFile(tuple(_raw(package, sheet, book, usual) for sheet in package.sheets))


def _raw(package: Package, sheet: SheetPart, book: Book, usual: Usual) -> RawSheet:
    def load() -> Loaded:
        return Loaded((), runs=SwiftRows(package, sheet, book, usual))

    return RawSheet(sheet.name, sheet.visibility, load)


def _book(package: Package) -> Book:
    part = package.by_type("sharedStrings")
    texts = shared_texts(package.read(part)) if part else []
    part = package.by_type("styles")
    styles = serials.styles(elements(package.read(part))) if part else []
    dated = {b"%d" % at: shown for at, shown in enumerate(styles) if shown is not serials.Shown.NUMBER}
    return Book(texts, dated, package.from_1904)


class SwiftRows:
    """The rows of one sheet in runs; ``merges`` and ``findings`` are known once all have passed."""

    def __init__(self, package: Package, sheet: SheetPart, book: Book, usual: Usual) -> None:
        """Read ``sheet`` of ``package``, and from ``usual`` what is out of the ordinary."""
        self._package, self._sheet, self._book, self._usual = package, sheet, book, usual
        self._shapes: dict[bytes, list[tuple[int, bytes]] | None] = {}
        self._errors: dict[tuple[int, int], str] = {}
        self._at = 0
        self.merges: tuple[Merge, ...] = ()
        self.findings: Sequence[Finding] = ()

    def __iter__(self) -> Iterator[Run]:
        """Yield the rows from row 1."""
        try:
            with self._package.open(self._sheet.part) as file:
                for part in self._parts(file):
                    yield from self._read(part)
            self.findings = marks.findings(self._sheet.name, self._errors)
        except (OddError, IndexError, ValueError):
            (sheet,) = (one for one in self._usual().sheets if one.name == self._sheet.name)
            loaded = sheet.load()
            yield from as_runs(islice(loaded.rows, self._at, None))
            self.merges, self.findings = loaded.merges, loaded.findings

    def _parts(self, file: IO[bytes]) -> Iterator[bytes]:
        """Yield the rows of a sheet's part in large pieces, each of whole rows."""
        # Unpacking needs no interpreter, so that it goes on beside the reading of the piece before.
        with ThreadPoolExecutor(1) as beside:
            yield from self._whole_rows(_ahead(beside, file))

    def _whole_rows(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        held = next(chunks, b"")
        begins = held.find(b"<sheetData>")
        if begins < 0:
            raise OddError
        held = held[begins + len(b"<sheetData>") :]
        for chunk in chunks:
            ends = held.rfind(_END) + len(_END)
            if ends >= len(_END):
                yield held[:ends]
                held = held[ends:]
            elif len(held) > _LONGEST:
                raise OddError
            held += chunk
        rows, ended, tail = held.partition(b"</sheetData>")
        if not ended or not (not rows or rows.endswith(_END)):
            raise OddError
        if rows:
            yield rows
        self.merges = tuple(_merges(tail))

    def _read(self, part: bytes) -> Iterator[Run]:
        marked = self._marked(part)
        bare = marked.translate(None, DIGITS)
        key, end, _ = bare.partition(_END)
        count = len(bare) // len(key + end)
        if count > 1 and self._shapes.get(key) and bare == (key + end) * count:
            yield from self._uniform(key, marked, count)
            return
        rows = marked.split(_END)
        rows.pop()
        keys = bare.split(_END)
        first = 0
        while first < len(rows):
            key, last = keys[first], first + 1
            while last < len(rows) and keys[last] == key:
                last += 1
            yield from self._alike(key, rows[first:last])
            first = last

    def _uniform(self, key: bytes, rows: bytes, count: int) -> Iterator[Run]:
        """Yield rows all built alike, as nearly every piece of a large sheet is, without parting them."""
        first = _number(rows)
        numbers = b",".join(_NUMBERS(rows))
        if numbers != b",".join(b"%d" % number for number in range(first, first + count)):
            parted = rows.split(_END)
            parted.pop()
            yield from self._alike(key, parted)
            return
        yield from self._placed(first, self._cells(self._shapes[key] or [], rows, count))

    def _marked(self, part: bytes) -> bytes:
        """Return rows with a sign in the place of each format that shows a date or a span."""
        if not self._book.dated:
            return part
        if b"<is>" in part or b't="str"' in part:
            raise OddError  # a text might say what a format says
        for style, shown in self._book.dated.items():
            part = part.replace(b' s="%s"' % style, b' s="%s"' % DATED[shown])
        return part

    def _alike(self, key: bytes, rows: list[bytes]) -> Iterator[Run]:
        """Yield rows that are built alike, and empty ones where numbers are left out between them."""
        if not key.startswith(b'<row r=""'):
            raise OddError
        first = _number(rows[0])
        heads = [b'<row r="%d"' % number for number in range(first, first + len(rows))]
        if key not in self._shapes:
            if len(self._shapes) > _SHAPES:
                self._shapes.clear()
            self._shapes[key] = shape(self._book, key)
        found = self._shapes[key]
        parts: Iterable[tuple[int, list[bytes]]] = [(first, rows)]
        if found is None or not all(map(bytes.startswith, rows, heads)):
            parts = zip(map(_number, rows), map(_alone, rows), strict=True)
        for number, some in parts:
            yield from self._placed(number, self._run(found, some, number))

    def _run(self, found: list[tuple[int, bytes]] | None, rows: list[bytes], number: int) -> Run:
        if found is None:
            cells = odd_row(self._book, rows[0])
            for at, cell in cells.items():
                if cell.startswith(_ERROR):
                    self._errors[number, at] = json.loads(cell)["e"]
            return 1, {at: [cell] for at, cell in cells.items()}
        return self._cells(found, b"".join(rows), len(rows))

    def _cells(self, found: list[tuple[int, bytes]], rows: bytes, count: int) -> Run:
        """Return so many rows that have the shape ``found``."""
        values, width = _VALUES(rows), len(found)
        if len(values) != width * count:
            raise OddError
        return count, {
            column: self._book.cells(kind, values[at::width]) for at, (column, kind) in enumerate(found)
        }

    def _placed(self, number: int, run: Run) -> Iterator[Run]:
        """Yield a run that begins at a row, after the empty ones before it."""
        if not self._at < number <= _MOST_ROWS:
            raise OddError
        if number > self._at + 1:
            yield number - self._at - 1, {}
        self._at = number + run[0] - 1
        yield run


def _ahead(beside: ThreadPoolExecutor, file: IO[bytes]) -> Iterator[bytes]:
    """Yield a part in pieces, each unpacked while the one before is read."""
    coming = beside.submit(file.read, _CHUNK)
    while chunk := coming.result():
        coming = beside.submit(file.read, _CHUNK)
        yield chunk


def _number(row: bytes) -> int:
    return int(row[len(_ROW) : row.index(b'"', len(_ROW))])


def _alone(row: bytes) -> list[bytes]:
    return [row]


def _merges(tail: bytes) -> Iterator[Merge]:
    for first, last in _MERGE.findall(tail):
        (top, left), (bottom, right) = from_address(first.decode()), from_address(last.decode())
        yield Merge(top, left, bottom, right)
