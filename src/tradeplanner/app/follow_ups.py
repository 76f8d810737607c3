"""Rounds of follow-up: who is to be asked what came of an edition, who was asked, and who has answered."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from tradeplanner.app import questions
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import follow_ups as rules
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.follow_ups import ROUNDS, Asked, FollowUp
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, FollowUpId, Noun
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.participation import Participation, State
from tradeplanner.storage import exhibitions, firms, labels, orders, participation
from tradeplanner.storage import follow_ups as store
from tradeplanner.storage.work import Work

_Row = TypeVar("_Row", Participation, Order, FollowUp)


@dataclass(frozen=True, slots=True)
class Asking:
    """One firm of a round: what it was asked, how far that has come, and its orders at the edition."""

    firm: Firm
    row: FollowUp | None
    asked: Asked
    orders: tuple[Order, ...]


@dataclass(frozen=True, slots=True)
class Chase:
    """One round of one edition: whom to ask, by name. ``due_on`` is None while the edition has no days."""

    edition: Edition
    months: int
    due_on: date | None
    rows: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """How far one round of one edition has come: firms by state."""

    edition: Edition
    months: int
    due_on: date
    counts: Mapping[Asked, int]

    @property
    def waiting(self) -> int:
        """Firms that are to be asked, or have been and have not answered."""
        return self.counts.get(Asked.DUE, 0) + self.counts.get(Asked.SENT, 0)


def read(ws: Workspace, edition_id: EditionId, months: int, *, today: date | None = None) -> Chase:
    """Return one round of an edition; ConflictError (CONFLICT_GONE) if the edition is gone.

    Asked are the firms that attended, those with intended orders there, and those asked already.
    """
    now = today or questions.today()
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        known = {row.firm_id: row for row in store.listed(connection, edition_id) if row.months == months}
        own = orders.of_edition(connection, edition_id)
        asked = concerned(participation.listed(connection, edition_id), own) | known.keys()
        register = [found(firms.get(connection, one), Noun.FIRM, one) for one in asked]
    due_on = rules.due(edition.closes, months) if edition.closes else None
    rows = [
        Asking(
            firm, known.get(FirmId(firm.id or 0)),
            rules.asked(due_on, known.get(FirmId(firm.id or 0)), now),
            tuple(order for order in reversed(own) if order.firm_id == firm.id),
        )
        for firm in sorted(register, key=lambda firm: (firm.town, firm.name_zh))
    ]  # fmt: skip
    return Chase(edition, months, due_on, tuple(rows))


def rounds(ws: Workspace, *, today: date | None = None) -> list[Round]:
    """Return the rounds that are due by ``today``, the newest first; editions without days have none."""
    now = today or questions.today()
    with ws.store.read() as connection:
        editions = [one for one in exhibitions.listed_editions(connection) if one.closes is not None]
        went = _by_edition(participation.listed(connection))
        won = _by_edition(row for row in orders.listed(connection) if row.edition_id is not None)
        known = _by_edition(store.listed(connection))
    made = []
    for edition in editions:
        number = EditionId(edition.id or 0)
        asked = concerned(went.get(number, ()), won.get(number, ()))
        for months in ROUNDS:
            due_on = rules.due(edition.closes or now, months)
            rows = {row.firm_id: row for row in known.get(number, ()) if row.months == months}
            firms_ = asked | rows.keys()
            if due_on <= now and firms_:
                counts = dict.fromkeys(Asked, 0)
                for firm in firms_:
                    counts[rules.asked(due_on, rows.get(firm), now)] += 1
                made.append(Round(edition, months, due_on, counts))
    return sorted(made, key=lambda one: (one.due_on, one.edition.id or 0), reverse=True)


def concerned(went: Iterable[Participation], won: Iterable[Order]) -> set[FirmId]:
    """Return the firms that came, and those whose intended orders may still become contracts."""
    came = {row.firm_id for row in went if row.state is State.ATTENDED}
    return came | {order.firm_id for order in won if order.stage is Stage.INTENDED}


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[FollowUp]:  # noqa: A001  # read as follow_ups.all
    """Return the follow-ups of an edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def answered(ws: Workspace) -> dict[tuple[FirmId, EditionId], int]:
    """Return the last round that each firm has answered of each edition, in months."""
    last: dict[tuple[FirmId, EditionId], int] = {}
    for row in all(ws):
        if row.answered_on is not None:
            key = (row.firm_id, row.edition_id)
            last[key] = max(last.get(key, 0), row.months)
    return last


