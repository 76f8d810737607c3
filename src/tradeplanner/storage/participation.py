"""Participations: firms at editions."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.ids import EditionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation, Registration
from tradeplanner.storage import rows
from tradeplanner.storage.exhibitions import editions
from tradeplanner.storage.firms import firms
from tradeplanner.storage.schema import day, decimal, flag, listing, noun_table, number, refers, text

participations: Table = noun_table(
    Noun.PARTICIPATION,
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION, required=True),
    text("state"),
    text("state_reason"),
    day("state_on"),
    decimal("booths"),
    text("booth_type"),
    listing("booth_numbers"),
    decimal("area"),
    number("open_sides"),
    number("people"),
    flag("with_delegation"),
    text("exhibits"),
    text("exhibits_en"),
    text("hs"),
    text("brand"),
    text("freight"),
    listing("target_markets"),
    day("applied_on"),
    text("wishes"),
    text("notes"),
    UniqueConstraint("firm_id", "edition_id"),
)

ASKED_AT_ONCE = 500
"""Ids in one question; a database takes only so many."""


def get(connection: Connection, participation_id: ParticipationId) -> Participation | None:
    """Return one participation, or None."""
    query = select(participations).where(participations.c.id == participation_id)
    return rows.one(connection, Participation, query)


def find(connection: Connection, firm_id: FirmId, edition_id: EditionId) -> Participation | None:
    """Return a firm's participation in an edition, or None."""
    query = select(participations).where(
        participations.c.firm_id == firm_id, participations.c.edition_id == edition_id
    )
    return rows.one(connection, Participation, query)


def listed(connection: Connection, edition_id: EditionId | None = None) -> list[Participation]:
    """Return the participations of one edition, or all."""
    query = select(participations).order_by(participations.c.id)
    if edition_id is not None:
        query = query.where(participations.c.edition_id == edition_id)
    return rows.many(connection, Participation, query)


def of_firm(connection: Connection, firm_id: FirmId) -> list[Participation]:
    """Return the participations of one firm."""
    query = select(participations).where(participations.c.firm_id == firm_id)
    return rows.many(connection, Participation, query.order_by(participations.c.id))


def of_year(connection: Connection, year: int) -> list[Registration]:
    """Return the participations in editions of ``year`` with their firms, in the order of the openings."""
    about = (firms.c.name_zh, firms.c.town, firms.c.industry, firms.c.credit_code)
    labels = [f"firm_{column.name}" for column in about]
    query = (
        select(participations, *(column.label(label) for column, label in zip(about, labels, strict=True)))
        .join(firms, firms.c.id == participations.c.firm_id)
        .join(editions, editions.c.id == participations.c.edition_id)
        .where(editions.c.year == year)
        .order_by(editions.c.opens, editions.c.id, participations.c.id)
    )
    return [
        Registration(noun, *(text or "" for text in told))
        for noun, told in rows.joined(connection, Participation, query, labels)
    ]


def words(connection: Connection, name: str) -> list[str]:
    """Return the texts that registrations have in the column ``name``, each once."""
    column = participations.c[name]
    query = select(column).where(column != "").distinct()
    return [str(text) for text in connection.execute(query).scalars()]


def of_ids(connection: Connection, ids: Sequence[ParticipationId]) -> list[Participation]:
    """Return the participations of ``ids`` that there are, in no particular order."""
    found: list[Participation] = []
    for start in range(0, len(ids), ASKED_AT_ONCE):
        part = ids[start : start + ASKED_AT_ONCE]
        found += rows.many(
            connection, Participation, select(participations).where(participations.c.id.in_(part))
        )
    return found
