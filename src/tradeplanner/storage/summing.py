"""Keeping the tables of sums true: what a step touched is added up again before it commits.

Plain series are computed by the database, one INSERT … SELECT for each touched month; where only a few
figures changed they are added and taken off (``deltas``). A year's series that repeat themselves are
looked through whole (``overlaps``). A firm that moved takes its part of each month with it (``moves``),
so that months in which nothing else changed need not be added up again.
"""

from sqlalchemy import Connection, delete, select

from tradeplanner.storage import deltas, month_sums, moves, overlaps
from tradeplanner.storage.exports import exports
from tradeplanner.storage.month_sums import rebuild
from tradeplanner.storage.orders import orders
from tradeplanner.storage.overlaps import Holder
from tradeplanner.storage.summary_tables import (
    SUMMARIES,
    export_cube,
    export_markets,
    export_series,
    export_shapes,
    export_towns,
    order_cube,
    order_days,
)
from tradeplanner.storage.touched import Month, Touched

FEW_SERIES = 20
"""Series that may go in or out of the plain sums one by one; for more, their months are added up anew."""


def refresh(connection: Connection, touched: Touched) -> None:
    """Bring every table of sums up to date with what ``touched`` names."""
    touched.settle()
    moved = moves.real(connection, touched.moved)
    if touched.exports or touched.figures or touched.many.months or moved:
        _refresh_exports(connection, touched, moved)
    shared = moves.credit_months(connection, touched.credited)
    for month in sorted(touched.orders | shared | moves.order_months(connection, moved)):
        rebuild(connection, order_cube, month)
        rebuild(connection, order_days, month)


def rebuild_all(connection: Connection) -> None:
    """Compute every table of sums from the rows alone, within the caller's transaction."""
    for table in SUMMARIES:
        connection.execute(delete(table))
    o = orders.c
    signed = connection.execute(select(o.signed_on).distinct()).scalars()
    months = {(day.year, day.month) for day in signed}
    refresh(connection, Touched(exports=export_months(connection), orders=months))


def export_months(connection: Connection) -> set[Month]:
    """Return the months with which an export record ends."""
    e = exports.c
    return {(year, last) for year, last in connection.execute(select(e.year, e.last_month).distinct())}


def _refresh_exports(connection: Connection, touched: Touched, moved: moves.Moved) -> None:
    for month in sorted(touched.exports):
        rebuild(connection, export_shapes, month)
        rebuild(connection, export_series, month)
    deltas.add_to_series(connection, touched.figures)
    deltas.add_many(connection, *touched.many.series(touched.exports))
    before, now, turned = _sort_out(connection, touched, many=bool(moved))
    repeated = {month for month in touched.many.months if before[month[0]] | now[month[0]]}
    stale = touched.exports | turned | repeated
    for month in sorted(stale):
        query = month_sums.cube(month, plain=not now.get(month[0]))
        rebuild(connection, export_cube, month, query)
    deltas.add_figures(connection, touched.figures, before, now, stale)
    deltas.add_to_cube(connection, touched.many.cube(stale))
    repeating = {year for year in now if before[year] | now[year]}
    years = repeating | moves.take_along(connection, moved, stale)
    coarse = stale | {month for year in sorted(years) for month in overlaps.rebuild(connection, year)}
    for month in sorted(coarse):
        rebuild(connection, export_towns, month)
        rebuild(connection, export_markets, month)


def _sort_out(
    connection: Connection, touched: Touched, *, many: bool
) -> tuple[dict[int, set[Holder]], dict[int, set[Holder]], set[Month]]:
    """Find again which series of the touched years repeat themselves.

    Returns those that did and those that do, by year, and the months to be added up anew because
    ``many`` series came or ceased to: in which they have records, or had some until this step.
    """
    figures = [(figure.month, overlaps.holder_of(figure)) for _, figure in touched.figures]
    before: dict[int, set[Holder]] = {}
    now: dict[int, set[Holder]] = {}
    stale: set[Month] = set()
    for year in {
        year for year, _ in (*touched.exports, *touched.many.months, *(month for month, _ in figures))
    }:
        before[year], now[year] = overlaps.stored(connection, year), overlaps.found(connection, year)
        turned = before[year] ^ now[year]
        if turned:
            overlaps.note(connection, year, now[year])
        if turned and (many or len(turned) > FEW_SERIES):
            stale |= overlaps.months_of(connection, year, turned)
            stale |= {month for month, holder in figures if month[0] == year and holder in turned}
    return before, now, stale
