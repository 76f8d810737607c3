"""Credit of orders, shared between editions."""

from collections import defaultdict
from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.credits import Credit
from tradeplanner.domain.ids import EditionId, Noun, OrderId
from tradeplanner.storage import rows
from tradeplanner.storage.schema import decimal, noun_table, refers

order_credits: Table = noun_table(
    Noun.CREDIT,
    refers("order_id", Noun.ORDER, required=True),
    refers("edition_id", Noun.EDITION, required=True),
    decimal("share", required=True),
    UniqueConstraint("order_id", "edition_id"),
)
MANY = 500
"""Ids that one query names."""


def counted_at(connection: Connection, edition_id: EditionId) -> list[OrderId]:
    """Return the orders of which a share counts at an edition."""
    query = select(order_credits.c.order_id).where(order_credits.c.edition_id == edition_id)
    return [OrderId(order) for order in connection.execute(query).scalars()]


def listed(connection: Connection, order_id: OrderId | None = None) -> list[Credit]:
    """Return the shares of an order, or all, in the order they were written."""
    query = select(order_credits).order_by(order_credits.c.order_id, order_credits.c.id)
    if order_id is not None:
        query = query.where(order_credits.c.order_id == order_id)
    return rows.many(connection, Credit, query)


def shares(connection: Connection, order_ids: Collection[OrderId]) -> dict[OrderId, dict[EditionId, Decimal]]:
    """Return the shares of those orders that have any."""
    c = order_credits.c
    found: dict[OrderId, dict[EditionId, Decimal]] = defaultdict(dict)
    wanted = sorted(order_ids)
    for at in range(0, len(wanted), MANY):
        query = select(c.order_id, c.edition_id, c.share).where(c.order_id.in_(wanted[at : at + MANY]))
        for order, edition, share in connection.execute(query):
            found[OrderId(order)][EditionId(edition)] = Decimal(share)
    return dict(found)
