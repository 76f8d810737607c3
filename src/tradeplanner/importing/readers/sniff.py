"""What kind of file this is, told by its content; the name's ending is only a rumour."""

import zipfile
import zlib
from enum import StrEnum
from pathlib import Path

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers.sheets import RefusedError


class Format(StrEnum):
    """The formats that can be read."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    XML = "xml"
    HTML = "html"
    TEXT = "text"


_HEAD = 8192
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a compound file begins."""
_STREAMS = {
    name: tuple(f"{said}\0".encode("utf-16-le") for said in (name, name.upper()))
    for name in ("Workbook", "Book", "EncryptedPackage", "WordDocument", "PowerPoint Document")
}
"""Streams of compound files, as their directory writes them; Book is that of Excel 5 and 95."""
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_FOREIGN = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"GIF8": "GIF",
    b"{\\rtf": "RTF",
}
_BARE = (b"\x09\x08\x08\0", b"\x09\x08\x10\0", b"\x09\x04\x06\0", b"\x09\x02\x06\0", b"\x09\0\x04\0")
"""How a workbook of Excel begins that is not in a compound file: old ones, and those of simple exporters."""
_BROKEN = (zipfile.BadZipFile, OSError, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error)
"""What an archive that is damaged or locked may raise."""
LARGEST_PART = 8 * 1024 * 1024
"""Bytes up to which a part of a workbook may be packed as tightly as it likes."""
TIGHTEST = 250
"""Times smaller that an honest large part may be packed; bombs reach a thousand."""
LARGEST_WHOLE = 4 * 1024**3
MOST_PARTS = 10_000


def sniff(path: Path) -> Format:
    """Return the format of the file at ``path``; RefusedError for what cannot be a table."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIPPED):
        return _archive(path)
    if head.startswith(COMPOUND):
        return _compound(path.read_bytes())
    if head.startswith(_BARE):
        return Format.XLS
    for start, name in _FOREIGN.items():
        if head.startswith(start):
            raise RefusedError(Code.IMPORT_FOREIGN, format=name)
    return _text(head)


def streams(content: bytes) -> set[str]:
    """Return which of the streams that tell what it is a compound file has."""
    return {name for name, written in _STREAMS.items() if any(said in content for said in written)}


def _compound(content: bytes) -> Format:
    found = streams(content)
    if not found & {"Workbook", "Book", "EncryptedPackage"}:
        if "WordDocument" in found:
            raise RefusedError(Code.IMPORT_FOREIGN, format="Word")
        if "PowerPoint Document" in found:
            raise RefusedError(Code.IMPORT_FOREIGN, format="PowerPoint")
    return Format.XLS


def is_archive(path: Path) -> bool:
    """Whether a file is a web archive: pages and pictures as parts of a letter."""
    with path.open("rb") as file:
        return _is_letter(file.read(_HEAD).lower())


def _is_letter(lowered: bytes) -> bool:
    return lowered.lstrip().startswith((b"mime-version:", b"from:")) and b"multipart/related" in lowered


def _text(head: bytes) -> Format:
    lowered = head.replace(b"\0", b"").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered and b"<html" not in lowered:
        return Format.XML
    if _is_letter(lowered):
        return Format.HTML
    start = lowered.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<") and any(tag in lowered for tag in (b"<html", b"<table", b"<!doctype html")):
        return Format.HTML
    if start.startswith(b"<?xml"):
        raise RefusedError(Code.IMPORT_FOREIGN, format="XML")
    return Format.TEXT


def _archive(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _refuse_bombs(entries)
            _refuse_entities(archive, entries)
    except (*_BROKEN, ValueError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="zip") from broken
    names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
    if any(name.endswith("workbook.bin") for name in names):
        return Format.XLSB
    if any(name.endswith(".iwa") for name in names):
        raise RefusedError(Code.IMPORT_FOREIGN, format="Apple Numbers / Pages")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise RefusedError(Code.IMPORT_FOREIGN, format="Word / PowerPoint")
    if "[content_types].xml" in names:
        return Format.XLSX
    if "mimetype" in names and not _is_spreadsheet(path):
        raise RefusedError(Code.IMPORT_FOREIGN, format="OpenDocument")
    if "mimetype" in names and names & {"content.xml", "encrypted-package"}:
        return Format.ODS
    raise RefusedError(Code.IMPORT_FOREIGN, format="ZIP")


def _refuse_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a workbook that declares entities, before any library has to be loaded."""
    for entry in entries:
        name = entry.filename.replace("\\", "/").lstrip("/").lower()
        if name.startswith("xl/") and name.endswith(".xml") and "/theme/" not in name:
            with archive.open(entry) as file:
                if b"<!ENTITY" in file.read(_HEAD).replace(b"\0", b""):
                    raise RefusedError(Code.IMPORT_BOMB)


def _is_spreadsheet(path: Path) -> bool:
    """Whether an archive calls itself a spreadsheet, or says nothing that can be read."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("mimetype") as file:
            said = file.read(_HEAD)
    except _BROKEN:
        return True
    return not said.strip() or b"spreadsheet" in said


def _refuse_bombs(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise RefusedError(Code.IMPORT_BOMB)
    for entry in entries:
        if entry.file_size > LARGEST_PART and entry.file_size > TIGHTEST * max(entry.compress_size, 1):
            raise RefusedError(Code.IMPORT_BOMB)
