"""A second look into an .xlsx: what the usual reader leaves out, and bombs that it would open.

The look is at the bytes: entities are never expanded and nothing is fetched.
"""

import re
from collections.abc import Mapping

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import from_address
from tradeplanner.importing.readers.parts import Package
from tradeplanner.importing.readers.sheets import RefusedError, Source

_CHUNK = 1 << 20
_OVERLAP = 64
_HEAD = 65_536
_FORMULA_SHOWN = 80
_MARKS = (
    *(b't="e"', b"t='e'"),
    *(b"</f></c>", b"</f><v/>", b"</f><v></v>", b"</f>\n", b"</f>\r", b"</f> "),
    *(b'"/></c>', b'"/><v/>', b'"/><v></v>', b"'/></c>"),
)
"""What the tag of an error cell holds, or what follows a formula without a result.

Plain bytes are found five times as fast as a pattern, and most sheets hold none of them.
"""
_CELL = re.compile(
    rb"<(?:\w+:)?c\s(?P<tag>[^<>]*)>\s*"
    rb"(?P<f><(?:\w+:)?f\b[^<>]*?(?:/>|>(?P<formula>[^<]*)</(?:\w+:)?f\s*>)\s*)?"
    rb"(?P<v><(?:\w+:)?v\b[^<>]*?(?:/>|>(?P<value>[^<]*)</(?:\w+:)?v\s*>)\s*)?</(?:\w+:)?c\s*>"
)
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]+[0-9]+)["']""")
_KIND = re.compile(rb"""\bt\s*=\s*["'](\w+)["']""")
_NOT_UTF8 = re.compile(rb"""\s*<\?xml[^>]*encoding\s*=\s*["'](?!utf-?8|us-ascii)""", re.IGNORECASE)


def refuse_bombs(source: Source) -> None:
    """Raise RefusedError for a workbook that declares entities in a part that holds cells."""
    examine(source)


def examine(source: Source) -> bool:
    """Return whether the usual reader can be trusted with a workbook; RefusedError if it is a bomb."""
    package = Package(source)
    try:
        names = [sheet.name for sheet in package.sheets]
        plain = len(set(names)) == len(names)
        for part in package.names:
            if part.startswith("xl/") and part.endswith(".xml") and "/theme/" not in part:
                with package.open(part) as file:
                    head = file.read(_HEAD)
                if b"<!ENTITY" in head.replace(b"\0", b""):
                    raise RefusedError(Code.IMPORT_BOMB)
                plain = plain and not (head[:2] in (b"\xff\xfe", b"\xfe\xff") or _NOT_UTF8.match(head))
        return plain
    finally:
        package.close()


def errors(source: Source) -> Mapping[str, dict[tuple[int, int], str]]:
    """Return the error cells of every sheet: sheet name → (row, column) → text such as #N/A.

    A formula whose result the file does not hold stands there as =A1+B1. ValueError if such a cell has
    no address, so that its place is not known.
    """
    package = Package(source)
    try:
        found = {sheet.name: _errors(package, sheet.part) for sheet in package.sheets if sheet.part}
    finally:
        package.close()
    return {sheet: cells for sheet, cells in found.items() if cells}


def _errors(package: Package, part: str) -> dict[tuple[int, int], str]:
    if not _marked(package, part):
        return {}
    found = {}
    for match in _CELL.finditer(package.read(part)):
        text = _error(match)
        if text:
            place = _PLACE.search(match["tag"])
            found[from_address(place[1].decode() if place else "")] = text
    return found


def _marked(package: Package, part: str) -> bool:
    """Whether a sheet may hold such cells; one whose tags have a prefix is always looked through."""
    with package.open(part) as file:
        tail = b""
        for first, chunk in enumerate(iter(lambda: file.read(_CHUNK), b"")):
            seen = tail + chunk
            if (not first and b"<worksheet" not in seen) or any(mark in seen for mark in _MARKS):
                return True
            tail = chunk[-_OVERLAP:]
    return False


def _error(cell: re.Match[bytes]) -> str:
    """Return what stands in an error cell or a formula without a result, "" for any other cell."""
    kind = _KIND.search(cell["tag"])
    told, value = kind[1] if kind else b"n", (cell["value"] or b"").strip()
    if told == b"e":
        return value.decode("utf-8", "replace") or "#ERROR"
    if cell["f"] is None or value or (told == b"str" and cell["v"] is not None):
        return ""
    formula = (cell["formula"] or b"").decode("utf-8", "replace")
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        formula = formula.replace(written, meant)
    return "=" + (formula.strip()[:_FORMULA_SHOWN] or "…")
