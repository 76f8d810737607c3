"""Rows whose figures stand in other rows too, by what a total may leave out: groups of markets, and «其中».

A total of «日本, 东盟, 其中：越南» may add up 日本 and 越南, or 日本 and 东盟, but never all three.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import compress

from tradeplanner.importing.grid import Cell
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.spool import Coded

_ZERO = Decimal(0)
_KEPT = 10_000
"""Names of which it is remembered what they are."""
_WITHIN = re.compile(r"\s*(?:其\s*中|#|of which)", re.IGNORECASE)


class Overlaps:
    """The figures of groups of markets, and of their members, column by column of a sheet."""

    def __init__(self, plan: SheetPlan, is_group: Callable[[str], bool] | None) -> None:
        """Look at the markets of ``plan``; ``is_group`` tells the names of groups."""
        column = plan.column("market") if is_group is not None else None
        self._at = column.index if column is not None else None
        self._is_group = is_group
        self._named: dict[Cell, bool] = {}
        self._within: dict[Cell, bool] = {}
        self._groups: dict[int, Decimal] = {}
        self._members: dict[int, Decimal] = {}

    def add(self, index: int, numbers: Sequence[Decimal], across: Sequence[Sequence[Cell]]) -> None:
        """Add the figures of a stretch's column that stand in rows of groups, and in rows of members."""
        names = across[self._at] if self._at is not None and self._at < len(across) else ()
        distinct = names.distinct if isinstance(names, Coded) else set(names)
        self._learn(distinct)
        for sums, holds in ((self._groups, self._named), (self._members, self._within)):
            if any(map(holds.__getitem__, distinct)):
                found = compress(numbers, map(holds.__getitem__, names))
                sums[index] = sums.get(index, _ZERO) + sum(found, _ZERO)

    def summed(self, index: int, stated: Decimal, whole: Decimal) -> Decimal:
        """Return the sum a total is compared with: the one it states, else that of what is not a group."""
        groups, members = self._groups.get(index, _ZERO), self._members.get(index, _ZERO)
        sums = (whole, whole - groups, whole - members)
        return stated if stated in sums else whole - groups

    def _learn(self, names: Iterable[Cell]) -> None:
        """Look once at each name, as the same markets come in every stretch."""
        if len(self._named) > _KEPT:
            self._named, self._within = {}, {}
        for name in set(names).difference(self._named):
            said = isinstance(name, str)
            self._named[name] = said and self._is_group is not None and self._is_group(str(name))
            self._within[name] = said and _WITHIN.match(str(name)) is not None
