"""What the orders page reads: the year's orders with the names that go with them, and their sums."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tradeplanner.app import credits as credits_
from tradeplanner.app import exhibitions, follow_ups, history, insights, order_revisions, orders, questions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import follow_ups as follow_rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import BatchId, EditionId, FirmId, Noun, OrderId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import ACTUAL, Order, Stage
from tradeplanner.ui.forms.choices import named


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order in the table: its firm's name, its edition, and the file it came from.

    ``revised`` is the day of its last other figure, ``shares`` are editions and per cents of shared credit;
    ``waiting`` an intention of which a round of follow-up that is due has not told.
    """

    order: Order
    firm: str
    edition: Edition | None
    file: str = ""
    revised: date | None = None
    shares: tuple[tuple[str, Decimal], ...] = ()
    waiting: bool = False

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
    revised = order_revisions.revised(ws)
    now, told = questions.today(), follow_ups.answered(ws)
    shares: dict[OrderId, list[tuple[str, Decimal]]] = {}
    for credit in credits_.all(ws):
        name = named(editions[credit.edition_id])
        shares.setdefault(credit.order_id, []).append((name, credit.share))
    return [
        OrderRow(
            order,
            names.get((Noun.FIRM, int(order.firm_id)), ""),
            editions.get(order.edition_id),
            files.get(order.origin.batch, "") if order.origin else "",
            revised.get(OrderId(order.id or 0)),
            tuple(shares.get(OrderId(order.id or 0), ())),
            is_waiting(order, editions.get(order.edition_id), told, now),
        )
        for order in found
    ]


def is_waiting(
    order: Order, edition: Edition | None, told: Mapping[tuple[FirmId, EditionId], int], now: date
) -> bool:
    """Whether an intention's edition has a round that is due and that its firm has not answered."""
    if order.stage is not Stage.INTENDED or edition is None or edition.closes is None:
        return False
    last = told.get((order.firm_id, EditionId(edition.id or 0)), 0)
    closes = edition.closes
    return any(months > last and follow_rules.due(closes, months) <= now for months in follow_rules.ROUNDS)


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
