"""Firms that changed their town or industry: their part of each sum goes along with them.

The part is taken from the firm's own records and is exact, so a rename that reaches ten years back reads
the firm's records and not its district's.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from tradeplanner.storage import deltas, overlaps
from tradeplanner.storage.deltas import chunks
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.overlaps import Holder
from tradeplanner.storage.touched import Month, Place

Moved = Mapping[int, tuple[Place, Place]]
"""Firms by id, with the town and industry they had and those they have."""


def real(connection: Connection, before: Mapping[int, Place]) -> Moved:
    """Return the firms that are elsewhere now than they were ``before``."""
    f = firms.c
    moved = {}
    for ids in chunks(before):
        for firm, *now in connection.execute(select(f.id, f.town, f.industry).where(f.id.in_(ids))):
            if before[firm] != tuple(now):
                moved[firm] = (before[firm], (now[0], now[1]))
    return moved


def order_months(connection: Connection, moved: Collection[int]) -> set[Month]:
    """Return the months in which orders of ``moved`` firms were signed."""
    o = orders.c
    months = set()
    for ids in chunks(moved):
        for day in connection.execute(select(o.signed_on).distinct().where(o.firm_id.in_(ids))).scalars():
            months.add((day.year, day.month))
    return months


def credit_months(connection: Connection, credited: Collection[int]) -> set[Month]:
    """Return the months in which those of the orders were signed that still stand."""
    o = orders.c
    months = set()
    for ids in chunks(credited):
        for day in connection.execute(select(o.signed_on).distinct().where(o.id.in_(ids))).scalars():
            months.add((day.year, day.month))
    return months


def take_along(connection: Connection, moved: Moved, done: Collection[Month]) -> set[int]:
    """Move the firms' parts of all months but those that are ``done`` anew.

    Returns the years in which a moved firm's figures repeat one another: those are not plain sums and
    have to be computed again.
    """
    cube = deltas.nothing()
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
                deltas.count(cube, at, sign * minor, sign * records)
    deltas.add_to_cube(connection, cube)
    return again


def _parts(connection: Connection, moved: Collection[int]) -> Iterator[Sequence[Any]]:
    """Yield what each of the firms has in each month, market and industry of its own."""
    e = exports.c
    keys = (e.firm_id, e.year, e.last_month, e.first_month, e.flow, e.market, e.industry, e.value_currency)
    for ids in chunks(moved):
        query = select(*keys, func.sum(e.value_minor), func.count()).where(e.firm_id.in_(ids)).group_by(*keys)
        for *key, minor, records in connection.execute(query):
            yield (*key, int(minor), records)
