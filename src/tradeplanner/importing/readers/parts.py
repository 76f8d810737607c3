"""The parts of an Office Open XML workbook, found as tolerantly as office programs find them.

Names are compared without case, with either slash, and links may be absolute, relative or have dots.
Entities are never expanded and nothing is fetched.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree

from tradeplanner.domain.findings import Code
from tradeplanner.importing.grid import Visibility
from tradeplanner.importing.readers.sheets import RefusedError, Source

_BOOK = "xl/workbook.xml"
_STATES = {"hidden": Visibility.HIDDEN, "veryHidden": Visibility.VERY_HIDDEN}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of cells: its name, whether it is seen, and the part that holds it ("" if it is missing)."""

    name: str
    visibility: Visibility
    part: str


class Package:
    """An opened workbook: its parts by canonical name, its sheets, and whether it counts from 1904.

    Of an .xlsb, whose ``book`` is no XML, it knows the parts and links alone.
    """

    def __init__(self, source: Source) -> None:
        """Open ``source``; zipfile's errors if it is no archive, RefusedError if it has no workbook."""
        self._archive = zipfile.ZipFile(source)
        self.names = {_canonical(name): name for name in self._archive.namelist()}
        self.book = self._found_book()
        self.links = self._targets(self.book)
        self.sheets: tuple[SheetPart, ...] = ()
        self.from_1904 = False
        if self.book in self.names and not self.book.endswith(".bin"):
            self._read_book()

    def close(self) -> None:
        """Close the archive."""
        self._archive.close()

    def read(self, part: str) -> bytes:
        """Return the content of a part by its canonical name; KeyError if there is none."""
        return self._archive.read(self.names[part])

    def open(self, part: str) -> IO[bytes]:
        """Open a part by its canonical name; KeyError if there is none."""
        return self._archive.open(self.names[part])

    def size(self, part: str) -> int:
        """Return the unpacked bytes of a part, as the archive tells them."""
        return self._archive.getinfo(self.names[part]).file_size

    def by_type(self, ending: str) -> str:
        """Return the part that the workbook links to by a type of that ending, "" if there is none."""
        found = next((part for kind, part in self.links.values() if kind.endswith("/" + ending)), "")
        usual = f"xl/{ending.lower()}.xml"
        return found if found in self.names else usual if usual in self.names else ""

    def _found_book(self) -> str:
        targets = self._targets("").values()
        named = next((part for kind, part in targets if kind.endswith("/officeDocument")), _BOOK)
        return named if named in self.names else _BOOK

    def _targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part links to: id → (type, canonical name)."""
        folder, name = posixpath.split(part)
        links = _canonical(posixpath.join(folder, "_rels", name + ".rels"))
        found = {}
        if links in self.names:
            for node in elements(self.read(links)):
                if local(node) == "Relationship" and node.get("TargetMode") != "External":
                    target = str(node.get("Target", "")).replace("\\", "/")
                    kind = str(node.get("Type", ""))
                    found[str(node.get("Id", ""))] = (kind, _canonical(posixpath.join("/" + folder, target)))
        return found

    def _read_book(self) -> None:
        sheets = []
        for node in elements(self.read(self.book)):
            if local(node) == "workbookPr":
                self.from_1904 = str(node.get("date1904", "")).lower() in ("1", "true", "on")
            elif local(node) == "sheet":
                link = next((v for k, v in node.attrib.items() if str(k).endswith("}id")), "")
                kind, part = self.links.get(str(link), ("", ""))
                if not kind.endswith(("/chartsheet", "/dialogsheet", "/xlMacrosheet")):
                    state = _STATES.get(str(node.get("state", "")), Visibility.VISIBLE)
                    known = part if part in self.names else ""
                    sheets.append(SheetPart(str(node.get("name", "")), state, known))
        self.sheets = tuple(sheets)


def _canonical(name: str) -> str:
    return posixpath.normpath("/" + name.replace("\\", "/")).lstrip("/").lower()


def local(node: etree._Element) -> str:
    """Return an element's name without its namespace."""
    return str(node.tag).rpartition("}")[2]


def elements(data: bytes) -> Iterator[etree._Element]:
    """Yield the elements of a small part; RefusedError if it is no XML or declares entities."""
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise RefusedError(Code.IMPORT_BOMB)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="xml") from broken
    for node in root.iter():
        if isinstance(node.tag, str):
            yield node
