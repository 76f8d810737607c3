"""Import profiles: how a sender's files are read, kept under a name and offered when headings look alike.

A profile speaks of columns by their headings and never by their places, so that it fits next month's
file. It keeps what the columns are, units where the file's own words were overruled, how deep the heading
is, which sheets are read, and the answers that are not about one file. Nothing is applied unasked.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tradeplanner.app.import_session import Session
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import profiles as rules
from tradeplanner.domain.errors import ExpectedError, RejectedError
from tradeplanner.domain.findings import Code, error
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, Noun, ProfileId
from tradeplanner.domain.profiles import Profile
from tradeplanner.importing.grid import cell_text
from tradeplanner.importing.headers import SEARCHED
from tradeplanner.importing.mapping import tidy
from tradeplanner.importing.proposal import Proposal, SheetPlan
from tradeplanner.storage import profiles as store

ALIKE = 0.6
"""From which likeness of the headings a profile is offered."""
LASTING = frozenset({"place", "split"})
"""Answers that hold for every file of a sender; the others are about one file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A column that a profile would read otherwise: its heading, the field now and the field then."""

    heading: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A profile for an open file: how alike the headings are (0 to 1), and what it would change.

    ``others`` counts what would change beside columns: units, heading rows, sheets, answers.
    """

    profile: Profile
    alike: float
    columns: tuple[Difference, ...]
    others: int

    @property
    def changes(self) -> int:
        """How many conclusions the profile would change."""
        return len(self.columns) + self.others


def all(ws: Workspace, kind: str = "") -> list[Profile]:  # noqa: A001  # read as profiles.all
    """Return the profiles of a kind of file, or of every kind, by name."""
    with ws.store.read() as connection:
        return store.listed(connection, kind)


def named(ws: Workspace, kind: str, name: str) -> Profile:
    """Return the profile of a kind of file by its name; ExpectedError (PROFILE_UNKNOWN) if there is none."""
    known = all(ws, kind)
    wanted = next((each for each in known if each.name == name.strip()), None)
    if wanted is None:
        names = ", ".join(each.name for each in known)
        raise ExpectedError(Code.PROFILE_UNKNOWN, name=name, known=names or "–")
    return wanted


def offered(ws: Workspace, session: Session, proposal: Proposal | None = None) -> list[Offer]:
    """Return the profiles whose headings look like those of an open file, the likest first."""
    planned = session.planned(proposal or session.proposal)
    offers = [_offer(session, planned, profile) for profile in all(ws, session.kind)]
    return sorted((each for each in offers if each.alike >= ALIKE), key=lambda each: -each.alike)


def apply(session: Session, proposal: Proposal, profile: Profile) -> Proposal:
    """Return the proposal with what a profile keeps, where it differs from what was concluded."""
    kept: Mapping[str, object] = json.loads(profile.decisions)
    planned = _with_sheets(session, session.planned(proposal), profile, kept)
    for plan in planned.sheets:
        if plan.used:
            planned = _with_columns(planned, plan, kept)
    for name, value in _texts(kept, "options").items():
        if not planned.options.get(name):
            planned = planned.with_option(name, value)
    return session.planned(planned)


def keep(ws: Workspace, session: Session, proposal: Proposal, name: str) -> Changed:
    """Keep how a file is read under ``name``; one of that name and kind is replaced.

    Raises RejectedError where the name or the headings are missing.
    """
    planned = session.planned(proposal)
    stated = session.planned(replace(planned, units={}))
    profile = Profile(
        name=name.strip(),
        kind=session.kind,
        headings=_headings(planned),
        decisions=_written(planned, stated),
    )
    refuse(rules.check(profile))
    known = next((each for each in all(ws, session.kind) if each.name == profile.name), None)
    with ws.change(Act.EDIT if known else Act.ADD, Noun.PROFILE, name=profile.name) as work:
        if known is None:
            work.add(Noun.PROFILE, profile)
        else:
            work.put(Noun.PROFILE, found(known.id, Noun.PROFILE), known.version, profile)
    return work.changed


def rename(ws: Workspace, profile: Profile, name: str) -> Changed:
    """Give a profile another name; RejectedError (DUPLICATE_NAME) where another of its kind bears it."""
    renamed = replace(profile, name=name.strip())
    refuse(rules.check(renamed))
    if any(each.name == renamed.name and each.id != profile.id for each in all(ws, profile.kind)):
        raise RejectedError([error(Code.DUPLICATE_NAME, "name", name=renamed.name)])
    with ws.change(Act.EDIT, Noun.PROFILE, name=renamed.name) as work:
        work.put(Noun.PROFILE, found(profile.id, Noun.PROFILE), profile.version, renamed)
    return work.changed


def remove(ws: Workspace, profile_id: ProfileId, version: int) -> Changed:
    """Delete a profile; what was imported with it stays."""
    with ws.store.read() as connection:
        profile = found(store.get(connection, profile_id), Noun.PROFILE, profile_id)
    with ws.change(Act.REMOVE, Noun.PROFILE, name=profile.name) as work:
        work.delete(Noun.PROFILE, profile_id, version)
    return work.changed


# --- what is kept ---


