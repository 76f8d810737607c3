"""Export records: single figures by hand; whole files come in through ``imports``."""

from dataclasses import dataclass

from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, ExportId, Noun
from tradeplanner.storage import export_rows
from tradeplanner.storage import exports as store

SHOWN = 20_000
"""Records that a list holds at most; a person narrows it by words rather than scroll so far."""


def add(ws: Workspace, record: ExportRecord) -> Changed:
    """Add a figure; RejectedError if it breaks a rule."""
    refuse(rules.check(record) + unknown_markets(ws.markets, "market", [record.market]))
    with ws.change(Act.ADD, Noun.EXPORT, **_params(record)) as work:
        work.add(Noun.EXPORT, record)
    return work.changed


def edit(ws: Workspace, record: ExportRecord) -> Changed:
    """Store a figure over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(record) + unknown_markets(ws.markets, "market", [record.market]))
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


@dataclass(frozen=True, slots=True)
class Page:
    """The newest records of a year with their firms' names ("" for a place's), and how many there are."""

    rows: list[tuple[ExportRecord, str]]
    total: int


def page(ws: Workspace, year: int, words: str = "", limit: int = SHOWN) -> Page:
    """Return up to ``limit`` records of ``year`` that hold every one of ``words``, newest and largest first.

    Markets are found by any of their names.
    """
    wanted = [(word, _named(ws, word)) for word in words.casefold().split()]
    with ws.store.read() as connection:
        return Page(*export_rows.newest(connection, year, wanted, limit))


def _named(ws: Workspace, word: str) -> list[str]:
    """Return the codes of the markets one of whose names holds ``word``."""
    return [
        market.code
        for market in ws.markets.all()
        if any(word in name.casefold() for name in (market.zh, market.en, market.code, *market.aliases))
    ]


def years(ws: Workspace) -> list[int]:
    """Return the years that have records, oldest first."""
    with ws.store.read() as connection:
        return store.years(connection)


def _params(record: ExportRecord) -> dict[str, int]:
    return {"year": record.year, "first": record.first_month, "last": record.last_month}
