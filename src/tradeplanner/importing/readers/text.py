"""Delimited text: its encoding by an own rule, its delimiter by which one makes even columns.

Encoding: byte order mark, then strict UTF-8, strict GB18030, Big5. Guessing libraries are wrong on
short Chinese texts. Values stay text as written: 001 is not 1.
"""

import codecs
import csv
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing.grid import Row, Visibility
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.paths import shown_name

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ORDER = ("utf-8", "gb18030", "big5hkscs")
_NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16",
          "utf-16-be": "UTF-16", "gb18030": "GB18030", "big5hkscs": "Big5"}  # fmt: skip
_DELIMITERS = (",", "\t", ";", "|")
_PROBE = 40
csv.field_size_limit(1 << 24)


def read(path: Path) -> RawFile:
    """Open a delimited text as one sheet named after the file; RefusedError if it is no text."""
    encoding = encoding_of(path)
    delimiter = delimiter_of(path, encoding)
    findings = [
        Finding(Code.ENCODING_READ, Severity.NOTE, Place(file=path.name), {"encoding": _NAMES[encoding]})
    ]
    if not encoding.startswith("utf-16") and _has_nul(path):
        findings.append(Finding(Code.NUL_DROPPED, Severity.WARNING, Place(file=path.name)))

    def load() -> Loaded:
        return Loaded(_rows(path, encoding, delimiter))

    return RawFile((RawSheet(Path(shown_name(path)).stem, Visibility.VISIBLE, load),), tuple(findings))


def block(path: Path) -> RawFile:
    """Open a pasted block, which the program wrote itself: UTF-8, cells parted by tabs, as Excel quotes."""
    sheet = RawSheet(path.stem, Visibility.VISIBLE, lambda: Loaded(_rows(path, "utf-8", "\t")))
    findings = (Finding(Code.NUL_DROPPED, Severity.WARNING, Place(file=path.name)),) if _has_nul(path) else ()
    return RawFile((sheet,), findings)


def encoding_of(path: Path) -> str:
    """Return the Python name of the file's encoding; RefusedError if none fits."""
    with path.open("rb") as file:
        head = file.read(4096)
    for mark, name in _MARKS.items():
        if head.startswith(mark):
            return name
    if head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    zeros = head.count(0)
    if sum(byte < 9 for byte in head) - zeros > max(len(head) // 50, 1) or zeros > len(head) // 5:
        raise RefusedError(Code.IMPORT_FOREIGN, format="?")
    for name in _ORDER:
        if _decodes(path, name):
            return name
    raise RefusedError(Code.IMPORT_UNREADABLE, detail="encoding")


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _has_nul(path: Path) -> bool:
    with path.open("rb") as file:
        return any(b"\0" in chunk for chunk in iter(lambda: file.read(1 << 20), b""))


def delimiter_of(path: Path, encoding: str) -> str:
    """Return the delimiter that splits the first lines into the most even columns."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(itertools.islice(_lines(file), _PROBE))
    return max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: list[str], delimiter: str) -> float:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count + min(width, 50) / 100


def _lines(file: Iterable[str]) -> Iterator[str]:
    for line in file:
        yield line.replace("\0", "") if "\0" in line else line


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    try:
        with path.open(encoding=encoding, newline="") as file:
            lines = _lines(file) if _has_nul(path) else file
            for row in csv.reader(lines, delimiter=delimiter):
                yield [cell or None for cell in row] if "" in row else row  # type: ignore[misc]
    except (csv.Error, UnicodeError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="csv") from broken
