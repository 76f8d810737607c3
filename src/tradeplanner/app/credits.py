"""Credit of orders shared between editions: read, and stored with the order in one step."""

from collections.abc import Mapping
from decimal import Decimal

from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import credits as rules
from tradeplanner.domain.credits import Credit
from tradeplanner.domain.ids import EditionId, Noun, OrderId
from tradeplanner.storage import credits as store
from tradeplanner.storage.work import Work

Shares = Mapping[EditionId, Decimal]
"""Per cents by edition, together 100; none where an order counts at its own edition alone."""


def of_order(ws: Workspace, order_id: OrderId) -> dict[EditionId, Decimal]:
    """Return the shares of an order; none where its credit is not shared."""
    with ws.store.read() as connection:
        return {row.edition_id: row.share for row in store.listed(connection, order_id)}


def all(ws: Workspace) -> list[Credit]:  # noqa: A001  # read as credits.all
    """Return every share of every order."""
    with ws.store.read() as connection:
        return store.listed(connection)


def put(work: Work, order_id: OrderId, shares: Shares) -> None:
    """Store the shares of an order in place of those it has; RejectedError if they do not make the whole."""
    refuse(rules.check(list(shares.items())))
    known = {row.edition_id: row for row in store.listed(work.connection, order_id)}
    for edition, row in known.items():
        if edition not in shares:
            work.delete(Noun.CREDIT, row.id or 0, row.version)
    for edition, share in shares.items():
        fresh = Credit(order_id=order_id, edition_id=edition, share=share)
        if edition not in known:
            work.add(Noun.CREDIT, fresh)
        elif known[edition].share != share:
            row = known[edition]
            work.put(Noun.CREDIT, row.id or 0, row.version, fresh)
