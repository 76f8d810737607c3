"""Are we on course, and who is behind: exports against targets, for the district and its towns."""

from collections.abc import Iterable

import pandas as pd

from tradeplanner.analysis import contracts
from tradeplanner.domain.courses import Course, Question, Series, course
from tradeplanner.domain.spans import Span

Key = tuple[int, str]
"""A year, and a town's or place's name; "" for the sum of firms' records."""


def district(frame: pd.DataFrame, question: Question, place: str) -> Course:
    """Return the district's course from a frame of ``contracts.EXPORTS`` over this year and last.

    ``place`` is the district's name in published figures, used for a year that no firm reports.
    """
    contracts.check(frame, contracts.EXPORTS)
    series = _Series(frame, by="place")
    return course(question, *(series.of(year, place) for year in (question.year, question.year - 1)))


def towns(frame: pd.DataFrame, questions: Iterable[Question]) -> tuple[Course, ...]:
    """Return the course of each town that ``questions`` name, in their order."""
    contracts.check(frame, contracts.EXPORTS)
    series = _Series(frame, by="town")
    return tuple(course(q, series.of(q.year, q.name), series.of(q.year - 1, q.name)) for q in questions)


class _Series:
    """The frame summed once, for many questions: by the district's ``place``, or by ``town``."""

    def __init__(self, frame: pd.DataFrame, by: str) -> None:
        self._by = by
        self._years = {int(year) for year in frame["year"].unique()}
        self._by_firm = {int(year) for year in frame.loc[frame["place"] == "", "year"].unique()}
        told_by_firm = frame["year"].isin(self._by_firm)
        # Where firms report, their places are silent; a town is then told by its firms.
        counted = frame[~told_by_firm | (frame["place"] == "")]
        name = counted["place"].where(~told_by_firm | (by == "place"), counted["town"])
        keys = [counted["year"], name, counted["currency"], counted["first"], counted["last"]]
        sums = counted["minor"].groupby(keys, sort=True).sum().reset_index()
        self._spans: dict[Key, list[tuple[str, Span]]] = {}
        for year, where, currency, first, last, minor in sums.itertuples(index=False):
            span = Span(int(first), int(last), int(minor))
            self._spans.setdefault((int(year), str(where)), []).append((str(currency), span))

    def of(self, year: int, name: str) -> Series:
        """Return one year's spans of the place or town called ``name``."""
        by_firm = year in self._by_firm or year not in self._years
        key = "" if by_firm and self._by == "place" else name
        return Series(tuple(self._spans.get((year, key), ())), by_firm=by_firm)
