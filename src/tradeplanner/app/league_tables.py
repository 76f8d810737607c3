"""The league tables of a year on paper: everything read in one transaction, so that the leagues agree."""

from tradeplanner.app import leagues, questions, reports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.league import By
from tradeplanner.domain.periods import Period
from tradeplanner.reports.report import Report
from tradeplanner.storage import firms, readings, summaries


def make(ws: Workspace, year: int, month: int = 0, *, whole: bool = False, grey: bool = False) -> Report:
    """Return the leagues of ``year`` through ``month`` (0: the last known) in the language in force."""
    from tradeplanner.app import frames
    from tradeplanner.reports import leagues as paper

    as_of = Period.month(year, month).closes if month else None
    with ws.store.read() as connection:
        standing = readings.standing(connection)
        reading = readings.exports(connection, year, standing.settings.place)
        parts = {by: readings.parts(connection, reading, by) for by in By}
        names = firms.names(connection)
        sources = tuple(summaries.sources(connection, year))
    moment = questions.Moment(now=questions.today(), as_of=as_of)
    course = frames.district(standing, reading, moment)
    facts = paper.LeagueFacts(
        year=year,
        leagues={
            by: leagues.named(
                leagues.league(reading, course, parts[by], by, standing.book), names, ws.markets
            )
            for by in By
        },
        bureau=reports.bureau_name(standing.settings),
        made=moment.now,
        sources=sources,
        step=standing.step,
        sample=bool(standing.settings.sample),
    )
    return paper.leagues(facts, whole=whole, grey=grey)
