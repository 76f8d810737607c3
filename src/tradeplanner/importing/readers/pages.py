"""HTML tables, a common download of official sites under the name .xls."""

import email
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lxml import etree, html

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Merge, Row, Visibility
from tradeplanner.importing.readers import sniff
from tradeplanner.importing.readers.encodings import ENCODINGS, encoding_of, known
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.paths import shown_name

_WIDEST, _SPAN = 500, 1000
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:E[+-]?[0-9]+)?")
_CHARSET = re.compile(rb"""<meta[^>]*charset=["' ]*([A-Za-z0-9_-]+)""", re.IGNORECASE)


def read(path: Path, chosen: str = "") -> RawFile:
    """Open a page; every table that holds no other table is a sheet.

    Its encoding is the one ``chosen`` by a person, else found.
    """
    if sniff.is_archive(path):
        contents, facts = list(_archived(path)), {}
    else:
        encoding = encoding_of(path, chosen, _declared(path))
        contents = [path.read_bytes().decode(encoding.codec, "replace")]
        facts = {"encoding": encoding.name, "encoding_reason": encoding.reason.value}
    tables = [table for content in contents for table in _tables(content)]
    if not tables:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="html")
    stem = Path(shown_name(path)).stem
    names = [stem if len(tables) == 1 else f"{stem} {i}" for i in range(1, len(tables) + 1)]
    return RawFile(
        tuple(RawSheet(n, Visibility.VISIBLE, _loader(t)) for n, t in zip(names, tables, strict=True)),
        facts=facts,
    )


def _tables(content: str) -> list[html.HtmlElement]:
    # Put into UTF-8 first: the parser knows fewer encodings, and by other names.
    parser = html.HTMLParser(no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = html.document_fromstring(content.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, AssertionError, ValueError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="html") from broken
    return [table for table in root.iter("table") if table.find(".//table") is None]


def _archived(path: Path) -> Iterator[str]:
    """Yield the pages of a web archive, as which Excel also saves workbooks; pictures are left alone."""
    with path.open("rb") as file:
        message = email.message_from_binary_file(file)
    for part in message.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            codec = ENCODINGS[known(str(part.get_content_charset("utf-8"))) or "UTF-8"]
            page = content.decode(codec, "replace")
            if "<table" in page.lower():
                yield page


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
    taken: dict[int, int] = {}
    for number, line in enumerate(table.iter("tr"), 1):
        row: Row = []
        column = 0
        for cell in line.iterchildren("td", "th"):
            while taken.get(column, 0) >= number:
                column += 1
            if column >= _WIDEST:
                break
            wide, high = min(_span(cell, "colspan"), _WIDEST - column), _span(cell, "rowspan")
            row += [None] * (column - len(row)) + [_value(cell)] + [None] * (wide - 1)
            if wide > 1 or high > 1:
                merges.append(Merge(number, column, number + high - 1, column + wide - 1))
                taken.update(dict.fromkeys(range(column, column + wide), number + high - 1))
            column += wide
        rows.append(row)
    return Loaded(rows, tuple(merges))


def _span(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text[:6]), 1), _SPAN) if text.isascii() and text.isdigit() else 1


def _value(cell: html.HtmlElement) -> str | None:
    """Return what a cell shows; a number as exactly as Excel and LibreOffice note beside a rounded one."""
    for line_break in cell.iter("br"):
        line_break.tail = f"\n{line_break.tail or ''}"
    lines = [" ".join(line.split()) for line in cell.text_content().replace("\xa0", " ").split("\n")]
    text = " ".join(line for line in lines if line)
    exact = str(cell.get("x:num") or cell.get("sdval") or "")
    if _NUMBER.fullmatch(exact) and _NUMBER.fullmatch(text.replace(",", "")):
        return exact
    return text or None
