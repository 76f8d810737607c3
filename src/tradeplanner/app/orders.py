"""Orders: record what a firm won, correct it, take it off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tradeplanner.app import credits as sharing
from tradeplanner.app.credits import Shares
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import order_doubts as doubts
from tradeplanner.domain import orders as rules
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, FirmId, Noun, OrderId
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.storage import firms, participation, readings
from tradeplanner.storage import orders as store
from tradeplanner.storage.work import Work

Chosen = Sequence[tuple[OrderId, int]]
"""Ids and versions as read."""


def record(ws: Workspace, order: Order, shares: Shares | None = None) -> Changed:
    """Record an order. An existing participation of the firm in the edition is linked, none is made.

    ``shares`` share its credit between editions, in per cent. Raises RejectedError if it breaks a rule;
    RATE_MISSING among its findings names a currency and day for which no rate is stored, so that the form
    can offer to enter one.
    """
    with ws.change(Act.ADD, Noun.ORDER) as work:
        linked = _prepared(ws, work, order)
        number = OrderId(work.add(Noun.ORDER, linked))
        if shares is not None:
            sharing.put(work, number, shares)
    return work.changed


def edit(ws: Workspace, order: Order, shares: Shares | None = None) -> Changed:
    """Store an order over the row of its id and version. Raises RejectedError, ConflictError.

    Its credit stays shared as it is unless ``shares`` say otherwise.
    """
    with ws.change(Act.EDIT, Noun.ORDER) as work:
        linked = _prepared(ws, work, order)
        number = OrderId(found(order.id, Noun.ORDER))
        work.put(Noun.ORDER, number, order.version, linked)
        if shares is not None:
            sharing.put(work, number, shares)
    return work.changed


def move(ws: Workspace, chosen: Chosen, stage: Stage, on: date) -> Changed:
    """Move orders (id and version as read) to a stage in one step; those that are there stay as they are.

    ``on`` is kept as the day since which they are there; the day of signing, whose rate they are worth,
    stays, and so do all earlier figures in the history. Raises ConflictError.
    """
    with ws.change(Act.EDIT, Noun.ORDER) as work:
        rows = [(found(store.get(work.connection, number), Noun.ORDER, number), v) for number, v in chosen]
        moving = [(order, version) for order, version in rows if order.stage is not stage]
        work.params |= {"count": len(moving), "stage": stage.value}
        values = {"stage": stage.value, "stage_on": on.isoformat()}
        work.update_many(Noun.ORDER, [(order.id or 0, version, values) for order, version in moving])
    return work.changed


def reveal(ws: Workspace, order_ids: Sequence[OrderId]) -> Changed:
    """Note that somebody looked at confidential buyers: the step says how many, never who they are.

    It changes nothing and is not undone.
    """
    if not order_ids:
        return Changed(frozenset())
    with ws.change(Act.REVEAL, Noun.ORDER) as work:
        for number in order_ids:
            found(store.get(work.connection, number), Noun.ORDER, number)
        work.params["buyers"] = len(set(order_ids))
        work.step()
    return work.changed


def remove(ws: Workspace, order_id: OrderId, version: int) -> Changed:
    """Delete an order that was recorded by mistake, with the shares of its credit."""
    with ws.change(Act.REMOVE, Noun.ORDER) as work:
        order = found(store.get(work.connection, order_id), Noun.ORDER, order_id)
        firm = found(firms.get(work.connection, order.firm_id), Noun.FIRM, order.firm_id)
        work.params["name"] = firm.name_zh
        sharing.put(work, order_id, {})
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
    """Return what is wrong or worth a look with an order, while it is being typed; nothing is written."""
    with ws.store.read() as connection:
        book = readings.book(connection)
        findings = _findings(ws, order, book)
        if any(finding.severity.holds_back for finding in findings):
            return findings
        other = doubts.twice(order, store.of_amount(connection, order.amount))
        whose = firms.get(connection, other.firm_id) if other else None
        stated = doubts.yearly(firms.figures(connection, order.firm_id))
        fellows = [one.amount for one in store.of_firm(connection, order.firm_id) if one.id != order.id]
    found_ = [doubts.over(order, stated, book), doubts.slipped(order, fellows)]
    if other and whose:
        found_.append(doubts.repeated(order, other, whose.name_zh))
    return findings + [finding for finding in found_ if finding is not None]


def _prepared(ws: Workspace, work: Work, order: Order) -> Order:
    refuse(_findings(ws, order, readings.book(work.connection)))
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
