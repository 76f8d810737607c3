"""Participations: which firm goes to which edition, and how its state moves."""

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import participation as rules
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation
from tradeplanner.storage import exhibitions, firms
from tradeplanner.storage import participation as store
from tradeplanner.storage.work import Work


def register(ws: Workspace, participation: Participation) -> Changed:
    """Register a firm for an edition; RejectedError if it is registered there already."""
    refuse(rules.check(participation))
    with ws.change(Act.ADD, Noun.PARTICIPATION) as work:
        work.params |= _names(work, participation)
        if store.find(work.connection, participation.firm_id, participation.edition_id):
            refuse([error(Code.DUPLICATE_RECORD, "firm_id", noun=Noun.PARTICIPATION.value)])
        work.add(Noun.PARTICIPATION, participation)
    return work.changed


def edit(ws: Workspace, participation: Participation) -> Changed:
    """Store a participation over the row of its id and version; its state may only move as allowed."""
    row_id = ParticipationId(found(participation.id, Noun.PARTICIPATION))
    with ws.change(Act.EDIT, Noun.PARTICIPATION) as work:
        before = found(store.get(work.connection, row_id), Noun.PARTICIPATION, row_id)
        refuse(rules.check(participation) + rules.check_move(before.state, participation.state))
        work.params |= _names(work, participation)
        work.put(Noun.PARTICIPATION, row_id, participation.version, participation)
    return work.changed


def remove(ws: Workspace, participation_id: ParticipationId, version: int) -> Changed:
    """Delete a participation; ExpectedError (IN_USE) while orders are linked to it."""
    with ws.change(Act.REMOVE, Noun.PARTICIPATION) as work:
        before = found(store.get(work.connection, participation_id), Noun.PARTICIPATION, participation_id)
        work.params |= _names(work, before)
        work.delete(Noun.PARTICIPATION, participation_id, version)
    return work.changed


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[Participation]:  # noqa: A001  # read as participation.all
    """Return the participations of one edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def _names(work: Work, participation: Participation) -> dict[str, str]:
    firm = found(firms.get(work.connection, participation.firm_id), Noun.FIRM, participation.firm_id)
    edition = exhibitions.get(work.connection, participation.edition_id)
    return {"name": firm.name_zh, "edition": found(edition, Noun.EDITION).name_zh}
