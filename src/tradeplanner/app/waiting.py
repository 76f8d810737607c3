"""Quota and waiting list: who has how many points, who comes next, and placing many in one step."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import participation as rules
from tradeplanner.domain import points, quotas, waiting
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.points import Part
from tradeplanner.domain.quotas import Change, Standing
from tradeplanner.storage import exhibitions, standings
from tradeplanner.storage import participation as store
from tradeplanner.storage.work import Work

Points = Mapping[ParticipationId, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class WaitingList:
    """The firms that wait at an edition, in their order; ``next`` are those that fit into what is free."""

    standing: Standing
    rows: Sequence[Participation]
    points: Points
    next: Sequence[Participation]


def read(ws: Workspace, edition_id: EditionId) -> WaitingList:
    """Return the waiting list of an edition; ConflictError (CONFLICT_GONE) if the edition is gone."""
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        rows = store.listed(connection, edition_id)
        known = standings.points_of(connection, rows, {edition_id: edition.year})
    standing = quotas.standing(edition.booth_quota, rows)
    totals = {number: points.total(own) for number, own in known.items()}
    waits = waiting.ordered([row for row in rows if row.state is State.WAITING], totals)
    return WaitingList(standing, waits, known, waiting.fitting(waits, standing.free))


def points_of(ws: Workspace, rows: Sequence[Participation], year: int) -> Points:
    """Return the points of registrations, all at editions of ``year``."""
    with ws.store.read() as connection:
        return standings.points_of(connection, rows, {row.edition_id: year for row in rows})


def place(ws: Workspace, edition_id: EditionId, chosen: Iterable[tuple[ParticipationId, int]]) -> Changed:
    """Approve as many of ``chosen`` (id and version as read) as the quota holds, in the order of the list.

    The others wait: all in one step. RejectedError where one may not go to either state.
    """
    with ws.change(Act.MOVE, Noun.PARTICIPATION, after=State.APPROVED.value) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        rows = store.listed(work.connection, edition_id)
        versions = dict(chosen)
        asked = [row for row in rows if row.id in versions]
        known = standings.points_of(work.connection, asked, {edition_id: edition.year})
        order = waiting.ordered(asked, {number: points.total(own) for number, own in known.items()})
        fits = {row.id for row in waiting.fitting(order, quotas.standing(edition.booth_quota, rows).free)}
        goals = {row.id: State.APPROVED if row.id in fits else State.WAITING for row in asked}
        refuse([wrong for row in asked for wrong in rules.check_move(row.state, goals[row.id])])
        work.params |= {"count": len(asked), "edition": edition.name_zh}
        day = rules.today().isoformat()
        work.update_many(
            Noun.PARTICIPATION,
            [
                (row.id or 0, versions[ParticipationId(row.id or 0)],
                 {"state": goals[row.id].value, "state_reason": "", "state_on": day})
                for row in asked if row.state is not goals[row.id]
            ],
        )  # fmt: skip
    return work.changed


def over(work: Work, changes: Sequence[Change]) -> list[Finding]:
    """Return an error for each edition whose quota ``changes`` would exceed."""
    findings = []
    for number in dict.fromkeys(after.edition_id for _, after in changes):
        own = [
            (before if before is not None and before.edition_id == number else None, after)
            for before, after in changes if after.edition_id == number
        ]  # fmt: skip
        if not any(quotas.taken_by(after) > quotas.taken_by(before) for before, after in own):
            continue
        edition = found(exhibitions.get(work.connection, number), Noun.EDITION, number)
        standing = quotas.standing(edition.booth_quota, store.listed(work.connection, number))
        findings += quotas.check(standing, own, edition.name_zh)
    return findings


def moved(rows: Iterable[Participation], state: State) -> list[Change]:
    """Return ``rows`` as they are and as they would be in ``state``."""
    return [(row, replace(row, state=state)) for row in rows]
