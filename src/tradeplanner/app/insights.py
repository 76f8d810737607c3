"""What a year's figures say: courses against targets, orders by edition, and the home page.

``home`` answers from sums made by the database and never loads pandas, because the first page must
not wait for it. The other questions go through frames, the way of later and deeper ones; both end
in the same functions of ``domain``, so they agree to the last unit.
"""

from dataclasses import dataclass
from datetime import date

from tradeplanner.app import questions
from tradeplanner.app.questions import Moment
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.courses import Course, Series, course
from tradeplanner.domain.history import Step
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.order_totals import YearOrders, total
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.spans import Span
from tradeplanner.storage import readings, summaries
from tradeplanner.storage.readings import ExportReading, OrderReading, Standing

RECENT_IMPORTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """The home page's figures, read in one transaction.

    ``towns`` are those with a target, furthest behind first; ``imports`` the newest, each with its
    file's name; ``step`` is the change-log step that all of it shows.
    """

    year: int
    exports: Course
    towns: tuple[Course, ...]
    orders: YearOrders
    imports: tuple[tuple[Step, str], ...]
    sources: tuple[str, ...]
    settings: BureauSettings
    step: StepId | None


def home(ws: Workspace, year: int, *, now: date | None = None) -> HomeFacts:
    """Return the home page's figures of ``year`` without loading pandas or matplotlib.

    ``now`` stands for today.
    """
    moment = Moment(now=now or questions.today())
    with ws.store.read() as connection:
        standing = readings.standing(connection)
        exports = readings.exports(connection, year, standing.settings.place)
        orders = readings.orders(connection, year)
        imports = readings.imports(connection, RECENT_IMPORTS)
        sources = tuple(summaries.sources(connection, year))
    whole = _district(standing, exports, moment)
    return HomeFacts(
        year=year,
        exports=whole,
        towns=_towns(standing, exports, whole.as_of),
        orders=_orders(standing, orders, moment),
        imports=imports,
        sources=sources,
        settings=standing.settings,
        step=standing.step,
    )


def export_course(ws: Workspace, year: int, as_of: date | None = None) -> Course:
    """Return the district's exports of ``year`` against last year and the target."""
    from tradeplanner.app import frames

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
    return frames.district(standing, reading, Moment(now=questions.today(), as_of=as_of))


def town_courses(ws: Workspace, year: int, as_of: date | None = None) -> tuple[Course, ...]:
    """Return the courses of the towns that have a target, furthest behind first."""
    from tradeplanner.app import frames

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
    whole = frames.district(standing, reading, Moment(now=questions.today(), as_of=as_of))
    return frames.towns(standing, reading, whole.as_of)


def orders_by_edition(ws: Workspace, year: int) -> YearOrders:
    """Return the orders of the year's editions against their aims, intended and actual apart."""
    from tradeplanner.app import frames

    with ws.store.read() as connection:
        standing, reading = readings.standing(connection), readings.orders(connection, year)
    return frames.by_edition(standing, reading, Moment(now=questions.today()))


def _district(standing: Standing, reading: ExportReading, moment: Moment) -> Course:
    question = questions.district(standing, reading, moment)
    return course(question, _series(reading, reading.year), _series(reading, reading.year - 1))


def _towns(standing: Standing, reading: ExportReading, as_of: date) -> tuple[Course, ...]:
    asked = [questions.town(standing, reading, target, as_of) for target in reading.town_targets]
    return questions.furthest_behind_first(
        course(q, _series(reading, q.year, q.name), _series(reading, q.year - 1, q.name)) for q in asked
    )


def _series(reading: ExportReading, year: int, town: str | None = None) -> Series:
    """Return one year's spans of the district, or of ``town``."""
    of_year = [row for row in reading.sums if row.year == year]
    by_firm = not of_year or any(not row.place for row in of_year)
    if town is not None:
        of_year = [row for row in of_year if (row.town if by_firm else row.place) == town]
    else:
        of_year = [row for row in of_year if row.place == ("" if by_firm else reading.place)]
    return Series(tuple((row.currency, Span(row.first, row.last, row.minor)) for row in of_year), by_firm)


def _orders(standing: Standing, reading: OrderReading, moment: Moment) -> YearOrders:
    return total(
        reading.editions,
        reading.sums,
        RateBook(standing.rates),
        year=reading.year,
        currency=standing.settings.order_currency,
        as_of=questions.orders_as_of(reading, moment.now),
    )
