"""Milestones: made from the bureau's template, done, moved with their edition; and the template itself."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tradeplanner.app import questions
from tradeplanner.app.reading import found, unknown_markets
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import milestone_template as template
from tradeplanner.domain import milestones as rules_of
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, MilestoneId, Noun
from tradeplanner.domain.milestone_template import TEMPLATE, Planned
from tradeplanner.domain.milestones import SOON_DAYS, Milestone, MilestoneKind, MilestoneRule
from tradeplanner.storage import exhibitions
from tradeplanner.storage import milestones as store
from tradeplanner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is open and due, and the names of its edition."""

    milestone: Milestone
    name_zh: str
    name_en: str


@dataclass(frozen=True, slots=True)
class DueNow:
    """What is due on the day ``today``: within a week (``soon``), overdue of late, and how many are older.

    The overdue come newest first, as the oldest are those that nobody closed rather than those that burn.
    """

    today: date
    soon: Sequence[Due] = ()
    late: Sequence[Due] = ()
    older: int = 0


def proposal(ws: Workspace, edition_id: EditionId) -> list[Planned]:
    """Return what the template asks for at an edition, saying which of it stands already."""
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        lines = store.listed_rules(connection) or TEMPLATE
        return template.planned(lines, edition, store.listed(connection, [edition_id]))


def plan(
    ws: Workspace, edition_id: EditionId, chosen: Collection[tuple[MilestoneKind, str]] | None = None
) -> Changed:
    """Give an edition the milestones of the template that it has not yet; ``chosen`` (kind and name) or all.

    RejectedError (REQUIRED at "opens") where the edition has no days to count from.
    """
    with ws.change(Act.ADD, Noun.MILESTONE) as work:
        edition = found(exhibitions.get(work.connection, edition_id), Noun.EDITION, edition_id)
        if edition.opens is None:
            refuse([error(Code.REQUIRED, "opens")])
        wanted = [
            one.milestone
            for one in template.planned(
                store.listed_rules(work.connection) or TEMPLATE,
                edition,
                store.listed(work.connection, [edition_id]),
            )
            if not one.stands and (chosen is None or (one.milestone.kind, one.milestone.name) in chosen)
        ]
        work.params |= {"count": len(wanted), "edition": edition.name_zh}
        for one in wanted:
            work.add(Noun.MILESTONE, one)
    return work.changed


def add(ws: Workspace, milestone: Milestone) -> Changed:
    """Store a milestone; one that is counted gets its day from the edition. RejectedError by its rules."""
    refuse(rules_of.check(milestone))
    with ws.change(Act.ADD, Noun.MILESTONE) as work:
        edition = _edition(work, milestone)
        work.params |= _told(milestone, edition)
        work.add(Noun.MILESTONE, _counted(milestone, edition))
    return work.changed


