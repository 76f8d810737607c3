"""How the bytes of a text are read as letters: an own rule, which names its reason.

Byte order mark, then UTF-16 told by its zeros, then strict UTF-8, then strict GB18030 or Big5, then
whichever leaves the fewest letters unreadable. Nearly every Big5 text is also a valid GB18030 text, so
between these two the usual characters decide. Guessing libraries are wrong on short Chinese texts.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tradeplanner.domain.findings import Code
from tradeplanner.importing.readers.sheets import RefusedError

ENCODINGS: Mapping[str, str] = {
    "UTF-8": "utf-8-sig",
    "GB18030": "gb18030",
    "Big5": "big5hkscs",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Windows-1252": "cp1252",
}
"""The encodings that a person may choose, by the name that is shown → Python's name."""
_SAME: Mapping[str, str] = {
    "utf8": "UTF-8",
    **dict.fromkeys(("gb18030", "gbk", "xgbk", "gb2312", "gb231280", "cp936"), "GB18030"),
    **dict.fromkeys(("big5", "big5hkscs", "cp950"), "Big5"),
    **dict.fromkeys(("utf16", "utf16le"), "UTF-16 LE"),
    "utf16be": "UTF-16 BE",
    **dict.fromkeys(("windows1252", "cp1252", "latin1", "iso88591"), "Windows-1252"),
}
"""Other names of an encoding, their letters and digits in small."""
_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16 LE"), (codecs.BOM_UTF16_BE, "UTF-16 BE"))
_WIDE = ("UTF-16 LE", "UTF-16 BE")
_HEAD = 1 << 16
_CHUNK = 1 << 20
_HIGH = re.compile(rb"[\x80-\xff]+")
_TEXT = frozenset(b"\t\n\x0b\x0c\r\x1a\x1b")
"""Bytes below 32 that texts hold."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding by the name that is shown, and why it was taken: the value of a code."""

    name: str
    reason: Code

    @property
    def codec(self) -> str:
        """Python's name of it."""
        return ENCODINGS[self.name]

    @property
    def wide(self) -> bool:
        """Whether a character has two bytes at least, so that zeros are part of letters."""
        return self.name in _WIDE


def known(name: str) -> str:
    """Return the encoding that a page or a person calls ``name``, "" for one that is not known."""
    plain = "".join(letter for letter in name.lower() if letter.isalnum())
    return _SAME.get(plain, "")


def encoding_of(path: Path, chosen: str = "", declared: str = "") -> Encoding:
    """Return the encoding of a text: the one ``chosen``, else the own rule; RefusedError if it is no text.

    ``declared`` is what a page says of itself; it is believed where every byte fits.
    """
    if known(chosen):
        return Encoding(known(chosen), Code.ENCODING_CHOSEN)
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Encoding(name, Code.ENCODING_BY_MARK)
    wide = _wide(head)
    if wide:
        return Encoding(wide, Code.ENCODING_BY_BYTES)
    _refuse_binary(head)
    own = known(declared)
    if own and own not in _WIDE and _decodes(path, own):
        return Encoding(own, Code.ENCODING_DECLARED)
    return _narrow(path, head)


def _narrow(path: Path, head: bytes) -> Encoding:
    """Return the encoding of a text whose Latin letters have one byte."""
    if _decodes(path, "UTF-8"):
        return Encoding("UTF-8", Code.ENCODING_BY_BYTES)
    if _western(head):
        return Encoding("Windows-1252", Code.ENCODING_LIKELY)
    chinese = [name for name in ("GB18030", "Big5") if _decodes(path, name)]
    if len(chinese) == 1:
        return Encoding(chinese[0], Code.ENCODING_BY_BYTES)
    if chinese:
        likely = max(chinese, key=lambda name: usual(head, name))
        return Encoding(likely, Code.ENCODING_LIKELY)
    lost = {name: _unreadable(path, name) for name in ("UTF-8", "GB18030", "Big5")}
    name = min(lost, key=lambda each: lost[each])
    if lost[name] <= max(3, _foreign(head) // 100):
        return Encoding(name, Code.ENCODING_DAMAGED)
    raise RefusedError(Code.IMPORT_NO_TABLE)


def _wide(head: bytes) -> str:
    """Return which UTF-16 without a mark this is by the zeros beside Latin letters, "" for none."""
    zeros = head.count(0)
    low, high = head[1::2].count(0), head[0::2].count(0)
    if zeros < 2 or zeros * 20 < len(head):
        return ""
    for name, own in (("UTF-16 LE", low), ("UTF-16 BE", high)):
        if own * 10 >= zeros * 9 and (own * 4 > len(head) or _plain(head, ENCODINGS[name])):
            return name
    return ""


def _plain(head: bytes, codec: str) -> bool:
    """Whether UTF-16 gives lines of Latin and Chinese letters and nothing that texts do not hold."""
    try:
        text = head[: len(head) // 2 * 2].decode(codec)
    except UnicodeDecodeError:
        return False
    usual = sum(letter < "\u0250" or "\u2000" <= letter <= "\u9fff" or letter > "\uff00" for letter in text)
    return "\n" in text and "\0" not in text and usual * 50 >= len(text) * 49


def _refuse_binary(head: bytes) -> None:
    zeros = head.count(0)
    strange = sum(byte < 32 and byte not in _TEXT for byte in head) - zeros
    if strange > max(len(head) // 50, 1) or zeros > len(head) // 5:
        raise RefusedError(Code.IMPORT_NO_TABLE)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(_CHUNK), b"")


def _decodes(path: Path, name: str) -> bool:
    decoder = codecs.getincrementaldecoder(ENCODINGS[name])()
    try:
        for chunk in _chunks(path):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _unreadable(path: Path, name: str) -> int:
    """Return how many letters an encoding leaves unreadable."""
    decoder = codecs.getincrementaldecoder(ENCODINGS[name])("replace")
    lost = sum(decoder.decode(chunk).count("\ufffd") for chunk in _chunks(path))
    return lost + decoder.decode(b"", final=True).count("\ufffd")


def _foreign(head: bytes) -> int:
    """Return how many bytes are not ASCII."""
    return sum(byte > 127 for byte in head)


def _western(head: bytes) -> bool:
    """Whether the bytes above ASCII stand alone within Latin words, as accents do and Chinese never does."""
    found = list(_HIGH.finditer(head))
    alone = sum(match.end() - match.start() == 1 for match in found)
    within = sum(head[match.start() - 1 : match.start()].isalpha() for match in found)
    return bool(found) and alone * 10 >= len(found) * 9 and within * 3 >= len(found) * 2


def usual(head: bytes, name: str) -> float:
    """Return which part of the Chinese letters is among the usual ones of an encoding.

    The usual ones are the first level of either standard, in which both put what is written daily.
    """
    codec = "gb2312" if name == "GB18030" else "big5"
    first, last = ("啊", "座") if name == "GB18030" else ("一", "籲")
    low, high = first.encode(codec), last.encode(codec)
    text = head.decode(ENCODINGS[name], "ignore")
    usual = total = 0
    for letter in text:
        if "\u4e00" <= letter <= "\u9fff" or letter > "\U00020000" or "\ue000" <= letter <= "\uf8ff":
            total += 1
            usual += low <= letter.encode(codec, "ignore") <= high
    return usual / total if total else 0.5
