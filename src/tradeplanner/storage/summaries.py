"""Sums for pages and reports: exports by month and town, orders by edition, as plain tuples.

Everything is in integer minor units by currency; converting is not done here. No goods are counted
twice, by these rules:

1. Only the flow ``export`` counts.
2. Where a year has firms' records, their sum is the district's exports, and that year's figures of
   places stay out. Only a year without any firm's record is told by its places' figures.
3. Within one firm (or place), months, January–February together and cumulative figures are spans
   of one series, and ``domain.spans.increments`` keeps what each adds to the shorter ones.
4. A series that is given whole and again by market, by HS code or by industry is taken as it is
   broken down least: whole before parts, and one way of parting only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    tuple_,
)

from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import EditionFacts, OrderSum
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.domain.spans import Span, increments
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.participation import participations
from tradeplanner.storage.targets import targets

TAKES_PART = (State.APPROVED.value, State.CONFIRMED.value, State.ATTENDED.value)
SOURCES = 4
"""How many distinct sources a footer can name."""


class ExportSum(NamedTuple):
    """Exports of months ``first`` to ``last`` together. ``place`` is "" for the sum of firms' records."""

    year: int
    first: int
    last: int
    place: str
    town: str
    currency: str
    minor: int


# Literals, not parameters: PostgreSQL takes an expression in GROUP BY for another one if its parameters
# are numbered differently.
_NOTHING, _ZERO = literal_column("''", Text), literal_column("0", Integer)
_is_export = exports.c.flow == Flow.EXPORT.value


def _bit(column: ColumnElement[str], value: str) -> ColumnElement[int]:
    """Return ``value`` where a record is broken down by ``column``, else 0."""
    return case((column != _NOTHING, literal_column(value, Integer)), else_=_ZERO)


_breakdown: ColumnElement[int] = (
    _bit(exports.c.market, "1") + _bit(exports.c.hs, "2") + _bit(exports.c.industry, "4")
)
"""0 for a whole figure, else one bit for each way it is parted; fewer bits are preferred."""


def export_sums(connection: Connection, years: Sequence[int]) -> list[ExportSum]:
    """Return the exports of ``years`` by town, or of places where no firm has records."""
    by_firm = set(
        connection.execute(
            select(exports.c.year).distinct().where(_is_export, exports.c.firm_id.is_not(None), _in(years))
        ).scalars()
    )
    places = [year for year in years if year not in by_firm]
    told = sorted(by_firm)
    overlapping = bool(told) and connection.execute(_mixed_series(told).limit(1)).first() is not None
    result = _plain(connection, told, overlapping=overlapping) if told else []
    result += _mixed(connection, told) if overlapping else []
    return result + (_of_places(connection, places) if places else [])


def _in(years: Iterable[int]) -> ColumnElement[bool]:
    return exports.c.year.in_(list(years))


def _mixed_series(years: Sequence[int]) -> Select[Any]:
    """Return the query of (firm, year) whose records are not plain single months of one breakdown."""
    return (
        select(exports.c.firm_id, exports.c.year)
        .where(_is_export, exports.c.firm_id.is_not(None), _in(years))
        .group_by(exports.c.firm_id, exports.c.year)
        .having(
            or_(
                func.max(exports.c.last_month - exports.c.first_month) > 0,
                func.min(_breakdown) != func.max(_breakdown),
            )
        )
    )


def _plain(connection: Connection, years: Sequence[int], *, overlapping: bool) -> list[ExportSum]:
    """Return the sums, made by the database, of the firms that have single months only."""
    keys = (exports.c.year, exports.c.last_month, firms.c.town, exports.c.value_currency)
    query = (
        select(*keys, func.sum(exports.c.value_minor))
        .join(firms, firms.c.id == exports.c.firm_id)
        .where(_is_export, _in(years))
        .group_by(*keys)
    )
    if overlapping:
        query = query.where(tuple_(exports.c.firm_id, exports.c.year).not_in(_mixed_series(years)))
    return [
        ExportSum(year, month, month, "", town, currency, int(minor))
        for year, month, town, currency, minor in connection.execute(query)
    ]


def _mixed(connection: Connection, years: Sequence[int]) -> list[ExportSum]:
    """Return the increments of firms whose records overlap: cumulative ones, two months together."""
    keys = (
        exports.c.firm_id, exports.c.year, firms.c.town, exports.c.value_currency,
        exports.c.first_month, exports.c.last_month, _breakdown,
    )  # fmt: skip
    query = (
        select(*keys, func.sum(exports.c.value_minor))
        .join(firms, firms.c.id == exports.c.firm_id)
        .where(_is_export, tuple_(exports.c.firm_id, exports.c.year).in_(_mixed_series(years)))
        .group_by(*keys)
    )
    series: dict[tuple[Any, ...], list[tuple[int, Span]]] = defaultdict(list)
    for firm, year, town, currency, first, last, breakdown, minor in connection.execute(query):
        series[firm, year, town, currency].append((breakdown, Span(first, last, int(minor))))
    return [
        ExportSum(year, span.first, span.last, "", town, currency, span.minor)
        for (_, year, town, currency), found in series.items()
        for span in increments(_least_parted(found))
    ]


