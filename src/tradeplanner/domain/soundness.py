"""How sound a data file was found to be, and what a repair brought about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tradeplanner.domain.ids import Noun


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found. Counts of what is wrong; nothing is wrong where all are nought.

    ``pages`` are faults of the file itself as SQLite words them, ``readable`` is false where not even its
    list of tables could be read. ``orphans`` are rows that refer to rows that are not there, by table;
    ``unlogged`` rows that differ from the last entry of the history, by noun, of ``compared`` rows;
    ``counters`` tables whose next number was given already; ``sums`` months whose sums differ from the rows.
    """

    readable: bool = True
    pages: tuple[str, ...] = ()
    orphans: Mapping[str, int] = field(default_factory=dict)
    unlogged: Mapping[Noun, int] = field(default_factory=dict)
    compared: int = 0
    counters: tuple[str, ...] = ()
    sums: int = 0
    rows: Mapping[Noun, int] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether the file itself is in order, whatever its rows say."""
        return self.readable and not self.pages

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.whole and not (self.orphans or self.unlogged or self.counters or self.sums)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: the check after it, where the file as it was is ``kept``, rows by noun.

    ``salvaged`` is false where indexes and sums were made anew in place. ``lost`` rows are known from the
    history and could be brought back from nowhere; ``recovered`` ones were, from the history.
    ``history_lost`` says that a part of the history itself could not be read.
    """

    after: Report
    kept: Path | None = None
    salvaged: bool = False
    lost: Mapping[Noun, int] = field(default_factory=dict)
    recovered: Mapping[Noun, int] = field(default_factory=dict)
    history_lost: bool = False
