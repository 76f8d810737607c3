"""Rows of a sheet's XML: which are built alike, and what their cells are as JSON.

Rows built alike are equal bytes once their digits are gone, so a shape is worked out once and the cells
of thousands of rows are then found in one step. What is out of the ordinary raises ``OddError``.
"""

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tradeplanner.importing.grid import ErrorValue
from tradeplanner.importing.readers import serials
from tradeplanner.importing.spool import Texts, as_json

DIGITS = b"0123456789.-"
"""What differs between rows that are built alike."""
DATED = {serials.Shown.DATE: b"@", serials.Shown.SPAN: b"~"}
"""Signs that stand for the formats of dates and spans, whose numbers would be gone with the digits."""
_MARKED = {sign: shown for shown, sign in DATED.items()}
_ATTRIBUTES = rb'(?P<tag>(?: [\w:]+="[^"<>]*")*)'
_SHAPE = re.compile(
    rb'<c r="(?P<at>[A-Z]{1,3})"'
    + _ATTRIBUTES
    + rb"(?:/>|></c>|(?P<filled>>(?:<f[^<>]*/>|<f[^<>]*>[^<]*</f>)?<v>(?:E\+?)?</v></c>))"
)
_CELL = re.compile(
    rb'<c r="(?P<at>[A-Z]{1,3})[0-9]+"' + _ATTRIBUTES + rb"(?:/>|>(?P<inner>.*?)</c>)", re.DOTALL
)
_INNER = re.compile(
    rb"(?:<f[^<>]*/>|(?P<f><f)[^<>]*>[^<]*</f>)?"
    rb"(?:<v(?: [^<>]*)?>(?P<v>[^<]*)</v>|<is><t(?: [^<>]*)?>(?P<t>[^<]*)</t></is>)?"
)
_TAG = re.compile(rb' ([\w:]+)="([^"]*)"')
_KNOWN = frozenset((b"s", b"t"))
_NUMBERS = re.compile(rb"(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?,)+")
_ESCAPE = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_BEGINS, _ENDS = b"<si><t>", b"</t></si>"
_WRITTEN = (b"&", b'"', b"\\", *(b"%c" % number for number in range(32)))
"""Signs of a text that JSON or XML writes otherwise; one by one they are found faster than by a pattern."""
_OTHERWISE = re.compile(rb'[\x00-\x1f&"\\]')
_SAMPLE = 64
"""Cells by which it is seen whether the texts of a column repeat."""
Cells = list[bytes]


class OddError(Exception):
    """Something out of the ordinary, which another reader has to read."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the cells of every sheet refer to: shared texts, and formats that show a date or span.

    The texts are JSON, or as they stand (``Texts``) where that needs no more than quotes.
    """

    texts: Sequence[bytes]
    dated: Mapping[bytes, serials.Shown]
    from_1904: bool = False

    def cells(self, kind: bytes, values: Sequence[bytes]) -> Cells:
        """Return the cells of a kind, as ``kind_of`` tells it, as a run holds them."""
        if kind == b"s":
            return self._shared(values)
        if kind == b"b":
            return [b"true" if value == b"1" else b"false" for value in values]
        if not _NUMBERS.fullmatch(b",".join(values) + b","):
            raise OddError
        if kind != b"n":
            return self._dates(_MARKED[kind], values)
        return [value if b"." in value or b"E" in value else value + b".0" for value in values]

    def _shared(self, values: Sequence[bytes]) -> Cells:
        """Return the texts of these numbers; each number but once where they seem to repeat."""
        if len(set(values[:_SAMPLE])) * 2 <= _SAMPLE < len(values):
            distinct = list(set(values))
            found: Iterable[bytes] = map(
                dict(zip(distinct, self._numbered(distinct), strict=True)).__getitem__, values
            )
        else:
            found = self._numbered(values)
        return Texts(found) if isinstance(self.texts, Texts) else list(found)

    def _numbered(self, values: Sequence[bytes]) -> Iterable[bytes]:
        numbers = list(map(int, values))
        if min(numbers) < 0:
            raise OddError
        return map(self.texts.__getitem__, numbers)

    def kind_of(self, tag: bytes) -> bytes:
        """Return the kind of a cell by its tag: s, b, n, a sign of ``DATED``, or t of a text of its own."""
        told: dict[bytes, bytes] = dict(_TAG.findall(tag))
        if not told.keys() <= _KNOWN:
            raise OddError
        kind, style = told.get(b"t", b"n"), told.get(b"s", b"")
        if kind == b"n":
            return style if style in _MARKED else DATED.get(self.dated.get(style), b"n")  # type: ignore[arg-type]
        return kind

    def _dates(self, shown: serials.Shown, values: Sequence[bytes]) -> Cells:
        known = {
            value: as_json(serials.value(float(value), shown, from_1904=self.from_1904))
            for value in set(values)
        }
        return list(map(known.__getitem__, values))


