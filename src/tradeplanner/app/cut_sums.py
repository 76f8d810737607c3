"""The sums that a page of charts is made of: each is read once, when first asked for, on one connection."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from tradeplanner.app import leagues, questions
from tradeplanner.app.questions import Moment
from tradeplanner.domain.courses import Course, Series, course, in_currency
from tradeplanner.domain.cuts import OF_EXPORTS, OF_FIRMS, Cut
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.league import By, League
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.order_totals import OrderSum, YearOrders, total
from tradeplanner.domain.spans import Months, Span
from tradeplanner.storage import cuts, exhibitions, readings, summaries
from tradeplanner.storage import firms as firm_store
from tradeplanner.storage.cuts import Within
from tradeplanner.storage.engine import Reading
from tradeplanner.storage.readings import ExportReading, Standing
from tradeplanner.storage.summaries import ExportSum, PartSum, ToDate


class CutSums:
    """What the charts of ``year`` within ``cut`` are computed from; valid while ``connection`` is open."""

    def __init__(self, connection: Reading, markets: Markets, year: int, cut: Cut, now: date) -> None:
        self.connection, self.markets, self.year, self.cut, self.now = connection, markets, year, cut, now
        self._parts: dict[By, list[PartSum]] = {}
        self._leagues: dict[By, League] = {}

    @cached_property
    def standing(self) -> Standing:
        """The bureau, the rates and the step."""
        return readings.standing(self.connection)

    # --- exports ---

    @cached_property
    def district(self) -> ExportReading:
        """The whole district's exports and targets, whatever is cut."""
        return readings.exports(self.connection, self.year, self.standing.settings.place)

    @cached_property
    def whole(self) -> Course:
        """The whole district's course."""
        question = questions.district(self.standing, self.district, Moment(now=self.now))
        sums, place = self.district.sums, self.district.place
        return course(question, series(sums, self.year, place), series(sums, self.year - 1, place))

    @cached_property
    def day(self) -> date:
        """The day at which a market group's members are taken: that of the district's figures."""
        return self.whole.as_of

    def within(self, cut: Cut) -> Within:
        """Return what rows count; a market group stands for its members on the day."""
        members = None if cut.group is None else self.markets.members(cut.group, self.day)
        return Within(town=cut.town, industry=cut.industry, markets=members)

    @property
    def years(self) -> tuple[int, int]:
        """Last year and this."""
        return self.year - 1, self.year

    @cached_property
    def reading(self) -> ExportReading:
        """The exports within the cut; its place is the town where places tell of themselves."""
        cut = self.cut.only(OF_EXPORTS)
        if cut.is_clear:
            return self.district
        sums = cuts.export_sums(self.connection, self.years, self.within(cut))
        return replace(self.district, sums=tuple(sums), place=cut.town or self.district.place)

    @cached_property
    def course(self) -> Course:
        """The course within the cut: only a whole district or town has a target."""
        cut = self.cut.only(OF_EXPORTS)
        if cut.is_clear:
            return self.whole
        alone = cut.only(OF_FIRMS) == cut
        mine = (one for one in self.district.town_targets if alone and one.scope_key == cut.town)
        question = questions.town(self.standing, self.district, next(mine, None), self.day, cut.town or "")
        sums, place = self.reading.sums, self.reading.place
        return course(question, series(sums, self.year, place), series(sums, self.year - 1, place))

    def towns(self) -> tuple[Course, ...]:
        """Return the courses of the towns that have a target, within the town of the cut."""
        wanted = [t for t in self.district.town_targets if self.cut.town in (None, t.scope_key)]
        found = []
        for target in wanted:
            question = questions.town(self.standing, self.district, target, self.day)
            now, then = (
                of_town(self.district.sums, year, target.scope_key) for year in (self.year, self.year - 1)
            )
            found.append(course(question, now, then))
        return questions.furthest_behind_first(found)

    def parts(self, by: By) -> list[PartSum]:
        """Return the exports within the cut by what a league is made of."""
        if by not in self._parts:
            self._parts[by] = self._read_parts(by)
        return self._parts[by]

    def league(self, by: By) -> League:
        """Return who leads within the cut, by name; the firms' is cut by town alone."""
        if by not in self._leagues:
            self._leagues[by] = self._league(by)
        return self._leagues[by]

    @cached_property
    def of_firms(self) -> "CutSums":
        """The sums within the town alone, as firms' figures know no more."""
        cut = self.cut.only(OF_FIRMS)
        return self if cut == self.cut else CutSums(self.connection, self.markets, self.year, cut, self.now)

    def _read_parts(self, by: By) -> list[PartSum]:
        if by is By.TOWN:
            return [PartSum(*row[:4], row.town or row.place, *row[5:]) for row in self.reading.sums]
        if by is By.FIRM:
            to_date = ToDate(self.course.through, self.course.currency)
            return cuts.firm_parts(self.connection, self.years, self.cut.town, to_date)
        return cuts.part_sums(self.connection, by.value, self.years, self.within(self.cut.only(OF_EXPORTS)))

    def _league(self, by: By) -> League:
        reading = self.reading
        if by is By.TOWN and self.cut.town is None:
            reading = replace(reading, place=self.district.place)
        found = leagues.league(reading, self.course, self.parts(by), by, self.standing.book)
        names = firm_store.names(self.connection) if by is By.FIRM else {}
        return leagues.named(found, names, self.markets)

    def months(self, by: By) -> dict[str, tuple[Months, Months]]:
        """Return the months of this year and last of every part, in the course's currency."""
        sums: dict[int, dict[str, list[tuple[str, Span]]]] = {year: {} for year in self.years}
        for part in self.counted(self.parts(by), by):
            span = part.currency, Span(part.first, part.last, part.minor)
            sums[part.year].setdefault(part.name, []).append(span)
        before, now = (
            {name: self.in_months(spans, year) for name, spans in sums[year].items()} for year in self.years
        )
        nothing = self.in_months([], self.year)
        return {
            name: (now.get(name, nothing), before.get(name, nothing)) for name in now.keys() | before.keys()
        }

    def run(self) -> tuple[Months, Months]:
        """Return the months of this year and last of all that is within the cut, in the course's currency."""
        sums, place = self.reading.sums, self.reading.place
        now, then = (series(sums, year, place) for year in (self.year, self.year - 1))
        same = now.by_firm == then.by_firm
        before = self.in_months(then.spans if same else (), self.year - 1)
        return self.in_months(now.spans, self.year), before

    def in_months(self, spans: Sequence[tuple[str, Span]], year: int) -> Months:
        """Return spans as months in the course's currency, none of them after the last that counts."""
        months, _ = in_currency(Series(tuple(spans)), year, self.course.currency, self.standing.book)
        return months.until(self.course.through) if year == self.year else months

    def counted(self, parts: Iterable[PartSum], by: By) -> list[PartSum]:
        """Return the parts that count: firms' records, or of places the district (for towns: the others).

        Last year counts only if it was told in the same way.
        """
        told = {year: _by_firm(self.district.sums, year) for year in self.years}
        place, same = self.reading.place, told[self.year] == told[self.year - 1]
        towns = by is By.TOWN and self.cut.town is None
        return [
            part
            for part in parts
            if (part.year == self.year or same) and (told[part.year] or (part.place == place) is not towns)
        ]

    # --- orders ---

    @cached_property
    def editions(self) -> list[Edition]:
        """The year's editions within programme and class."""
        return [one for one in exhibitions.listed_editions(self.connection, self.year) if self.cut.takes(one)]

    @cached_property
    def held(self) -> list[EditionId]:
        """Their ids."""
        return [EditionId(one.id or 0) for one in self.editions]

    def order_sums(self, cut: Cut) -> list[OrderSum]:
        """Return the orders of these editions; without programme and class also those won outside fairs."""
        outside = self.year if cut.programme is None and cut.fair_class is None else None
        return cuts.order_sums(self.connection, self.held, outside, self.within(cut))

    def year_orders(self, cut: Cut) -> YearOrders:
        """Return the orders by edition; an aim stands only beside all orders of its edition."""
        whole = cut.town is None and cut.industry is None and cut.group is None
        held = set(self.held)
        facts = [
            one if whole else replace(one, aim=None)
            for one in summaries.edition_facts(self.connection, self.year)
            if one.id in held
        ]
        sums = self.order_sums(cut)
        reading = readings.OrderReading(year=self.year, editions=tuple(facts), sums=tuple(sums))
        return total(
            facts,
            sums,
            self.standing.book,
            year=self.year,
            currency=self.standing.settings.order_currency,
            as_of=questions.orders_as_of(reading, self.now),
        )


def series(sums: Sequence[ExportSum], year: int, place: str) -> Series:
    """Return one year's spans of all firms, or of ``place`` where places tell."""
    of_year = [row for row in sums if row.year == year]
    by_firm = not of_year or any(not row.place for row in of_year)
    wanted = "" if by_firm else place
    return Series(
        tuple((r.currency, Span(r.first, r.last, r.minor)) for r in of_year if r.place == wanted), by_firm
    )


def of_town(sums: Sequence[ExportSum], year: int, town: str) -> Series:
    """Return one year's spans of a town's firms, or of the town as a place."""
    of_year = [row for row in sums if row.year == year]
    by_firm = not of_year or any(not row.place for row in of_year)
    mine = [row for row in of_year if (row.town if by_firm else row.place) == town]
    return Series(tuple((row.currency, Span(row.first, row.last, row.minor)) for row in mine), by_firm)


def _by_firm(sums: Sequence[ExportSum], year: int) -> bool:
    places = [row.place for row in sums if row.year == year]
    return not places or "" in places
