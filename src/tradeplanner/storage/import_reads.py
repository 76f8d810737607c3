"""What an import asks of the database: everything that its rows are compared with, in one snapshot."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, func, select

from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.firms import Firm, FirmFigure
from tradeplanner.domain.history import StepKind
from tradeplanner.domain.orders import Order
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import Rate
from tradeplanner.domain.targets import Target
from tradeplanner.storage import rows
from tradeplanner.storage.exhibitions import editions, exhibitions
from tradeplanner.storage.exports import exports
from tradeplanner.storage.firms import firm_figures, firms
from tradeplanner.storage.journal import import_batches, steps
from tradeplanner.storage.orders import orders
from tradeplanner.storage.participation import participations
from tradeplanner.storage.programmes import programmes
from tradeplanner.storage.rates import rates
from tradeplanner.storage.summary_tables import export_series
from tradeplanner.storage.targets import targets

ASKED_AT_ONCE = 500
"""Ids in one question; a database takes only so many."""


def last_step(connection: Connection) -> int:
    """Return the newest step's number: what was read is as of it."""
    return int(connection.execute(select(func.coalesce(func.max(steps.c.id), 0))).scalar_one())


def imported_at(connection: Connection, sha256: str) -> str:
    """Return when a file with this content was last imported and not undone, as UTC text, or ""."""
    query = (
        select(steps.c.origin_id, steps.c.at)
        .join(import_batches, import_batches.c.step_id == steps.c.id)
        .where(import_batches.c.sha256 == sha256)
        .order_by(steps.c.id.desc())
    )
    for origin, at in connection.execute(query).all():
        newest = select(steps.c.kind).where(steps.c.origin_id == origin).order_by(steps.c.id.desc()).limit(1)
        if connection.execute(newest).scalar() != StepKind.UNDO:
            return str(at)
    return ""


def all_firms(connection: Connection) -> list[Firm]:
    """Return every firm, retired ones too: a later file may name one."""
    return rows.many(connection, Firm, select(firms))


def all_figures(connection: Connection) -> list[FirmFigure]:
    """Return every yearly figure of every firm."""
    return rows.many(connection, FirmFigure, select(firm_figures))


def all_exhibitions(connection: Connection) -> list[Exhibition]:
    """Return every recurring fair."""
    return rows.many(connection, Exhibition, select(exhibitions))


def all_editions(connection: Connection) -> list[Edition]:
    """Return every edition."""
    return rows.many(connection, Edition, select(editions))


def all_orders(connection: Connection) -> list[Order]:
    """Return every order."""
    return rows.many(connection, Order, select(orders))


def all_rates(connection: Connection) -> list[Rate]:
    """Return every rate."""
    return rows.many(connection, Rate, select(rates))


def all_targets(connection: Connection) -> list[Target]:
    """Return every target in all its revisions."""
    return rows.many(connection, Target, select(targets))


def all_programmes(connection: Connection) -> list[Programme]:
    """Return every programme."""
    return rows.many(connection, Programme, select(programmes))


def all_participations(connection: Connection) -> list[Participation]:
    """Return every participation."""
    return rows.many(connection, Participation, select(participations))


def loose_orders(connection: Connection) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """Return (id, version) of the orders of each firm at each edition that belong to no participation."""
    c = orders.c
    query = select(c.firm_id, c.edition_id, c.id, c.version).where(
        c.edition_id.is_not(None), c.participation_id.is_(None)
    )
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for firm, edition, row_id, version in connection.execute(query):
        found.setdefault((int(firm), int(edition)), []).append((int(row_id), int(version)))
    return found


def participation_ids(connection: Connection) -> dict[tuple[int, int], int]:
    """Return the participation of each firm at each edition."""
    query = select(participations.c.firm_id, participations.c.edition_id, participations.c.id)
    return {(int(firm), int(edition)): int(row_id) for firm, edition, row_id in connection.execute(query)}


def export_figures(
    connection: Connection, years: Collection[int] | None, *, firms_too: bool = True
) -> dict[tuple[int, int, int, int, bool, str, str, str, str, str], tuple[int, int, int, str, str]]:
    """Return the export figures of ``years`` (all for None) by what tells them apart.

    Those of firms are left out unless ``firms_too``.

    Keys: firm (0 for none), year, first and last month, cumulative, flow, place, industry, market,
    HS. Values: id, version, minor units, currency, unit.
    """
    c = exports.c
    query = select(
        func.coalesce(c.firm_id, 0), c.year, c.first_month, c.last_month, c.cumulative, c.flow, c.place,
        c.industry,
        c.market, c.hs, c.id, c.version, c.value_minor, c.value_currency, c.unit,
    )  # fmt: skip
    if not firms_too:
        query = query.where(c.firm_id.is_(None))
    if years is not None:
        query = query.where(c.year.in_(list(years)))
    return {
        (int(firm), int(year), int(first), int(last), bool(sums), flow, place, industry, market, hs): tuple(
            rest
        )
        for firm, year, first, last, sums, flow, place, industry, market, hs, *rest in connection.execute(
            query
        )
    }


def export_past(
    connection: Connection, firms: Collection[int], years: Collection[int]
) -> dict[tuple[int, str, str, str, int], dict[tuple[int, int, int], int]]:
    """Return the stored sums of ``firms`` (0 for places) in ``years``, by series and months.

    Keys: firm, place, flow, currency, breakdown; then year, first and last month. Values: minor units.
    """
    c = export_series.c
    keys = (c.firm_id, c.place, c.flow, c.currency, c.breakdown)
    wanted, found = (
        sorted(firms),
        defaultdict[tuple[int, str, str, str, int], dict[tuple[int, int, int], int]](dict),
    )
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        part = wanted[start : start + ASKED_AT_ONCE]
        query = select(*keys, c.year, c.first_month, c.last_month, c.minor).where(
            c.year.in_(list(years)), c.firm_id.in_(part)
        )
        for firm, place, flow, currency, breakdown, *months, minor in connection.execute(query):
            year, first, last = months
            found[firm, place, flow, currency, breakdown][year, first, last] = int(minor)
    return found
