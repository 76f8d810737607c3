"""Targets and their revisions."""

from sqlalchemy import Connection, Table, UniqueConstraint, func, select

from tradeplanner.domain.ids import Noun, TargetId
from tradeplanner.domain.targets import Target
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, decimal, listing, money, noun_table, number, text

targets: Table = noun_table(
    Noun.TARGET,
    text("measure"),
    text("scope"),
    text("scope_key"),
    number("year", required=True),
    *money("amount"),
    number("count"),
    decimal("growth_aim"),
    text("phasing"),
    listing("weights"),
    number("revision", required=True),
    day("decided_on"),
    text("source"),
    text("notes"),
    UniqueConstraint("measure", "scope", "scope_key", "year", "revision"),
)


def get(connection: Connection, target_id: TargetId) -> Target | None:
    """Return one target, or None."""
    return rows.one(connection, Target, select(targets).where(targets.c.id == target_id))


def listed(connection: Connection, year: int | None = None) -> list[Target]:
    """Return the targets of ``year``, or all, every revision, the newest revision of each first."""
    query = select(targets).order_by(
        targets.c.year.desc(),
        targets.c.measure,
        targets.c.scope,
        targets.c.scope_key,
        targets.c.revision.desc(),
    )
    if year is not None:
        query = query.where(targets.c.year == year)
    return rows.many(connection, Target, query)


def last_revision(connection: Connection, target: Target) -> int:
    """Return the highest revision stored for the same measure, scope and year; 0 if there is none."""
    query = select(func.max(targets.c.revision)).where(
        targets.c.measure == target.measure.value,
        targets.c.scope == target.scope.value,
        targets.c.scope_key == target.scope_key,
        targets.c.year == target.year,
    )
    return int(connection.execute(query).scalar() or 0)
