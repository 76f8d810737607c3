"""The year as days: milestones, clashes and days off; editions and milestones are moved in one step each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from tradeplanner.app import exhibitions, holidays
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import clashes
from tradeplanner.domain import exhibitions as rules
from tradeplanner.domain.clashes import Clash
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.history import Act
from tradeplanner.domain.holidays import Holidays
from tradeplanner.domain.ids import Changed, EditionId, FirmId, MilestoneId, Noun
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.turnout import TAKES_PART
from tradeplanner.i18n.clashes import clash_sentence
from tradeplanner.i18n.language import ZH, language
from tradeplanner.i18n.words import word
from tradeplanner.storage import exhibitions as store
from tradeplanner.storage import firms, milestones, settings, turnout

NAMED = 2
"""Firms of a clash that are told by name; the others are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """All that happens on days for the editions of ``year``; milestones may lie in the years beside it."""

    year: int
    milestones: Mapping[EditionId, tuple[Milestone, ...]]
    clashes: tuple[Clash, ...]
    holidays: Holidays
    firm_names: Mapping[FirmId, str]


def read(ws: Workspace, year: int) -> Schedule:
    """Return the year's days, all read in one transaction."""
    with ws.store.read() as connection:
        editions = store.listed_editions(connection, year)
        due = milestones.listed(connection, [EditionId(one.id or 0) for one in editions])
        stored = settings.listed(connection)
        going: dict[EditionId, set[FirmId]] = {}
        for one in turnout.attendances(connection, year):
            if one.state in TAKES_PART:
                going.setdefault(one.edition, set()).add(one.firm)
        days = holidays.gathered(stored, _years(year, editions, due), {one.market for one in editions})
        both = {number: frozenset(ids) for number, ids in going.items()}
        met = clashes.find(editions, due, both, days)
        named = {number for clash in met for number in clash.firms[:NAMED]}
        names = {number: firm.name_zh for number in named if (firm := firms.get(connection, number))}
    mine: dict[EditionId, list[Milestone]] = {}
    for milestone in due:
        mine.setdefault(milestone.edition_id, []).append(milestone)
    return Schedule(
        year=year,
        milestones={number: tuple(rows) for number, rows in mine.items()},
        clashes=tuple(met),
        holidays=days,
        firm_names=names,
    )


def reasons(found: Schedule, editions: Collection[Edition], markets: Mapping[str, str]) -> list[str]:
    """Return each clash in words, in the language in force; ``markets`` are the names of their codes."""
    chinese = language() == ZH
    names = {
        EditionId(one.id or 0): (one.name_zh if chinese else one.name_en or one.name_zh) for one in editions
    }
    held = {EditionId(one.id or 0): markets.get(one.market, one.market) for one in editions}
    kinds = {one.id: one.name or word(one.kind) for many in found.milestones.values() for one in many}
    return [
        clash_sentence(
            one, names, lambda number: held.get(number, ""), kinds.get(one.milestone, ""), found.firm_names
        )
        for one in found.clashes
    ]


def _years(year: int, editions: Collection[Edition], due: Collection[Milestone]) -> set[int]:
    """Return the years whose days are looked at: the plan's own, and those its days reach into."""
    days = [one.due_on for one in due if one.done_on is None]
    days += [day for one in editions for day in (one.opens, one.closes) if day is not None]
    return {year, *(day.year for day in days if abs(day.year - year) <= 1)}


def shift_edition(ws: Workspace, number: EditionId, version: int, days: int) -> Changed:
    """Move an edition by days with its length kept, and with it what is open and counted from its days.

    One step. The dates of the plan are kept at the first move. RejectedError for one that was cancelled, or
    where its days would lie beyond any plan; ConflictError if it changed since ``version``.
    """
    with ws.store.read() as connection:
        edition = found(store.get(connection, number), Noun.EDITION, number)
    if edition.opens is None:
        return Changed(frozenset())
    refuse(rules.check_shift(edition))
    moved = replace(
        edition,
        version=version,
        opens=rules.later(edition.opens, days, "opens"),
        closes=rules.later(edition.closes, days, "closes") if edition.closes else None,
    )
    return exhibitions.edit_edition(ws, moved)


def shift_milestone(ws: Workspace, number: MilestoneId, version: int, days: int) -> Changed:
    """Move one milestone by days; from then on its day is set by hand and stays when the edition moves.

    RejectedError for one of a cancelled edition, or for a day beyond any plan;
    ConflictError if it changed since ``version``.
    """
    with ws.store.read() as connection:
        one = found(milestones.get(connection, number), Noun.MILESTONE, number)
        edition = found(store.get(connection, one.edition_id), Noun.EDITION, one.edition_id)
    refuse(rules.check_shift(edition))
    day = rules.later(one.due_on, days, "due_on")
    with ws.change(Act.EDIT, Noun.MILESTONE, name=one.name or edition.name_zh) as work:
        moved = replace(one, due_on=day, anchor=None)
        work.put(Noun.MILESTONE, number, version, moved)
    return work.changed
