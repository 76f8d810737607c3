"""Sums for pages and reports, as plain tuples, read from the tables that ``summing`` keeps true.

Everything is in integer minor units by currency; converting is not done here. No goods are counted
twice, by these rules:

1. Only the flow ``export`` counts.
2. Where a year has firms' records, their sum is the district's exports, and that year's figures of
   places stay out. Only a year without any firm's record is told by its places' figures.
3. Within one firm (or place), months, January–February together and cumulative figures are spans
   of one series, and what each adds to the shorter ones counts (``domain.spans.increments``).
4. A series that is given whole and again by market, by HS code or by industry counts as it is broken
   down least; the finer figures only say where that whole belongs (``domain.parts``).

A figure's industry is the record's own, else its firm's; its town is its firm's. So the sums by town, by
market, by industry and by firm all add up to the same whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Connection, Table, and_, cast, func, not_, or_, select

from tradeplanner.domain import parts
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.exports import Flow
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import EditionFacts, OrderSum
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.storage import summary_check, summing
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.exports import exports
from tradeplanner.storage.participation import participations
from tradeplanner.storage.summary_tables import (
    export_markets,
    export_overlaps,
    export_series,
    export_shapes,
    export_towns,
    order_days,
)
from tradeplanner.storage.targets import targets

TAKES_PART = (State.APPROVED.value, State.CONFIRMED.value, State.ATTENDED.value)
rebuild_all, differences = summing.rebuild_all, summary_check.differences
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


class PartSum(NamedTuple):
    """Exports of one market, industry or firm (its id as text) in months ``first`` to ``last``."""

    year: int
    first: int
    last: int
    place: str
    name: str
    currency: str
    minor: int


def export_sums(connection: Connection, years: Sequence[int]) -> list[ExportSum]:
    """Return the exports of ``years`` by town, or of places where no firm has records."""
    return [ExportSum(*row) for row in _parted(connection, export_towns, "town", years)]


def year_sums(connection: Connection, years: Sequence[int]) -> list[ExportSum]:
    """Return the exports of ``years`` as a whole, the towns together: what a forecast looks back on."""
    c = export_towns.c
    keys = (c.year, c.first_month, c.last_month, c.place, c.currency)
    query = (
        select(*keys, cast(func.sum(c.minor), BigInteger), c.by_firm)
        .where(c.flow == Flow.EXPORT.value, c.year.in_(list(years)))
        .group_by(*keys, c.by_firm)
    )
    rows = connection.execute(query).all()
    told_by_firm = {row[0] for row in rows if row[6]}
    return [
        ExportSum(year, first, last, place, "", currency, int(minor))
        for year, first, last, place, currency, minor, by_firm in rows
        if by_firm or year not in told_by_firm
    ]


def market_sums(connection: Connection, years: Sequence[int]) -> list[PartSum]:
    """Return the exports of ``years`` by market; "" where no market was stated."""
    return [PartSum(*row) for row in _parted(connection, export_markets, "market", years)]


def industry_sums(connection: Connection, years: Sequence[int]) -> list[PartSum]:
    """Return the exports of ``years`` by industry; "" where neither the figure nor its firm has one."""
    return [PartSum(*row) for row in _parted(connection, export_towns, "industry", years)]


def _parted(connection: Connection, table: Table, name: str, years: Sequence[int]) -> list[tuple[Any, ...]]:
    """Return the sums of ``table`` by its column ``name``; firms' alone in a year that has any."""
    c = table.c
    keys = (c.year, c.first_month, c.last_month, c.place, c[name], c.currency)
    mine = and_(c.flow == Flow.EXPORT.value, c.year.in_(list(years)))
    if {*table.primary_key} == {*keys, c.flow, c.by_firm}:
        query = select(*keys, c.minor, c.by_firm).where(mine)  # each row is one such sum already
    else:
        whole = cast(func.sum(c.minor), BigInteger)  # PostgreSQL adds up to a decimal
        query = select(*keys, whole, c.by_firm).where(mine).group_by(*keys, c.by_firm)
    rows = connection.execute(query).all()
    told_by_firm = {row[0] for row in rows if row[7]}
    return [row[:7] for row in rows if row[7] or row[0] not in told_by_firm]


class ToDate(NamedTuple):
    """Months up to ``through`` whose amounts in ``currency`` may come added up: nobody converts those."""

    through: int
    currency: str


