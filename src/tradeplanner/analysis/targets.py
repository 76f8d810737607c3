"""Are we on course, and who is behind: exports against targets, for the district and its towns."""

from collections.abc import Iterable

import pandas as pd

from tradeplanner.analysis import contracts
from tradeplanner.domain.courses import Course, Question, Series, course
from tradeplanner.domain.spans import Span


def district(frame: pd.DataFrame, question: Question, place: str) -> Course:
    """Return the district's course from a frame of ``contracts.EXPORTS`` over this year and last.

    ``place`` is the district's name in published figures, used for a year that no firm reports.
    """
    contracts.check(frame, contracts.EXPORTS)
    return course(
        question, _series(frame, question.year, place=place), _series(frame, question.year - 1, place=place)
    )


def towns(frame: pd.DataFrame, questions: Iterable[Question]) -> tuple[Course, ...]:
    """Return the course of each town that ``questions`` name, in their order."""
    contracts.check(frame, contracts.EXPORTS)
    return tuple(
        course(q, _series(frame, q.year, town=q.name), _series(frame, q.year - 1, town=q.name))
        for q in questions
    )


def _series(frame: pd.DataFrame, year: int, *, place: str = "", town: str | None = None) -> Series:
    """Return one year's spans of the district, or of ``town``, summed by period and currency."""
    of_year = frame[frame["year"] == year]
    by_firm = bool((of_year["place"] == "").any()) or of_year.empty
    if town is not None:
        chosen = of_year[of_year["town" if by_firm else "place"] == town]
    else:
        chosen = of_year[of_year["place"] == ("" if by_firm else place)]
    sums = chosen.groupby(["currency", "first", "last"], sort=True)["minor"].sum().reset_index()
    spans = tuple(
        (str(currency), Span(int(first), int(last), int(minor)))
        for currency, first, last, minor in sums.itertuples(index=False)
    )
    return Series(spans, by_firm=by_firm)
