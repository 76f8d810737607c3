"""Programmes: the year's campaigns and their aims."""

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import programmes
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun, ProgrammeId
from tradeplanner.domain.programmes import Programme
from tradeplanner.storage import programmes as store


def add(ws: Workspace, programme: Programme) -> Changed:
    """Add a programme; RejectedError if it breaks a rule."""
    refuse(programmes.check(programme))
    with ws.change(Act.ADD, Noun.PROGRAMME, name=programme.name_zh) as work:
        work.add(Noun.PROGRAMME, programme)
    return work.changed


def edit(ws: Workspace, programme: Programme) -> Changed:
    """Store a programme over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(programmes.check(programme))
    with ws.change(Act.EDIT, Noun.PROGRAMME, name=programme.name_zh) as work:
        work.put(Noun.PROGRAMME, found(programme.id, Noun.PROGRAMME), programme.version, programme)
    return work.changed


def remove(ws: Workspace, programme_id: ProgrammeId, version: int) -> Changed:
    """Delete a programme; ExpectedError (IN_USE) while editions belong to it."""
    with ws.store.read() as connection:
        programme = found(store.get(connection, programme_id), Noun.PROGRAMME, programme_id)
    with ws.change(Act.REMOVE, Noun.PROGRAMME, name=programme.name_zh) as work:
        work.delete(Noun.PROGRAMME, programme_id, version)
    return work.changed


def all(ws: Workspace) -> list[Programme]:  # noqa: A001  # read as programmes.all
    """Return all programmes, newest year first."""
    with ws.store.read() as connection:
        return store.listed(connection)
