"""Export records: figures by period, of firms and of places."""

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
