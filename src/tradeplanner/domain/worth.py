"""Worth the money: what each edition cost beside the orders that it confirmed, in one currency."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Fair:
    """One edition: its cost and its confirmed orders in minor units; None where nobody knows."""

    key: int | None = None
    zh: str
    en: str = ""
    cost: int | None = None
    orders: int | None = None

    @property
    def ratio(self) -> Decimal | None:
        """Orders for each unit of cost; None without a cost above zero."""
        if self.cost is None or self.orders is None or self.cost <= 0:
            return None
        return Decimal(self.orders) / self.cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """Editions with both figures, most orders first; ``unknown`` lack one of them and are named apart."""

    year: int
    currency: str
    fairs: tuple[Fair, ...] = ()
    unknown: tuple[Fair, ...] = ()

    @property
    def cost(self) -> int:
        """What the editions cost together."""
        return sum(fair.cost or 0 for fair in self.fairs)

    @property
    def orders(self) -> int:
        """What they confirmed together."""
        return sum(fair.orders or 0 for fair in self.fairs)

    @property
    def ratio(self) -> Decimal | None:
        """Orders for each unit of cost over all of them."""
        return Decimal(self.orders) / self.cost if self.cost > 0 else None


def worth_of(fairs: Iterable[Fair], *, year: int, currency: str) -> Worth:
    """Return the editions in order."""
    known: list[Fair] = []
    unknown: list[Fair] = []
    for fair in fairs:
        (unknown if fair.cost is None or fair.orders is None else known).append(fair)
    known.sort(key=lambda f: (-(f.orders or 0), f.cost or 0, f.zh))
    return Worth(year=year, currency=currency, fairs=tuple(known), unknown=tuple(unknown))