def edit(ws: Workspace, milestone: Milestone) -> Changed:
    """Store a milestone over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules_of.check(milestone))
    row_id = MilestoneId(found(milestone.id, Noun.MILESTONE))
    with ws.change(Act.EDIT, Noun.MILESTONE) as work:
        edition = _edition(work, milestone)
        work.params |= _told(milestone, edition)
        work.put(Noun.MILESTONE, row_id, milestone.version, _counted(milestone, edition))
    return work.changed


def mark_done(ws: Workspace, chosen: Sequence[tuple[MilestoneId, int]], on: date | None) -> Changed:
    """Note milestones (id and version as read) as done ``on`` a day, or as open again (None), in one step."""
    with ws.change(Act.EDIT, Noun.MILESTONE) as work:
        rows = _chosen(work, [number for number, _ in chosen])
        if not rows:
            return work.changed
        work.params |= {**_named(work, rows), "after": "open" if on is None else "done"}
        work.update_many(Noun.MILESTONE, [(number, version, {"done_on": on}) for number, version in chosen])
    return work.changed


def remove(ws: Workspace, chosen: Sequence[tuple[MilestoneId, int]]) -> Changed:
    """Delete milestones (id and version as read) in one step. Raises ConflictError."""
    with ws.change(Act.REMOVE, Noun.MILESTONE) as work:
        rows = _chosen(work, [number for number, _ in chosen])
        if not rows:
            return work.changed
        work.params |= _named(work, rows)
        for number, version in chosen:
            work.delete(Noun.MILESTONE, number, version)
    return work.changed


def follow(work: Work, after: Edition) -> int:
    """Move an edition's open, counted milestones to its days, inside a step; return how many moved.

    Done ones and those set by hand stay where they are.
    """
    number = EditionId(found(after.id, Noun.EDITION))
    moving = template.moved(store.listed(work.connection, [number]), after)
    if moving:
        edits = [(one.id or 0, one.version, {"due_on": one.due_on}) for one in moving]
        work.update_many(Noun.MILESTONE, edits)
    return len(moving)


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[Milestone]:  # noqa: A001  # read as milestones.all
    """Return the milestones of one edition, or all, by day."""
    with ws.store.read() as connection:
        return store.listed(connection, None if edition_id is None else [edition_id])


def due(ws: Workspace, days: int = SOON_DAYS, *, now: date | None = None) -> list[Due]:
    """Return what is open and due within ``days`` from today, the overdue first."""
    until = (now or questions.today()) + timedelta(days=days)
    with ws.store.read() as connection:
        return [Due(*row) for row in store.due(connection, until)]


def due_now(ws: Workspace, *, now: date | None = None) -> DueNow:
    """Return what is due within a week, what is overdue of late, and how many older ones are still open."""
    today = now or questions.today()
    found = due(ws, now=today)
    late = [one for one in found if one.milestone.due_on < today]
    old = sum(rules_of.is_old(one.milestone.due_on, today) for one in late)
    return DueNow(today, found[len(late) :], late[old:][::-1], old)


def rules(ws: Workspace) -> list[MilestoneRule]:
    """Return the lines of the template that holds: the bureau's own, or the usual ones (without ids)."""
    with ws.store.read() as connection:
        return store.listed_rules(connection) or list(TEMPLATE)


def put_rules(ws: Workspace, lines: Sequence[MilestoneRule]) -> Changed:
    """Make ``lines`` the whole template; none leads back to the usual one. One step.

    Raises RejectedError by a line's rules, ConflictError where somebody changed one since it was read.
    """
    for line in lines:
        refuse(rules_of.check_rule(line) + unknown_markets(ws.markets, "market", [line.market]))
    with ws.change(Act.EDIT, Noun.MILESTONE_RULE, count=len(lines)) as work:
        known = {line.id: line for line in store.listed_rules(work.connection)}
        kept = {line.id for line in lines}
        for line in lines:
            if line.id is None:
                work.add(Noun.MILESTONE_RULE, line)
            elif line != known.get(line.id):
                work.put(Noun.MILESTONE_RULE, line.id, line.version, line)
        for number, line in known.items():
            if number not in kept:
                work.delete(Noun.MILESTONE_RULE, number or 0, line.version)
    return work.changed


def _edition(work: Work, milestone: Milestone) -> Edition:
    return found(exhibitions.get(work.connection, milestone.edition_id), Noun.EDITION, milestone.edition_id)


def _counted(milestone: Milestone, edition: Edition) -> Milestone:
    day = template.anchor_day(edition, milestone.anchor) if milestone.anchor else None
    if day is None:
        return milestone
    return replace(milestone, due_on=template.due(day, milestone.plus_months, milestone.plus_days))


def _chosen(work: Work, ids: Sequence[MilestoneId]) -> list[Milestone]:
    known = {row.id: row for row in store.of_ids(work.connection, ids)}
    return [found(known.get(number), Noun.MILESTONE, number) for number in ids]


def _named(work: Work, rows: Sequence[Milestone]) -> dict[str, str | int]:
    if len(rows) == 1:
        return dict(_told(rows[0], _edition(work, rows[0])))
    editions = {row.edition_id for row in rows}
    edition = _edition(work, rows[0]).name_zh if len(editions) == 1 else ""
    return {"count": len(rows), "edition": edition}


def _told(milestone: Milestone, edition: Edition) -> dict[str, str]:
    return {"name": milestone.name, "milestone": milestone.kind.value, "edition": edition.name_zh}
