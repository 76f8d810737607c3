"""The plan of a year: its editions with what they have come to, and how far its programmes have got."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import order_totals, programme_results
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId, ProgrammeId
from tradeplanner.domain.money import Money
from tradeplanner.domain.order_totals import EditionOrders
from tradeplanner.domain.programme_results import Progress
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import MissingRate
from tradeplanner.domain.turnout import Turnout, by_edition
from tradeplanner.storage import exhibitions, programmes, readings
from tradeplanner.storage import turnout as turnouts


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An edition with its programme, its registrations, and its orders in the reporting currency.

    ``aim`` is its aim of orders in that currency, None without one or without its rate.
    """

    edition: Edition
    programme: Programme | None
    turnout: Turnout
    actual: Money
    intended: Money
    aim: Money | None = None

    @property
    def id(self) -> EditionId:
        """The edition's id, by which rows are told apart."""
        return EditionId(self.edition.id or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPlan:
    """All that the plan says of a year, read at once. ``left_out`` orders lack one of ``missing`` rates."""

    year: int
    today: date
    currency: str
    rows: tuple[PlanRow, ...]
    programmes: tuple[Progress, ...]
    missing: tuple[MissingRate, ...]
    left_out: int


def read(ws: Workspace, year: int, *, now: date | None = None) -> YearPlan:
    """Return the plan of ``year``, editions by opening day, undated ones last. ``now`` stands for today."""
    today = now or questions.today()
    with ws.store.read() as connection:
        standing, orders = readings.standing(connection), readings.orders(connection, year)
        editions = exhibitions.listed_editions(connection, year)
        campaigns = programmes.listed(connection)
        attendances = turnouts.attendances(connection, year)
    book, currency = standing.book, standing.settings.order_currency
    sums = order_totals.total(orders.editions, orders.sums, book, year=year, currency=currency, as_of=today)
    won = {row.edition: row for row in sums.rows if row.edition is not None}
    came, named = by_edition(attendances), {one.id: one for one in campaigns}
    rows = [_row(edition, named, came, won, currency) for edition in editions]
    actual = {row.id: row.actual for row in rows}
    own = [one for one in campaigns if one.year == year]
    return YearPlan(
        year=year,
        today=today,
        currency=currency,
        rows=tuple(sorted(rows, key=order)),
        programmes=tuple(
            programme_results.progress(one, editions, attendances, actual, book, currency) for one in own
        ),
        missing=sums.missing,
        left_out=sums.left_out,
    )


def order(row: PlanRow) -> tuple[date, int]:
    """Return what the plan's rows are ordered by: opening day, then as they were entered."""
    return row.edition.opens or date.max, row.id


def _row(
    edition: Edition,
    named: Mapping[ProgrammeId | None, Programme],
    came: dict[EditionId, Turnout],
    won: dict[EditionId, EditionOrders],
    currency: str,
) -> PlanRow:
    number, nothing = EditionId(edition.id or 0), Money(0, currency)
    sums = won.get(number)
    return PlanRow(
        edition,
        named.get(edition.programme_id) if edition.programme_id else None,
        came.get(number, Turnout()),
        sums.actual if sums else nothing,
        sums.intended if sums else nothing,
        sums.aim if sums else None,
    )
