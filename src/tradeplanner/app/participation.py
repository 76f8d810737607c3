"""Participations: which firm goes to which edition, and how its state moves."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tradeplanner.app import freeing, waiting
from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import participation as rules
from tradeplanner.domain.booths import key, numbers_after, numbers_once
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun, ParticipationId
from tradeplanner.domain.participation import NEEDS_REASON, Participation, Registration, State
from tradeplanner.storage import exhibitions, firms, labels, orders
from tradeplanner.storage import participation as store
from tradeplanner.storage.work import Work

Tied = tuple[int, int]
"""Id and version of an order as read."""


def register(ws: Workspace, participation: Participation) -> Changed:
    """Register a firm for an edition; RejectedError if it is registered there already.

    Orders that named the firm and edition before are tied to it in the same step, as an import does.
    """
    refuse(
        rules.check(participation)
        + unknown_markets(ws.markets, "target_markets", participation.target_markets)
    )
    with ws.change(Act.ADD, Noun.PARTICIPATION) as work:
        work.params |= _names(work, participation)
        if store.find(work.connection, participation.firm_id, participation.edition_id):
            refuse([error(Code.DUPLICATE_RECORD, "firm_id", noun=Noun.PARTICIPATION.value)])
        refuse(waiting.over(work, [(None, participation)]))
        participation = _numbered(work, participation)
        loose = _loose(work, participation)
        row_id = work.add(Noun.PARTICIPATION, participation)
        _tie(work, loose, row_id)
    return work.changed


def edit(ws: Workspace, participation: Participation) -> Changed:
    """Store a participation over the row of its id and version; its state may only move as allowed.

    One that goes over to another firm or edition leaves its orders there and takes those that wait.
    RejectedError if the firm is registered there already. Raises ConflictError.
    """
    row_id = ParticipationId(found(participation.id, Noun.PARTICIPATION))
    with ws.change(Act.EDIT, Noun.PARTICIPATION) as work:
        before = found(store.get(work.connection, row_id), Noun.PARTICIPATION, row_id)
        participation = rules.dated(before, participation)
        refuse(
            rules.check(participation)
            + rules.check_move(before.state, participation.state)
            + unknown_markets(ws.markets, "target_markets", participation.target_markets)
        )
        work.params |= _names(work, participation)
        known = store.find(work.connection, participation.firm_id, participation.edition_id)
        if known is not None and known.id != row_id:
            refuse([error(Code.DUPLICATE_RECORD, "firm_id", noun=Noun.PARTICIPATION.value)])
        refuse(waiting.over(work, [(before, participation)]))
        moved = (before.firm_id, before.edition_id) != (participation.firm_id, participation.edition_id)
        loose = _loose(work, participation) if moved else []
        participation = _freed(work, before, participation)
        work.put(Noun.PARTICIPATION, row_id, participation.version, participation)
        if moved:
            _tie(work, orders.tied(work.connection, row_id), None)
        _tie(work, loose, row_id)
    return work.changed


def move(
    ws: Workspace,
    chosen: Sequence[tuple[ParticipationId, int]],
    state: State,
    reason: str = "",
    on: date | None = None,
) -> Changed:
    """Move participations (id and version as read) to ``state`` in one step: all of them or none.

    ``reason`` becomes the reason for the state of each, ``on`` (today where nothing is said) its day;
    those that are there already stay as they are. RejectedError: REASON_REQUIRED, QUOTA_EXCEEDED, or a
    MOVE_BARRED by name for each that may not go there.
    Raises ConflictError where somebody was faster.
    """
    if state in NEEDS_REASON and not reason.strip():
        refuse([error(Code.REASON_REQUIRED, "state_reason")])
    with ws.change(Act.MOVE, Noun.PARTICIPATION, after=state.value) as work:
        known = {row.id: row for row in store.of_ids(work.connection, [row_id for row_id, _ in chosen])}
        rows = [(found(known.get(number), Noun.PARTICIPATION, number), version) for number, version in chosen]
        moving = [replace(row, version=version) for row, version in rows if row.state is not state]
        refuse(_barred(work, moving, state))
        refuse(waiting.over(work, waiting.moved(moving, state)))
        work.params |= _told(work, moving)
        day = (on or rules.today()).isoformat()
        values: dict[str, object] = {"state": state.value, "state_reason": reason.strip(), "state_on": day}
        if state in rules.GIVEN_UP:
            values["booth_numbers"] = "[]"
            told = [replace(row, state_reason=reason.strip()) for row in moving]
            freeing.free(work, freeing.booths_of(work, told))
        work.update_many(Noun.PARTICIPATION, [(row.id or 0, row.version, values) for row in moving])
    return work.changed


def remove(ws: Workspace, participation_id: ParticipationId, version: int) -> Changed:
    """Delete a participation; the orders won with it stay, tied to the exhibition only.

    Raises ConflictError where somebody was faster.
    """
    return remove_many(ws, [(participation_id, version)])


def remove_many(ws: Workspace, chosen: Sequence[tuple[ParticipationId, int]]) -> Changed:
    """Delete participations (id and version as read) in one step: all of them or none.

    Their booths become free; their orders stay, tied to the exhibition only. Raises ConflictError where
    somebody was faster.
    """
    with ws.change(Act.REMOVE, Noun.PARTICIPATION) as work:
        known = {row.id: row for row in store.of_ids(work.connection, [row_id for row_id, _ in chosen])}
        rows = [found(known.get(number), Noun.PARTICIPATION, number) for number, _ in chosen]
        if not rows:
            return work.changed
        work.params |= _told(work, rows)
        staying = [row for number, _ in chosen for row in orders.tied(work.connection, number)]
        if staying:
            work.params["untied"] = len(staying)
        booths = freeing.booths_of(work, rows)
        _tie(work, staying, None)
        freeing.free(work, booths)
        for number, version in chosen:
            work.delete(Noun.PARTICIPATION, number, version)
    return work.changed


def of_firm(ws: Workspace, firm_id: FirmId) -> list[Participation]:
    """Return the participations of one firm."""
    with ws.store.read() as connection:
        return store.of_firm(connection, firm_id)


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[Participation]:  # noqa: A001  # read as participation.all
    """Return the participations of one edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def words(ws: Workspace, names: Sequence[str]) -> dict[str, list[str]]:
    """Return the texts that registrations have in each of these fields, for forms to complete."""
    with ws.store.read() as connection:
        return {name: store.words(connection, name) for name in names}


