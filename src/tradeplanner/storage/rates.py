"""Exchange rates as quoted."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import Noun, RateId
from tradeplanner.domain.rates import Rate
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, decimal, flag, noun_table, number, text

rates: Table = noun_table(
    Noun.RATE,
    text("currency"),
    day("first", required=True),
    day("last", required=True),
    decimal("quoted", required=True),
    number("per", required=True),
    flag("inverse", required=True),
    text("source"),
    UniqueConstraint("currency", "first", "last"),
)


def get(connection: Connection, rate_id: RateId) -> Rate | None:
    """Return one rate, or None."""
    return rows.one(connection, Rate, select(rates).where(rates.c.id == rate_id))


def listed(connection: Connection) -> list[Rate]:
    """Return all rates, newest first, then by currency."""
    return rows.many(connection, Rate, select(rates).order_by(rates.c.first.desc(), rates.c.currency))
