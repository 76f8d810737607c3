"""Leagues of a year's exports: which sums enter, and what each entrant is called."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tradeplanner.domain import league as rules
from tradeplanner.domain.courses import Course
from tradeplanner.domain.league import Basis, By, League, Part, Years
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.rates import RateBook
from tradeplanner.storage.readings import ExportReading
from tradeplanner.storage.summaries import PartSum


def league(reading: ExportReading, whole: Course, sums: Iterable[PartSum], by: By, book: RateBook) -> League:
    """Return the league of ``sums``, over the months that the district's course ``whole`` has.

    A year without firms' records is told by the district's own figures; its towns are then places
    beside it, so what they are parts of is asked of the district and not of their sum.
    """
    currency = whole.amount.currency if whole.amount else whole.currency
    basis = Basis(by, reading.year, whole.through, currency, book)
    by_firm = {year: _by_firm(reading, year) for year in (reading.year, reading.year - 1)}
    if by_firm[reading.year - 1] != by_firm[reading.year]:
        del by_firm[reading.year - 1]
    mine: dict[int, list[Part]] = {year: [] for year in by_firm}
    for year, first, last, place, name, currency, minor in sums:
        if year in mine and (by_firm[year] or (place == reading.place) is not (by is By.TOWN)):
            mine[year].append(Part(name, first, last, currency, minor))
    if by is not By.TOWN or by_firm[reading.year]:
        return rules.league(basis, mine)
    return rules.league(basis, mine, _district(reading, by_firm))


def _by_firm(reading: ExportReading, year: int) -> bool:
    places = [row.place for row in reading.sums if row.year == year]
    return not places or "" in places


def _district(reading: ExportReading, years: Iterable[int]) -> Years:
    return {
        year: [
            Part("", row.first, row.last, row.currency, row.minor)
            for row in reading.sums
            if row.year == year and row.place == reading.place
        ]
        for year in years
    }


def named(league: League, firms: Mapping[int, tuple[str, str]], markets: Markets) -> League:
    """Return the league with its entrants' names; an industry is called as it was written."""

    def name(key: str) -> tuple[str, str]:
        if league.by is By.FIRM:
            return firms.get(int(key), (key, key))
        market = markets.get(key) if league.by is By.MARKET else None
        return (market.zh, market.en) if market else (key, key)

    entrants = []
    for entrant in league.entrants:
        zh, en = name(entrant.name)
        entrants.append(replace(entrant, zh=zh, en=en or zh))
    return replace(league, entrants=tuple(entrants))
