"""Papers that firms hand in."""

from sqlalchemy import Connection, Table, select

from tradeplanner.domain.ids import EditionId, FirmId, Noun, PaperId
from tradeplanner.domain.papers import Paper
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, noun_table, refers, text

papers: Table = noun_table(
    Noun.PAPER,
    refers("firm_id", Noun.FIRM, required=True),
    refers("edition_id", Noun.EDITION),
    text("kind"),
    text("name"),
    day("due_on"),
    day("received_on"),
    text("place"),
    text("notes"),
)


def get(connection: Connection, paper_id: PaperId) -> Paper | None:
    """Return one paper, or None."""
    return rows.one(connection, Paper, select(papers).where(papers.c.id == paper_id))


def listed(
    connection: Connection, edition_id: EditionId | None = None, firm_id: FirmId | None = None
) -> list[Paper]:
    """Return papers in the order they were written: of an edition, of a firm, or all."""
    query = select(papers).order_by(papers.c.firm_id, papers.c.id)
    if edition_id is not None:
        query = query.where(papers.c.edition_id == edition_id)
    if firm_id is not None:
        query = query.where(papers.c.firm_id == firm_id)
    return rows.many(connection, Paper, query)
