"""Which sums a step makes stale: noted while its rows pass the write gate, added up before the commit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from sqlalchemy import Connection, select

from tradeplanner.domain.ids import Noun
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.exports import exports
from tradeplanner.storage.images import Packed
from tradeplanner.storage.loaded import Loaded
from tradeplanner.storage.orders import orders

Month = tuple[int, int]
"""A year and the month in it with which a figure ends."""
Place = tuple[str, str]
"""A firm's town and industry."""


FEW = 200
"""Figures up to which each is added or taken away by itself; of more, their months are added up anew."""


class Figure(NamedTuple):
    """What of an export record its sums are made from, as images hold it."""

    year: int
    last_month: int
    first_month: int
    flow: str
    firm_id: int | None
    place: str
    market: str
    hs: str
    industry: str
    value_currency: str
    value_minor: int
    source: str

    @property
    def month(self) -> Month:
        """The month with which the figure ends."""
        return self.year, self.last_month


@dataclass(slots=True)
class Touched:
    """The months of exports and of signed orders, and the firms that moved with what they were before.

    ``figures`` are those that came (1) or went (-1) while they are few; many that came are added up in
    ``many``; months that are to be added up anew are in ``exports``. ``credited`` are the orders whose credit
    is shared otherwise than before.
    """

    exports: set[Month] = field(default_factory=set)
    figures: list[tuple[int, Figure]] = field(default_factory=list)
    many: Loaded = field(default_factory=Loaded)
    orders: set[Month] = field(default_factory=set)
    credited: set[int] = field(default_factory=set)
    moved: dict[int, Place] = field(default_factory=dict)

    def rows(self, noun: Noun, columns: Sequence[str], packed: Sequence[Packed], sign: int) -> None:
        """Note whole rows (``[id, version, value…]``) that came (``sign`` 1) or went (-1)."""
        if noun is Noun.EXPORT and len(packed) > FEW:
            year, last = columns.index("year") + 2, columns.index("last_month") + 2
            self.exports |= {(row[year], row[last]) for row in packed}  # type: ignore[misc]
        elif noun is Noun.EXPORT:
            pick = itemgetter(*(columns.index(name) + 2 for name in Figure._fields))
            self._figures([(sign, Figure(*pick(row))) for row in packed])
        elif noun is Noun.ORDER:
            signed = columns.index("signed_on") + 2
            self._signed({row[signed] for row in packed})
        elif noun is Noun.CREDIT:
            order = columns.index("order_id") + 2
            self.credited |= {int(str(row[order])) for row in packed}

    def loaded(
        self, connection: Connection, noun: Noun, block: tuple[Sequence[str], Sequence[Sequence[object]]]
    ) -> None:
        """Note new rows given by column: the columns' names, and the values of each in turn."""
        names, columns = block
        if noun is Noun.EXPORT and len(columns[0]) > FEW:
            self.many.add(connection, names, columns)
        elif noun is Noun.EXPORT:
            picked = (columns[names.index(name)] for name in Figure._fields)
            self._figures([(1, Figure(*row)) for row in zip(*picked, strict=True)])
        elif noun is Noun.ORDER:
            self._signed(set(columns[names.index("signed_on")]))
        elif noun is Noun.CREDIT:
            self.credited |= {int(str(order)) for order in columns[names.index("order_id")]}

    def edit(self, noun: Noun, before: Mapping[str, object], new: Mapping[str, object]) -> None:
        """Note a row that stood as ``before`` and in which ``new`` differs."""
        both = (before, {**before, **new})
        if noun is Noun.EXPORT:
            pick = itemgetter(*Figure._fields)
            self._figures([(sign, Figure(*pick(row))) for sign, row in zip((-1, 1), both, strict=True)])
        elif noun is Noun.ORDER:
            self._signed({row["signed_on"] for row in both})
        elif noun is Noun.CREDIT:
            self.credited |= {int(str(row["order_id"])) for row in both}
        elif noun is Noun.FIRM and ("town" in new or "industry" in new):
            was = (str(before["town"]), str(before["industry"]))
            self.moved.setdefault(int(str(before["id"])), was)

    def range(self, connection: Connection, noun: Noun, ids: Sequence[int]) -> None:
        """Note the rows of consecutive ``ids``, which are about to go."""
        e = exports.c
        if noun is Noun.EXPORT and len(ids) > FEW:
            query = select(e.year, e.last_month).distinct().where(e.id.between(ids[0], ids[-1]))
            self.exports |= {(year, last) for year, last in connection.execute(query)}
        elif noun is Noun.EXPORT:
            rows = connection.execute(
                select(*(e[name] for name in Figure._fields)).where(e.id.between(ids[0], ids[-1]))
            )
            self._figures([(-1, Figure(*row)) for row in rows])
        elif noun is Noun.ORDER:
            o = orders.c
            days = connection.execute(select(o.signed_on).distinct().where(o.id.between(ids[0], ids[-1])))
            self._signed(set(days.scalars()))
        elif noun is Noun.CREDIT:
            c = order_credits.c
            shared = connection.execute(select(c.order_id).where(c.id.between(ids[0], ids[-1])))
            self.credited |= set(shared.scalars())

    def settle(self) -> None:
        """Leave no figure whose month is added up anew, and none at all where firms moved or many came."""
        if self.moved:
            self.exports |= self.many.months
        if self.moved or len(self.figures) > FEW:
            self.exports |= {figure.month for _, figure in self.figures}
        self.figures = [(sign, figure) for sign, figure in self.figures if figure.month not in self.exports]

    def _figures(self, found: Sequence[tuple[int, Figure]]) -> None:
        self.figures += found
        if len(self.figures) > FEW:
            self.settle()

    def _signed(self, days: set[object]) -> None:
        for day in days:
            on = day if isinstance(day, date) else date.fromisoformat(str(day))
            self.orders.add((on.year, on.month))
