"""Whether the tables of sums say what the rows say; reading only, month by month."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Table, except_, select

from tradeplanner.storage import overlaps
from tradeplanner.storage.exports import exports
from tradeplanner.storage.month_sums import QUERIES, within
from tradeplanner.storage.orders import orders
from tradeplanner.storage.summary_tables import OF_DAYS, OF_MONTHS, export_cube, export_overlaps
from tradeplanner.storage.touched import Month


class Difference(NamedTuple):
    """A table of sums that is wrong in a month; ``month`` 0 is the whole year."""

    table: str
    year: int
    month: int


def differences(connection: Connection) -> list[Difference]:
    """Return where a table of sums differs from the rows; nothing if all of them are right.

    The cost is that of ``summing.rebuild_all``. Mended by the same.
    """
    return [*_of_months(connection), *_of_days(connection), *_of_overlaps(connection)]


def _of_months(connection: Connection) -> Iterator[Difference]:
    found: set[Month] = set()
    for table in (exports, *OF_MONTHS):
        query = select(table.c.year, table.c.last_month).distinct()
        found |= {(year, last) for year, last in connection.execute(query)}
    for table in OF_MONTHS:
        for month in sorted(found):
            if _differ(connection, table, month):
                yield Difference(table.name, *month)


def _of_days(connection: Connection) -> Iterator[Difference]:
    found: set[Month] = set()
    for table in (orders, *OF_DAYS):
        for day in connection.execute(select(table.c.signed_on).distinct()).scalars():
            found.add((day.year, day.month))
    for table in OF_DAYS:
        for month in sorted(found):
            if _differ(connection, table, month):
                yield Difference(table.name, *month)


def _differ(connection: Connection, table: Table, month: Month) -> bool:
    stored = select(*table.columns).where(within(table, month))
    computed = QUERIES[table](month)
    return any(
        connection.execute(except_(one, other).limit(1)).first() is not None
        for one, other in ((stored, computed), (computed, stored))
    )


def _of_overlaps(connection: Connection) -> Iterator[Difference]:
    c = export_cube.c
    years: set[int] = set()
    for table in (exports, export_cube, export_overlaps):
        years |= set(connection.execute(select(table.c.year).distinct()).scalars())
    for year in sorted(years):
        if overlaps.stored(connection, year) != overlaps.found(connection, year):
            yield Difference(export_overlaps.name, year, 0)
        keys = [key for key in c if key.name not in ("year", "overlapping", "version", "minor", "records")]
        query = select(*keys, c.minor, c.records).where(c.year == year, c.overlapping)
        stored = {tuple(row[:-2]): (row.minor, row.records) for row in connection.execute(query)}
        names = [key.name for key in keys]
        again = overlaps.counted(connection, year)
        computed = {tuple(at[name] for name in names): sums for at, sums in again}
        if stored != computed:
            yield Difference(export_cube.name, year, 0)