def firm_sums(
    connection: Connection, years: Sequence[int], firm_id: int | None = None, to_date: ToDate | None = None
) -> list[PartSum]:
    """Return what counts of each firm's exports in ``years``, or of one, its id as its name.

    With ``to_date`` its months come as one sum where they can, and later ones not at all.
    """
    c = export_series.c
    keys = (c.year, c.first_month, c.last_month, c.firm_id, c.currency)
    o = export_overlaps.c
    repeats = (
        select(o.firm_id)
        .where(o.year == c.year, o.flow == c.flow, o.firm_id == c.firm_id, o.place == c.place)
        .exists()
    )
    # Year and last month come first in the key: with both named, one firm's rows are found at once.
    whose = [c.firm_id > 0] if firm_id is None else [c.firm_id == firm_id, c.last_month.in_(range(1, 13))]
    mine = and_(c.flow == Flow.EXPORT.value, c.year.in_(list(years)), *whose)
    rows = and_(mine, not_(repeats))
    found = list[PartSum]()
    if to_date is not None:
        added = and_(c.last_month <= to_date.through, c.currency == to_date.currency)
        whole = select(c.year, c.firm_id, func.sum(c.minor)).where(rows, added).group_by(c.year, c.firm_id)
        found = [
            PartSum(year, 1, to_date.through, "", str(firm), to_date.currency, int(minor))
            for year, firm, minor in connection.execute(whole)
        ]
        rows = and_(rows, not_(added), c.first_month <= to_date.through)
    plain = select(*keys, func.sum(c.minor)).where(rows).group_by(*keys)
    found += [
        PartSum(year, first, last, "", str(firm), currency, int(minor))
        for year, first, last, firm, currency, minor in connection.execute(plain)
    ]
    if connection.execute(select(o.firm_id).where(o.year.in_(list(years))).limit(1)).first() is None:
        return found
    return found + _repeating(connection.execute(select(*keys, c.breakdown, c.minor).where(mine, repeats)))


def _repeating(rows: Iterable[Sequence[Any]]) -> list[PartSum]:
    """Return what counts of firms whose figures repeat one another, whatever they are parted by."""
    series: dict[tuple[int, int, str], list[parts.Part]] = defaultdict(list)
    for year, first, last, firm, currency, breakdown, minor in rows:
        market, by_hs, industry = (bool(breakdown & bit) for bit in (parts.MARKET, parts.HS, parts.INDUSTRY))
        part = parts.Part(first, last, "?" * market, "?" * industry, by_hs, int(minor))
        series[year, firm, currency].append(part)
    return [
        PartSum(year, span.first, span.last, "", str(firm), currency, span.minor)
        for (year, firm, currency), found in series.items()
        for span in parts.whole(found)
    ]


def published_growth(connection: Connection, year: int, place: str) -> tuple[tuple[int, Decimal], ...]:
    """Return (last month, per cent) of the year-to-date growths that a source states for ``place``."""
    e = exports.c
    query = select(e.last_month, e.growth).where(
        e.flow == Flow.EXPORT.value,
        e.year == year,
        e.place == place,
        e.firm_id.is_(None),
        e.cumulative,
        e.growth.is_not(None),
        *(column == "" for column in (e.market, e.hs, e.industry)),
    )
    return tuple((int(month), Decimal(stated)) for month, stated in connection.execute(query))


def sources(connection: Connection, year: int) -> list[str]:
    """Return up to four sources of the year's export records and targets, as they were written."""
    s, t = export_shapes.c, targets.c
    export_query = select(s.source).distinct().where(s.year == year, s.source != "")
    target_query = select(t.source).distinct().where(t.year == year, t.source != "")
    found = [
        *connection.execute(export_query.order_by(s.source).limit(SOURCES)).scalars(),
        *connection.execute(target_query.order_by(t.source).limit(SOURCES)).scalars(),
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
    o = order_days.c
    of_edition = o.edition_id.in_(select(editions.c.id).where(editions.c.year == year))
    of_none = and_(o.edition_id == 0, o.signed_on.between(date(year, 1, 1), date(year, 12, 31)))
    query = (
        select(o.edition_id, o.stage, o.currency, o.signed_on, o.records, o.minor)
        .where(o.stage != Stage.CANCELLED.value, or_(of_edition, of_none))
        .order_by(o.signed_on, o.edition_id, o.stage, o.currency)
    )
    return [
        OrderSum(EditionId(edition) if edition else None, Stage(stage), currency, signed, count, minor)
        for edition, stage, currency, signed, count, minor in connection.execute(query)
    ]
