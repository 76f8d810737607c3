"""What the orders page reads: the year's orders with the names that go with them, and their sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tradeplanner.app import exhibitions, history, insights, orders
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import BatchId, EditionId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import ACTUAL, Order, Stage


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in the table: its firm's name, its edition, and the file it came from."""

    order: Order
    firm: str
    edition: Edition | None
    file: str = ""

    @property
    def id(self) -> OrderId:
        """The order's id, by which rows are told apart."""
        return OrderId(self.order.id or 0)


def read_rows(ws: Workspace, year: int) -> list[OrderRow]:
    """Return the orders signed in ``year``, newest first."""
    found = orders.all(ws, year)
    names = history.names(ws, {(Noun.FIRM, int(order.firm_id)) for order in found})
    editions: Mapping[EditionId | None, Edition] = {e.id: e for e in exhibitions.editions(ws)}
    imported = any(order.origin is not None for order in found)
    files: Mapping[BatchId, str] = {b.id: b.file for b in history.imports(ws)} if imported else {}
    return [
        OrderRow(
            order,
            names.get((Noun.FIRM, int(order.firm_id)), ""),
            editions.get(order.edition_id),
            files.get(order.origin.batch, "") if order.origin else "",
        )
        for order in found
    ]


def read_sums(ws: Workspace, year: int) -> YearOrders:
    """Return the orders of the year's editions against their aims."""
    return insights.orders_by_edition(ws, year)


def remove(ws: Workspace, rows: Sequence[OrderRow]) -> None:
    """Delete orders, each as one step that Undo takes back."""
    for row in rows:
        orders.remove(ws, row.id, row.order.version)


def by_currency(rows: Sequence[OrderRow]) -> dict[tuple[bool, str], Money]:
    """Return the sums of ``rows`` by (actual or intended, currency); cancelled orders count nowhere."""
    sums: dict[tuple[bool, str], Money] = {}
    for row in rows:
        if row.order.stage is not Stage.CANCELLED:
            money = row.order.amount
            place = (row.order.stage in ACTUAL, money.currency)
            sums[place] = sums[place] + money if place in sums else money
    return dict(sorted(sums.items(), key=lambda item: (not item[0][0], -item[1].minor)))
