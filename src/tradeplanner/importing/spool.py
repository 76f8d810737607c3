"""The rows of a foreign file on disk, in blocks of JSON, so that a million of them need no memory.

Any block can be read alone, which lets a window show any hundred rows. Nothing is pickled: a spool
that somebody tampered with is at worst wrong text.
"""

import itertools
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Protocol

from tradeplanner.importing.grid import ErrorValue, Row, span_text

BLOCK = 512
"""Rows in one block."""


class Watch(Protocol):
    """Somebody who looks at every block before it is written and may mend its cells."""

    def suspects(self, block: bytes) -> bool:
        """Whether the block, as it would be written, must be looked at cell by cell."""

    def mended(self, first: int, block: list[Row]) -> list[Row]:
        """Return the rows, of which the first is row ``first``, as they are to be written."""


def write_rows(path: Path, rows: Iterable[Row], watch: Watch | None = None) -> Iterator[int]:
    """Write ``rows`` to ``path``, yielding the count so far after each block; rows may be ragged."""
    count, left = 0, iter(rows)
    with path.open("wb") as file:
        while block := list(itertools.islice(left, BLOCK)):
            file.write(_written(block, count + 1, watch))
            count += len(block)
            yield count


def _written(block: list[Row], first: int, watch: Watch | None) -> bytes:
    try:
        line = _bytes(block)
        if watch is None or not watch.suspects(line):
            return line
    except ValueError:  # a number that is none, such as infinity
        if watch is None:
            raise
    return _bytes(watch.mended(first, block))


def _bytes(block: list[Row]) -> bytes:
    return _ENCODE(block).encode("utf-8", "surrogatepass") + b"\n"


class Spool:
    """The rows of one sheet, read lazily from the file that ``write_rows`` wrote."""

    def __init__(self, path: Path) -> None:
        """Read from ``path``; where its blocks begin is found at the first jump."""
        self._path = path
        self._starts: list[int] | None = None

    def __iter__(self) -> Iterator[Row]:
        """Yield every row from the first."""
        for block in self.blocks():
            yield from block

    def blocks(self) -> Iterator[list[Row]]:
        """Yield the rows in blocks of ``BLOCK``."""
        with self._path.open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            for line in file:
                yield _DECODE(line)

    def rows(self, first: int, last: int) -> list[Row]:
        """Return rows ``first`` to ``last``, counted from 1; those beyond the end are left out."""
        starts = self._offsets()
        found: list[Row] = []
        low = (max(first, 1) - 1) // BLOCK
        with self._path.open("rb") as file:
            for number in range(low, min((last - 1) // BLOCK + 1, len(starts))):
                file.seek(starts[number])
                found += _DECODE(file.readline().decode("utf-8", "surrogatepass"))
        skip = max(first, 1) - 1 - low * BLOCK
        return found[skip : skip + last - max(first, 1) + 1]

    def _offsets(self) -> list[int]:
        if self._starts is None:
            starts, place = [], 0
            with self._path.open("rb") as file:
                for line in file:
                    starts.append(place)
                    place += len(line)
            self._starts = starts
        return self._starts


def _encoded(cell: object) -> object:
    if isinstance(cell, datetime):
        return {"t": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, ErrorValue):
        return {"e": cell.text}
    if isinstance(cell, time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return span_text(cell)
    return str(cell)


def _decoded(tagged: dict[str, str]) -> object:
    if "d" in tagged:
        return date.fromisoformat(tagged["d"])
    if "t" in tagged:
        return datetime.fromisoformat(tagged["t"])
    return ErrorValue(tagged.get("e", ""))


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, allow_nan=False, default=_encoded
).encode
_DECODE = json.JSONDecoder(object_hook=_decoded).decode
