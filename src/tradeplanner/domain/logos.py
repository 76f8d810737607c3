"""Which pictures may stand as a bureau's logo: what they are, how large, and that they only draw.

A logo travels in files between desks and into papers that others open, so an SVG that runs scripts, fetches
addresses or multiplies itself is refused by what it holds, not by where it came from.
"""

import re
import struct
import zlib
from enum import StrEnum
from xml.etree import ElementTree as ET

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

MOST_BYTES = 300 * 1024
MOST_PIXELS = 4000
"""Pixels along an edge: a logo of 40 mm is sharp with a quarter of that."""
MOST_ELEMENTS = 20_000
_PNG = b"\x89PNG\r\n\x1a\n"
_FORBIDDEN = frozenset({
    "script", "foreignobject", "iframe", "image", "animate", "animatetransform", "animatemotion", "set",
    "handler", "audio", "video", "a",
})  # fmt: skip
_FETCHES = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:", re.IGNORECASE)


class LogoKind(StrEnum):
    """What a logo's file is."""

    PNG = "png"
    JPEG = "jpeg"
    SVG = "svg"


def kind_of(content: bytes) -> LogoKind:
    """Return what a logo is, by its content and not by its name, once it is known to be sound.

    Raises ExpectedError: LOGO_LARGE (bytes or pixels), LOGO_KIND (no PNG, JPEG or SVG), LOGO_BROKEN,
    LOGO_UNSAFE (an SVG with more than a drawing).
    """
    if len(content) > MOST_BYTES:
        raise ExpectedError(Code.LOGO_LARGE, most=MOST_BYTES // 1024, pixels=MOST_PIXELS)
    if content.startswith(_PNG):
        _check_size(*_png_size(content))
        return LogoKind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        _check_size(*_jpeg_size(content))
        return LogoKind.JPEG
    if b"<svg" in content[:4096] or b":svg" in content[:4096]:
        _check_svg(content)
        return LogoKind.SVG
    raise ExpectedError(Code.LOGO_KIND)


def _check_size(width: int, height: int) -> None:
    if not (width and height):
        raise ExpectedError(Code.LOGO_BROKEN)
    if max(width, height) > MOST_PIXELS:
        raise ExpectedError(Code.LOGO_LARGE, most=MOST_BYTES // 1024, pixels=MOST_PIXELS)


def _png_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the first chunk; ExpectedError (LOGO_BROKEN) unless it is whole."""
    head = content[12:33]
    if len(head) < 21 or head[:4] != b"IHDR" or struct.unpack(">I", head[17:21])[0] != zlib.crc32(head[:17]):
        raise ExpectedError(Code.LOGO_BROKEN)
    width, height = struct.unpack(">II", head[4:12])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the frame's segment; ExpectedError (LOGO_BROKEN) if there is none."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + max(length, 2)
    raise ExpectedError(Code.LOGO_BROKEN)


def _check_svg(content: bytes) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        raise ExpectedError(Code.LOGO_BROKEN) from failed
    # Entities are refused before anything reads them: they can multiply themselves.
    if "<!DOCTYPE" in text.upper() or "<!ENTITY" in text.upper():
        raise ExpectedError(Code.LOGO_UNSAFE, what="<!DOCTYPE>")
    try:
        root = ET.fromstring(text)  # noqa: S314  # no entities: refused above
    except (ET.ParseError, ValueError, RecursionError) as failed:
        raise ExpectedError(Code.LOGO_BROKEN) from failed
    elements = list(root.iter())
    if _bare(root.tag) != "svg":
        raise ExpectedError(Code.LOGO_BROKEN)
    if len(elements) > MOST_ELEMENTS:
        raise ExpectedError(Code.LOGO_LARGE, most=MOST_BYTES // 1024, pixels=MOST_PIXELS)
    for element in elements:
        _check_element(element)
    _check_uses(elements)


def _check_element(element: ET.Element) -> None:
    """Raise where an element runs, moves or fetches something."""
    name = _bare(element.tag)
    if name in _FORBIDDEN:
        raise ExpectedError(Code.LOGO_UNSAFE, what=f"<{name}>")
    if name == "style" and _FETCHES.search(element.text or ""):
        raise ExpectedError(Code.LOGO_UNSAFE, what="<style>")
    for key, value in element.attrib.items():
        short = _bare(key)
        leads_out = short == "href" and not value.strip().startswith("#")
        if short.startswith("on") or leads_out or _FETCHES.search(value):
            raise ExpectedError(Code.LOGO_UNSAFE, what=short)


def _check_uses(elements: list[ET.Element]) -> None:
    """Raise where a part that is used again holds such parts itself: twenty lines could draw a million."""
    used = {value.strip()[1:] for one in elements if _bare(one.tag) == "use" for value in _hrefs(one)}
    for one in elements:
        if one.get("id") in used and any(_bare(inner.tag) == "use" for inner in one.iter()):
            raise ExpectedError(Code.LOGO_UNSAFE, what="<use>")


def _hrefs(element: ET.Element) -> list[str]:
    return [value for key, value in element.attrib.items() if _bare(key) == "href"]


def _bare(name: object) -> str:
    """Return a name without its namespace, in small letters; "" for a comment."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
