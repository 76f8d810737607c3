"""Logos: what may be drawn on a bureau's papers, and what is refused with its reason."""

import struct
import zlib

import pytest

from tests.builders import png
from tradeplanner.domain import logos
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code

PLAIN = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def refused(content: bytes) -> Code:
    """Return why a logo is refused."""
    with pytest.raises(ExpectedError) as caught:
        logos.kind_of(content)
    return caught.value.code


def test_a_logo_is_known_by_its_content() -> None:
    assert logos.kind_of(png(3, 2)) is logos.LogoKind.PNG
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", 20, 30) + bytes(10)
    assert logos.kind_of(b"\xff\xd8\xff\xe0\x00\x04ab" + frame) is logos.LogoKind.JPEG
    drawing = PLAIN.format('<defs><path id="a" d="M0 0"/></defs><use href="#a"/><g fill="url(#a)"/>')
    assert logos.kind_of(drawing.encode()) is logos.LogoKind.SVG


@pytest.mark.parametrize(
    "content, code",
    [
        (b"GIF89a", Code.LOGO_KIND),
        (b"", Code.LOGO_KIND),
        (bytes(logos.MOST_BYTES + 1), Code.LOGO_LARGE),
        (png(4001, 1), Code.LOGO_LARGE),
        (png(3, 0), Code.LOGO_BROKEN),
        (png(3, 2)[:20], Code.LOGO_BROKEN),
        (b"\xff\xd8\xff\xd9", Code.LOGO_BROKEN),
        (b"<svg><g></svg>", Code.LOGO_BROKEN),
        (b"<svg>\xff</svg>", Code.LOGO_BROKEN),
        (b"<html><svg/></html>", Code.LOGO_BROKEN),
    ],
)
def test_what_cannot_be_read_or_is_too_large_is_refused(content: bytes, code: Code) -> None:
    assert refused(content) is code


@pytest.mark.parametrize(
    "inside",
    [
        "<script/>",
        "<g onload='go()'/>",
        "<foreignObject/>",
        f"<use {XLINK} xlink:href='http://example.org/a.svg#b'/>",
        "<image href='data:image/png;base64,AA'/>",
        "<rect fill='url(http://example.org/a)'/>",
        "<style>@import 'a.css';</style>",
        "<g id='a'><use href='#b'/></g><use href='#a'/>",
    ],
)
def test_a_drawing_that_runs_fetches_or_multiplies_is_refused(inside: str) -> None:
    assert refused(PLAIN.format(inside).encode()) is Code.LOGO_UNSAFE


def test_entities_are_refused_before_they_are_read() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + PLAIN.format("&b;")
    assert refused(bomb.encode()) is Code.LOGO_UNSAFE


def test_a_first_chunk_that_was_changed_is_refused() -> None:
    whole = bytearray(png(3, 2))
    assert zlib.crc32(whole[12:29]) == struct.unpack(">I", whole[29:33])[0]
    whole[18] ^= 1
    assert refused(bytes(whole)) is Code.LOGO_BROKEN
