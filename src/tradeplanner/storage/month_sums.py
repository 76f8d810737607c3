"""The queries that add up one month's rows, one for each table of sums; grouped in the order of its key."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Numeric,
    Select,
    Subquery,
    Table,
    Text,
    and_,
    case,
    delete,
    exists,
    func,
    insert,
    literal_column,
    or_,
    select,
)
from sqlalchemy import cast as sql_cast

from tradeplanner.domain.credits import PARTS
from tradeplanner.domain.parts import HS, INDUSTRY, MARKET
from tradeplanner.storage.credits import order_credits
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.summary_tables import (
    export_cube,
    export_markets,
    export_overlaps,
    export_series,
    export_shapes,
    export_towns,
    order_cube,
    order_days,
)
from tradeplanner.storage.touched import Month

Query = Callable[[Month], Select[Any]]

# Literals, not parameters: PostgreSQL takes an expression in GROUP BY for another one if its parameters
# are numbered differently.
_NOTHING, _ZERO, _ONE = (
    literal_column("''", Text), literal_column("0", Integer), literal_column("1", Integer)
)  # fmt: skip
_FALSE = literal_column("FALSE", Boolean)
_e, _f, _o = exports.c, firms.c, orders.c
by_firm = _e.firm_id.is_not(None)
holder = func.coalesce(_e.firm_id, _ZERO)
place = case((by_firm, _NOTHING), else_=_e.place)
_industry = case((_e.industry != _NOTHING, _e.industry), else_=func.coalesce(_f.industry, _NOTHING))


def _bit(column: ColumnElement[str], value: int) -> ColumnElement[int]:
    return case((column != _NOTHING, literal_column(str(value), Integer)), else_=_ZERO)


breakdown: ColumnElement[int] = _bit(_e.market, MARKET) + _bit(_e.hs, HS) + _bit(_e.industry, INDUSTRY)
"""The breakdown of a record, as ``domain.parts`` has it."""
in_overlaps = exists().where(
    export_overlaps.c.year == _e.year,
    export_overlaps.c.flow == _e.flow,
    export_overlaps.c.firm_id == holder,
    export_overlaps.c.place == place,
)
"""Whether a record belongs to a series whose figures repeat one another."""


def _added(
    keys: list[ColumnElement[Any]], minor: ColumnElement[int], records: ColumnElement[int]
) -> Select[Any]:
    """Return the query of ``keys`` with sums, in the order of a table's columns."""
    return select(*keys, _ONE, func.sum(minor), records).group_by(*keys)


def _of_month(month: Month) -> ColumnElement[bool]:
    return and_(_e.year == month[0], _e.last_month == month[1])


def _named(month: Month) -> list[ColumnElement[Any]]:
    """Return the year and month as they are known, so that nobody groups by them."""
    return [literal_column(str(int(number)), Integer) for number in month]


def cube(month: Month, *, plain: bool = False) -> Select[Any]:
    """Return the month's records added up; ``plain`` promises that no series of the year repeats itself."""
    keys = [
        _e.market, func.coalesce(_f.town, _NOTHING), _industry, _e.first_month, _e.flow, by_firm, place,
        _e.value_currency,
    ]  # fmt: skip
    query = select(*_named(month), *keys, _FALSE, _ONE, func.sum(_e.value_minor), func.count())
    query = query.group_by(*keys)
    query = query.select_from(exports.outerjoin(firms, _f.id == _e.firm_id)).where(_of_month(month))
    return query if plain else query.where(~in_overlaps)


def series(month: Month) -> Select[Any]:
    """Return the month's records by whose they are."""
    keys = [holder, place, _e.first_month, _e.flow, breakdown, _e.value_currency]
    query = select(*_named(month), *keys, _ONE, func.sum(_e.value_minor), func.count())
    return query.where(_of_month(month)).group_by(*keys)


def shapes(month: Month) -> Select[Any]:
    """Return which sorts of records the month has."""
    keys = [_e.first_month, _e.flow, by_firm, breakdown, _e.source]
    return select(*_named(month), *keys, _ONE).where(_of_month(month)).distinct()


