"""Programmes: the year's campaigns."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import Noun, ProgrammeId
from tradeplanner.domain.programmes import Programme
from tradeplanner.storage import rows
from tradeplanner.storage.schema import money, noun_table, number, text

programmes: Table = noun_table(
    Noun.PROGRAMME,
    number("year", required=True),
    text("name_zh"),
    text("name_en"),
    number("aim_key_exhibitions"),
    number("aim_firms"),
    number("aim_firm_visits"),
    number("aim_booths"),
    *money("aim_orders"),
    *money("budget_ceiling"),
    text("notes"),
    UniqueConstraint("year", "name_zh"),
)


def get(connection: Connection, programme_id: ProgrammeId) -> Programme | None:
    """Return one programme, or None."""
    return rows.one(connection, Programme, select(programmes).where(programmes.c.id == programme_id))


def listed(connection: Connection) -> list[Programme]:
    """Return all programmes, newest year first."""
    return rows.many(
        connection, Programme, select(programmes).order_by(programmes.c.year.desc(), programmes.c.id)
    )
