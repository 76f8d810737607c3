"""People of delegations: to note, mend and remove them, and to erase them for good.

Steps name the edition and how many, never a person.
"""

from collections.abc import Sequence

from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import delegates as rules
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, DelegateId, EditionId, Noun
from tradeplanner.storage import delegates as store
from tradeplanner.storage import erasing, exhibitions
from tradeplanner.storage.work import Work


def add(ws: Workspace, delegate: Delegate) -> Changed:
    """Store a new person; RejectedError if the edition has one of this passport already."""
    refuse(rules.check(delegate) + unknown_markets(ws.markets, "visa_market", [delegate.visa_market]))
    with ws.change(Act.ADD, Noun.DELEGATE) as work:
        work.params |= _told(work, [delegate])
        _alone(work, delegate)
        work.add(Noun.DELEGATE, delegate)
    return work.changed


def edit(ws: Workspace, delegate: Delegate) -> Changed:
    """Store a person over the row of its id and version; ConflictError if somebody was faster.

    RejectedError if another person of the edition has this passport.
    """
    row_id = DelegateId(found(delegate.id, Noun.DELEGATE))
    refuse(rules.check(delegate) + unknown_markets(ws.markets, "visa_market", [delegate.visa_market]))
    with ws.change(Act.EDIT, Noun.DELEGATE) as work:
        found(store.get(work.connection, row_id), Noun.DELEGATE, row_id)
        work.params |= _told(work, [delegate])
        _alone(work, delegate)
        work.put(Noun.DELEGATE, row_id, delegate.version, delegate)
    return work.changed


def remove(ws: Workspace, chosen: Sequence[tuple[DelegateId, int]]) -> Changed:
    """Delete people (id and version as read) in one step, which undo takes back; see ``erase``."""
    with ws.change(Act.REMOVE, Noun.DELEGATE) as work:
        rows = [found(store.get(work.connection, row_id), Noun.DELEGATE, row_id) for row_id, _ in chosen]
        work.params |= _told(work, rows)
        for row_id, version in chosen:
            work.delete(Noun.DELEGATE, row_id, version)
    return work.changed


def reveal(ws: Workspace, ids: Sequence[DelegateId]) -> Changed:
    """Note that somebody looked at the personal data of people: the step says whose by number alone.

    It changes nothing and is not undone.
    """
    chosen = sorted(set(ids))
    if not chosen:
        return Changed(frozenset())
    with ws.change(Act.REVEAL, Noun.DELEGATE) as work:
        rows = [found(store.get(work.connection, row_id), Noun.DELEGATE, row_id) for row_id in chosen]
        edition = exhibitions.get(work.connection, rows[0].edition_id)
        work.params["count"] = len(chosen)
        work.params["edition"] = found(edition, Noun.EDITION).name_zh
        work.params["who"] = _numbers(chosen)
        work.step()
    return work.changed


def _numbers(ids: Sequence[int]) -> str:
    """Return numbers in short, neighbours as a span: 3–7, 9."""
    spans: list[list[int]] = []
    for number in ids:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def erase(ws: Workspace, ids: Sequence[DelegateId]) -> Changed:
    """Erase what is personal of people, in their rows and in all that the log has of them.

    It cannot be undone, and leaves only who did it when. Steps that touched these people cannot be taken
    back as far as they go. Backups made before keep the data until they expire.
    """
    if not ids:
        return Changed(frozenset())
    with ws.change(Act.ERASE, Noun.DELEGATE, count=len(set(ids))) as work:
        erasing.erase(work, ids)
    erasing.settle(ws.store)
    return work.changed


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[Delegate]:  # noqa: A001  # read as delegates.all
    """Return the people of one edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, edition_id)


def _alone(work: Work, delegate: Delegate) -> None:
    """Refuse a passport that another person of the edition has."""
    if not delegate.passport_no:
        return
    for other in store.listed(work.connection, delegate.edition_id):
        if other.passport_no == delegate.passport_no and other.id != delegate.id:
            refuse([error(Code.DUPLICATE_RECORD, "passport_no", noun=Noun.DELEGATE.value)])


def _told(work: Work, rows: Sequence[Delegate]) -> dict[str, str | int]:
    """Return what a step says of people: how many, and of which edition where it is one."""
    told: dict[str, str | int] = {"count": len(rows)}
    editions = {row.edition_id for row in rows}
    if len(editions) == 1:
        edition = exhibitions.get(work.connection, editions.pop())
        told["edition"] = found(edition, Noun.EDITION).name_zh
    return told