def _coarser(table: Table) -> Query:
    """Return the query that adds up the month of the cube to ``table``'s fewer keys."""
    keys: list[ColumnElement[Any]] = [export_cube.c[key.name] for key in table.primary_key]

    def query(month: Month) -> Select[Any]:
        of_month = and_(export_cube.c.year == month[0], export_cube.c.last_month == month[1])
        return _added(keys, export_cube.c.minor, func.sum(export_cube.c.records)).where(of_month)

    return query


towns, markets = _coarser(export_towns), _coarser(export_markets)


def days_of(month: Month) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    first = date(*month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def order_rows(month: Month) -> Select[Any]:
    """Return the orders signed in the month, added up by day.

    An order whose credit is shared stands with each of its editions by its part and is counted once, with
    the largest; ``domain.credits.divided`` says the same of one order.
    """
    part = _credit_parts(month)
    edition = func.coalesce(part.c.edition_id, _o.edition_id, _ZERO)
    keys = [_o.signed_on, edition, _o.stage, _o.market, _f.industry, _f.town, _o.amount_currency]
    leads = part.c.rank == 1
    minor = case(
        (part.c.rank.is_(None), _o.amount_minor),
        (leads, _o.amount_minor - part.c.others),
        else_=part.c.minor,
    )
    counted = case((or_(part.c.rank.is_(None), leads), _ONE), else_=_ZERO)
    source: FromClause = orders.join(firms, _f.id == _o.firm_id).outerjoin(part, part.c.order_id == _o.id)
    query = _added(keys, minor, func.sum(counted)).select_from(source)
    return query.where(_o.signed_on.between(*days_of(month)))


def _credit_parts(month: Month) -> Subquery:
    """Return the shares of the month's orders: each rounded down, its rank, and what the others make."""
    c = order_credits.c
    hundredths = sql_cast(func.round(sql_cast(c.share, Numeric) * 100), BigInteger)
    whole, rest = _o.amount_minor // PARTS, _o.amount_minor % PARTS
    minor = whole * hundredths + rest * hundredths // PARTS  # in two steps, so that no sum is too large
    mine = (
        select(c.order_id, c.edition_id, hundredths.label("hundredths"), minor.label("minor"))
        .join(orders, _o.id == c.order_id)
        .where(_o.signed_on.between(*days_of(month)))
        .subquery()
    )
    m = mine.c
    rank = func.row_number().over(
        partition_by=m.order_id, order_by=(m.hundredths.desc(), m.edition_id)
    )  # fmt: skip
    others = sql_cast(func.sum(m.minor).over(partition_by=m.order_id), BigInteger) - m.minor
    return select(
        m.order_id, m.edition_id, m.minor, rank.label("rank"), others.label("others")
    ).subquery()  # fmt: skip


def order_dates(month: Month) -> Select[Any]:
    """Return the month of the orders' cube by edition and day."""
    keys: list[ColumnElement[Any]] = [order_cube.c[key.name] for key in order_days.primary_key]
    query = _added(keys, order_cube.c.minor, func.sum(order_cube.c.records))
    return query.where(order_cube.c.signed_on.between(*days_of(month)))


QUERIES: dict[Table, Query] = {
    export_shapes: shapes,
    export_series: series,
    export_cube: cube,
    export_towns: towns,
    export_markets: markets,
    order_cube: order_rows,
    order_days: order_dates,
}
"""How each table's month is computed, in an order in which each finds what it is made from."""


def within(table: Table, month: Month) -> ColumnElement[bool]:
    """Return which rows of ``table`` are the month's and computed by its query."""
    if table in (order_cube, order_days):
        return table.c.signed_on.between(*days_of(month))
    of_month = and_(table.c.year == month[0], table.c.last_month == month[1])
    return and_(of_month, ~table.c.overlapping) if table is export_cube else of_month


def rebuild(connection: Connection, table: Table, month: Month, query: Select[Any] | None = None) -> None:
    """Compute the month of ``table`` anew, by its own query or by ``query``, which says the same."""
    connection.execute(delete(table).where(within(table, month)))
    names = [column.name for column in table.columns]
    found = QUERIES[table](month) if query is None else query
    connection.execute(insert(table).from_select(names, found, include_defaults=False))