def of_year(ws: Workspace, year: int) -> list[Registration]:
    """Return the registrations at the editions of ``year`` with their firms, in the order of the openings."""
    with ws.store.read() as connection:
        return store.of_year(connection, year)


def _names(work: Work, participation: Participation) -> dict[str, str]:
    firm = found(firms.get(work.connection, participation.firm_id), Noun.FIRM, participation.firm_id)
    edition = exhibitions.get(work.connection, participation.edition_id)
    return {"name": firm.name_zh, "edition": found(edition, Noun.EDITION).name_zh}


def _loose(work: Work, participation: Participation) -> list[Tied]:
    """Return the orders that wait for this registration; the step says how many they are.

    To be called before anything is written, for the first change writes down what the step says.
    """
    loose = orders.loose(work.connection, participation.firm_id, participation.edition_id)
    if loose:
        work.params["tied"] = len(loose)
    return loose


def _tie(work: Work, rows: Sequence[Tied], row_id: int | None) -> None:
    """Tie orders (id, version) to a participation, or to none."""
    work.update_many(Noun.ORDER, [(order, version, {"participation_id": row_id}) for order, version in rows])


def _freed(work: Work, before: Participation, after: Participation) -> Participation:
    """Return ``after`` with its booth numbers, its booths free where it gives up its place or goes away."""
    moved = (before.firm_id, before.edition_id) != (after.firm_id, after.edition_id)
    given_up = after.state in rules.GIVEN_UP and before.state not in rules.GIVEN_UP
    leaving = [replace(before, state_reason=after.state_reason)] if moved or given_up else []
    freed = freeing.booths_of(work, leaving)
    lost = after.booth_numbers if given_up else [booth.number for booth, _ in freed]
    left = replace(after, booth_numbers=numbers_after(after.booth_numbers, lost, ()))
    numbered = _numbered(work, left, before)
    freeing.free(work, freed)
    return numbered


def _numbered(work: Work, row: Participation, before: Participation | None = None) -> Participation:
    """Return ``row`` with its booth numbers as they are kept; RejectedError where another firm has one."""
    numbers = numbers_once(row.booth_numbers)
    known = set(map(key, before.booth_numbers)) if before and before.edition_id == row.edition_id else set()
    fresh = [number for number in numbers if key(number) not in known]
    holders = freeing.holders(work, row.edition_id) if fresh else {}
    refuse([
        error(Code.BOOTH_TAKEN, "booth_numbers", number=number)
        for number in fresh
        if (held := holders.get(key(number))) and row.firm_id not in held
    ])  # fmt: skip
    return replace(row, booth_numbers=numbers)


def _told(work: Work, rows: Sequence[Participation]) -> dict[str, str | int]:
    """Return what the step says of ``rows``: the one by name, many by number, with their one edition."""
    if len(rows) == 1:
        return dict(_names(work, rows[0]))
    told: dict[str, str | int] = {"count": len(rows)}
    editions = {row.edition_id for row in rows}
    if len(editions) == 1:
        edition = exhibitions.get(work.connection, editions.pop())
        told["edition"] = found(edition, Noun.EDITION).name_zh
    return told


def _barred(work: Work, rows: Sequence[Participation], state: State) -> list[Finding]:
    barred = [row for row in rows if rules.check_move(row.state, state)]
    names = labels.named(work.connection, Noun.FIRM, {int(row.firm_id) for row in barred})
    return [
        error(
            Code.MOVE_BARRED, "state", before=row.state.value, after=state.value,
            firm=names.get(int(row.firm_id), ""),
        )
        for row in barred
    ]  # fmt: skip
