"""Exhibitions and editions: the fairs that recur, and each year's holding of one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tradeplanner.app import milestones, questions
from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import exhibitions
from tradeplanner.domain.exhibitions import Edition, Exhibition, Status
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, ExhibitionId, Noun
from tradeplanner.domain.matching import recurring_name
from tradeplanner.storage import exhibitions as store
from tradeplanner.storage import milestones as due
from tradeplanner.storage.work import Work


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
    """Store an edition over the row of its id and version. Raises RejectedError, ConflictError.

    With its days move its open milestones that are counted from them; the first days of one that is moved
    are kept, and another status has its day.
    """
    refuse(exhibitions.check(edition) + unknown_markets(ws.markets, "market", [edition.market]))
    with ws.change(Act.EDIT, Noun.EDITION, name=edition.name_zh) as work:
        _put(work, edition, questions.today())
    return work.changed


def postpone(
    ws: Workspace, edition: Edition, reason: str, days: tuple[date | None, date | None] = (None, None)
) -> Changed:
    """Put an edition off: it keeps its first days and takes new ones, (None, None) while nobody knows them.

    With a new opening alone it lasts as long as before.

    Raises RejectedError (REASON_REQUIRED, DATES_REVERSED), ConflictError.
    """
    opens, closes = days if days[0] else (edition.opens, edition.closes)
    if opens and closes is None and edition.opens and edition.closes:
        closes = opens + (edition.closes - edition.opens)
    fresh = replace(
        edition, status=Status.POSTPONED, status_reason=reason.strip(), status_on=questions.today(),
        opens=opens, closes=closes,
    )  # fmt: skip
    refuse(exhibitions.check(fresh))
    with ws.change(Act.MOVE, Noun.EDITION, name=edition.name_zh, after=Status.POSTPONED.value) as work:
        _put(work, fresh, questions.today())
    return work.changed


def _put(work: Work, edition: Edition, on: date) -> None:
    """Store an edition with what follows from its change."""
    number = EditionId(found(edition.id, Noun.EDITION))
    before = found(store.get(work.connection, number), Noun.EDITION, number)
    after = exhibitions.followed(before, edition, on)
    work.put(Noun.EDITION, number, edition.version, after)
    if (after.opens, after.closes) != (before.opens, before.closes):
        milestones.follow(work, after)


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
        edits = [(number, version, _moved(work, number, status, reason)) for number, version in rows]
        work.update_many(Noun.EDITION, edits)
    return work.changed


def _moved(work: Work, number: EditionId, status: Status, reason: str) -> dict[str, object]:
    """Return what changes in the row of an edition that gets another status."""
    before = found(store.get(work.connection, number), Noun.EDITION, number)
    fresh = replace(before, status=status, status_reason=reason)
    after = exhibitions.followed(before, fresh, questions.today())
    return {
        "status": status.value, "status_reason": reason, "status_on": after.status_on,
        "first_opens": after.first_opens, "first_closes": after.first_closes,
    }  # fmt: skip


def remove_edition(ws: Workspace, edition_id: EditionId, version: int) -> Changed:
    """Delete an edition with its milestones; ExpectedError (IN_USE) while it has firms, orders or costs."""
    with ws.store.read() as connection:
        edition = found(store.get(connection, edition_id), Noun.EDITION, edition_id)
    with ws.change(Act.REMOVE, Noun.EDITION, name=edition.name_zh) as work:
        for one in due.listed(work.connection, [edition_id]):
            work.delete(Noun.MILESTONE, one.id or 0, one.version)
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
