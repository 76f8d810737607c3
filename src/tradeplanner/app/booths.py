"""Booths of an edition: to lay them out, to allot them, and to keep the registrations in step."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import booths as rules
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.findings import Code, Finding, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import BoothId, Changed, EditionId, FirmId, Noun
from tradeplanner.domain.participation import GIVEN_UP
from tradeplanner.storage import booths as store
from tradeplanner.storage import exhibitions, labels, participation
from tradeplanner.storage.work import Work


def add(ws: Workspace, booth: Booth) -> Changed:
    """Store a new booth; RejectedError if the edition has one of this hall and number already.

    Its firm must take part, see ``may_have``.
    """
    refuse(rules.check(booth))
    booth = rules.neat(booth)
    with ws.change(Act.ADD, Noun.BOOTH) as work:
        work.params |= _names(work, booth)
        _alone(work, booth)
        refuse(may_have(work, [booth]))
        work.add(Noun.BOOTH, booth)
        follow(work, [(None, booth)])
    return work.changed


def edit(ws: Workspace, booth: Booth) -> Changed:
    """Store a booth over the row of its id and version; the registrations' booth numbers follow.

    RejectedError if another booth has this hall and number. Raises ConflictError.
    """
    row_id = BoothId(found(booth.id, Noun.BOOTH))
    refuse(rules.check(booth))
    booth = rules.neat(booth)
    with ws.change(Act.EDIT, Noun.BOOTH) as work:
        before = found(store.get(work.connection, row_id), Noun.BOOTH, row_id)
        work.params |= _names(work, booth)
        _alone(work, booth)
        if (before.firm_id, before.edition_id) != (booth.firm_id, booth.edition_id):
            refuse(may_have(work, [booth]))
        work.put(Noun.BOOTH, row_id, booth.version, booth)
        follow(work, [(before, booth)])
    return work.changed


def remove(ws: Workspace, chosen: Sequence[tuple[BoothId, int]]) -> Changed:
    """Delete booths (id and version as read) in one step; their numbers leave the registrations too."""
    with ws.change(Act.REMOVE, Noun.BOOTH) as work:
        rows = [found(store.get(work.connection, row_id), Noun.BOOTH, row_id) for row_id, _ in chosen]
        if len(rows) == 1:
            work.params |= _names(work, rows[0])
        else:
            work.params["count"] = len(rows)
        for row_id, version in chosen:
            work.delete(Noun.BOOTH, row_id, version)
        follow(work, [(booth, None) for booth in rows])
    return work.changed


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[Booth]:  # noqa: A001  # read as booths.all
    """Return the booths of one edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def _alone(work: Work, booth: Booth) -> None:
    """Refuse a booth whose hall and number another booth of the edition has."""
    for other in store.listed(work.connection, booth.edition_id):
        if rules.same_place(other, booth) and other.id != booth.id:
            refuse([error(Code.DUPLICATE_RECORD, "number", noun=Noun.BOOTH.value)])


def may_have(work: Work, rows: Iterable[Booth]) -> list[Finding]:
    """Return an error for each firm that is given a booth of an edition without taking part in it."""
    found_wrong = []
    for firm, edition in dict.fromkeys(held[:2] for row in rows if (held := _held(row)) is not None):
        known = participation.find(work.connection, firm, edition)
        if known is not None and known.state not in GIVEN_UP:
            continue
        fair = found(exhibitions.get(work.connection, edition), Noun.EDITION, edition)
        names = labels.named(work.connection, Noun.FIRM, {int(firm)})
        told = {"firm": names.get(int(firm), ""), "edition": fair.name_zh}
        if known is None:
            found_wrong.append(error(Code.NOT_REGISTERED, "firm_id", **told))
        else:
            found_wrong.append(error(Code.PLACE_GIVEN_UP, "firm_id", before=known.state.value, **told))
    return found_wrong


def follow(work: Work, pairs: Sequence[tuple[Booth | None, Booth | None]]) -> None:
    """Take the numbers of booths (before, after) out of the registrations that lose them, into the others.

    Each registration is written once, however many of its booths change: a step that wrote a row twice
    could not be taken back.
    """
    gone: dict[tuple[FirmId, EditionId], list[str]] = {}
    come: dict[tuple[FirmId, EditionId], list[str]] = {}
    for before, after in pairs:
        was, now = _held(before), _held(after)
        if was == now:
            continue
        for held, numbers in ((was, gone), (now, come)):
            if held is not None:
                numbers.setdefault(held[:2], []).append(held[2])
    for firm, edition in dict.fromkeys((*gone, *come)):
        known = participation.find(work.connection, firm, edition)
        if known is None or known.id is None:
            continue
        key = (firm, edition)
        # Another hall may have a booth of the same number, which the firm keeps.
        own = (b for b in store.listed(work.connection, edition) if b.firm_id == firm)
        kept = {rules.key(booth.number) for booth in own}
        lost = [number for number in gone.get(key, ()) if rules.key(number) not in kept]
        held_now = rules.numbers_after(known.booth_numbers, lost, come.get(key, ()))
        if held_now != known.booth_numbers:
            changed = replace(known, booth_numbers=held_now)
            work.put(Noun.PARTICIPATION, known.id, known.version, changed)


def _held(booth: Booth | None) -> tuple[FirmId, EditionId, str] | None:
    if booth is None or booth.firm_id is None:
        return None
    return booth.firm_id, booth.edition_id, booth.number


def _names(work: Work, booth: Booth) -> dict[str, str]:
    edition = found(exhibitions.get(work.connection, booth.edition_id), Noun.EDITION, booth.edition_id)
    return {"name": " ".join(filter(None, (booth.hall, booth.number))), "edition": edition.name_zh}
