"""Booths of editions, allotted or free."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.booths import Booth
from tradeplanner.domain.ids import BoothId, EditionId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import decimal, money, noun_table, number, refers, text

booths: Table = noun_table(
    Noun.BOOTH,
    refers("edition_id", Noun.EDITION, required=True),
    refers("firm_id", Noun.FIRM),
    text("hall"),
    text("number"),
    text("booth_type"),
    decimal("area"),
    number("open_sides"),
    text("fascia_zh"),
    text("fascia_en"),
    *money("fee"),
    decimal("fee_rate"),
    *money("fee_home"),
    *money("paid"),
    text("receipt"),
    text("notes"),
    UniqueConstraint("edition_id", "hall", "number"),
)


def get(connection: Connection, booth_id: BoothId) -> Booth | None:
    """Return one booth, or None."""
    return rows.one(connection, Booth, select(booths).where(booths.c.id == booth_id))


def listed(connection: Connection, edition_id: EditionId | None = None) -> list[Booth]:
    """Return the booths of one edition, or all, by hall and number."""
    query = select(booths).order_by(booths.c.edition_id, booths.c.hall, booths.c.number, booths.c.id)
    if edition_id is not None:
        query = query.where(booths.c.edition_id == edition_id)
    return rows.many(connection, Booth, query)
