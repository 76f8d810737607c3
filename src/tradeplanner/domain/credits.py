"""Credit for one order shared between editions, so that several can show it and no sum counts it twice.

A firm that met its buyer at one fair and signed at the next won the order at both. Shares are per cents
that together make the whole; where an order has shares, they and not its own edition say where it counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.ids import CreditId, EditionId, OrderId, Origin
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Order, Stage

WHOLE = Decimal(100)
SHARE_PLACES = 2
PARTS = 10_000
"""Hundredths of a per cent in the whole; shares are counted in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The part of one order that counts at one edition: ``share`` in per cent, two places at most."""

    id: CreditId | None = None
    version: int = 0
    order_id: OrderId
    edition_id: EditionId
    share: Decimal
    origin: Origin | None = None


def check(shares: Sequence[tuple[EditionId, Decimal]]) -> list[Finding]:
    """Return what is wrong with the shares of an order; none at all and one whole are both in order."""
    if not shares:
        return []
    if len({edition for edition, _ in shares}) < len(shares):
        return [error(Code.CREDIT_TWICE, "credits")]
    for _, share in shares:
        if not 0 < share <= WHOLE or share != round(share, SHARE_PLACES):
            return [error(Code.CREDIT_SHARE, "credits", value=share)]
    total = sum((share for _, share in shares), Decimal(0))
    return [] if total == WHOLE else [error(Code.CREDIT_SUM, "credits", value=total)]


def divided(minor: int, shares: Mapping[EditionId, Decimal]) -> dict[EditionId, int]:
    """Return an amount divided by shares that make the whole, to the minor unit.

    Each part is rounded down, and what is left goes to the largest share (of equal ones to that of the
    edition with the lowest number), so that the parts always add up to the amount.
    """
    parts = {edition: minor * int(share * 100) // PARTS for edition, share in shares.items()}
    parts[leading(shares)] += minor - sum(parts.values())
    return parts


def counted(orders: Iterable[Order], shares: Mapping[OrderId, Mapping[EditionId, Decimal]]) -> list[OrderSum]:
    """Return the orders that are not cancelled as sums of editions, each shared as ``shares`` say."""
    found = []
    for order in orders:
        if order.stage is Stage.CANCELLED:
            continue
        own = shares.get(OrderId(order.id or 0))
        parts: dict[EditionId | None, int] = {order.edition_id: order.amount.minor}
        lead: EditionId | None = order.edition_id
        if own:
            parts, lead = dict(divided(order.amount.minor, own).items()), leading(own)
        found += [
            OrderSum(
                edition, order.stage, order.amount.currency, order.signed_on, int(edition == lead), minor
            )
            for edition, minor in parts.items()
        ]
    return found


def leading(shares: Mapping[EditionId, Decimal]) -> EditionId:
    """Return the edition with the largest share, which also counts the order as one of its own."""
    return min(shares, key=lambda edition: (-shares[edition], edition))
