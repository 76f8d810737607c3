"""Delimited text: its delimiter by which one makes even columns; values stay as written: 001 is not 1.

A first line ``sep=;`` is followed. A quotation mark that is never closed costs its own row, not the rest
of the file.
"""

import csv
import functools
import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from tradeplanner.domain.findings import Code, Finding, Place, Severity
from tradeplanner.importing.grid import Row, Visibility
from tradeplanner.importing.readers import swift_text
from tradeplanner.importing.readers.encodings import Encoding, encoding_of
from tradeplanner.importing.readers.sheets import Loaded, RawFile, RawSheet, RefusedError
from tradeplanner.paths import shown_name

_DELIMITERS = (",", "\t", ";", "|")
_NO_DELIMITER = "\x1f"
_PROBE = 40
_FEW = 8
_LONGEST = 50
"""Lines that one row may run over in a file with a quotation mark that is never closed."""
_SAID = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
csv.field_size_limit(1 << 24)


def read(path: Path, chosen: str = "") -> RawFile:
    """Open a delimited text as one sheet named after the file; RefusedError if it is no text.

    Its encoding is the one ``chosen`` by a person, else found.
    """
    encoding = encoding_of(path, chosen)
    delimiter = delimiter_of(path, encoding.codec)
    note = Finding(Code.ENCODING_READ, Severity.NOTE, Place(file=path.name), {"encoding": encoding.name})
    facts = {
        "encoding": encoding.name,
        "encoding_reason": encoding.reason.value,
        "delimiter": delimiter.strip(_NO_DELIMITER),
    }
    name = Path(shown_name(path)).stem

    def load() -> Loaded:
        if not _odd_quotes(path, encoding):
            usual = functools.partial(_rows, path, encoding.codec, delimiter)
            if not swift_text.is_fit(path, encoding.codec, delimiter):
                return Loaded(usual())
            return Loaded((), runs=swift_text.SwiftLines(path, encoding.codec, delimiter, usual))
        found: list[Finding] = []
        return Loaded(_mended(path, encoding.codec, delimiter, (name, found)), findings=found)

    return RawFile((RawSheet(name, Visibility.VISIBLE, load),), (note,), facts)


def block(path: Path) -> RawFile:
    """Open a pasted block, which the program wrote itself: UTF-8, cells parted by tabs, as Excel quotes."""
    sheet = RawSheet(path.stem, Visibility.VISIBLE, lambda: Loaded(_rows(path, "utf-8", "\t")))
    return RawFile((sheet,))


def delimiter_of(path: Path, encoding: str) -> str:
    """Return the delimiter that the first line names, or that splits the first lines most evenly.

    It is a character that no text holds where the lines are one column.
    """
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(itertools.islice(_without_mark(file), _PROBE))
    said = _SAID.fullmatch(lines[0]) if lines else None
    if said is not None:
        return said[1]
    return max((*_DELIMITERS, _NO_DELIMITER), key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], delimiter: str) -> float:
    if delimiter == _NO_DELIMITER:
        return 0.001
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return 0.0
    wide = Counter(width for width in widths if width > 1)
    if not wide or (len(widths) >= _FEW and wide.total() * 2 < len(widths)):
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count + min(width, 50) / 100


def _without_mark(file: Iterable[str]) -> Iterator[str]:
    """Yield the lines without a byte order mark before the first."""
    lines = iter(file)
    for first in lines:
        yield first.removeprefix("\ufeff")
        break
    yield from lines


def _lines(file: Iterable[str]) -> Iterator[str]:
    """Yield the lines of the table: those of the file but for one that names the delimiter."""
    lines = _without_mark(file)
    for first in lines:
        if _SAID.fullmatch(first) is None:
            yield first
        break
    yield from lines


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            for row in csv.reader(_lines(file), delimiter=delimiter):
                yield [cell or None for cell in row] if "" in row else row  # type: ignore[misc]
    except (csv.Error, UnicodeError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="csv") from broken


def _odd_quotes(path: Path, encoding: Encoding) -> bool:
    """Whether a quotation mark may be open at the end of the file."""
    if encoding.wide:
        return path.read_text(encoding.codec, errors="replace").count('"') % 2 == 1
    with path.open("rb") as file:
        return sum(chunk.count(b'"') for chunk in iter(lambda: file.read(1 << 20), b"")) % 2 == 1


def _mended(path: Path, encoding: str, delimiter: str, told: tuple[str, list[Finding]]) -> Iterator[Row]:
    """Yield the rows; one whose quotation mark is never closed ends with its line, and is told."""
    sheet, findings = told
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            for number, (lines, sound) in enumerate(_records(_lines(file), delimiter), 1):
                if not sound:
                    place = Place(sheet=sheet, row=number)
                    findings.append(Finding(Code.QUOTE_OPEN, Severity.WARNING, place, {"row": number}))
                quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if sound else csv.QUOTE_NONE
                for row in csv.reader(lines, delimiter=delimiter, quoting=quoting):
                    yield [cell or None for cell in row]
    except (csv.Error, UnicodeError) as broken:
        raise RefusedError(Code.IMPORT_UNREADABLE, detail="csv") from broken


def _records(lines: Iterator[str], delimiter: str) -> Iterator[tuple[list[str], bool]]:
    """Yield the lines of each row, and whether its quotation marks are closed."""
    waiting: deque[str] = deque()
    ahead = itertools.chain.from_iterable(iter(lambda: _next(waiting, lines), []))
    for line in ahead:
        taken = [line]
        while _is_open(taken, delimiter) and len(taken) < _LONGEST and (more := _next(waiting, lines)):
            taken += more
        if _is_open(taken, delimiter):
            waiting.extendleft(reversed(taken[1:]))
            yield taken[:1], False
        else:
            yield taken, True


def _next(waiting: deque[str], lines: Iterator[str]) -> list[str]:
    """Return the next line, one that waits before one of the file; nothing at the end."""
    return [waiting.popleft()] if waiting else list(itertools.islice(lines, 1))


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