def _of_places(connection: Connection, years: Sequence[int]) -> list[ExportSum]:
    keys = (
        exports.c.year, exports.c.place, exports.c.value_currency,
        exports.c.first_month, exports.c.last_month, _breakdown,
    )  # fmt: skip
    query = (
        select(*keys, func.sum(exports.c.value_minor))
        .where(_is_export, exports.c.firm_id.is_(None), _in(years))
        .group_by(*keys)
    )
    series: dict[tuple[Any, ...], list[tuple[int, Span]]] = defaultdict(list)
    for year, place, currency, first, last, breakdown, minor in connection.execute(query):
        series[year, place, currency].append((breakdown, Span(first, last, int(minor))))
    return [
        ExportSum(year, span.first, span.last, place, "", currency, span.minor)
        for (year, place, currency), found in series.items()
        for span in increments(_least_parted(found))
    ]


def _least_parted(found: list[tuple[int, Span]]) -> list[Span]:
    """Return one span for each period of a series: the one that is broken down least."""
    best: dict[tuple[int, int], tuple[int, int, Span]] = {}
    for breakdown, span in found:
        candidate = (breakdown.bit_count(), breakdown, span)
        known = best.get((span.first, span.last))
        if known is None or candidate[:2] < known[:2]:
            best[span.first, span.last] = candidate
    return [span for _, _, span in best.values()]


def published_growth(connection: Connection, year: int, place: str) -> tuple[tuple[int, Decimal], ...]:
    """Return (last month, per cent) of the year-to-date growths that a source states for ``place``."""
    query = select(exports.c.last_month, exports.c.growth).where(
        _is_export,
        exports.c.year == year,
        exports.c.place == place,
        exports.c.firm_id.is_(None),
        exports.c.cumulative,
        exports.c.growth.is_not(None),
        _breakdown == _ZERO,
    )
    return tuple((int(month), Decimal(stated)) for month, stated in connection.execute(query))


def sources(connection: Connection, year: int) -> list[str]:
    """Return up to four sources of the year's export records and targets, as they were written."""
    export_query = select(exports.c.source).distinct().where(exports.c.year == year, exports.c.source != "")
    target_query = select(targets.c.source).distinct().where(targets.c.year == year, targets.c.source != "")
    found = [
        *connection.execute(export_query.order_by(exports.c.source).limit(SOURCES)).scalars(),
        *connection.execute(target_query.order_by(targets.c.source).limit(SOURCES)).scalars(),
    ]
    return list(dict.fromkeys(found))[:SOURCES]


def edition_facts(connection: Connection, year: int) -> list[EditionFacts]:
    """Return the editions of ``year`` in the order of their opening, with the firms that take part."""
    counted = (
        select(participations.c.edition_id, func.count().label("firms"))
        .where(participations.c.state.in_(TAKES_PART))
        .group_by(participations.c.edition_id)
        .subquery()
    )
    e = editions.c
    query = (
        select(e.id, e.name_zh, e.name_en, e.opens, e.aim_orders_minor, e.aim_orders_currency, e.status,
               func.coalesce(counted.c.firms, 0))
        .outerjoin(counted, counted.c.edition_id == e.id)
        .where(e.year == year)
        .order_by(e.opens, e.id)
    )  # fmt: skip
    return [
        EditionFacts(
            EditionId(ident), zh, en, opens, None if aim is None else Money(aim, unit), Status(status), taking
        )
        for ident, zh, en, opens, aim, unit, status, taking in connection.execute(query)
    ]


def order_sums(connection: Connection, year: int) -> list[OrderSum]:
    """Return the orders of the year's editions, whenever signed, and those of no edition signed in it."""
    o = orders.c
    keys = (o.edition_id, o.stage, o.amount_currency, o.signed_on)
    of_edition = o.edition_id.in_(select(editions.c.id).where(editions.c.year == year))
    of_none = and_(o.edition_id.is_(None), o.signed_on.between(date(year, 1, 1), date(year, 12, 31)))
    query = (
        select(*keys, func.count(), func.sum(o.amount_minor))
        .where(o.stage != Stage.CANCELLED.value, or_(of_edition, of_none))
        .group_by(*keys)
        .order_by(o.signed_on)
    )
    return [
        OrderSum(
            None if edition is None else EditionId(edition), Stage(stage), currency, signed, count, int(sum_)
        )
        for edition, stage, currency, signed, count, sum_ in connection.execute(query)
    ]
