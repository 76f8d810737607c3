"""Earlier figures of orders: what each was before, and what a year's orders came to as of a day or a step."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from tradeplanner.app import history, questions
from tradeplanner.app.questions import Moment
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.credits import Credit, counted
from tradeplanner.domain.ids import EditionId, Noun, OrderId, StepId
from tradeplanner.domain.order_revisions import FIGURES, Revision, revisions
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import Order
from tradeplanner.storage import past, readings, rows, summaries
from tradeplanner.storage.readings import OrderReading


def of_order(ws: Workspace, order_id: OrderId) -> list[Revision]:
    """Return the figures that an order has had, newest first."""
    return revisions(history.of_row(ws, Noun.ORDER, order_id))


def revised(ws: Workspace) -> dict[OrderId, date]:
    """Return the day on which a figure of an order was last changed, of each order of which one was."""
    with ws.store.read() as connection:
        found = past.revised(connection, Noun.ORDER, FIGURES)
    return {OrderId(row): datetime.fromisoformat(at).astimezone().date() for row, at in found.items()}


def step_of(ws: Workspace, day: date) -> StepId:
    """Return the last step that was done by the end of ``day``, local time; 0 if there is none."""
    end = datetime.combine(day + timedelta(days=1), time()).astimezone().astimezone(UTC)
    with ws.store.read() as connection:
        return past.step_at(connection, end)


def orders_as_of(ws: Workspace, step: StepId) -> list[Order]:
    """Return the orders as they stood after ``step``, by id."""
    with ws.store.read() as connection:
        found = past.as_of(connection, Noun.ORDER, step)
    return [rows.from_row(Order, row) for _, row in sorted(found.items())]


def totals_as_of(ws: Workspace, year: int, step: StepId) -> YearOrders:
    """Return what the orders of a year's editions came to as of ``step``; editions and rates are today's.

    Intended and actual stand apart. As of the newest step it is what every page says.
    """
    from tradeplanner.app import frames

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        facts = summaries.edition_facts(connection, year)
        shared = past.as_of(connection, Noun.CREDIT, step)
        stood = past.as_of(connection, Noun.ORDER, step)
    shares: dict[OrderId, dict[EditionId, Decimal]] = {}
    for row in shared.values():
        credit = rows.from_row(Credit, row)
        shares.setdefault(credit.order_id, {})[credit.edition_id] = credit.share
    orders = [rows.from_row(Order, row) for _, row in sorted(stood.items())]
    own = {one.id for one in facts}
    sums = [
        one
        for one in counted(orders, shares)
        if one.edition in own or (one.edition is None and one.signed_on.year == year)
    ]
    reading = OrderReading(year=year, editions=tuple(facts), sums=tuple(sums))
    return frames.by_edition(standing, reading, Moment(now=questions.today()))