def edit(ws: Workspace, row: FollowUp) -> Changed:
    """Store a follow-up over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(row))
    with ws.change(Act.EDIT, Noun.FOLLOW_UP) as work:
        work.params |= _names(work, [row])
        work.put(Noun.FOLLOW_UP, found(row.id, Noun.FOLLOW_UP), row.version, row)
    return work.changed


def send(ws: Workspace, edition_id: EditionId, months: int, asked: Collection[FirmId], on: date) -> Changed:
    """Note in one step that firms were asked in a round; those that have answered stay as they are."""
    with ws.change(Act.EDIT, Noun.FOLLOW_UP) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        due_on = rules.due(edition.closes, months) if edition.closes else None
        rows = []
        for firm in sorted(asked):
            known = store.find(work.connection, firm, edition_id, months)
            if known is None or (known.answered_on is None and known.sent_on != on):
                plain = known or FollowUp(firm_id=firm, edition_id=edition_id, months=months)
                rows.append(replace(plain, sent_on=on, due_on=plain.due_on or due_on))
        for row in rows:
            refuse(rules.check(row))
        work.params |= _names(work, rows) | {"did": "sent"}
        _store(work, rows)
    return work.changed


def answer(
    ws: Workspace, edition_id: EditionId, months: int, answered: Collection[FirmId], on: date | None
) -> Changed:
    """Note in one step that firms have answered a round on a day; None takes the answers back."""
    with ws.change(Act.EDIT, Noun.FOLLOW_UP) as work:
        rows = []
        for firm in sorted(answered):
            known = store.find(work.connection, firm, edition_id, months)
            plain = known or FollowUp(firm_id=firm, edition_id=edition_id, months=months)
            if plain.answered_on != on:
                rows.append(replace(plain, answered_on=on))
        for row in rows:
            refuse(rules.check(row))
        work.params |= _names(work, rows) | {"did": "answered" if on else "open"}
        _store(work, rows)
    return work.changed


def remove(ws: Workspace, follow_up_id: FollowUpId, version: int) -> Changed:
    """Delete a follow-up that was noted by mistake."""
    with ws.change(Act.REMOVE, Noun.FOLLOW_UP) as work:
        row = found(store.get(work.connection, follow_up_id), Noun.FOLLOW_UP, follow_up_id)
        work.params |= _names(work, [row])
        work.delete(Noun.FOLLOW_UP, follow_up_id, version)
    return work.changed


def _store(work: Work, rows: Sequence[FollowUp]) -> None:
    for row in rows:
        if row.id is None:
            work.add(Noun.FOLLOW_UP, row)
        else:
            work.put(Noun.FOLLOW_UP, row.id, row.version, row)


def _by_edition(rows: Iterable[_Row]) -> dict[EditionId, list[_Row]]:
    parted: dict[EditionId, list[_Row]] = {}
    for row in rows:
        if row.edition_id is not None:
            parted.setdefault(row.edition_id, []).append(row)
    return parted


def _names(work: Work, rows: Sequence[FollowUp]) -> dict[str, str | int]:
    """Return what the step says of follow-ups: the one by its firm, many by number."""
    if len(rows) != 1:
        return {"count": len(rows)}
    names = labels.named(work.connection, Noun.FIRM, {int(rows[0].firm_id)})
    return {"name": names.get(int(rows[0].firm_id), "")}
