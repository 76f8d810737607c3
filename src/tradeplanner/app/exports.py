"""Export records: single figures by hand; whole files come in through ``imports``."""

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, ExportId, Noun
from tradeplanner.storage import exports as store


def add(ws: Workspace, record: ExportRecord) -> Changed:
    """Add a figure; RejectedError if it breaks a rule."""
    refuse(rules.check(record) + _market(ws, record.market))
    with ws.change(Act.ADD, Noun.EXPORT, **_params(record)) as work:
        work.add(Noun.EXPORT, record)
    return work.changed


def edit(ws: Workspace, record: ExportRecord) -> Changed:
    """Store a figure over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(record) + _market(ws, record.market))
    with ws.change(Act.EDIT, Noun.EXPORT, **_params(record)) as work:
        work.put(Noun.EXPORT, found(record.id, Noun.EXPORT), record.version, record)
    return work.changed


def remove(ws: Workspace, export_id: ExportId, version: int) -> Changed:
    """Delete a figure."""
    with ws.change(Act.REMOVE, Noun.EXPORT) as work:
        record = found(store.get(work.connection, export_id), Noun.EXPORT, export_id)
        work.params |= _params(record)
        work.delete(Noun.EXPORT, export_id, version)
    return work.changed


def all(ws: Workspace, year: int) -> list[ExportRecord]:  # noqa: A001  # read as exports.all
    """Return the records of ``year`` by month and firm."""
    with ws.store.read() as connection:
        return store.listed(connection, year)


def years(ws: Workspace) -> list[int]:
    """Return the years that have records, oldest first."""
    with ws.store.read() as connection:
        return store.years(connection)


def _params(record: ExportRecord) -> dict[str, int]:
    return {"year": record.year, "first": record.first_month, "last": record.last_month}


def _market(ws: Workspace, code: str) -> list[Finding]:
    if not code or ws.markets.get(code):
        return []
    return [error(Code.UNKNOWN_MARKET, "market", market=code)]
