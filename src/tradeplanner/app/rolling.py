"""Rolling last year's editions over into the next year: with firms, aims and milestones, in one step."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import edition_results as results
from tradeplanner.domain import milestone_template as template
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import Changed, EditionId, FirmId, Noun
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.rolling import next_edition
from tradeplanner.domain.turnout import TAKES_PART, Turnout, by_edition
from tradeplanner.storage import exhibitions, firms, milestones, programmes, readings, turnout
from tradeplanner.storage.work import Work


@dataclass(frozen=True, slots=True)
class Rolled:
    """An edition of last year and what it would become; ``stands`` where the next year has it already.

    ``firms`` are those that took part and are still in the register, ``left`` how many are not.
    """

    last: Edition
    fresh: Edition
    firms: Sequence[FirmId]
    left: int
    milestones: Sequence[Milestone]
    stands: Edition | None = None


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
    book, came = RateBook(standing.rates), by_edition(went)
    known = {one.exhibition_id: one for one in following}
    day, currency = now or questions.today(), standing.settings.order_currency
    found = []
    for edition in editions:
        if edition.status is Status.CANCELLED:
            continue
        number = EditionId(edition.id or 0)
        figures = results.figures(
            edition, sums, came.get(number, Turnout()), book, currency=currency, as_of=day
        )
        fresh = next_edition(edition, figures)
        attended = [one.firm for one in went if one.edition == number and one.state in TAKES_PART]
        here = [firm for firm in dict.fromkeys(attended) if firm in registered]
        due = [one.milestone for one in template.planned(lines, fresh, [])]
        left = len(set(attended)) - len(here)
        found.append(Rolled(edition, fresh, here, left, due, known.get(edition.exhibition_id)))
    return found


def roll(
    ws: Workspace, year: int, chosen: Collection[EditionId] | None = None, *, now: date | None = None
) -> Changed:
    """Roll the ``chosen`` editions of ``year`` over into the next, or all: one step, one undo.

    What stands there already is left as it is, so nothing is made twice. ``now`` stands for today.
    """
    wanted = [
        one
        for one in preview(ws, year, now=now)
        if one.stands is None and (chosen is None or EditionId(one.last.id or 0) in chosen)
    ]
    with ws.change(Act.ADD, Noun.EDITION, count=len(wanted), rolled=year + 1) as work:
        campaign = next((one for one in programmes.listed(work.connection) if one.year == year + 1), None)
        known = {one.exhibition_id for one in exhibitions.listed_editions(work.connection, year + 1)}
        for one in wanted:
            if one.fresh.exhibition_id not in known:
                belongs = campaign.id if campaign is not None and one.last.programme_id else None
                _make(work, one, replace(one.fresh, programme_id=belongs), now or questions.today())
    return work.changed


def _make(work: Work, rolled: Rolled, fresh: Edition, on: date) -> None:
    """Store one edition with its invitations and milestones."""
    number = EditionId(work.add(Noun.EDITION, replace(fresh, status_on=on)))
    for firm in rolled.firms:
        invited = Participation(firm_id=firm, edition_id=number, state=State.INVITED, state_on=on)
        work.add(Noun.PARTICIPATION, invited)
    for one in rolled.milestones:
        work.add(Noun.MILESTONE, replace(one, edition_id=number))
