"""The removal of the sample, told before it is done: what goes, what is in the way, what still holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tradeplanner.domain.backups import Backup
from tradeplanner.domain.ids import Noun

NAMED = 20
"""Records in the way that are named; of more, there is the count."""


@dataclass(frozen=True, slots=True)
class InTheWay:
    """A record of one's own, ``name``, that refers to the sample's ``other_name``."""

    noun: Noun
    name: str
    other: Noun
    other_name: str


@dataclass(frozen=True, slots=True)
class Held:
    """A backup that holds the sample, ``only`` that or more; it expires by ``until``."""

    backup: Backup
    only: bool
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """What goes: rows by noun, imported files, steps of the history, and own edits to the sample's rows.

    ``in_the_way`` names the first records that must go first, ``standing`` counts them all.
    ``compacted`` is false where another program kept the file from being written anew.
    """

    counts: Mapping[Noun, int]
    imports: int
    steps: int
    edits: int
    in_the_way: tuple[InTheWay, ...] = ()
    standing: int = 0
    backups: tuple[Held, ...] = ()
    compacted: bool = True

    @property
    def rows(self) -> int:
        """How many rows go."""
        return sum(self.counts.values())
