"""All about one edition, read at once: its facts, firms, orders, and its result against aims and before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tradeplanner.app import budgets, questions
from tradeplanner.app.budgets import BudgetReading
from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import edition_results as results
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.delegates import Delegate
from tradeplanner.domain.edition_results import EditionFigures, Line
from tradeplanner.domain.exhibitions import Edition, Exhibition
from tradeplanner.domain.fees import Fee
from tradeplanner.domain.ids import EditionId, FirmId, Noun, OrderId
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.order_totals import OrderSum
from tradeplanner.domain.orders import Order
from tradeplanner.domain.participation import Participation
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.returns import Reported, Return, reported
from tradeplanner.domain.turnout import REGISTERED, Attendance, Turnout, by_edition
from tradeplanner.storage import (
    booths,
    delegates,
    exhibitions,
    fees,
    history,
    milestones,
    orders,
    participation,
    programmes,
    readings,
    returns,
)
from tradeplanner.storage import budgets as costing
from tradeplanner.storage import credits as credit
from tradeplanner.storage import turnout as turnouts
from tradeplanner.storage.engine import Reading
from tradeplanner.storage.readings import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionReading:
    """One edition. ``firms`` gives name and town of those registered, with orders, a form, a booth or people.

    ``returns`` are the firms' own figures, ``reported`` what these add up to. ``before`` and ``after`` are
    its neighbours in the year's plan, ``place`` its place there from 1 among ``count``. ``last`` is the
    fair's edition before, ``lines`` compare with it and with the aims. ``standing`` holds settings and
    rates, ``shares`` the parts of orders whose credit several editions share.
    """

    edition: Edition
    fair: Exhibition
    programme: Programme | None
    file: str
    before: EditionId | None
    after: EditionId | None
    place: int
    count: int
    participations: Sequence[Participation]
    orders: Sequence[Order]
    booths: Sequence[Booth]
    delegates: Sequence[Delegate]
    milestones: Sequence[Milestone]
    budget: BudgetReading
    firms: Mapping[FirmId, tuple[str, str]]
    returns: Sequence[Return]
    reported: Reported
    now: EditionFigures
    last: Edition | None
    lines: Sequence[Line]
    today: date
    standing: Standing
    shares: Mapping[OrderId, Mapping[EditionId, Decimal]] = field(default_factory=dict)
    fees: Sequence[Fee] = ()


@dataclass(frozen=True, slots=True)
class _Year:
    """What the figures of a year's editions are made from."""

    sums: Sequence[OrderSum]
    attendances: Sequence[Attendance]


@dataclass(frozen=True, slots=True)
class _Books:
    """The years that are compared, the rates, and the currency that orders are reported in."""

    years: Mapping[int, _Year]
    rates: RateBook
    currency: str

    def figures(self, edition: Edition, today: date) -> EditionFigures:
        """Return what ``edition`` came to."""
        year, number = self.years[edition.year], EditionId(edition.id or 0)
        came = by_edition(year.attendances).get(number, Turnout())
        return results.figures(edition, year.sums, came, self.rates, currency=self.currency, as_of=today)


def read(ws: Workspace, edition_id: EditionId, *, now: date | None = None) -> EditionReading:
    """Return all about an edition; ConflictError (CONFLICT_GONE) if it is gone. ``now`` stands for today."""
    today = now or questions.today()
    with ws.store.read() as connection:
        edition = found(exhibitions.get(connection, edition_id), Noun.EDITION, edition_id)
        everything = exhibitions.listed_editions(connection)
        last = results.previous(edition, everything)
        standing = readings.standing(connection)
        books = _books(connection, standing, {edition.year, last.year if last else edition.year})
        current, plan = books.figures(edition, today), neighbours(edition, everything)
        went = participation.listed(connection, edition_id)
        sold = orders.of_edition(connection, edition_id)
        campaign = programmes.get(connection, edition.programme_id) if edition.programme_id else None
        same_year = {EditionId(one.id or 0): one for one in everything if one.year == edition.year}
        costs = budgets.Costs([*same_year.values()], costing.listed(connection, same_year), books.rates)
        return EditionReading(
            edition=edition,
            fair=found(exhibitions.get_exhibition(connection, edition.exhibition_id), Noun.EXHIBITION),
            programme=campaign,
            file=history.file_of(connection, edition.origin.batch) if edition.origin else "",
            before=plan[0],
            after=plan[1],
            place=plan[2],
            count=plan[3],
            participations=went,
            orders=sold,
            booths=booths.listed(connection, edition_id),
            delegates=delegates.listed(connection, edition_id),
            milestones=milestones.listed(connection, [edition_id]),
            budget=budgets.reading(edition, campaign, costs, standing.settings.export_currency),
            firms=turnouts.firms_of(connection, edition_id),
            returns=(told := returns.listed(connection, edition_id)),
            reported=reported(told, (one.firm_id for one in went if one.state in REGISTERED)),
            now=current,
            last=last,
            lines=results.lines(edition, current, books.figures(last, today) if last else None),
            today=today,
            standing=standing,
            shares=credit.shares(connection, [OrderId(order.id or 0) for order in sold]),
            fees=fees.listed(connection, edition_id),
        )


def _books(connection: Reading, standing: Standing, years: Iterable[int]) -> _Books:
    read = {
        year: _Year(readings.orders(connection, year).sums, turnouts.attendances(connection, year))
        for year in years
    }
    return _Books(read, standing.book, standing.settings.order_currency)


def neighbours(
    edition: Edition, others: Sequence[Edition]
) -> tuple[EditionId | None, EditionId | None, int, int]:
    """Return the editions before and after in the year's plan, the place among them from 1, and how many."""
    plan = sorted(
        (other for other in others if other.year == edition.year),
        key=lambda other: (other.opens or date.max, other.id or 0),
    )
    ids = [EditionId(other.id or 0) for other in plan]
    at = ids.index(EditionId(edition.id or 0))
    before, after = ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None
    return before, after, at + 1, len(ids)
