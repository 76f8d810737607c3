"""The forecast of a year's end: which months it looks back on. Loads numpy, so Home never asks for it."""

from collections.abc import Iterable
from dataclasses import replace

from tradeplanner.analysis import outlooks
from tradeplanner.domain import outlooks as rules
from tradeplanner.domain.courses import Course, Series, in_currency
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.spans import Months, Span
from tradeplanner.storage import summaries
from tradeplanner.storage.engine import Reading
from tradeplanner.storage.summaries import ExportSum


def read(connection: Reading, year: int) -> list[ExportSum]:
    """Return the exports of ``year`` and of the years before it that a forecast may look back on."""
    return summaries.year_sums(connection, range(year - rules.MOST_YEARS, year + 1))


def added(course: Course, past: Iterable[ExportSum], place: str, book: RateBook) -> Course:
    """Return the district's ``course`` with its outlook, by the years of ``past`` counted like this one.

    ``place`` is the district's name in published figures. A year that was counted in another way, or
    of which a rate is missing, ends the way back: two ways of counting are no run.
    """
    sums = [row for row in past if row.place == ("" if course.by_firm else place)]
    years: dict[int, Months] = {}
    for year in {row.year for row in sums}:
        spans = [(row.currency, Span(row.first, row.last, row.minor)) for row in sums if row.year == year]
        months, missing = in_currency(Series(tuple(spans)), year, course.currency, book)
        if not missing:
            years[year] = months
    if course.year in years:
        years[course.year] = years[course.year].until(course.through)
    return replace(
        course, outlook=outlooks.outlook(course, rules.history(years, course.year, course.through))
    )
