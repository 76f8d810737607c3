"""People of firms beside the one contact of the register: to note, mend and remove them.

Steps name the firm, never a person.
"""

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import people as rules
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, FirmId, Noun, PersonId
from tradeplanner.domain.people import Person
from tradeplanner.storage import firms
from tradeplanner.storage import people as store
from tradeplanner.storage.work import Work


def add(ws: Workspace, person: Person) -> Changed:
    """Store a new person of a firm; RejectedError without a name, ConflictError if the firm is gone."""
    refuse(rules.check(person))
    with ws.change(Act.ADD, Noun.PERSON) as work:
        work.params |= _whose(work, person)
        work.add(Noun.PERSON, person)
    return work.changed


def edit(ws: Workspace, person: Person) -> Changed:
    """Store a person over the row of its id and version; ConflictError if somebody was faster."""
    row_id = PersonId(found(person.id, Noun.PERSON))
    refuse(rules.check(person))
    with ws.change(Act.EDIT, Noun.PERSON) as work:
        found(store.get(work.connection, row_id), Noun.PERSON, row_id)
        work.params |= _whose(work, person)
        work.put(Noun.PERSON, row_id, person.version, person)
    return work.changed


def remove(ws: Workspace, person_id: PersonId, version: int) -> Changed:
    """Delete a person; undo brings it back. ConflictError if somebody was faster."""
    with ws.change(Act.REMOVE, Noun.PERSON) as work:
        person = found(store.get(work.connection, person_id), Noun.PERSON, person_id)
        work.params |= _whose(work, person)
        work.delete(Noun.PERSON, person_id, version)
    return work.changed


def all(ws: Workspace, firm_id: FirmId | None = None) -> list[Person]:  # noqa: A001  # read as people.all
    """Return the people of one firm, or of all, in the order in which they were written."""
    with ws.store.read() as connection:
        return store.listed(connection, firm_id)


def _whose(work: Work, person: Person) -> dict[str, str]:
    firm = found(firms.get(work.connection, person.firm_id), Noun.FIRM, person.firm_id)
    return {"firm": firm.name_zh}
