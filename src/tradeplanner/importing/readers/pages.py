"""HTML tables, a common download of official sites under the name .xls."""

import re
from collections.abc import Callable
from pathlib import Path

from lxml import etree, html

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Merge, Row, Visibility
from tradeplanner.importing.readers.encodings import encoding_of
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.paths import shown_name

_WIDEST, _SPAN = 500, 1000
_CHARSET = re.compile(rb"""<meta[^>]*charset=["' ]*([A-Za-z0-9_-]+)""", re.IGNORECASE)


def read(path: Path, chosen: str = "") -> RawFile:
    """Open a page; every table that holds no other table is a sheet.

    Its encoding is the one ``chosen`` by a person, else found.
    """
    encoding = encoding_of(path, chosen, _declared(path))
    # Put into UTF-8 first: the parser knows fewer encodings, and by other names.
    content = path.read_bytes().decode(encoding.codec, "replace").replace("\0", "").encode()
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(content, parser)
    except (etree.LxmlError, AssertionError, ValueError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="html") from broken
    tables = [t for t in root.iter("table") if t.find(".//table") is None]
    if not tables:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="html")
    stem = Path(shown_name(path)).stem
    names = [stem if len(tables) == 1 else f"{stem} {i}" for i in range(1, len(tables) + 1)]
    return RawFile(
        tuple(RawSheet(n, Visibility.VISIBLE, _loader(t)) for n, t in zip(names, tables, strict=True)),
        facts={"encoding": encoding.name, "encoding_reason": encoding.reason.value},
    )


def _declared(path: Path) -> str:
    """Return the encoding that a page says it has, "" if it says none."""
    with path.open("rb") as file:
        said = _CHARSET.search(file.read(4096))
    return said[1].decode("ascii") if said else ""


def _loader(table: html.HtmlElement) -> Callable[[], Loaded]:
    def load() -> Loaded:
        return _table(table)

    return load


def _table(table: html.HtmlElement) -> Loaded:
    rows: list[Row] = []
    merges: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    for number, line in enumerate(table.iter("tr"), 1):
        row: Row = []
        column = 0
        for cell in line.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            row += [None] * (column - len(row)) + [_text(cell)] + [None] * (wide - 1)
            if wide > 1 or high > 1:
                merges.append(Merge(number, column, number + high - 1, column + wide - 1))
                taken |= {(number + r, column + c) for r in range(1, high) for c in range(wide)}
            column += wide
        rows.append(row[:_WIDEST])
    return Loaded(rows, tuple(merges))


def _span(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), _SPAN) if text.isascii() and text.isdigit() else 1


def _text(cell: html.HtmlElement) -> str | None:
    text = " ".join(cell.text_content().replace("\xa0", " ").split())
    return text or None
