"""Exhibitions and editions: the fairs that recur, and each year's holding of one."""

from collections.abc import Sequence
from dataclasses import replace

from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import exhibitions
from tradeplanner.domain.exhibitions import Edition, Exhibition, Status
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, ExhibitionId, Noun
from tradeplanner.domain.matching import recurring_name
from tradeplanner.storage import exhibitions as store


def add_exhibition(ws: Workspace, exhibition: Exhibition) -> Changed:
    """Add a fair; RejectedError if it breaks a rule."""
    refuse(
        exhibitions.check_exhibition(exhibition) + unknown_markets(ws.markets, "market", [exhibition.market])
    )
    with ws.change(Act.ADD, Noun.EXHIBITION, name=exhibition.name_zh) as work:
        work.add(Noun.EXHIBITION, exhibition)
    return work.changed


def edit_exhibition(ws: Workspace, exhibition: Exhibition) -> Changed:
    """Store a fair over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(
        exhibitions.check_exhibition(exhibition) + unknown_markets(ws.markets, "market", [exhibition.market])
    )
    with ws.change(Act.EDIT, Noun.EXHIBITION, name=exhibition.name_zh) as work:
        work.put(Noun.EXHIBITION, found(exhibition.id, Noun.EXHIBITION), exhibition.version, exhibition)
    return work.changed


def remove_exhibition(ws: Workspace, exhibition_id: ExhibitionId, version: int) -> Changed:
    """Delete a fair; ExpectedError (IN_USE) while it has editions."""
    with ws.store.read() as connection:
        fair = found(store.get_exhibition(connection, exhibition_id), Noun.EXHIBITION, exhibition_id)
    with ws.change(Act.REMOVE, Noun.EXHIBITION, name=fair.name_zh) as work:
        work.delete(Noun.EXHIBITION, exhibition_id, version)
    return work.changed


def add_edition(ws: Workspace, edition: Edition, *, fair: str = "") -> Changed:
    """Add an edition; where its ``exhibition_id`` is 0, of the fair named ``fair``, which is added too.

    Without a name the fair's is the edition's without year and number. One step either way.
    """
    refuse(exhibitions.check(edition) + unknown_markets(ws.markets, "market", [edition.market]))
    with ws.change(Act.ADD, Noun.EDITION, name=edition.name_zh) as work:
        values = edition
        if not edition.exhibition_id:
            name = fair or recurring_name(edition.name_zh)
            known = next((e.id for e in store.listed(work.connection) if e.name_zh == name), None)
            new = Exhibition(
                name_zh=name,
                scope=edition.scope,
                market=edition.market,
                city=edition.city,
                venue=edition.venue,
            )
            values = replace(edition, exhibition_id=known or ExhibitionId(work.add(Noun.EXHIBITION, new)))
        work.add(Noun.EDITION, values)
    return work.changed


def edit_edition(ws: Workspace, edition: Edition) -> Changed:
    """Store an edition over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(exhibitions.check(edition) + unknown_markets(ws.markets, "market", [edition.market]))
    with ws.change(Act.EDIT, Noun.EDITION, name=edition.name_zh) as work:
        work.put(Noun.EDITION, found(edition.id, Noun.EDITION), edition.version, edition)
    return work.changed


def move(ws: Workspace, rows: Sequence[tuple[EditionId, int]], status: Status, reason: str = "") -> Changed:
    """Give the editions of these ids and versions another status, all in one step.

    A reason belongs to the status that it explains, so the old one goes. Raises RejectedError
    (REASON_REQUIRED) for a status that needs one, ConflictError if one of them changed since.
    """
    reason = reason.strip()
    if status in exhibitions.NEEDS_REASON and not reason:
        refuse([error(Code.REASON_REQUIRED, "status_reason")])
    with ws.change(Act.MOVE, Noun.EDITION, count=len(rows), after=status.value) as work:
        if len(rows) == 1:
            work.params["name"] = found(store.get(work.connection, rows[0][0]), Noun.EDITION).name_zh
        values = {"status": status.value, "status_reason": reason}
        work.update_many(Noun.EDITION, [(number, version, values) for number, version in rows])
    return work.changed


def remove_edition(ws: Workspace, edition_id: EditionId, version: int) -> Changed:
    """Delete an edition; ExpectedError (IN_USE) while firms or orders belong to it."""
    with ws.store.read() as connection:
        edition = found(store.get(connection, edition_id), Noun.EDITION, edition_id)
    with ws.change(Act.REMOVE, Noun.EDITION, name=edition.name_zh) as work:
        work.delete(Noun.EDITION, edition_id, version)
    return work.changed


def all(ws: Workspace) -> list[Exhibition]:  # noqa: A001  # read as exhibitions.all
    """Return all fairs by name."""
    with ws.store.read() as connection:
        return store.listed(connection)


def editions(ws: Workspace, year: int | None = None) -> list[Edition]:
    """Return the editions of ``year``, or of all years, in the order of their opening."""
    with ws.store.read() as connection:
        return store.listed_editions(connection, year)


def years(ws: Workspace) -> list[int]:
    """Return the years that have editions, oldest first."""
    with ws.store.read() as connection:
        return store.years(connection)
