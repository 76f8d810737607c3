"""Orders: record what a firm won, correct it, take it off."""

from dataclasses import replace

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import orders as rules
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, FirmId, Noun, OrderId
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.orders import Order
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.storage import firms, participation, rates
from tradeplanner.storage import orders as store
from tradeplanner.storage.work import Work


def record(ws: Workspace, order: Order) -> Changed:
    """Record an order. An existing participation of the firm in the edition is linked, none is made.

    Raises RejectedError if it breaks a rule; RATE_MISSING among its findings names a currency and
    day for which no rate is stored, so that the form can offer to enter one.
    """
    with ws.change(Act.ADD, Noun.ORDER) as work:
        linked = _prepared(ws, work, order)
        work.add(Noun.ORDER, linked)
    return work.changed


def edit(ws: Workspace, order: Order) -> Changed:
    """Store an order over the row of its id and version. Raises RejectedError, ConflictError."""
    with ws.change(Act.EDIT, Noun.ORDER) as work:
        linked = _prepared(ws, work, order)
        work.put(Noun.ORDER, found(order.id, Noun.ORDER), order.version, linked)
    return work.changed


def remove(ws: Workspace, order_id: OrderId, version: int) -> Changed:
    """Delete an order that was recorded by mistake."""
    with ws.change(Act.REMOVE, Noun.ORDER) as work:
        order = found(store.get(work.connection, order_id), Noun.ORDER, order_id)
        firm = found(firms.get(work.connection, order.firm_id), Noun.FIRM, order.firm_id)
        work.params["name"] = firm.name_zh
        work.delete(Noun.ORDER, order_id, version)
    return work.changed


def get(ws: Workspace, order_id: OrderId) -> Order:
    """Return one order; ExpectedError if it is gone."""
    with ws.store.read() as connection:
        return found(store.get(connection, order_id), Noun.ORDER, order_id)


def all(ws: Workspace, year: int | None = None) -> list[Order]:  # noqa: A001  # read as orders.all
    """Return the orders signed in ``year``, or all, newest first."""
    with ws.store.read() as connection:
        return store.listed(connection, year)


def of_firm(ws: Workspace, firm_id: FirmId) -> list[Order]:
    """Return the orders of one firm, newest first."""
    with ws.store.read() as connection:
        return store.of_firm(connection, firm_id)


def check(ws: Workspace, order: Order) -> list[Finding]:
    """Return what is wrong with an order, while it is being typed; nothing is written."""
    with ws.store.read() as connection:
        book = RateBook(rates.listed(connection))
    return _findings(ws, order, book)


def _prepared(ws: Workspace, work: Work, order: Order) -> Order:
    refuse(_findings(ws, order, RateBook(rates.listed(work.connection))))
    firm = found(firms.get(work.connection, order.firm_id), Noun.FIRM, order.firm_id)
    work.params["name"] = firm.name_zh
    link = None
    if order.edition_id is not None:
        known = participation.find(work.connection, order.firm_id, order.edition_id)
        link = known.id if known else None
    return replace(order, participation_id=link)


def _findings(ws: Workspace, order: Order, book: RateBook) -> list[Finding]:
    findings = rules.check(order)
    if order.market and ws.markets.get(order.market) is None:
        findings.append(error(Code.UNKNOWN_MARKET, "market", market=order.market))
    currency = order.amount.currency
    if currency in PLACES and isinstance(book.yuan_per_unit(currency, order.signed_on), MissingRate):
        findings.append(
            error(Code.RATE_MISSING, "amount", currency=currency, day=order.signed_on.isoformat())
        )
    return findings
