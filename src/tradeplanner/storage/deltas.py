"""Sums that change by a little: what came is added to them and what went is taken off, exactly.

A figure corrected by hand among the many of its month costs no more than in a small month.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, Table, delete, func, insert, select

from tradeplanner.domain.parts import HS, INDUSTRY, MARKET
from tradeplanner.storage import month_sums
from tradeplanner.storage.dialects import insert_into
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.overlaps import CHUNK, Holder, holder_of, records_of
from tradeplanner.storage.summary_tables import (
    export_cube,
    export_markets,
    export_series,
    export_shapes,
    export_towns,
)
from tradeplanner.storage.touched import Figure, Month, Place

Sums = dict[tuple[object, ...], list[int]]
"""What to add to rows of a table, by their keys: minor units and records."""
Changes = Sequence[tuple[int, Figure]]
Repeating = Mapping[int, set[Holder]]
"""The series that repeat themselves, by year."""


def nothing() -> Sums:
    """Return sums to be counted."""
    return defaultdict(lambda: [0, 0])


def count(sums: Sums, at: tuple[object, ...], minor: int, records: int) -> None:
    """Add to the sum at ``at``."""
    found = sums[at]
    found[0] += minor
    found[1] += records


def breakdown(figure: Figure) -> int:
    """Return the bits of the ways in which a figure is parted."""
    return bool(figure.market) * MARKET + bool(figure.hs) * HS + bool(figure.industry) * INDUSTRY


def add_to_series(connection: Connection, changes: Changes) -> None:
    """Bring the sums by firm and place, and the sorts of records, up to date with ``changes``."""
    sums = nothing()
    for sign, f in changes:
        at = (f.year, f.last_month, f.firm_id or 0, "" if f.firm_id else f.place, f.first_month, f.flow)
        count(sums, (*at, breakdown(f), f.value_currency), sign * f.value_minor, sign)
    _add(connection, export_series, sums)
    for figure in dict.fromkeys(figure._replace(value_minor=0) for _, figure in changes):
        _shape(connection, figure)


def add_many(connection: Connection, series: Sums, shapes: Collection[tuple[object, ...]]) -> None:
    """Add ``series`` to the sums by firm and place, and note the sorts of records that came."""
    _add(connection, export_series, series)
    names = [key.name for key in export_shapes.primary_key]
    rows = [{**dict(zip(names, shape, strict=True)), "version": 1} for shape in shapes]
    if rows:
        connection.execute(insert_into(connection, export_shapes).on_conflict_do_nothing(), rows)


def _shape(connection: Connection, figure: Figure) -> None:
    """Keep the sort of ``figure`` just while there is a record of it."""
    e, s = exports.c, export_shapes.c
    owned = e.firm_id.is_not(None) if figure.firm_id else e.firm_id.is_(None)
    there = select(e.id).where(
        e.year == figure.year, e.last_month == figure.last_month, e.first_month == figure.first_month,
        e.flow == figure.flow, owned, month_sums.breakdown == breakdown(figure), e.source == figure.source,
    )  # fmt: skip
    key = (*figure[:4], figure.firm_id is not None, breakdown(figure), figure.source)
    columns = (s.year, s.last_month, s.first_month, s.flow, s.by_firm, s.breakdown, s.source)
    mine = [column == value for column, value in zip(columns, key, strict=True)]
    connection.execute(delete(export_shapes).where(*mine))
    if connection.execute(there.limit(1)).first() is not None:
        names = [column.name for column in columns]
        connection.execute(insert(export_shapes), {**dict(zip(names, key, strict=True)), "version": 1})


def add_figures(
    connection: Connection, changes: Changes, before: Repeating, now: Repeating, done: Collection[Month]
) -> None:
    """Add plain figures of months that are not ``done`` anew to the cube.

    Series that repeated themselves ``before`` were not in it. One that does so since this step goes
    out of it whole, and one that has ceased to comes in.
    """
    places = _places(connection, {figure.firm_id for _, figure in changes if figure.firm_id})
    cube = nothing()
    for sign, f in changes:
        holder = holder_of(f)
        if f.month in done or holder in before.get(f.year, ()):
            continue
        town, home = places.get(f.firm_id or 0, ("", ""))
        at = (f.year, f.last_month, f.market, town, f.industry or home, f.first_month, f.flow)
        key = (*at, f.firm_id is not None, holder.place, f.value_currency, False)
        count(cube, key, sign * f.value_minor, sign)
    for year in now:
        _turn(connection, cube, year, (before[year], now[year]), done)
    add_to_cube(connection, cube)


def _turn(
    connection: Connection, cube: Sums, year: int, whose: tuple[set[Holder], set[Holder]],
    done: Collection[Month],
) -> None:  # fmt: skip
    """Count all records of a series that came to repeat itself off, of one that ceased to on."""
    before, now = whose
    turned = before ^ now
    e = exports.c
    keys = (
        e.flow, month_sums.holder, month_sums.place, e.last_month, e.market, e.industry, e.first_month,
        e.value_currency,
    )  # fmt: skip
    query = select(*keys, func.sum(e.value_minor), func.count()).group_by(*keys)
    places = _places(connection, {holder.firm_id for holder in turned if holder.firm_id})
    for where in records_of(year, turned):
        for row in connection.execute(query.where(where)):
            flow, firm, place, last, market, industry, first, currency, minor, records = row
            holder = Holder(flow, firm, place)
            if holder not in turned or (year, last) in done:
                continue
            sign = 1 if holder in before else -1
            town, home = places.get(firm, ("", ""))
            at = (year, last, market, town, industry or home, first, flow, bool(firm), place, currency, False)
            count(cube, at, sign * int(minor), sign * records)


def _places(connection: Connection, ids: Collection[int]) -> dict[int, Place]:
    f = firms.c
    found = {}
    for some in chunks(ids):
        for row in connection.execute(select(f.id, f.town, f.industry).where(f.id.in_(some))):
            found[row.id] = (row.town, row.industry)
    return found


def add_to_cube(connection: Connection, cube: Sums) -> None:
    """Add ``cube`` to the cube and to the tables that have fewer of its keys."""
    names = [key.name for key in export_cube.primary_key]
    for table in (export_cube, export_towns, export_markets):
        kept = [names.index(key.name) for key in table.primary_key]
        sums = nothing()
        for at, (minor, records) in cube.items():
            count(sums, tuple(at[n] for n in kept), minor, records)
        _add(connection, table, sums)


def _add(connection: Connection, table: Table, sums: Sums) -> None:
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


def chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    """Yield ``ids`` in order, as many at once as a query may name."""
    source = iter(sorted(ids))
    while chunk := list(islice(source, CHUNK)):
        yield chunk
