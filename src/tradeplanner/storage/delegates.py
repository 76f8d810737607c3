"""Delegates: the people of delegations."""

from sqlalchemy import Connection, Table, select

from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.ids import DelegateId, EditionId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, noun_table, refers, text

delegates: Table = noun_table(
    Noun.DELEGATE,
    refers("edition_id", Noun.EDITION, required=True),
    refers("firm_id", Noun.FIRM),
    text("delegation"),
    text("name"),
    text("sex"),
    day("born_on"),
    text("employer"),
    text("position"),
    text("passport_no"),
    day("passport_expires"),
    text("visa_market"),
    text("visa_state"),
    day("leaves_on"),
    day("back_on"),
    text("flight"),
    text("room"),
    text("phone"),
    text("emergency_contact"),
    text("notes"),
)


def get(connection: Connection, delegate_id: DelegateId) -> Delegate | None:
    """Return one delegate, or None."""
    return rows.one(connection, Delegate, select(delegates).where(delegates.c.id == delegate_id))


def listed(connection: Connection, edition_id: EditionId | None = None) -> list[Delegate]:
    """Return the delegates of one edition, or all."""
    query = select(delegates).order_by(delegates.c.id)
    if edition_id is not None:
        query = query.where(delegates.c.edition_id == edition_id)
    return rows.many(connection, Delegate, query)
