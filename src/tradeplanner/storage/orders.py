"""Orders won."""

from datetime import date

from sqlalchemy import Connection, Index, Table, or_, select

from tradeplanner.domain.ids import EditionId, FirmId, Noun, OrderId, ParticipationId
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order
from tradeplanner.storage import rows
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.schema import day, flag, money, noun_table, refers, text

orders: Table = noun_table(
    Noun.ORDER,
    text("contract_no"),
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION),
    refers("participation_id", Noun.PARTICIPATION),
    text("buyer"),
    flag("buyer_confidential", required=True),
    text("market"),
    text("hs"),
    text("product"),
    *money("amount", required=True),
    text("stage"),
    day("stage_on"),
    day("signed_on", required=True),
    text("evidence"),
    text("reported_by"),
    day("reported_on"),
    text("without_us"),
    flag("new_customer"),
    text("notes"),
)
Index("ix_orders_signed_on", orders.c.signed_on)
Index("ix_orders_contract_no", orders.c.contract_no)


def get(connection: Connection, order_id: OrderId) -> Order | None:
    """Return one order, or None."""
    return rows.one(connection, Order, select(orders).where(orders.c.id == order_id))


def listed(connection: Connection, year: int | None = None) -> list[Order]:
    """Return the orders signed in ``year``, or all, newest first."""
    query = select(orders).order_by(orders.c.signed_on.desc(), orders.c.id.desc())
    if year is not None:
        query = query.where(orders.c.signed_on.between(date(year, 1, 1), date(year, 12, 31)))
    return rows.many(connection, Order, query)


def of_firm(connection: Connection, firm_id: FirmId) -> list[Order]:
    """Return the orders of a firm, newest first."""
    query = select(orders).where(orders.c.firm_id == firm_id)
    return rows.many(connection, Order, query.order_by(orders.c.signed_on.desc(), orders.c.id.desc()))


def of_amount(connection: Connection, amount: Money) -> list[Order]:
    """Return the orders of exactly this amount, oldest first."""
    same = (orders.c.amount_minor == amount.minor, orders.c.amount_currency == amount.currency)
    return rows.many(connection, Order, select(orders).where(*same).order_by(orders.c.id))


def of_edition(connection: Connection, edition_id: EditionId) -> list[Order]:
    """Return the orders won at an edition, newest first, those too of which only a share counts there."""
    shared = select(order_credits.c.order_id).where(order_credits.c.edition_id == edition_id)
    query = select(orders).where(or_(orders.c.edition_id == edition_id, orders.c.id.in_(shared)))
    return rows.many(connection, Order, query.order_by(orders.c.signed_on.desc(), orders.c.id.desc()))


def loose(connection: Connection, firm_id: FirmId, edition_id: EditionId) -> list[tuple[int, int]]:
    """Return (id, version) of a firm's orders at an edition that belong to no participation."""
    query = select(orders.c.id, orders.c.version).where(
        orders.c.firm_id == firm_id, orders.c.edition_id == edition_id, orders.c.participation_id.is_(None)
    )
    return [(int(row_id), int(version)) for row_id, version in connection.execute(query)]


def tied(connection: Connection, participation_id: ParticipationId) -> list[tuple[int, int]]:
    """Return (id, version) of the orders that belong to a participation."""
    query = select(orders.c.id, orders.c.version).where(orders.c.participation_id == participation_id)
    return [(int(row_id), int(version)) for row_id, version in connection.execute(query)]
