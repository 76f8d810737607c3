"""The rows that a commit would write, spooled in blocks, with ids that stand for rows not yet written.

A new row has a negative id until the commit: the first of its noun is -1. Rows that belong to it
carry that id, and the commit puts the real one in its place.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TextIO

from tradeplanner.domain.ids import Noun

BLOCK = 500
ORDER = (
    Noun.FIRM,
    Noun.FIGURE,
    Noun.PROGRAMME,
    Noun.EXHIBITION,
    Noun.EDITION,
    Noun.PARTICIPATION,
    Noun.ORDER,
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
Update = tuple[int, int, dict[str, object]]
"""Id, the version that was read, and the columns to change."""


class Writes:
    """Inserts by noun on disk, updates in memory, until the commit."""

    def __init__(self, folder: Path) -> None:
        """Spool into ``folder``, which must exist."""
        self._folder = folder
        self._files: dict[Noun, TextIO] = {}
        self._blocks: dict[Noun, list[list[object]]] = {}
        self._columns: dict[Noun, tuple[str, ...]] = {}
        self._counts: dict[Noun, int] = {}
        self._dropped: dict[Noun, set[int]] = {}
        self.updates: dict[Noun, dict[int, Update]] = {}
        self._encode = json.JSONEncoder(
            ensure_ascii=False, separators=(",", ":"), check_circular=False
        ).encode

    def insert(self, noun: Noun, values: Values) -> int:
        """Note a row, given with the same columns each time, and return its negative id."""
        if noun not in self._files:
            self._files[noun] = self._path(noun).open(
                "w", encoding="utf-8", errors="surrogatepass", newline="\n"
            )
            self._blocks[noun], self._columns[noun], self._counts[noun] = [], tuple(values), 0
        block = self._blocks[noun]
        block.append(list(values.values()))
        self._counts[noun] += 1
        if len(block) == BLOCK:
            self._flush(noun)
        return -self._counts[noun]

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

    def count(self, noun: Noun) -> int:
        """Return how many rows of a noun were noted, dropped ones included."""
        return self._counts.get(noun, 0)

    def columns(self, noun: Noun) -> tuple[str, ...]:
        """Return the columns of a noun's rows, in order; none if no row was noted."""
        return self._columns.get(noun, ())

    def blocks(self, noun: Noun) -> Iterator[tuple[list[int], list[list[object]]]]:
        """Yield (negative ids, values) of the noted rows, without dropped ones and what belongs to them."""
        if noun not in self._columns:
            return
        number = 0
        with self._path(noun).open(encoding="utf-8", errors="surrogatepass", newline="\n") as file:
            for line in file:
                rows: list[list[object]] = json.loads(line)
                numbers = list(range(number - 1, number - len(rows) - 1, -1))
                number -= len(rows)
                yield self._kept(noun, numbers, rows) if self._dropped else (numbers, rows)

    def _kept(
        self, noun: Noun, numbers: list[int], rows: list[list[object]]
    ) -> tuple[list[int], list[list[object]]]:
        """Return a block without dropped rows and without those that refer to one."""
        gone = self._dropped.get(noun, ())
        held = [
            (at, self._dropped.get(REFERENCES[name], ()))
            for at, name in enumerate(self._columns[noun])
            if name in REFERENCES
        ]
        kept = [
            (number, row)
            for number, row in zip(numbers, rows, strict=True)
            if number not in gone and not any(row[at] in dropped for at, dropped in held)
        ]
        return [number for number, _ in kept], [row for _, row in kept]

    def _flush(self, noun: Noun) -> None:
        if self._blocks[noun]:
            self._files[noun].write(self._encode(self._blocks[noun]) + "\n")
            self._blocks[noun] = []

    def _path(self, noun: Noun) -> Path:
        return self._folder / f"{noun.value}.writes"
