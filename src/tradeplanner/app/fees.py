"""Fees of firms at editions: made due, paid, and void; what the allotment says of booth fees counts once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import fees as rules
from tradeplanner.domain import owing
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.fees import Fee, FeeKind, FeeState
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FeeId, FirmId, Noun
from tradeplanner.domain.money import Money, half_up
from tradeplanner.domain.participation import Participation, State
from tradeplanner.storage import booths, exhibitions, labels, participation
from tradeplanner.storage import fees as store
from tradeplanner.storage.work import Work

GOING = frozenset({State.CONFIRMED, State.ATTENDED})
"""States of firms that owe the booth fee."""
Chosen = Sequence[tuple[FeeId, int]]
"""Ids and versions as read."""


@dataclass(frozen=True, slots=True)
class FeesReading:
    """The fees of an edition, and the booths whose own fees count; ``firms`` names them all."""

    fees: Sequence[Fee]
    bare: Sequence[Booth]
    firms: dict[int, str]
    sums: owing.Sums


def read(ws: Workspace, edition_id: EditionId) -> FeesReading:
    """Return what the firms of an edition owe."""
    with ws.store.read() as connection:
        known, allotted = store.listed(connection, edition_id), booths.listed(connection, edition_id)
        bare = owing.bare(known, allotted)
        ids = {int(fee.firm_id) for fee in known} | {int(one.firm_id or 0) for one in bare}
        return FeesReading(known, bare, labels.named(connection, Noun.FIRM, ids), owing.sums(known, allotted))


def all(ws: Workspace, edition_id: EditionId | None = None, firm_id: FirmId | None = None) -> list[Fee]:  # noqa: A001  # read as fees.all
    """Return fees: of an edition, of a firm, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id, firm_id)


def add(ws: Workspace, fee: Fee) -> Changed:
    """Store a new fee; RejectedError if it breaks a rule or its firm is not registered for the edition.

    A firm that withdrew or was refused may owe one all the same.
    """
    refuse(rules.check(fee))
    with ws.change(Act.ADD, Noun.FEE) as work:
        _registered(work, fee)
        work.params |= _names(work, [fee])
        work.add(Noun.FEE, fee)
    return work.changed


def edit(ws: Workspace, fee: Fee) -> Changed:
    """Store a fee over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(fee))
    with ws.change(Act.EDIT, Noun.FEE) as work:
        before = found(store.get(work.connection, FeeId(fee.id or 0)), Noun.FEE, fee.id or 0)
        if (before.firm_id, before.edition_id) != (fee.firm_id, fee.edition_id):
            _registered(work, fee)
        work.params |= _names(work, [fee])
        work.put(Noun.FEE, found(fee.id, Noun.FEE), fee.version, fee)
    return work.changed


def pay(ws: Workspace, chosen: Chosen, on: date, receipt: str = "") -> Changed:
    """Record in one step that what is left of each fee was paid; paid and void ones stay as they are."""
    with ws.change(Act.EDIT, Noun.FEE) as work:
        rows = [row for row in _read(work, chosen) if rules.state(row) in (FeeState.DUE, FeeState.PART)]
        work.params |= _names(work, rows) | {"did": "paid"}
        for row in rows:
            fresh = replace(row, paid=row.due, paid_on=on, receipt=receipt.strip() or row.receipt)
            work.put(Noun.FEE, row.id or 0, row.version, fresh)
    return work.changed


def void(ws: Workspace, chosen: Chosen, reason: str, on: date) -> Changed:
    """Make fees void in one step; their records stay. RejectedError (REASON_REQUIRED) without a reason."""
    if not reason.strip():
        refuse([error(Code.REASON_REQUIRED, "void_reason")])
    with ws.change(Act.EDIT, Noun.FEE) as work:
        rows = [row for row in _read(work, chosen) if rules.state(row) is not FeeState.VOID]
        work.params |= _names(work, rows) | {"did": "void"}
        for row in rows:
            fresh = replace(row, voided_on=on, void_reason=reason.strip())
            work.put(Noun.FEE, row.id or 0, row.version, fresh)
    return work.changed


def remove(ws: Workspace, chosen: Chosen) -> Changed:
    """Delete fees in one step; a fee that was ever due is better made void. Raises ConflictError."""
    with ws.change(Act.REMOVE, Noun.FEE) as work:
        rows = _read(work, chosen)
        work.params |= _names(work, rows)
        for row in rows:
            work.delete(Noun.FEE, row.id or 0, row.version)
    return work.changed


def make_due(ws: Workspace, edition_id: EditionId, due_on: date | None, kind: FeeKind) -> Changed:
    """Make a fee due of each confirmed firm that has no booth fee yet, in one step.

    It is what the allotment says of the firm's booths, with what was paid of it, else the edition's price
    for the booths that the firm asked for; a firm of which neither tells a price is left out.
    """
    with ws.change(Act.ADD, Noun.FEE) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        known = store.listed(work.connection, edition_id)
        has = {fee.firm_id for fee in known if fee.kind in owing.BOOTH_KINDS and fee.voided_on is None}
        own = owing.firms_of(booths.listed(work.connection, edition_id))
        fresh = [
            Fee(
                firm_id=row.firm_id, edition_id=edition_id, kind=kind, due=told[0], paid=told[1],
                due_on=due_on,
            )
            for row in participation.listed(work.connection, edition_id)
            if row.state in GOING and row.firm_id not in has
            and (told := owing.due_of(own.get(row.firm_id, ()), _price(edition, row)))
        ]  # fmt: skip
        work.params |= _names(work, fresh)
        for fee in fresh:
            work.add(Noun.FEE, fee)
    return work.changed


def _registered(work: Work, fee: Fee) -> None:
    """Refuse a fee of a firm that was never registered for the edition."""
    if participation.find(work.connection, fee.firm_id, fee.edition_id) is not None:
        return
    edition = found(exhibitions.get(work.connection, fee.edition_id), Noun.EDITION, fee.edition_id)
    names = labels.named(work.connection, Noun.FIRM, {int(fee.firm_id)})
    told = {"firm": names.get(int(fee.firm_id), ""), "edition": edition.name_zh}
    refuse([error(Code.NOT_REGISTERED, "firm_id", **told)])


def _price(edition: Edition, row: Participation) -> Money | None:
    """Return the edition's price for the booths that a firm asked for."""
    if edition.booth_price is None or not row.booths:
        return None
    minor = half_up(edition.booth_price.minor * row.booths, 0)
    return Money(int(minor), edition.booth_price.currency)


def _read(work: Work, chosen: Chosen) -> list[Fee]:
    rows = [(found(store.get(work.connection, number), Noun.FEE, number), known) for number, known in chosen]
    return [replace(row, version=version) for row, version in rows]


def _names(work: Work, rows: Sequence[Fee]) -> dict[str, str | int]:
    """Return what the step says of fees: the one by its firm, many by number."""
    if len(rows) != 1:
        return {"count": len(rows)}
    names = labels.named(work.connection, Noun.FIRM, {int(rows[0].firm_id)})
    return {"name": names.get(int(rows[0].firm_id), "")}
