"""The rows of a foreign file on disk, in blocks of columns, so that a million of them need no memory.

Any block can be read alone, which lets a window show any hundred rows. Nothing is pickled: a spool
that somebody tampered with is at worst wrong text. A block is one line of JSON, ``[rows, columns]``. A
column is a list of cells, or, where few texts repeat, ``{"k": one sign a row, "v": texts}``; what JSON
has no word for is ``{"d": day}``, ``{"t": instant}`` or ``{"e": error}``.
"""

import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Protocol, cast

from tradeplanner.importing.grid import Cell, ErrorValue, Row, span_text

BLOCK = 2048
"""Rows in one block."""
_FEW = 8
"""A column is kept as signs where each of its texts stands in so many rows or more."""
_SIGNS = "".join(chr(number) for number in (*range(0x30, 0x5B), *range(0x61, 0x7F), *range(0x100, 0x300)))
_SIGN_BYTES = [sign.encode() for sign in _SIGNS]
Run = tuple[int, Mapping[int, Sequence[bytes]]]
"""Rows that follow one another, by column: of how many rows, each cell as JSON or ``Texts``; other columns
are empty."""


class Texts(list[bytes]):
    """The cells of a column of a run as they stand: texts that JSON quotes and leaves alone, or nothing."""

    __slots__ = ()

    def as_json(self) -> list[bytes]:
        """Return the cells as other columns of a run hold them."""
        return [b'"%s"' % cell if cell else b"null" for cell in self]


class Coded(list[Cell]):
    """The cells of a column in which few values repeat; ``distinct`` are these."""

    __slots__ = ("distinct",)

    def __init__(self, cells: Iterable[Cell], distinct: Sequence[Cell]) -> None:
        """Hold ``cells``, each of which is one of ``distinct``."""
        super().__init__(cells)
        self.distinct = distinct


Column = list[Cell]
"""The cells of a column; a ``Coded`` list where few values repeat."""
Block = tuple[int, list[Column]]
"""How many rows, and their columns from the first."""


class Watch(Protocol):
    """Somebody who looks at every block before it is written and may mend its cells."""

    def suspects(self, block: bytes) -> bool:
        """Whether the block, as it would be written, must be looked at cell by cell."""

    def mended(self, first: int, block: list[Row]) -> list[Row]:
        """Return the rows, of which the first is row ``first``, as they are to be written."""


def write_rows(path: Path, rows: Iterable[Row], watch: Watch | None = None) -> Iterator[int]:
    """Write ``rows`` to ``path``, yielding the count so far after each block.

    Rows may be ragged: shorter ones come back filled up with None to the longest of their block.
    """
    count, left = 0, iter(rows)
    with path.open("wb") as file:
        while block := list(itertools.islice(left, BLOCK)):
            file.write(_written(block, count + 1, watch))
            file.flush()  # whoever hears of the count may read so far
            count += len(block)
            yield count


def write_runs(path: Path, runs: Iterable[Run], watch: Watch | None = None) -> Iterator[int]:
    """Write rows whose cells are JSON already to ``path``, yielding the count so far after each block."""
    count = 0
    with path.open("wb") as file:
        for size, columns in _in_blocks(runs):
            line = b"[%d,[%s]]\n" % (size, b",".join(map(_joined, columns)))
            if watch is not None and watch.suspects(line):
                line = _bytes(watch.mended(count + 1, as_rows(*_block(line))))
            file.write(line)
            file.flush()
            count += size
            yield count


def as_json(cell: object) -> bytes:
    """Return a cell as a run holds it."""
    return _ENCODE(cell).encode("utf-8", "surrogatepass")


def as_runs(rows: Iterable[Row]) -> Iterator[Run]:
    """Yield ordinary rows as runs."""
    left = iter(rows)
    while block := list(itertools.islice(left, BLOCK)):
        across = enumerate(itertools.zip_longest(*block))
        yield len(block), {at: list(map(as_json, cells)) for at, cells in across}


def _in_blocks(runs: Iterable[Run]) -> Iterator[tuple[int, list[Sequence[bytes]]]]:
    """Put runs together, and part them, into blocks of ``BLOCK`` rows."""
    held: list[list[bytes]] = []
    size = 0
    for count, columns in runs:
        if count == BLOCK and not size:
            blank = Texts([b""] * BLOCK)
            yield BLOCK, [columns.get(at, blank) for at in range(max(columns, default=-1) + 1)]
            continue
        done = 0
        while done < count:
            part = min(count - done, BLOCK - size)
            held += [Texts([b""] * size) for _ in range(max(columns, default=-1) + 1 - len(held))]
            held = [_longer(cells, columns.get(at), done, done + part) for at, cells in enumerate(held)]
            done, size = done + part, size + part
            if size == BLOCK:
                yield size, list(held)
                held, size = [], 0
    if size:
        yield size, list(held)


