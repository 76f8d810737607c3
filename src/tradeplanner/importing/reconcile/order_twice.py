"""Orders of the same buyer and amount, stored or further up in the file: told, never refused."""

from collections.abc import Iterable, Mapping

from tradeplanner.domain import order_doubts as doubts
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_doubts import Deal
from tradeplanner.domain.orders import ACTUAL, Order, Stage
from tradeplanner.importing.reconcile.context import Spot
from tradeplanner.importing.reconcile.order_sweep import ManyOrders

_ACTUAL = frozenset(stage.value for stage in ACTUAL)
Known = tuple[str, str]
"""The name of a firm and the day of its order."""


class Twice:
    """Remembers deals by what two entries of one have in common."""

    def __init__(self, orders: Iterable[Order], firms: Mapping[int, str]) -> None:
        """Index the stored ``orders``; ``firms`` are names by id."""
        self._firms = firms
        self._deals: dict[Deal, Known] = {}
        for order in orders:
            own = doubts.deal(order)
            if own is not None:
                self._deals[own] = (firms.get(int(order.firm_id), ""), order.signed_on.isoformat())

    def tell(self, at: Spot, values: Mapping[str, object]) -> None:
        """Warn of a new order whose deal is known, and remember it."""
        buyer, currency, stage = (str(values[name]) for name in ("buyer", "amount_currency", "stage"))
        own = _deal(buyer, int(str(values["amount_minor"])), currency, stage)
        if own is None:
            return
        if own in self._deals:
            firm, day = self._deals[own]
            value = f"{Money(own[1], own[2]).amount:,}"
            told = {"value": value, "currency": own[2], "firm": firm, "day": day}
            at.say(Code.ORDER_TWICE, Severity.WARNING, "amount", **told)
        self._deals[own] = (self._firms.get(int(str(values["firm_id"])), ""), str(values["signed_on"]))

    def are_single(self, many: ManyOrders) -> bool:
        """Whether none of these new orders repeats a deal; they are then remembered."""
        buyers = many.columns[4]
        found: dict[Deal, Known] = {}
        for at, buyer in enumerate(buyers):
            own = _deal(str(buyer), many.minors[at], many.currencies[at], many.stages[at]) if buyer else None
            if own is None:
                continue
            if own in self._deals or own in found:
                return False
            found[own] = (self._firms.get(many.firms[at], ""), many.signed[at].isoformat())
        self._deals |= found
        return True


def _deal(buyer: str, minor: int, currency: str, stage: str) -> Deal | None:
    """Return what ``domain.order_doubts.deal`` says of an order, from its columns."""
    name = "".join(buyer.casefold().split())
    return None if not name or stage == Stage.CANCELLED else (name, minor, currency, stage in _ACTUAL)
