"""What a year's figures say: courses against targets, orders by edition, and the home page.

``home`` answers from sums made by the database and never loads pandas, because the first page must
not wait for it. The other questions go through frames, the way of later and deeper ones; both end
in the same functions of ``domain``, so they agree to the last unit.
"""

from dataclasses import dataclass, replace
from datetime import date

from tradeplanner.app import leagues, questions
from tradeplanner.app.questions import Moment
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.courses import Course, Question, Series, course
from tradeplanner.domain.history import Step
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.league import By, Entrant, League
from tradeplanner.domain.order_totals import YearOrders, total
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.spans import Span
from tradeplanner.storage import firms as store
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
    """Return the district's exports of ``year`` against last year and the target, and where it will end."""
    from tradeplanner.app import frames, outlooks

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
        past = outlooks.read(connection, year)
    found = frames.district(standing, reading, Moment(now=questions.today(), as_of=as_of))
    return outlooks.added(found, past, reading.place, standing.book)


def town_courses(ws: Workspace, year: int, as_of: date | None = None) -> tuple[Course, ...]:
    """Return the courses of the towns that have a target, furthest behind first."""
    from tradeplanner.app import frames

    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
    whole = frames.district(standing, reading, Moment(now=questions.today(), as_of=as_of))
    return frames.towns(standing, reading, whole.as_of)


def export_league(ws: Workspace, year: int, by: By | str, as_of: date | None = None) -> League:
    """Return who leads the exports of ``year``: towns with their courses, industries, markets or firms."""
    by = By(by)
    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
        parts = readings.parts(connection, reading, by)
        firms = store.names(connection) if by is By.FIRM else {}
    whole = _district(standing, reading, Moment(now=questions.today(), as_of=as_of))
    found = leagues.league(reading, whole, parts, by, standing.book)
    if by is By.TOWN:
        return _with_courses(found, standing, reading, whole.as_of)
    return leagues.named(found, firms, ws.markets)


def _with_courses(league: League, standing: Standing, reading: ExportReading, as_of: date) -> League:
    """Return the league of towns with the course of each, those with a target and no figures too."""
    goals = {target.scope_key: target for target in reading.town_targets}
    known = {entrant.name: entrant for entrant in league.entrants}
    courses = {
        name: _town(questions.town(standing, reading, goals.get(name), as_of, name), reading)
        for name in filter(None, [*known, *goals])
    }
    idle = [Entrant(name=name) for name in goals if name not in known]
    entrants = [
        replace(entrant, zh=entrant.name, en=entrant.name, course=courses.get(entrant.name))
        for entrant in (*league.entrants, *idle)
    ]
    return replace(league, entrants=tuple(entrants))


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
    return questions.furthest_behind_first(_town(question, reading) for question in asked)


def _town(question: Question, reading: ExportReading) -> Course:
    year, name = question.year, question.name
    return course(question, _series(reading, year, name), _series(reading, year - 1, name))


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
        standing.book,
        year=reading.year,
        currency=standing.settings.order_currency,
        as_of=questions.orders_as_of(reading, moment.now),
    )
