"""Workbooks written part by part, for what no library writes: odd links, missing parts, wrong sizes."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = "http://schemas.openxmlformats.org/package/2006"
NAMES = f'xmlns="{MAIN}" xmlns:r="{LINK}"'
_TYPES = f"""<?xml version="1.0"?><Types xmlns="{PARTS}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_LINKS = f'<?xml version="1.0"?><Relationships xmlns="{PARTS}/relationships">%s</Relationships>'
_LINKED = f'<Relationship Id="%s" Type="{LINK}/%s" Target="%s"/>'


def sheet(cells: str, before: str = "", after: str = "") -> str:
    """Return a sheet part around rows of cells."""
    top = f'<?xml version="1.0" encoding="UTF-8"?><worksheet {NAMES}>'
    return f"{top}{before}<sheetData>{cells}</sheetData>{after}</worksheet>"


def row(*cells: str, number: int | None = 1) -> str:
    """Return a row; without a number where it is None."""
    said = "" if number is None else f' r="{number}"'
    return f"<row{said}>{''.join(cells)}</row>"


def cell(place: str, value: str, kind: str = "", style: int | None = None) -> str:
    """Return a cell with a value; without a place where that is ""."""
    tag = "".join(
        f' {name}="{said}"'
        for name, said in (("r", place), ("t", kind), ("s", "" if style is None else style))
        if said != ""
    )
    return f"<c{tag}><v>{value}</v></c>"


def inline(place: str, text: str) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def styles(codes: Sequence[str]) -> str:
    """Return a styles part in which style ``n`` counted from 1 has the n-th format."""
    formats = "".join(
        '<numFmt numFmtId="{}" formatCode="{}"/>'.format(164 + at, code.replace('"', "&quot;"))
        for at, code in enumerate(codes)
    )
    used = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(codes)))
    return (
        f'<?xml version="1.0"?><styleSheet {NAMES}><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
    )


def book(
    path: Path,
    content: str | bytes,
    *,
    target: str = "worksheets/sheet1.xml",
    shared: str = "",
    formats: Sequence[str] = (),
    before: str = "",
    more: Mapping[str, str] | None = None,
) -> Path:
    """Write a workbook of one sheet «S»; ``target`` links to it, ``before`` stands before its name.

    ``shared`` are shared texts, ``formats`` number formats, ``more`` other parts, which replace these.
    """
    links = _LINKED % ("rId1", "worksheet", target)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS % (_LINKED % ("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<?xml version="1.0"?><workbook {NAMES}>{before}'
        '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": content,
    }
    if shared:
        links += _LINKED % ("rId2", "sharedStrings", "sharedStrings.xml")
        parts["xl/sharedStrings.xml"] = f'<?xml version="1.0"?><sst {NAMES}>{shared}</sst>'
    if formats:
        links += _LINKED % ("rId3", "styles", "styles.xml")
        parts["xl/styles.xml"] = styles(formats)
    parts["xl/_rels/workbook.xml.rels"] = _LINKS % links
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {**parts, **(more or {})}.items():
            archive.writestr(name, part)
    return path


def with_backslashes(path: Path) -> Path:
    """Rewrite a workbook so that the names of its parts have backslashes, as one exporter writes them."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo("part")
            entry.filename = name.replace("/", "\\")  # set after the making, which turns them back
            archive.writestr(entry, part)
    return path
