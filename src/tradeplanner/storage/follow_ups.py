"""Rounds of follow-up: who was asked what came of an edition, and who answered."""

from sqlalchemy import Connection, Table, UniqueConstraint, select

from tradeplanner.domain.follow_ups import FollowUp
from tradeplanner.domain.ids import EditionId, FirmId, FollowUpId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, noun_table, number, refers, text

follow_ups: Table = noun_table(
    Noun.FOLLOW_UP,
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION, required=True),
    number("months", required=True),
    day("due_on"),
    day("sent_on"),
    day("answered_on"),
    text("notes"),
    UniqueConstraint("firm_id", "edition_id", "months"),
)


def get(connection: Connection, follow_up_id: FollowUpId) -> FollowUp | None:
    """Return one follow-up, or None."""
    return rows.one(connection, FollowUp, select(follow_ups).where(follow_ups.c.id == follow_up_id))


def find(connection: Connection, firm_id: FirmId, edition_id: EditionId, months: int) -> FollowUp | None:
    """Return the follow-up of a firm in a round of an edition, or None."""
    c = follow_ups.c
    mine = (c.firm_id == firm_id, c.edition_id == edition_id, c.months == months)
    return rows.one(connection, FollowUp, select(follow_ups).where(*mine))


def listed(connection: Connection, edition_id: EditionId | None = None) -> list[FollowUp]:
    """Return the follow-ups of an edition, or all, in the order they were written."""
    query = select(follow_ups).order_by(follow_ups.c.edition_id, follow_ups.c.months, follow_ups.c.id)
    if edition_id is not None:
        query = query.where(follow_ups.c.edition_id == edition_id)
    return rows.many(connection, FollowUp, query)
