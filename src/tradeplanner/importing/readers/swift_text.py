"""Large delimited texts without quotes, in columns: many lines are parted at once.

Lines with another number of cells than those around them are parted one by one; from a quote or
a control character on, and in other encodings, the usual reader gives the rows.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from tradeplanner.domain.findings import Finding
from tradeplanner.importing.grid import Merge, Row
from tradeplanner.importing.spool import BLOCK, Texts, as_runs

LEAST = 4 << 20
"""Bytes of a text from which it is worth it."""
_CHUNK = 1 << 20
_CODECS = ("utf-8", "utf-8-sig", "gb18030")
_SIGNS = (",", "\t", ";")
_UNFIT = bytes(number for number in range(32) if number != 10) + b'"\\'
"""What must not stand in a cell that becomes JSON as it is."""
Runs = Iterator[tuple[int, Mapping[int, Sequence[bytes]]]]


def is_fit(path: Path, codec: str, delimiter: str) -> bool:
    """Whether a text is large and in an encoding whose letters hold no delimiter."""
    return codec in _CODECS and delimiter in _SIGNS and path.stat().st_size >= LEAST


class SwiftLines:
    """The rows of a text in runs; ``usual`` gives them all one by one."""

    merges: tuple[Merge, ...] = ()
    findings: Sequence[Finding] = ()

    def __init__(self, path: Path, codec: str, delimiter: str, usual: Callable[[], Iterable[Row]]) -> None:
        """Read the text at ``path``."""
        self._path, self._codec, self._usual = path, codec, usual
        self._delimiter, self._sign = delimiter, delimiter.encode()
        self._unfit = _UNFIT.replace(self._sign, b"")
        self._others = bytes(number for number in range(256) if number not in (self._sign[0], 10))

    def __iter__(self) -> Runs:
        """Yield the rows from the first."""
        given, held = 0, list[bytes]()
        for lines in self._whole_lines():
            told = not (given or held) and lines[:4].lower() == b"sep="  # the first line names the delimiter
            if not lines or told or lines.translate(None, self._unfit) != lines:
                if held:
                    yield from self._parted(held)
                yield from as_runs(islice(self._usual(), given + len(held), None))
                return
            held += lines.split(b"\n")
            held.pop()
            whole = len(held) - len(held) % BLOCK
            for first in range(0, whole, BLOCK):
                yield from self._parted(held[first : first + BLOCK])
            given += whole
            del held[:whole]
        if held:
            yield from self._parted(held)

    def _whole_lines(self) -> Iterator[bytes]:
        """Yield the text as UTF-8 in pieces of whole lines; at the end an empty one if no newline ends it."""
        decode = codecs.getincrementaldecoder(self._codec)("replace").decode
        held = b""
        with self._path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                first = file.tell() <= _CHUNK
                text = decode(chunk).removeprefix("\ufeff") if first else decode(chunk)
                held += text.encode()
                ends = held.rfind(b"\n") + 1
                if ends:
                    yield held[:ends].replace(b"\r\n", b"\n")
                    held = held[ends:]
        if held + decode(b"", final=True).encode():
            yield b""

    def _parted(self, lines: list[bytes]) -> Runs:
        """Yield lines parted all at once, if all have as many cells."""
        count, sign, width = len(lines), self._sign, lines[0].count(self._sign) + 1
        text = b"\n".join(lines)
        if width == 1 or text.translate(None, self._others) + b"\n" != (sign * (width - 1) + b"\n") * count:
            yield from as_runs(self._one_by_one(text + b"\n"))
            return
        cells = text.replace(b"\n", sign).split(sign)
        yield count, {at: Texts(cells[at::width]) for at in range(width)}

    def _one_by_one(self, lines: bytes) -> Iterator[Row]:
        for row in csv.reader(io.StringIO(lines.decode(), newline=""), delimiter=self._delimiter):
            yield [cell or None for cell in row]
