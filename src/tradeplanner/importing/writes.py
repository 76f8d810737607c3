"""The rows that a commit would write, spooled in blocks, with ids that stand for rows not yet written.

A new row has a negative id until the commit: the first of its noun is -1. Rows that belong to it
carry that id, and the commit puts the real one in its place.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from pathlib import Path
from typing import Any, TextIO

from tradeplanner.domain.ids import Noun

BLOCK = 4000
"""Rows in a block: as many as one entry of the change log holds."""
ORDER = (
    Noun.FIRM,
    Noun.FIGURE,
    Noun.PROGRAMME,
    Noun.EXHIBITION,
    Noun.EDITION,
    Noun.PARTICIPATION,
    Noun.RETURN,
    Noun.BOOTH,
    Noun.FEE,
    Noun.DELEGATE,
    Noun.ORDER,
    Noun.FOLLOW_UP,
    Noun.EXPORT,
    Noun.RATE,
    Noun.TARGET,
)
"""Parents before what refers to them."""
REFERENCES = {
    "firm_id": Noun.FIRM,
    "exhibition_id": Noun.EXHIBITION,
    "edition_id": Noun.EDITION,
    "participation_id": Noun.PARTICIPATION,
}
"""Columns that may hold a negative id, and of which noun."""
Values = Mapping[str, object]
Block = list[list[object]]
"""Rows by column: the values of the first column, of the second, and so on."""
Update = tuple[int, int, dict[str, object]]
"""Id, the version that was read, and the columns to change."""


class Writes:
    """Inserts by noun on disk, updates in memory, until the commit."""

    def __init__(self, folder: Path) -> None:
        """Spool into ``folder``, which must exist."""
        self._folder = folder
        self._files: dict[Noun, TextIO] = {}
        self._blocks: dict[Noun, Block] = {}
        self._columns: dict[Noun, tuple[str, ...]] = {}
        self._counts: dict[Noun, int] = {}
        self._dropped: dict[Noun, set[int]] = {}
        self.updates: dict[Noun, dict[int, Update]] = {}
        self._encode = json.JSONEncoder(
            ensure_ascii=False, separators=(",", ":"), check_circular=False
        ).encode

    def insert(self, noun: Noun, values: Values) -> int:
        """Note a row, given with the same columns each time, and return its negative id."""
        return self.insert_all(noun, tuple(values), [(value,) for value in values.values()])[0]

    def insert_all(self, noun: Noun, names: tuple[str, ...], columns: Iterable[Sequence[object]]) -> range:
        """Note rows by column, the values of each of ``names`` in turn; return their negative ids.

        Raises ValueError where earlier rows of the noun had other columns.
        """
        if noun not in self._files:
            self._files[noun] = self._path(noun).open(
                "w", encoding="utf-8", errors="surrogatepass", newline="\n"
            )
            self._columns[noun], self._counts[noun] = names, 0
            self._blocks[noun] = [[] for _ in names]
        if names != self._columns[noun]:
            message = f"{noun} was noted with other columns before"
            raise ValueError(message)
        block, first = self._blocks[noun], self._counts[noun]
        before = len(block[0])
        for held, values in zip(block, columns, strict=True):
            held.extend(values)
        self._counts[noun] += len(block[0]) - before
        while len(block[0]) >= BLOCK:
            self._write(noun, [values[:BLOCK] for values in block])
            for values in block:
                del values[:BLOCK]
        return range(-first - 1, -self._counts[noun] - 1, -1)

    def drop(self, noun: Noun, negative: int) -> None:
        """Take a noted row back, and with it what refers to it."""
        self._dropped.setdefault(noun, set()).add(negative)

    def update(self, noun: Noun, row_id: int, version: int, values: Values) -> None:
        """Note columns to change of a stored row; later ones join earlier ones."""
        known = self.updates.setdefault(noun, {}).setdefault(row_id, (row_id, version, {}))
        known[2].update(values)

    def seal(self) -> None:
        """Write out what is still in memory; nothing may be noted afterwards."""
        for noun, file in self._files.items():
            self._flush(noun)
            file.close()

    def close(self) -> None:
        """Give up what was noted."""
        for file in self._files.values():
            file.close()

    def count(self, noun: Noun) -> int:
        """Return how many rows of a noun were noted, dropped ones included."""
        return self._counts.get(noun, 0)

    def columns(self, noun: Noun) -> tuple[str, ...]:
        """Return the columns of a noun's rows, in order; none if no row was noted."""
        return self._columns.get(noun, ())

    def blocks(self, noun: Noun) -> Iterator[tuple[Sequence[int], Block]]:
        """Yield (negative ids, values by column) of noted rows, without dropped ones and what is theirs."""
        for numbers, columns, _ in self.told(noun):
            yield numbers, columns

    def told(self, noun: Noun) -> Iterator[tuple[Sequence[int], Block, list[str | None]]]:
        """Yield what ``blocks`` does, and beside it each column as JSON, None where it is not at hand.

        JSON of a column is a list of values, or ``{"all": value}``, or ``{"from": number}`` for numbers that
        count on.
        """
        if noun not in self._columns:
            return
        number = 0
        with self._path(noun).open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            for line in file:
                columns, texts = _in_full(line), _texts(line)
                numbers = range(number - 1, number - len(columns[0]) - 1, -1)
                number -= len(columns[0])
                if self._dropped:
                    yield *self._kept(noun, numbers, columns), [None] * len(columns)
                else:
                    yield numbers, columns, texts

    def noted(self, noun: Noun) -> Iterator[Block]:
        """Yield what was noted so far by column, dropped rows too; more may be noted afterwards."""
        if noun in self._files:
            self._flush(noun)
            self._files[noun].flush()
            with self._path(noun).open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
                yield from map(_in_full, file)

    def _kept(self, noun: Noun, numbers: Sequence[int], columns: Block) -> tuple[Sequence[int], Block]:
        """Return a block without dropped rows and without those that refer to one."""
        gone = self._dropped.get(noun, ())
        stays = [number not in gone for number in numbers]
        for at, name in enumerate(self._columns[noun]):
            dropped = self._dropped.get(REFERENCES[name], ()) if name in REFERENCES else ()
            if dropped:
                stays = [
                    kept and value not in dropped for kept, value in zip(stays, columns[at], strict=True)
                ]
        return list(compress(numbers, stays)), [list(compress(values, stays)) for values in columns]

    def _flush(self, noun: Noun) -> None:
        if self._blocks[noun][0]:
            self._write(noun, self._blocks[noun])
            self._blocks[noun] = [[] for _ in self._columns[noun]]

    def _write(self, noun: Noun, columns: Block) -> None:
        # JSON holds no tab of its own, so the columns can be told apart without being read.
        texts = map(self._encode, map(_shortened, columns))
        self._files[noun].write("\t".join((str(len(columns[0])), *texts)) + "\n")

    def _path(self, noun: Noun) -> Path:
        return self._folder / f"{noun.value}.writes"


def _shortened(values: list[object]) -> object:
    """Return a column as it is written: of one value throughout, the value alone."""
    first = values[0]
    if type(first) is int and values == list(range(first, first + len(values))) and type(values[-1]) is int:
        return {"from": first}
    if values[-1] != first or values.count(first) < len(values):
        return values
    # Of numbers the kind is looked at too, because True is equal to 1.
    return values if isinstance(first, int) and len(set(map(type, values))) > 1 else {"all": first}


def _texts(line: str) -> list[str | None]:
    return [*line.rstrip("\n").split("\t")[1:]]


def _in_full(line: str) -> Block:
    said, *columns = line.split("\t")
    return [_values(json.loads(column), int(said)) for column in columns]


def _values(column: list[object] | dict[str, Any], count: int) -> list[object]:
    if isinstance(column, list):
        return column
    return [column["all"]] * count if "all" in column else list(range(column["from"], column["from"] + count))
