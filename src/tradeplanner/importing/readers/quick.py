"""Small, ordinary .xlsx from bytes that lie in memory: for folders of a thousand of them.

Whatever is out of the ordinary (errors, formulas, entities, phonetic text, many parts, odd packing) is left
to the careful reader, which says so.
"""

import io
import struct
import zlib
from collections.abc import Iterator

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from tradeplanner.importing.grid import Merge, Row

LARGEST = 8 << 20
"""Bytes that all parts may unpack to; a form has a few thousand."""
_MOST_PARTS = 60
_END = b"PK\x05\x06"
_END_SIZE = 22
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL = struct.Struct("<4s5H3I2H")
_ODD_IN_SHEET = (b't="e"', b"t='e'", b"<f", b"<!ENTITY", b'cm="')
_ODD_ELSEWHERE = (b"<!ENTITY", b"<rPh", b"date1904", b":rPh")
Sheets = list[tuple[str, list[Row], tuple[Merge, ...]]]
"""Name, rows and merged blocks of each visible sheet."""


def read(data: bytes) -> Sheets | None:
    """Return the visible sheets of a workbook, None for one that needs the careful reader."""
    try:
        parts = _parts(data)
        if parts is None or any(_is_odd(name, part) for name, part in parts):
            return None
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        return list(_sheets(book))
    except Exception:  # noqa: BLE001  # what is wrong with it the careful reader will say
        return None


def _sheets(book: CalamineWorkbook) -> Iterator[tuple[str, list[Row], tuple[Merge, ...]]]:
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet or meta.visible != SheetVisibleEnum.Visible:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        merges = tuple(
            Merge(top + 1, left, bottom + 1, right)
            for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        )
        left: Row = [None] * (sheet.start[1] if sheet.start else 0)
        rows = [left + [None if cell == "" else cell for cell in row] for row in sheet.iter_rows()]
        yield meta.name, rows, merges  # type: ignore[misc]  # calamine types its cells more widely than it gives


def _parts(data: bytes) -> list[tuple[str, bytes]] | None:
    """Return the unpacked parts that hold cells, by their names; None for an archive out of the ordinary."""
    at = data.rfind(_END, max(len(data) - _END_SIZE - 512, 0))
    if at < 0 or len(data) < at + _END_SIZE:
        return None
    count, _, start = struct.unpack_from("<HII", data, at + 10)
    if count > _MOST_PARTS:
        return None
    found, left = [], LARGEST
    for name, packed, size, offset, method in _entries(data, start, count):
        left -= size
        if left < 0 or "\\" in name or method not in (0, 8):
            return None
        if name.startswith("xl/") and name.endswith(".xml") and "/theme/" not in name:
            found.append((name, _unpacked(data, offset, packed, (size, method))))
    return found


def _entries(data: bytes, start: int, count: int) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield name, packed and unpacked size, offset and method of each part, as the directory tells."""
    at = start
    for _ in range(count):
        fields = _ENTRY.unpack_from(data, at)
        if fields[3] & 1:
            message = "a part has a password"
            raise ValueError(message)
        method, packed, size, name_size, extra, comment, offset = (*fields[4:5], *fields[8:13], fields[16])
        begins = at + _ENTRY.size
        yield data[begins : begins + name_size].decode(), packed, size, offset, method
        at = begins + name_size + extra + comment


def _unpacked(data: bytes, offset: int, packed: int, form: tuple[int, int]) -> bytes:
    size, method = form
    fields = _LOCAL.unpack_from(data, offset)
    begins = offset + _LOCAL.size + fields[-2] + fields[-1]
    content = data[begins : begins + packed]
    # One byte beyond the told size, so that a part that would unpack to more is not taken at its word.
    whole = content if method == 0 else zlib.decompressobj(-15).decompress(content, size + 1)
    if len(whole) != size:
        message = "a part is not as large as the directory says"
        raise ValueError(message)
    return whole


def _is_odd(name: str, part: bytes) -> bool:
    odd = _ODD_IN_SHEET if name.startswith("xl/worksheets/") else _ODD_ELSEWHERE
    return any(sign in part for sign in odd)
