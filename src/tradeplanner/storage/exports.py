"""Export records: figures by period, of firms and of places."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Index, Table, select

from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.ids import ExportId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import decimal, flag, money, noun_table, number, refers, text
from tradeplanner.storage.summary_tables import export_shapes

exports: Table = noun_table(
    Noun.EXPORT,
    number("year", required=True),
    number("first_month", required=True),
    number("last_month", required=True),
    flag("cumulative", required=True),
    text("flow"),
    text("place"),
    refers("firm_id", Noun.FIRM),
    text("industry"),
    text("market"),
    text("hs"),
    *money("value", required=True),
    text("unit"),
    decimal("growth"),
    text("source"),
)
Index("ix_exports_year_last_month", exports.c.year, exports.c.last_month)
# Published growths are few among many figures; Home looks for them.
Index(
    "ix_exports_year_place",
    exports.c.year,
    exports.c.place,
    sqlite_where=exports.c.growth.is_not(None),
    postgresql_where=exports.c.growth.is_not(None),
)


def get(connection: Connection, export_id: ExportId) -> ExportRecord | None:
    """Return one export record, or None."""
    return rows.one(connection, ExportRecord, select(exports).where(exports.c.id == export_id))


def listed(connection: Connection, year: int) -> list[ExportRecord]:
    """Return the records of ``year`` by month and firm."""
    query = (
        select(exports)
        .where(exports.c.year == year)
        .order_by(exports.c.last_month, exports.c.first_month, exports.c.firm_id, exports.c.id)
    )
    return rows.many(connection, ExportRecord, query)


def years(connection: Connection) -> list[int]:
    """Return the years that have records, oldest first."""
    year = export_shapes.c.year
    return list(connection.execute(select(year).distinct().order_by(year)).scalars())


def published(connection: Connection) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Return the figures of places that tell no goods and no industry, by what tells them apart.

    Keys as those of an import (firm 0, year, first and last month, cumulative, flow, place, industry "",
    market, HS ""). Values: id, version, minor units, currency, unit, growth in per cent or None.
    """
    c = exports.c
    query = select(
        c.year, c.first_month, c.last_month, c.cumulative, c.flow, c.place, c.market, c.id, c.version,
        c.value_minor, c.value_currency, c.unit, c.growth,
    ).where(c.firm_id.is_(None), c.hs == "", c.industry == "")  # fmt: skip
    found = {}
    for *told, market, row_id, version, minor, currency, unit, growth in connection.execute(query):
        stated = None if growth is None else Decimal(growth)
        found[0, *told, "", market, ""] = (row_id, version, minor, currency, unit, stated)
    return found
