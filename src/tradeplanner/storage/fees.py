"""Fees of firms at editions."""

from sqlalchemy import Connection, Table, select

from tradeplanner.domain.fees import Fee
from tradeplanner.domain.ids import EditionId, FeeId, FirmId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, money, noun_table, refers, text

fees: Table = noun_table(
    Noun.FEE,
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION, required=True),
    text("kind"),
    *money("due", required=True),
    day("due_on"),
    *money("paid"),
    day("paid_on"),
    text("receipt"),
    day("voided_on"),
    text("void_reason"),
    text("notes"),
)


def get(connection: Connection, fee_id: FeeId) -> Fee | None:
    """Return one fee, or None."""
    return rows.one(connection, Fee, select(fees).where(fees.c.id == fee_id))


def listed(
    connection: Connection, edition_id: EditionId | None = None, firm_id: FirmId | None = None
) -> list[Fee]:
    """Return fees in the order they were written: of an edition, of a firm, or all."""
    query = select(fees).order_by(fees.c.edition_id, fees.c.firm_id, fees.c.id)
    if edition_id is not None:
        query = query.where(fees.c.edition_id == edition_id)
    if firm_id is not None:
        query = query.where(fees.c.firm_id == firm_id)
    return rows.many(connection, Fee, query)
