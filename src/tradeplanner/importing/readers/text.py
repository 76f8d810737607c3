"""Delimited text: its delimiter by which one makes even columns; values stay as written: 001 is not 1."""

import csv
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing.grid import Row, Visibility
from tradeplanner.importing.readers.encodings import encoding_of
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.paths import shown_name

_DELIMITERS = (",", "\t", ";", "|")
_PROBE = 40
csv.field_size_limit(1 << 24)


def read(path: Path, chosen: str = "") -> RawFile:
    """Open a delimited text as one sheet named after the file; RefusedError if it is no text.

    Its encoding is the one ``chosen`` by a person, else found.
    """
    encoding = encoding_of(path, chosen)
    delimiter = delimiter_of(path, encoding.codec)
    findings = [
        Finding(Code.ENCODING_READ, Severity.NOTE, Place(file=path.name), {"encoding": encoding.name})
    ]
    if not encoding.wide and _has_nul(path):
        findings.append(Finding(Code.NUL_DROPPED, Severity.WARNING, Place(file=path.name)))
    facts = {"encoding": encoding.name, "encoding_reason": encoding.reason.value, "delimiter": delimiter}

    def load() -> Loaded:
        return Loaded(_rows(path, encoding.codec, delimiter))

    sheet = RawSheet(Path(shown_name(path)).stem, Visibility.VISIBLE, load)
    return RawFile((sheet,), tuple(findings), facts)


def block(path: Path) -> RawFile:
    """Open a pasted block, which the program wrote itself: UTF-8, cells parted by tabs, as Excel quotes."""
    sheet = RawSheet(path.stem, Visibility.VISIBLE, lambda: Loaded(_rows(path, "utf-8", "\t")))
    findings = (Finding(Code.NUL_DROPPED, Severity.WARNING, Place(file=path.name)),) if _has_nul(path) else ()
    return RawFile((sheet,), findings)


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
    lines = iter(file)
    for first in lines:
        yield first.removeprefix("\ufeff").replace("\0", "")
        break
    for line in lines:
        yield line.replace("\0", "") if "\0" in line else line


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            for row in csv.reader(_lines(file), delimiter=delimiter):
                yield [cell or None for cell in row] if "" in row else row  # type: ignore[misc]
    except (csv.Error, UnicodeError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="csv") from broken