def _longer(held: list[bytes], more: Sequence[bytes] | None, start: int, stop: int) -> list[bytes]:
    """Return the cells of a column with those of another run from ``start`` up to ``stop``."""
    if more is None:
        held.extend([b"" if isinstance(held, Texts) else b"null"] * (stop - start))
        return held
    part = more[start:stop]
    if isinstance(more, Texts) and not isinstance(held, Texts):
        part = Texts(part).as_json()
    elif isinstance(held, Texts) and not isinstance(more, Texts):
        held = held.as_json()
    held.extend(part)
    return held


def _joined(cells: Sequence[bytes]) -> bytes:
    """Return a column whose cells are JSON."""
    distinct = list(set(cells))
    if len(distinct) * _FEW > len(cells) or len(distinct) > len(_SIGNS):
        if not isinstance(cells, Texts):
            return b"[" + b",".join(cells) + b"]"
        joined = b'["' + b'","'.join(cells) + b'"]'
        return joined.replace(b'""', b"null") if b"" in distinct else joined
    signs = dict(zip(distinct, _SIGN_BYTES, strict=False))
    texts = Texts(distinct).as_json() if isinstance(cells, Texts) else distinct
    return b'{"k":"%s","v":[%s]}' % (b"".join(map(signs.__getitem__, cells)), b",".join(texts))


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
    columns = [_coded(cells) for cells in itertools.zip_longest(*block)]
    return _ENCODE([len(block), columns]).encode("utf-8", "surrogatepass") + b"\n"


def _coded(cells: tuple[Cell, ...]) -> object:
    """Return a column as it is written."""
    # Other kinds than texts may be equal and yet differ, as True and 1 do.
    if not set(map(type, cells)) <= {str, type(None)}:
        return cells
    distinct = list(set(cells))
    if len(distinct) * _FEW > len(cells) or len(distinct) > len(_SIGNS):
        return cells
    signs = dict(zip(distinct, _SIGNS, strict=False))
    return {"k": "".join(map(signs.__getitem__, cells)), "v": distinct}


def _block(line: bytes) -> Block:
    size, columns = _DECODE(line.decode("utf-8", "surrogatepass"))
    return size, columns


def as_rows(size: int, columns: list[Column]) -> list[Row]:
    """Return the rows of a block."""
    return list(map(list, zip(*columns, strict=True))) if columns else [[] for _ in range(size)]


class Spool:
    """The rows of one sheet, read lazily from the file that ``write_rows`` wrote."""

    def __init__(self, path: Path) -> None:
        """Read from ``path``; where its blocks begin is found at the first jump."""
        self._path = path
        self._starts: list[int] | None = None

    @property
    def path(self) -> Path:
        """The file that holds the rows."""
        return self._path

    def __iter__(self) -> Iterator[Row]:
        """Yield every row from the first."""
        for block in self.blocks():
            yield from as_rows(*block)

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in blocks of ``BLOCK``, by column."""
        with self._path.open("rb") as file:
            for line in file:
                yield _block(line)

    def rows(self, first: int, last: int) -> list[Row]:
        """Return rows ``first`` to ``last``, counted from 1; those beyond the end are left out."""
        starts = self._offsets()
        found: list[Row] = []
        low = (max(first, 1) - 1) // BLOCK
        with self._path.open("rb") as file:
            for number in range(low, min((last - 1) // BLOCK + 1, len(starts))):
                file.seek(starts[number])
                found += as_rows(*_block(file.readline()))
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


def _decoded(tagged: dict[str, object]) -> object:
    if "k" in tagged:
        texts = cast("list[Cell]", tagged["v"])
        signs = dict(zip(_SIGNS, texts, strict=False))
        return Coded(map(signs.__getitem__, cast("str", tagged["k"])), texts)
    if "d" in tagged:
        return date.fromisoformat(str(tagged["d"]))
    if "t" in tagged:
        return datetime.fromisoformat(str(tagged["t"]))
    return ErrorValue(str(tagged.get("e", "")))


_ENCODE = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), check_circular=False, allow_nan=False, default=_encoded
).encode
_DECODE = json.JSONDecoder(object_hook=_decoded).decode
