"""People of firms."""

from sqlalchemy import Connection, Table, select

from tradeplanner.domain.ids import FirmId, Noun, PersonId
from tradeplanner.domain.people import Person
from tradeplanner.storage import rows
from tradeplanner.storage.schema import noun_table, refers, text

people: Table = noun_table(
    Noun.PERSON,
    refers("firm_id", Noun.FIRM, required=True),
    text("name"),
    text("position"),
    text("phone"),
    text("email"),
    text("notes"),
)


def get(connection: Connection, person_id: PersonId) -> Person | None:
    """Return one person, or None."""
    return rows.one(connection, Person, select(people).where(people.c.id == person_id))


def listed(connection: Connection, firm_id: FirmId | None = None) -> list[Person]:
    """Return the people of a firm, or of all, in the order they were written."""
    query = select(people).order_by(people.c.firm_id, people.c.id)
    if firm_id is not None:
        query = query.where(people.c.firm_id == firm_id)
    return rows.many(connection, Person, query)
