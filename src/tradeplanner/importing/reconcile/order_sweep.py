"""Common orders, many at once: firm, fair, market and amount are known and nothing is to be said of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import cast

from tradeplanner.importing.lines import Cash, Stretch
from tradeplanner.importing.reconcile.edition_names import EditionFinder
from tradeplanner.importing.reconcile.firm_names import FirmFinder
from tradeplanner.importing.reconcile.many import Remembered, are, are_contrary, minor_units

UNSAID: tuple[str | None, ...] = (None, "", None, "", None)
"""What an order has of its last columns where the file has none of them: nobody has said."""
SECRET = ("保密", "confidential")
"""What stands in a buyer's place where its name is not told, on paper and in the program's own table."""


def is_secret(buyer: str) -> bool:
    """Whether a text in a buyer's place says that its name is not told."""
    return buyer.strip().casefold() in SECRET


@dataclass(frozen=True, slots=True)
class ManyOrders:
    """Orders by column, in the order in which the values of a single one stand."""

    columns: tuple[Sequence[object], ...]
    minors: Sequence[int]
    currencies: Sequence[str]
    stages: Sequence[str]
    signed: Sequence[date]
    firms: Sequence[int]

    def kinds(self) -> set[tuple[bool, str, int]]:
        """Return what the rules of the domain tell apart: whether above nothing, currency, year."""
        above = map((0).__lt__, self.minors)
        return set(zip(above, self.currencies, map(attrgetter("year"), self.signed), strict=True))

    def keys(self) -> list[tuple[object, ...]] | None:
        """Return what tells each order from others; None if only some have a contract number."""
        contracts, firms, editions, _, buyers, _, _, _, products, minors, codes, _, signed, *_ = self.columns
        if all(contracts):
            return list(zip(contracts, strict=True))
        if any(contracts):
            return None
        return list(zip(firms, editions, buyers, signed, minors, codes, products, strict=True))

    @property
    def has_numbers(self) -> bool:
        """Whether each order has the number of its contract."""
        return all(self.columns[0])

    def sums(self) -> list[tuple[str, str, int]]:
        """Return (currency, stage, minor units) added up."""
        added: Counter[tuple[str, str]] = Counter()
        for key, minor in zip(zip(self.currencies, self.stages, strict=True), self.minors, strict=True):
            added[key] += minor
        return [(currency, stage, minor) for (currency, stage), minor in added.items()]


class OrderSweep:
    """Answers for whole columns what a careful look answers for a row; each question is asked once."""

    def __init__(
        self,
        firms: FirmFinder,
        editions: EditionFinder,
        market: Callable[[str], str | None],
        participations: Mapping[tuple[int, int], int],
    ) -> None:
        """Ask ``firms`` and ``editions``, and ``market`` for the code of a name."""
        self._firm = Remembered(firms.quiet)
        self._edition = Remembered(editions.quiet)
        self._market: Remembered[str, str | None] = Remembered(lambda name: market(name) if name else "")
        self._participations = participations

    def look(self, rows: Stretch) -> ManyOrders | None:
        """Return rows as orders; None where something is to be said of one."""
        cash, signed = rows.columns.get("amount", ()), rows.columns.get("signed_on", ())
        if not (are(Cash, cash) and are(date, signed)):
            return None
        days, stages = cast("Sequence[date]", signed), rows.texts("stage")
        money = _money(cast("Sequence[Cash]", cash), rows.texts("currency"))
        firms = self._firm.all(zip(rows.texts("firm"), rows.texts("credit_code"), strict=True))
        editions = self._editions(rows.texts("edition"), days)
        markets = self._market.all(rows.texts("market"))
        buyers = rows.texts("buyer")
        sound = all(firms) and all(stages) and None not in markets and not any(map(is_secret, set(buyers)))
        if money is None or editions is None or not sound:
            return None
        secret = rows.columns.get("buyer_confidential") or (None,) * rows.count
        return ManyOrders(
            (
                rows.texts("contract_no"), firms, editions, self._links(firms, editions), buyers,
                [told is True for told in secret], markets, rows.texts("hs"), rows.texts("product"), *money,
                stages, [day.isoformat() for day in days], rows.texts("evidence"), rows.texts("notes"),
                *(([value] * rows.count) for value in UNSAID),
            ), *money, stages, days, firms,
        )  # fmt: skip

    def _editions(self, names: Sequence[str], days: Sequence[date]) -> Sequence[int | None] | None:
        """Return the editions' ids, None for a row that names none; None if one is not surely known."""
        if not any(names):
            return [None] * len(names)
        years = map(attrgetter("year"), days)
        found = [self._edition[named] if named[0] else None for named in zip(names, years, strict=True)]
        return None if 0 in found else found

    def _links(self, firms: Sequence[int], editions: Sequence[int | None]) -> Sequence[int | None]:
        """Return the participation of each firm at its edition, None where there is none."""
        known = cast("Mapping[tuple[int, int | None], int]", self._participations)
        return list(map(known.get, zip(firms, editions, strict=True)))


def _money(amounts: Sequence[Cash], stated: Sequence[str]) -> tuple[list[int], list[str]] | None:
    """Return minor units and currencies: the column's, else the amount's own; None if one is unclear."""
    if are_contrary(amounts, stated):
        return None
    currencies = [code or cash.currency for code, cash in zip(stated, amounts, strict=True)]
    minors = minor_units(amounts, currencies)
    return None if minors is None else (minors, currencies)
