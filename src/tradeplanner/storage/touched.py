"""Which sums a step makes stale: noted while its rows pass the write gate, added up before the commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, select

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.exports import exports
from tradeplanner.storage.images import Packed
from tradeplanner.storage.orders import orders

Month = tuple[int, int]
"""A year and the month in it with which a figure ends."""
Place = tuple[str, str]
"""A firm's town and industry."""


@dataclass(slots=True)
class Touched:
    """The months of exports and of signed orders, and the firms that moved with what they were before."""

    exports: set[Month] = field(default_factory=set)
    orders: set[Month] = field(default_factory=set)
    moved: dict[int, Place] = field(default_factory=dict)

    def rows(self, noun: Noun, columns: Sequence[str], packed: Sequence[Packed]) -> None:
        """Note whole rows (``[id, version, value…]``) that came or went."""
        if noun is Noun.EXPORT:
            year, last = columns.index("year") + 2, columns.index("last_month") + 2
            self.exports |= {(row[year], row[last]) for row in packed}  # type: ignore[misc]
        elif noun is Noun.ORDER:
            signed = columns.index("signed_on") + 2
            self._signed({row[signed] for row in packed})

    def edit(self, noun: Noun, before: Mapping[str, object], new: Mapping[str, object]) -> None:
        """Note a row that stood as ``before`` and in which ``new`` differs."""
        both = (before, {**before, **new})
        if noun is Noun.EXPORT:
            self.exports |= {(row["year"], row["last_month"]) for row in both}  # type: ignore[misc]
        elif noun is Noun.ORDER:
            self._signed({row["signed_on"] for row in both})
        elif noun is Noun.FIRM and ("town" in new or "industry" in new):
            was = (str(before["town"]), str(before["industry"]))
            self.moved.setdefault(int(str(before["id"])), was)

    def range(self, connection: Connection, noun: Noun, ids: Sequence[int]) -> None:
        """Note the rows of consecutive ``ids``, which are about to go."""
        if noun is Noun.EXPORT:
            e = exports.c
            query = select(e.year, e.last_month).distinct().where(e.id.between(ids[0], ids[-1]))
            self.exports |= {(year, last) for year, last in connection.execute(query)}
        elif noun is Noun.ORDER:
            o = orders.c
            days = connection.execute(select(o.signed_on).distinct().where(o.id.between(ids[0], ids[-1])))
            self._signed(set(days.scalars()))

    def _signed(self, days: set[object]) -> None:
        for day in days:
            on = day if isinstance(day, date) else date.fromisoformat(str(day))
            self.orders.add((on.year, on.month))