def _written(proposal: Proposal, stated: Proposal) -> str:
    """Return the decisions of a proposal by heading, as JSON.

    A unit stands beside the one that the file itself states (``stated`` is without a person's units), so
    that it is taken again only where a file states the same.
    """
    used = [plan for plan in proposal.sheets if plan.used]
    columns = {column.heading: column.field for plan in used for column in plan.columns if column.heading}
    depths = {plan.heading_last - plan.heading_first + 1 for plan in used if plan.name in proposal.headings}
    kept = {
        "columns": columns,
        "units": {
            heading: [chosen, said]
            for plan in used
            for heading, chosen, said in _units(proposal, plan, stated.sheet(plan.name))
        },
        "depth": max(depths, default=0),
        "sheets": dict(proposal.used),
        "options": {name: value for name, value in proposal.options.items() if name in LASTING},
    }
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _units(proposal: Proposal, plan: SheetPlan, stated: SheetPlan) -> Iterator[tuple[str, str, str]]:
    """Yield (heading, unit, unit that the file states) where a person chose one; heading "" for all."""
    if (plan.name, None) in proposal.units:
        yield "", proposal.units[plan.name, None], stated.unit
    said = {column.index: column.unit for column in stated.columns}
    for column in plan.columns:
        if column.heading and (plan.name, column.index) in proposal.units:
            yield column.heading, proposal.units[plan.name, column.index], said.get(column.index, "")


def _headings(proposal: Proposal) -> tuple[str, ...]:
    found = [heading for plan in proposal.sheets if plan.used for heading in _headings_of(plan)]
    return tuple(dict.fromkeys(found))


def _headings_of(plan: SheetPlan) -> list[str]:
    return [column.heading for column in plan.columns if column.heading]


# --- what is offered ---


def _offer(session: Session, planned: Proposal, profile: Profile) -> Offer:
    then = apply(session, planned, profile)
    now = {(plan.name, column.index): column.field for plan in planned.sheets for column in plan.columns}
    columns = tuple(
        Difference(column.heading, now.get((plan.name, column.index), ""), column.field)
        for plan in then.sheets
        for column in plan.columns
        if column.field != now.get((plan.name, column.index), "")
    )
    names = ("used", "headings", "units", "options")
    others = sum(len(getattr(then, name).items() - getattr(planned, name).items()) for name in names)
    return Offer(profile, likeness(_headings(then), profile.headings), columns, others)


def likeness(ones: Iterable[str], others: Iterable[str]) -> float:
    """Return how alike two lists of headings are: the share of all that both have, 0 to 1."""
    left, right = ({tidy(text) for text in texts} - {""} for texts in (ones, others))
    return len(left & right) / len(left | right) if left and right else 0.0


# --- what is applied ---


def _with_sheets(
    session: Session, proposal: Proposal, profile: Profile, kept: Mapping[str, object]
) -> Proposal:
    """Return the proposal with the sheets and heading rows that a profile keeps."""
    said, depth = kept.get("sheets"), kept.get("depth")
    names = {plan.name for plan in proposal.sheets}
    for name, used in said.items() if isinstance(said, dict) else ():
        if name in names and name not in proposal.used:
            proposal = proposal.with_sheet(name, used=bool(used))
    proposal = session.planned(proposal)
    depth = depth if isinstance(depth, int) else 0
    for plan in proposal.sheets:
        if plan.name in proposal.headings or proposal.used.get(plan.name) is False:
            continue
        row, alike = _row_of(session, plan.name, profile.headings)
        if row and alike > likeness(_headings_of(plan), profile.headings):
            proposal = proposal.with_heading(plan.name, max(row - max(depth, 1) + 1, 1), row)
        elif plan.used and depth not in (0, plan.heading_last - plan.heading_first + 1):
            first = plan.heading_first
            proposal = proposal.with_heading(plan.name, first, first + depth - 1)
    return session.planned(proposal)


def _row_of(session: Session, sheet: str, headings: Sequence[str]) -> tuple[int, float]:
    """Return the row of a sheet whose cells are the headings of a profile, 0 for none, and how alike."""
    if next(info for info in session.sheets if info.name == sheet).hidden:
        return 0, 0.0
    leaves = [heading.rpartition(" / ")[2] for heading in headings]
    rows = session.rows(sheet, 1, SEARCHED)
    scores = [likeness([cell_text(cell) for cell in row], leaves) for row in rows]
    best = max(scores, default=0.0)
    return (scores.index(best) + 1, best) if best >= ALIKE else (0, 0.0)


def _with_columns(proposal: Proposal, plan: SheetPlan, kept: Mapping[str, object]) -> Proposal:
    """Return the proposal with the fields and units that a profile keeps, by heading."""
    fields = {tidy(heading): key for heading, key in _texts(kept, "columns").items()}
    said = kept.get("units")
    units = {tidy(str(heading)): unit for heading, unit in (said.items() if isinstance(said, dict) else ())}
    for column in plan.columns:
        key = fields.get(tidy(column.heading))
        if key is not None and key != column.field and (plan.name, column.index) not in proposal.mapping:
            proposal = proposal.with_mapping(plan.name, column.index, key)
        if column.heading:
            unit = units.get(tidy(column.heading))
            proposal = _with_unit(proposal, (plan.name, column.index), column.unit, unit)
    return _with_unit(proposal, (plan.name, None), plan.unit, units.get(""))


def _with_unit(proposal: Proposal, of: tuple[str, int | None], stated: str, kept: object) -> Proposal:
    """Return the proposal with a kept unit, where this file states the same as the one it was kept of."""
    if not isinstance(kept, list) or len(kept) != 2 or of in proposal.units:  # a pair
        return proposal
    chosen, said = map(str, kept)
    return proposal.with_unit(*of, chosen) if stated == said != chosen else proposal


def _texts(kept: Mapping[str, object], name: str) -> dict[str, str]:
    found = kept.get(name)
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
