"""Stored orders whose exact amount a file gives rounded: the same order, whose figure is not overwritten.

A list in 万元 with two decimals rounds to hundreds of yuan. Such an amount may be rounded half-up or cut
off (舍尾); both mean the stored one.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.orders import Order
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.context import Spot, given
from tradeplanner.importing.reconcile.order_stages import INTENDED

Rest = tuple[object, ...]
"""What tells orders without a contract number apart, but for their amounts."""
_AMOUNT = 4
"""Where the minor units stand among what tells such orders apart."""


def rest(key: Sequence[object]) -> Rest:
    """Return a key of an order without a contract number, but for its amount."""
    return (*key[:_AMOUNT], *key[_AMOUNT + 1 :])


class Rounded:
    """Finds stored orders by all but their amounts."""

    def __init__(self, orders: Iterable[tuple[Sequence[object], Order]]) -> None:
        """Index orders without a contract number by their keys."""
        self._by_rest: dict[Rest, list[Order]] = {}
        for key, order in orders:
            if not order.contract_no:
                self._by_rest.setdefault(rest(key), []).append(order)

    def may_hold(self, keys: Iterable[Sequence[object]]) -> bool:
        """Whether one of these keys, but for its amount, is that of a stored order."""
        return bool(self._by_rest) and not self._by_rest.keys().isdisjoint(map(rest, keys))

    def find(self, key: Sequence[object], line: Line, stage: str | None) -> Order | None:
        """Return the one stored order whose amount a row rounds; ``stage`` where an intention stays apart."""
        alike = [order for order in self._by_rest.get(rest(key), ()) if rounds(line, order)]
        if stage is not None:
            alike = [order for order in alike if (order.stage.value == INTENDED) == (stage == INTENDED)]
        return alike[0] if len(alike) == 1 else None


def rounds(line: Line, order: Order) -> bool:
    """Whether the amount that a row states is the order's own, rounded or cut off where the row ends it."""
    cash = given(line, "amount")
    if not isinstance(cash, Cash) or not cash.number:
        return False
    exponent = cash.number.as_tuple().exponent
    last = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    step = abs(cash.whole / cash.number) * last
    over = order.amount.amount - cash.whole
    return over != 0 and (abs(over) * 2 <= step or 0 < over < step)


def tell(at: Spot, line: Line, order: Order) -> None:
    """Tell that the stored amount stays, for the file's is the same in fewer places."""
    cash = given(line, "amount")
    written = f"{cash.number}" if isinstance(cash, Cash) else ""
    params = {"value": f"{order.amount.amount:,}", "currency": order.amount.currency, "written": written}
    at.say(Code.ORDER_ROUNDED, Severity.NOTE, "amount", **params)
