"""Series whose figures repeat one another: which they are, and what of them counts (``domain.parts``).

Most series are plain: single months, or months that do not overlap, broken down in one way. Their records
are simply added. The others are looked through here, a year at a time.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, and_, delete, func, insert, literal_column, select

from tradeplanner.domain import parts
from tradeplanner.domain.parts import Part
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firms
from tradeplanner.storage.month_sums import holder, in_overlaps, place
from tradeplanner.storage.summary_tables import export_cube, export_overlaps, export_series, export_shapes
from tradeplanner.storage.touched import Figure, Month

CHUNK = 500
"""Ids that one query names."""


class Holder(NamedTuple):
    """Whose figures: a flow, and a firm's id or 0 and a place."""

    flow: str
    firm_id: int
    place: str


def holder_of(figure: Figure) -> Holder:
    """Return whose a figure is."""
    return Holder(figure.flow, figure.firm_id or 0, "" if figure.firm_id else figure.place)


def stored(connection: Connection, year: int) -> set[Holder]:
    """Return the series that were found to repeat themselves in ``year``."""
    o = export_overlaps.c
    return {
        Holder(*row) for row in connection.execute(select(o.flow, o.firm_id, o.place).where(o.year == year))
    }


def found(connection: Connection, year: int) -> set[Holder]:
    """Return the series of ``year`` that repeat themselves, from their sums by month."""
    if _none_can(connection, year):
        return set()
    s = export_series.c
    whose = (s.flow, s.firm_id, s.place)
    kinds = (
        select(*whose, s.first_month, s.last_month, s.breakdown).distinct().where(s.year == year).subquery()
    )
    c = kinds.c
    over: dict[str, Any] = {
        "partition_by": (c.flow, c.firm_id, c.place),
        "order_by": (c.first_month, c.last_month, c.breakdown),
    }
    ordered = select(
        c.flow, c.firm_id, c.place, c.first_month, c.breakdown,
        func.lag(c.last_month).over(**over).label("ended"),
        func.lag(c.breakdown).over(**over).label("parted"),
    ).subquery()  # fmt: skip
    n = ordered.c
    repeats = (n.ended >= n.first_month) | (n.parted != n.breakdown)
    query = select(n.flow, n.firm_id, n.place).distinct().where(repeats)
    return {Holder(*row) for row in connection.execute(query)}


def _none_can(connection: Connection, year: int) -> bool:
    """Tell cheaply whether all records of ``year`` have months that do not overlap, and one breakdown."""
    s = export_shapes.c
    query = select(s.flow, s.by_firm, s.breakdown, s.first_month, s.last_month).distinct()
    spans: dict[tuple[str, bool], set[tuple[int, int]]] = defaultdict(set)
    ways: dict[tuple[str, bool], set[int]] = defaultdict(set)
    for flow, by_firm, breakdown, first, last in connection.execute(query.where(s.year == year)):
        spans[flow, by_firm].add((first, last))
        ways[flow, by_firm].add(breakdown)
    return all(len(found) == 1 for found in ways.values()) and all(map(_disjoint, spans.values()))


def _disjoint(spans: Iterable[tuple[int, int]]) -> bool:
    ended = 0
    for first, last in sorted(spans):
        if first <= ended:
            return False
        ended = last
    return True


def note(connection: Connection, year: int, holders: Collection[Holder]) -> None:
    """Keep which series of ``year`` repeat themselves."""
    connection.execute(delete(export_overlaps).where(export_overlaps.c.year == year))
    rows = [{"year": year, "version": 1, **holder._asdict()} for holder in sorted(holders)]
    if rows:
        connection.execute(insert(export_overlaps), rows)


def months_of(connection: Connection, year: int, holders: Collection[Holder]) -> set[Month]:
    """Return the months of ``year`` in which one of ``holders`` has records."""
    if not holders:
        return set()
    s = export_series.c
    query = select(s.flow, s.firm_id, s.place, s.last_month).distinct().where(s.year == year)
    if len(holders) <= CHUNK:
        query = query.where(s.firm_id.in_({holder.firm_id for holder in holders}))
    return {(year, row[3]) for row in connection.execute(query) if Holder(*row[:3]) in holders}


def rebuild(connection: Connection, year: int) -> set[Month]:
    """Compute anew what counts of the year's series that repeat themselves; return the months concerned."""
    c = export_cube.c
    mine = (c.year == year) & c.overlapping
    months = {
        (year, last) for last in connection.execute(select(c.last_month).distinct().where(mine)).scalars()
    }
    connection.execute(delete(export_cube).where(mine))
    rows = [
        {**key, "year": year, "overlapping": True, "version": 1, "minor": minor, "records": records}
        for key, (minor, records) in counted(connection, year)
    ]
    if rows:
        connection.execute(insert(export_cube), rows)
    return months | {(year, int(str(row["last_month"]))) for row in rows}


def counted(connection: Connection, year: int) -> Iterator[tuple[dict[str, object], tuple[int, int]]]:
    """Yield the overlapping rows of the cube: their keys, and their sum and how many cells it has."""
    sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    names = (
        "last_month", "first_month", "flow", "by_firm", "place", "town", "industry", "market", "currency",
    )  # fmt: skip
    for (flow, firm, where, town, home, currency), found_parts in _series(connection, year).items():
        for cell in parts.cells(found_parts, home):
            where_at = (where, town, cell.industry, cell.market, currency)
            at: tuple[object, ...] = (cell.last, cell.first, flow, bool(firm), *where_at)
            sums[at][0] += cell.minor
            sums[at][1] += 1
    for at, (minor, records) in sums.items():
        yield dict(zip(names, at, strict=True)), (minor, records)


def records_of(year: int, holders: Collection[Holder]) -> list[ColumnElement[bool]]:
    """Return conditions that find the records of a few ``holders``, firms and places each by their index."""
    e = exports.c
    # The year must not be looked up by its own index, which knows far more records than a firm has.
    of_year = e.year + literal_column("0", Integer) == year
    firm_ids = sorted({holder.firm_id for holder in holders if holder.firm_id})
    places = sorted({holder.place for holder in holders if not holder.firm_id})
    by_firm = [and_(of_year, e.firm_id.in_(firm_ids))] if firm_ids else []
    return [*by_firm, *([and_(of_year, e.firm_id.is_(None), e.place.in_(places))] if places else [])]


def _series(connection: Connection, year: int) -> dict[tuple[Any, ...], list[Part]]:
    """Return the records of the series that repeat themselves, by series and currency."""
    e, f = exports.c, firms.c
    whose = (
        e.flow, holder, place, func.coalesce(f.town, ""), func.coalesce(f.industry, ""), e.value_currency,
    )  # fmt: skip
    query = (
        select(*whose, e.first_month, e.last_month, e.market, e.industry, e.hs != "", e.value_minor)
        .select_from(exports.outerjoin(firms, f.id == e.firm_id))
        .where(in_overlaps)
    )
    found_parts: dict[tuple[Any, ...], list[Part]] = defaultdict(list)
    holders = stored(connection, year)
    where = records_of(year, holders) if len(holders) <= CHUNK else [e.year == year]
    for row in chain.from_iterable(connection.execute(query.where(each)) for each in where):
        first, last, market, industry, by_hs, minor = row[len(whose) :]
        part = Part(first, last, market, industry, bool(by_hs), int(minor))
        found_parts[tuple(row[: len(whose)])].append(part)
    return found_parts
