"""Sums of a part of the figures, read from the smallest table of sums that knows what is asked for.

The rules are those of ``summaries``; nothing here reads a single export figure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Table, and_, cast, func, or_, select

from tradeplanner.domain.exports import Flow
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.participation import State
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.firms import firms
from tradeplanner.storage.orders import orders
from tradeplanner.storage.participation import participations
from tradeplanner.storage.summaries import ExportSum, PartSum, ToDate, firm_sums
from tradeplanner.storage.summary_tables import (
    export_cube,
    export_markets,
    export_shapes,
    export_towns,
    order_cube,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """Whose figures count, None leaving nothing out; ``markets`` are a group's members on the day."""

    town: str | None = None
    industry: str | None = None
    markets: frozenset[str] | None = None


def export_sums(connection: Connection, years: Sequence[int], within: Within) -> list[ExportSum]:
    """Return the exports of ``years`` within the cut by town, or of places where no firm has records."""
    return [ExportSum(*row) for row in _parted(connection, "town", years, within)]


def part_sums(connection: Connection, by: str, years: Sequence[int], within: Within) -> list[PartSum]:
    """Return the exports of ``years`` within the cut by ``by``: "market" or "industry"."""
    return [PartSum(*row) for row in _parted(connection, by, years, within)]


def _parted(connection: Connection, by: str, years: Sequence[int], within: Within) -> list[tuple[Any, ...]]:
    table = _smallest(by, within)
    c = table.c
    keys = (c.year, c.first_month, c.last_month, c.place, c[by], c.currency)
    query = (
        select(*keys, cast(func.sum(c.minor), BigInteger), c.by_firm)
        .where(c.flow == Flow.EXPORT.value, c.year.in_(list(years)), *_conditions(table, within))
        .group_by(*keys, c.by_firm)
    )
    told = _told_by_firm(connection, years)
    return [(*row[:6], int(row[6])) for row in connection.execute(query) if row[7] or row[0] not in told]


def _smallest(by: str, within: Within) -> Table:
    """Return the table with the fewest rows that knows everything that is asked for."""
    by_market = by == "market" or within.markets is not None
    by_rest = by != "market" or within.town is not None or within.industry is not None
    if by_market and by_rest:
        return export_cube
    return export_markets if by_market else export_towns


def _conditions(table: Table, within: Within) -> list[ColumnElement[bool]]:
    c, found = table.c, list[ColumnElement[bool]]()
    if within.town is not None:  # a place's own figures have no town: the place is it
        found.append(or_(and_(c.by_firm, c.town == within.town), and_(~c.by_firm, c.place == within.town)))
    if within.industry is not None:
        found.append(c.industry == within.industry)
    if within.markets is not None:
        found.append(c.market.in_(sorted(within.markets)))
    return found


def _told_by_firm(connection: Connection, years: Sequence[int]) -> set[int]:
    """Return the years that firms' records tell of, whatever the cut leaves of them."""
    c = export_shapes.c
    query = select(c.year).distinct().where(
        c.flow == Flow.EXPORT.value, c.by_firm, c.year.in_(list(years))
    )  # fmt: skip
    return set(connection.execute(query).scalars())


def firm_parts(
    connection: Connection, years: Sequence[int], town: str | None, to_date: ToDate
) -> list[PartSum]:
    """Return what counts of each firm's exports in ``years``, of the firms of ``town`` alone if named."""
    found = firm_sums(connection, years, to_date=to_date)
    if town is None:
        return found
    mine = {
        str(number) for number in connection.execute(select(firms.c.id).where(firms.c.town == town)).scalars()
    }
    return [part for part in found if part.name in mine]


def order_sums(
    connection: Connection, held: Collection[EditionId], outside: int | None, within: Within
) -> list[OrderSum]:
    """Return the orders of the editions ``held``, and those of no edition signed in the year ``outside``."""
    o = order_cube.c
    of: list[ColumnElement[bool]] = [o.edition_id.in_(sorted(held))]
    if outside is not None:
        signed = func.extract("year", o.signed_on) == outside
        of.append(and_(o.edition_id == 0, signed))
    keys = (o.edition_id, o.stage, o.currency, o.signed_on)
    query = (
        select(*keys, cast(func.sum(o.records), BigInteger), cast(func.sum(o.minor), BigInteger))
        .where(o.stage != Stage.CANCELLED.value, or_(*of), *_of_orders(within))
        .group_by(*keys)
        .order_by(o.signed_on, o.edition_id, o.stage, o.currency)
    )
    return [
        OrderSum(
            EditionId(edition) if edition else None, Stage(stage), currency, signed, int(count), int(minor)
        )
        for edition, stage, currency, signed, count, minor in connection.execute(query)
    ]


def _of_orders(within: Within) -> list[ColumnElement[bool]]:
    o, found = order_cube.c, list[ColumnElement[bool]]()
    if within.town is not None:
        found.append(o.town == within.town)
    if within.industry is not None:
        found.append(o.industry == within.industry)
    if within.markets is not None:
        found.append(o.market.in_(sorted(within.markets)))
    return found


def registered(
    connection: Connection, held: Collection[EditionId], within: Within
) -> list[tuple[int, State]]:
    """Return (firm, state) of the registrations at the editions ``held``, of firms within the cut."""
    p = participations.c
    query = (
        select(p.firm_id, p.state)
        .join(firms, firms.c.id == p.firm_id)
        .where(p.edition_id.in_(sorted(held)), *_of_firms(within))
    )
    return [(int(firm), State(state)) for firm, state in connection.execute(query)]


def ordering(connection: Connection, held: Collection[EditionId], within: Within) -> list[tuple[int, Stage]]:
    """Return (firm, stage) of the stages that firms within town and industry have orders in, each once."""
    o = orders.c
    query = (
        select(o.firm_id, o.stage)
        .distinct()
        .join(firms, firms.c.id == o.firm_id)
        .where(o.edition_id.in_(sorted(held)), o.stage != Stage.CANCELLED.value, *_of_firms(within))
    )
    return [(int(firm), Stage(stage)) for firm, stage in connection.execute(query)]


def _of_firms(within: Within) -> list[ColumnElement[bool]]:
    found = list[ColumnElement[bool]]()
    if within.town is not None:
        found.append(firms.c.town == within.town)
    if within.industry is not None:
        found.append(firms.c.industry == within.industry)
    return found


@dataclass(frozen=True, slots=True)
class Offers:
    """What there is to cut by: towns and industries that figures name, in order."""

    towns: tuple[str, ...]
    industries: tuple[str, ...]


def offers(connection: Connection, year: int) -> Offers:
    """Return the towns and industries of the figures, orders and firms that a page of ``year`` can show."""
    c = export_towns.c
    mine = (c.flow == Flow.EXPORT.value, c.year.in_([year - 1, year]))
    towns = set(connection.execute(select(c.town).distinct().where(*mine)).scalars())
    if not any(towns):
        towns = set(connection.execute(select(c.place).distinct().where(*mine)).scalars())
    industries = set(connection.execute(select(c.industry).distinct().where(*mine)).scalars())
    o = order_cube.c
    of_year = select(editions.c.id).where(editions.c.year == year)
    for column, found in ((o.town, towns), (o.industry, industries)):
        found |= set(connection.execute(select(column).distinct().where(o.edition_id.in_(of_year))).scalars())
    return Offers(tuple(sorted(filter(None, towns))), tuple(sorted(filter(None, industries))))
