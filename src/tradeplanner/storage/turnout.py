"""Registrations as counts need them, and the firms that an edition's pages name."""

from decimal import Decimal

from sqlalchemy import Connection, or_, select

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.participation import State
from tradeplanner.domain.turnout import Attendance
from tradeplanner.storage.booths import booths
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.delegates import delegates
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.fees import fees
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.participation import participations
from tradeplanner.storage.returns import returns


def attendances(connection: Connection, year: int) -> list[Attendance]:
    """Return the registrations for the editions of ``year``."""
    p = participations.c
    query = (
        select(p.edition_id, p.firm_id, p.state, p.booths)
        .join(editions, editions.c.id == p.edition_id)
        .where(editions.c.year == year)
    )
    return [
        Attendance(
            EditionId(edition), FirmId(firm), State(state), None if booths is None else Decimal(booths)
        )
        for edition, firm, state, booths in connection.execute(query)
    ]


def firms_of(connection: Connection, edition_id: EditionId) -> dict[FirmId, tuple[str, str]]:
    """Return name and town of each firm that is registered at an edition, or has anything else there."""
    at = select(participations.c.firm_id).where(participations.c.edition_id == edition_id)
    shared = select(order_credits.c.order_id).where(order_credits.c.edition_id == edition_id)
    won = select(orders.c.firm_id).where(or_(orders.c.edition_id == edition_id, orders.c.id.in_(shared)))
    told = select(returns.c.firm_id).where(returns.c.edition_id == edition_id)
    others = (booths, delegates, fees)
    more = [select(table.c.firm_id).where(table.c.edition_id == edition_id) for table in others]
    query = select(firms.c.id, firms.c.name_zh, firms.c.town)
    found = connection.execute(query.where(or_(*(firms.c.id.in_(one) for one in (at, won, told, *more)))))
    return {FirmId(number): (name, town) for number, name, town in found}