def shape(book: Book, row: bytes) -> list[tuple[int, bytes]] | None:
    """Return (column, kind) of the filled cells of a row without its digits; None if they are not plain."""
    begins = row.index(b">") + 1
    found, at = [], begins
    for cell in _SHAPE.finditer(row, begins):
        if cell.start() != at:
            return None
        at = cell.end()
        kind = book.kind_of(cell["tag"])
        if cell["filled"]:
            if kind not in (b"s", b"b", b"n", *_MARKED):
                return None
            found.append((column_number(cell["at"]), kind))
    if at != len(row) or any(left >= right for (left, _), (right, _) in pairwise(found)):
        return None
    return found


def odd_row(book: Book, row: bytes) -> dict[int, bytes]:
    """Return the cells of a row that has formulas, texts or errors of its own, by column, as JSON."""
    cells: dict[int, bytes] = {}
    at = row.index(b">") + 1
    for cell in _CELL.finditer(row, at):
        inner = _INNER.fullmatch(cell["inner"] or b"")
        column = column_number(cell["at"])
        if cell.start() != at or inner is None or column <= max(cells, default=-1):
            raise OddError
        at = cell.end()
        value = inner["v"] if inner["t"] is None else inner["t"]
        if value:
            cells[column] = _one(book, book.kind_of(cell["tag"]), value)
        elif b"<f" in (cell["inner"] or b""):
            raise OddError  # a formula without a result
    if at != len(row):
        raise OddError
    return cells


def _one(book: Book, kind: bytes, value: bytes) -> bytes:
    if kind in (b"str", b"inlineStr"):
        return text(value)
    if kind == b"e":
        return as_json(ErrorValue(html.unescape(value.decode())))
    if kind not in (b"s", b"b", b"n", *_MARKED):
        raise OddError
    cells = book.cells(kind, [value])
    return cells.as_json()[0] if isinstance(cells, Texts) else cells[0]


def text(value: bytes) -> bytes:
    """Return the letters of an XML text as JSON."""
    if _ESCAPE.search(value) or b"\r" in value:
        raise OddError
    return json.dumps(html.unescape(value.decode()), ensure_ascii=False).encode()


def column_number(letters: bytes) -> int:
    """Return the column of its letters, counted from 0."""
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1


def shared_texts(part: bytes) -> Cells:
    """Return the shared texts of a workbook: ``Texts``, or JSON where one has to be written otherwise."""
    first = part.find(b"<si>")
    if first < 0 and b"<si" not in part:
        return []
    body = part[first : part.rfind(b"</sst>")]
    del part  # this part is the largest thing in memory but for the texts in it
    body.decode()
    texts = _parted(body)
    if not texts:
        body = body.replace(b' xml:space="preserve"', b"").replace(b"<t/>", b"<t></t>")
        texts = _parted(body)
    if not texts or b"\r" in body or _ESCAPE.search(body):
        raise OddError
    if not any(sign in body for sign in _WRITTEN):
        return Texts(texts)
    return [_as_json(found) if found else b"null" for found in texts]


def _parted(body: bytes) -> list[bytes]:
    """Return the texts of a part that has nothing but plain ones, none where it has more."""
    if not (body.startswith(_BEGINS) and body.endswith(_ENDS)):
        return []
    texts = body.split(_ENDS + _BEGINS)
    texts[0] = texts[0].removeprefix(_BEGINS)
    texts[-1] = texts[-1].removesuffix(_ENDS)
    return texts if body.count(b"<") == 4 * len(texts) else []


def _as_json(found: bytes) -> bytes:
    if not _OTHERWISE.search(found):
        return b'"%s"' % found
    return json.dumps(html.unescape(found.decode()), ensure_ascii=False).encode()
