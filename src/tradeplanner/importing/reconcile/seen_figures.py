"""Which export figures stood in earlier rows: a million of them in little memory.

Figures that were swept are kept as the firms, or the markets and goods, of each group of figures that
agree in everything else. Where a later row has one of them again, which is rare, the earlier row and
its value are read back from what was noted for the commit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import cast

from tradeplanner.domain.ids import Noun
from tradeplanner.domain.money import Money
from tradeplanner.importing.stored import ExportKey
from tradeplanner.importing.writes import Writes

_KEY = (
    "firm_id", "year", "first_month", "last_month", "cumulative", "flow", "place", "industry", "market", "hs",
)  # fmt: skip
_OWNER, _REST = itemgetter(0), itemgetter(slice(1, None))
_GOODS = 8
"""In a key, where market and HS begin."""


class SeenFigures:
    """The figures of earlier rows, with the row and the value of each that was taken with care."""

    def __init__(self, writes: Writes) -> None:
        """Read back from ``writes``."""
        self._writes = writes
        self._careful: dict[ExportKey, tuple[int, Money]] = {}
        self._groups: defaultdict[tuple[object, ...], set[object]] = defaultdict(set)
        self._parts: dict[object, object] = {}
        self._last: tuple[object, Mapping[tuple[object, ...], list[object]]] = (None, {})

    def get(self, key: ExportKey) -> tuple[int, Money] | None:
        """Return the row and the value of a figure that stood in an earlier row, or None."""
        group, part = self._parted(key)
        if key not in self._careful and part in self._groups.get(group, ()):
            self._read_back()
        return self._careful.get(key)

    def note(self, key: ExportKey, row: int, value: Money) -> None:
        """Note a figure that was taken with care."""
        self._careful[key] = (row, value)

    def are_fresh(self, keys: Sequence[ExportKey]) -> bool:
        """Whether no row before has one of these figures."""
        if not self._careful.keys().isdisjoint(keys):
            return False
        groups = self._groups
        return all(
            groups[group].isdisjoint(parts) for group, parts in self._grouped(keys).items() if group in groups
        )

    def note_all(self, keys: Sequence[ExportKey]) -> None:
        """Note figures that were swept: new ones, which lie among the writes."""
        for group, parts in self._grouped(keys).items():
            self._groups[group].update(map(self._parts.setdefault, parts, parts))

    def _grouped(self, keys: Sequence[ExportKey]) -> Mapping[tuple[object, ...], list[object]]:
        """Return what tells figures apart, by their groups; the same keys are asked for twice in turn."""
        if self._last[0] is not keys:
            found: defaultdict[tuple[object, ...], list[object]] = defaultdict(list)
            parted: Iterable[tuple[tuple[object, ...], object]]
            if all(map(_OWNER, keys)):
                parted = zip(map(_REST, keys), map(_OWNER, keys), strict=True)
            else:
                parted = map(self._parted, keys)
            for group, part in parted:
                found[group].append(part)
            self._last = (keys, found)
        return self._last[1]

    def _parted(self, key: ExportKey) -> tuple[tuple[object, ...], object]:
        """Return a figure's group and what tells it apart there: its firm, else its market and goods."""
        return (key[1:], key[0]) if key[0] else (key[:_GOODS], key[_GOODS:])

    def _read_back(self) -> None:
        """Learn row and value of every swept figure."""
        columns = self._writes.columns(Noun.EXPORT)
        at = [columns.index(name) for name in (*_KEY, "source_row", "value_minor", "value_currency")]
        for block in self._writes.noted(Noun.EXPORT):
            for firm, *rest in zip(*(block[place] for place in at), strict=True):
                key = cast("ExportKey", (firm or 0, *rest[: len(_KEY) - 1]))
                row, minor, currency = rest[-3:]
                self._careful.setdefault(key, (int(str(row)), Money(int(str(minor)), str(currency))))
        self._groups.clear()
