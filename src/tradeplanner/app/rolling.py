"""Rolling last year's editions over into the next year: with firms, aims and milestones, in one step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import edition_results as results
from tradeplanner.domain import milestone_template as template
from tradeplanner.domain.exhibitions import OVER, Edition, Status
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.rolling import following as standing_of
from tradeplanner.domain.rolling import next_edition
from tradeplanner.domain.turnout import TAKES_PART, Attendance, Turnout, by_edition
from tradeplanner.storage import exhibitions, firms, milestones, programmes, readings, rows, turnout
from tradeplanner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Rolled:
    """An edition of last year and what it would become; ``stands`` where the next year has it already.

    ``firms`` are those that took part, are still in the register and are not registered there yet, ``left``
    how many have gone. ``milestones`` are those of the template that are not there yet.
    """

    last: Edition
    fresh: Edition
    firms: Sequence[FirmId]
    left: int
    milestones: Sequence[Milestone]
    stands: Edition | None = None

    @property
    def open(self) -> bool:
        """Whether there is anything to make; an edition that is over or called off is left alone."""
        if self.stands is None:
            return True
        return self.stands.status not in CLOSED and bool(self.firms or self.milestones)


CLOSED = OVER | {Status.CANCELLED}


def preview(ws: Workspace, year: int, *, now: date | None = None) -> list[Rolled]:
    """Return what the editions of ``year`` would become in the year after, in the order of their opening.

    Those that were called off are left out. ``now`` stands for today.
    """
    with ws.store.read() as connection:
        standing = readings.standing(connection)
        sums, went = readings.orders(connection, year).sums, turnout.attendances(connection, year)
        editions, following = (exhibitions.listed_editions(connection, one) for one in (year, year + 1))
        lines = milestones.listed_rules(connection) or template.TEMPLATE
        registered = {firm.id for firm in firms.listed(connection) if not firm.retired}
        there = turnout.attendances(connection, year + 1)
        standing_due = milestones.listed(connection, [EditionId(one.id or 0) for one in following])
    book, came = standing.book, by_edition(went)
    registered_there, due_there = _there(there, standing_due)
    day, currency = now or questions.today(), standing.settings.order_currency
    found = []
    going = [edition for edition in editions if edition.status is not Status.CANCELLED]
    figured = (
        results.figures(
            one, sums, came.get(EditionId(one.id or 0), Turnout()), book, currency=currency, as_of=day
        )
        for one in going
    )
    planned = list(map(next_edition, going, figured))
    for edition, fresh, stands in zip(going, planned, standing_of(planned, following), strict=True):
        number = EditionId(edition.id or 0)
        attended = [one.firm for one in went if one.edition == number and one.state in TAKES_PART]
        here = [firm for firm in dict.fromkeys(attended) if firm in registered]
        left = len(set(attended)) - len(here)
        at = EditionId(stands.id or 0) if stands is not None and stands.id else EditionId(0)
        due = template.planned(lines, stands or fresh, due_there.get(at, ()))
        found.append(
            Rolled(
                edition,
                fresh,
                [firm for firm in here if firm not in registered_there.get(at, ())],
                left,
                [one.milestone for one in due if not one.stands],
                stands,
            )
        )
    return found


def _there(
    attendances: Sequence[Attendance], due: Sequence[Milestone]
) -> tuple[dict[EditionId, set[FirmId]], dict[EditionId, list[Milestone]]]:
    """Return who is registered at each edition of the next year, and its milestones."""
    firms_at: dict[EditionId, set[FirmId]] = {}
    due_at: dict[EditionId, list[Milestone]] = {}
    for one in attendances:
        firms_at.setdefault(one.edition, set()).add(one.firm)
    for each in due:
        due_at.setdefault(each.edition_id, []).append(each)
    return firms_at, due_at


def roll(
    ws: Workspace, year: int, chosen: Collection[EditionId] | None = None, *, now: date | None = None
) -> Changed:
    """Roll the ``chosen`` editions of ``year`` over into the next, or all: one step, one undo.

    One that stands there already keeps its days and aims and gets the invitations and milestones that it
    lacks, so nothing is made twice. ``now`` stands for today.
    """
    wanted = [
        one
        for one in preview(ws, year, now=now)
        if one.open and (chosen is None or EditionId(one.last.id or 0) in chosen)
    ]
    with ws.change(Act.ADD, Noun.EDITION, count=len(wanted), rolled=year + 1) as work:
        campaign = next((one for one in programmes.listed(work.connection) if one.year == year + 1), None)
        for one in wanted:
            belongs = campaign.id if campaign is not None and one.last.programme_id else None
            _make(work, one, replace(one.fresh, programme_id=belongs), now or questions.today())
    return work.changed


def _make(work: Work, rolled: Rolled, fresh: Edition, on: date) -> None:
    """Store one edition with its invitations and milestones, or what one that stands lacks of them."""
    stands = rolled.stands.id if rolled.stands is not None else None
    number = EditionId(stands or work.add(Noun.EDITION, replace(fresh, status_on=on)))
    invited = (
        Participation(firm_id=firm, edition_id=number, state=State.INVITED, state_on=on)
        for firm in rolled.firms
    )
    # In bulk: a year brings some two thousand rows, and each of its own would be a statement.
    if rolled.firms:
        work.insert(Noun.PARTICIPATION, [rows.to_row(one) for one in invited])
    if rolled.milestones:
        due = [replace(one, edition_id=number) for one in rolled.milestones]
        work.insert(Noun.MILESTONE, [rows.to_row(one) for one in due])
