"""Exhibitions (recurring fairs) and their editions."""

from sqlalchemy import Connection, Index, Table, UniqueConstraint, select

from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.ids import EditionId, ExhibitionId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, listing, money, noun_table, number, refers, text

exhibitions: Table = noun_table(
    Noun.EXHIBITION,
    text("name_zh"),
    text("name_en"),
    text("organiser"),
    text("scope"),
    text("market"),
    text("city"),
    text("venue"),
    listing("industries"),
    text("contacts"),
    text("notes"),
    UniqueConstraint("name_zh"),
)

editions: Table = noun_table(
    Noun.EDITION,
    refers("exhibition_id", Noun.EXHIBITION, required=True),
    refers("programme_id", Noun.PROGRAMME),
    number("year", required=True),
    text("name_zh"),
    text("name_en"),
    text("fair_class"),
    text("scope"),
    text("organiser"),
    text("market"),
    text("market_label"),
    text("city"),
    text("venue"),
    listing("industries"),
    day("opens"),
    day("closes"),
    number("booth_quota"),
    *money("booth_price"),
    number("aim_firms"),
    number("aim_booths"),
    *money("aim_orders"),
    text("owner"),
    text("status"),
    text("status_reason"),
    day("status_on"),
    day("first_opens"),
    day("first_closes"),
    text("contacts"),
    text("notes"),
    UniqueConstraint("year", "name_zh"),
)
Index("ix_editions_year", editions.c.year)


def get_exhibition(connection: Connection, exhibition_id: ExhibitionId) -> Exhibition | None:
    """Return one fair, or None."""
    return rows.one(connection, Exhibition, select(exhibitions).where(exhibitions.c.id == exhibition_id))


def get(connection: Connection, edition_id: EditionId) -> Edition | None:
    """Return one edition, or None."""
    return rows.one(connection, Edition, select(editions).where(editions.c.id == edition_id))


def listed(connection: Connection) -> list[Exhibition]:
    """Return all fairs by name."""
    return rows.many(connection, Exhibition, select(exhibitions).order_by(exhibitions.c.name_zh))


def listed_editions(connection: Connection, year: int | None = None) -> list[Edition]:
    """Return the editions of ``year``, or of all years, in the order of their opening."""
    query = select(editions).order_by(editions.c.year, editions.c.opens, editions.c.id)
    if year is not None:
        query = query.where(editions.c.year == year)
    return rows.many(connection, Edition, query)


def years(connection: Connection) -> list[int]:
    """Return the years that have editions, oldest first."""
    return list(connection.execute(select(editions.c.year).distinct().order_by(editions.c.year)).scalars())
