"""Result forms: what firms say that exhibitions brought them; entered by hand, mended, taken off."""

from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import returns as rules
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun, ReturnId
from tradeplanner.domain.returns import Return
from tradeplanner.storage import firms
from tradeplanner.storage import returns as store
from tradeplanner.storage.work import Work


def add(ws: Workspace, told: Return) -> Changed:
    """Store a firm's result form of an edition; RejectedError if it has one already or breaks a rule."""
    with ws.change(Act.ADD, Noun.RETURN) as work:
        _prepare(ws, work, told)
        work.add(Noun.RETURN, told)
    return work.changed


def edit(ws: Workspace, told: Return) -> Changed:
    """Store a form over the row of its id and version. Raises RejectedError, ConflictError."""
    with ws.change(Act.EDIT, Noun.RETURN) as work:
        _prepare(ws, work, told)
        work.put(Noun.RETURN, found(told.id, Noun.RETURN), told.version, told)
    return work.changed


def remove(ws: Workspace, return_id: ReturnId, version: int) -> Changed:
    """Delete a form. Raises ConflictError where somebody was faster."""
    with ws.change(Act.REMOVE, Noun.RETURN) as work:
        told = found(store.get(work.connection, return_id), Noun.RETURN, return_id)
        work.params["name"] = found(firms.get(work.connection, told.firm_id), Noun.FIRM).name_zh
        work.delete(Noun.RETURN, return_id, version)
    return work.changed


def all(ws: Workspace) -> list[Return]:  # noqa: A001  # read as returns.all
    """Return every result form."""
    with ws.store.read() as connection:
        return store.listed(connection)


def of_edition(ws: Workspace, edition_id: EditionId) -> list[Return]:
    """Return the result forms of one edition."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def of_firm(ws: Workspace, firm_id: FirmId) -> list[Return]:
    """Return the result forms of one firm, newest first."""
    with ws.store.read() as connection:
        return store.of_firm(connection, firm_id)


def _prepare(ws: Workspace, work: Work, told: Return) -> None:
    refuse(rules.check(told) + unknown_markets(ws.markets, "markets", told.markets))
    work.params["name"] = found(firms.get(work.connection, told.firm_id), Noun.FIRM, told.firm_id).name_zh
    others = store.listed(work.connection, told.edition_id)
    if any(other.firm_id == told.firm_id and other.id != told.id for other in others):
        refuse([error(Code.DUPLICATE_RECORD, "firm_id", noun=Noun.RETURN.value)])
