"""Firms that changed their town or industry: their part of each sum goes along with them.

The part is taken from the firm's own records and is exact, so a rename that reaches ten years back reads
the firm's records and not its district's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from tradeplanner.storage import overlaps
from tradeplanner.storage.dialects import insert_into
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.overlaps import Holder
from tradeplanner.storage.summary_tables import export_cube, export_towns
from tradeplanner.storage.touched import Month, Place

Moved = Mapping[int, tuple[Place, Place]]
"""Firms by id, with the town and industry they had and those they have."""
Sums = dict[tuple[object, ...], list[int]]
_CELL, _TOWN = ([key.name for key in table.primary_key] for table in (export_cube, export_towns))


def real(connection: Connection, before: Mapping[int, Place]) -> Moved:
    """Return the firms that are elsewhere now than they were ``before``."""
    f = firms.c
    moved = {}
    for ids in _chunks(before):
        for firm, *now in connection.execute(select(f.id, f.town, f.industry).where(f.id.in_(ids))):
            if before[firm] != tuple(now):
                moved[firm] = (before[firm], (now[0], now[1]))
    return moved


def order_months(connection: Connection, moved: Collection[int]) -> set[Month]:
    """Return the months in which orders of ``moved`` firms were signed."""
    o = orders.c
    months = set()
    for ids in _chunks(moved):
        for day in connection.execute(select(o.signed_on).distinct().where(o.firm_id.in_(ids))).scalars():
            months.add((day.year, day.month))
    return months


def take_along(connection: Connection, moved: Moved, done: Collection[Month]) -> set[int]:
    """Move the firms' parts of all months but those that are ``done`` anew.

    Returns the years in which a moved firm's figures repeat one another: those are not plain sums and
    have to be computed again.
    """
    cube: Sums = defaultdict(lambda: [0, 0])
    years: dict[int, set[Holder]] = {}
    again: set[int] = set()
    for part in _parts(connection, moved):
        firm, year, last, first, flow, market, industry, currency, minor, records = part
        if year not in years:
            years[year] = overlaps.stored(connection, year)
        if Holder(flow, firm, "") in years[year]:
            again.add(year)
        elif (year, last) not in done:
            for (town, home), sign in zip(moved[firm], (-1, 1), strict=True):
                at = (year, last, market, town, industry or home, first, flow, True, "", currency, False)
                _add(cube, at, sign * minor, sign * records)
    _write(connection, export_cube, cube)
    _write(connection, export_towns, _without_markets(cube))
    return again


def _parts(connection: Connection, moved: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield what each of the firms has in each month, market and industry of its own."""
    e = exports.c
    keys = (e.firm_id, e.year, e.last_month, e.first_month, e.flow, e.market, e.industry, e.value_currency)
    for ids in _chunks(moved):
        query = select(*keys, func.sum(e.value_minor), func.count()).where(e.firm_id.in_(ids)).group_by(*keys)
        for *key, minor, records in connection.execute(query):
            yield (*key, int(minor), records)


def _without_markets(cube: Sums) -> Sums:
    towns: Sums = defaultdict(lambda: [0, 0])
    kept = [_CELL.index(name) for name in _TOWN]
    for at, (minor, records) in cube.items():
        _add(towns, tuple(at[n] for n in kept), minor, records)
    return towns


def _add(sums: Sums, at: tuple[object, ...], minor: int, records: int) -> None:
    found = sums[at]
    found[0] += minor
    found[1] += records


def _write(connection: Connection, table: Table, sums: Sums) -> None:
    """Add ``sums`` to those that stand, and take away rows in which no record is left."""
    keys = [key.name for key in table.primary_key]
    rows = [
        {**dict(zip(keys, at, strict=True)), "version": 1, "minor": minor, "records": records}
        for at, (minor, records) in sums.items()
        if minor or records
    ]
    if not rows:
        return
    statement = insert_into(connection, table)
    new = statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=keys,
            set_={"minor": table.c.minor + new.minor, "records": table.c.records + new.records},
        ),
        rows,
    )
    for year, last in {(row["year"], row["last_month"]) for row in rows}:
        gone = (table.c.year == year, table.c.last_month == last, table.c.records == 0)
        connection.execute(delete(table).where(*gone))


def _chunks(ids: Collection[int]) -> Iterator[list[int]]:
    source = iter(sorted(ids))
    while chunk := list(islice(source, overlaps.CHUNK)):
        yield chunk
