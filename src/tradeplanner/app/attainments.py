"""Every target of a year and how far it has got, read in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from tradeplanner.app import questions
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import attainments as rules
from tradeplanner.domain import counting
from tradeplanner.domain.attainments import Attainment
from tradeplanner.domain.counting import Counted
from tradeplanner.domain.courses import Question, Series, course
from tradeplanner.domain.league import By
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import RateBook
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.domain.spans import Span
from tradeplanner.domain.target_parts import Meeting, meetings
from tradeplanner.domain.targets import MONEY_MEASURES, MONTHS, Measure, Target, TargetScope, levelled
from tradeplanner.storage import attainments, readings
from tradeplanner.storage import targets as store
from tradeplanner.storage.engine import Reading
from tradeplanner.storage.readings import ExportReading
from tradeplanner.storage.summaries import PartSum

LEAGUES = {TargetScope.TOWN: By.TOWN, TargetScope.INDUSTRY: By.INDUSTRY, TargetScope.MARKET: By.MARKET}
"""By what the exports of a scope are added up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standings:
    """All revisions of a year's targets (the newest first), those in force with their standing, and the sums.

    ``standing`` goes by the id of a target in force.
    """

    targets: tuple[Target, ...]
    standing: dict[int, Attainment]
    meetings: tuple[Meeting, ...]
    settings: BureauSettings


def read(ws: Workspace, year: int, *, now: date | None = None) -> Standings:
    """Return the targets of ``year``, how far each in force has got, and whether parts meet wholes."""
    with ws.store.read() as connection:
        every = store.listed(connection, year)
        in_force = newest(every)
        found = _standings(connection, year, in_force, now or questions.today())
        settings = readings.bureau(connection)
    return Standings(
        targets=tuple(every),
        standing={int(one.target.id or 0): one for one in found},
        meetings=meetings(in_force),
        settings=settings,
    )


def newest(targets: Iterable[Target]) -> list[Target]:
    """Return the newest revision of each target, in the order given."""
    found: dict[tuple[object, ...], Target] = {}
    for target in targets:
        key = (target.year, target.measure, target.scope, target.scope_key)
        if key not in found or found[key].revision < target.revision:
            found[key] = target
    return list(found.values())


def _standings(connection: Reading, year: int, in_force: Iterable[Target], today: date) -> list[Attainment]:
    targets = list(in_force)
    standing = readings.standing(connection)
    book = standing.book
    years = (year - 1, year)
    measures = {target.measure for target in targets}
    orders = attainments.orders(connection, years) if Measure.ORDERS in measures else []
    places = measures - {Measure.ORDERS, Measure.EXPORTS}
    firms = attainments.firms_at_editions(connection, years) if places else []
    exports = _Exports(connection, standing.settings, year) if Measure.EXPORTS in measures else None
    found = []
    for target in targets:
        if exports is not None and target.measure is Measure.EXPORTS:
            found.append(exports.attainment(target, today, book))
        else:
            deeds = orders if target.measure is Measure.ORDERS else firms
            found.append(rules.of_deeds(target, deeds, today, book))
    return [_with_level(connection, one) for one in found]


def _with_level(connection: Reading, one: Attainment) -> Attainment:
    """Return a standing with what its growth aim comes to by last year's figure as it is now."""
    if one.target.growth_aim is None:
        return one
    known, currency = base(connection, one.target)
    if known is None:
        return one
    return replace(one, level=rules.wanted(levelled(one.target, known, currency)))


def base(connection: Reading, target: Target) -> tuple[Decimal | None, str]:
    """Return last year's whole figure of what ``target`` is set for, None if it is not whole; its currency.

    The currency is the target's, or without an amount the one that the bureau reports in.
    """
    settings = readings.bureau(connection)
    orders = target.measure is Measure.ORDERS
    usual = settings.order_currency if orders else settings.export_currency
    currency = target.amount.currency if target.amount else usual
    plain = replace(target, year=target.year - 1, growth_aim=None, amount=None, count=1)
    if target.measure in MONEY_MEASURES:
        plain = replace(plain, amount=Money(1, currency), count=None)
    (found,) = _standings(connection, plain.year, [plain], date(target.year, 1, 1))
    whole = found.done if found.months_left == 0 and not found.missing and not found.gaps else None
    return (whole or None), currency


def rows(ws: Workspace, target: Target, *, now: date | None = None) -> tuple[Counted, ...]:
    """Return what counts towards ``target``, row by row; the values add up to what it has reached."""
    today, years = now or questions.today(), (target.year - 1, target.year)
    with ws.store.read() as connection:
        standing = readings.standing(connection)
        book = standing.book
        if target.measure is Measure.EXPORTS:
            return _Exports(connection, standing.settings, target.year).rows(target, today, book)
        orders = target.measure is Measure.ORDERS
        read = attainments.order_rows if orders else attainments.firm_rows
        found = read(connection, years)
    return counting.of_deeds(target, found, today, book)


class _Exports:
    """The exports of a year and the one before, by whatever scope a target has; each cut is read once."""

    def __init__(self, connection: Reading, settings: BureauSettings, year: int) -> None:
        self._connection, self._currency = connection, settings.export_currency
        self._reading: ExportReading = readings.exports(connection, year, settings.place)
        self._parts: dict[By, list[PartSum]] = {}
        self._years = {row.year for row in self._reading.sums}
        self._by_firm = {row.year for row in self._reading.sums if not row.place}

    def attainment(self, target: Target, today: date, book: RateBook) -> Attainment:
        """Return the standing of a target for exports; programmes and editions have none of their own."""
        if target.scope in rules.OF_EDITIONS:
            return rules.not_counted(target, today)
        question = Question(
            year=target.year, today=today, currency=self._currency, book=book, target=target,
            name=target.scope_key, published=self._reading.published if not target.scope_key else (),
        )  # fmt: skip
        series = (self._series(target, year) for year in (target.year, target.year - 1))
        return rules.of_course(target, course(question, *series))

    def rows(self, target: Target, today: date, book: RateBook) -> tuple[Counted, ...]:
        """Return the figures that count towards a target for exports, month by month."""
        if target.scope in rules.OF_EDITIONS:
            return ()
        year = target.year
        by_firm = year in self._by_firm or year not in self._years
        through = MONTHS - self.attainment(target, today, book).months_left
        mine = [
            row
            for row in self._rows(target.scope)
            if row.year == year and row.last <= through and self._counts(row, target, by_firm=by_firm)
        ]
        return counting.of_months(target, mine, book)

    def _series(self, target: Target, year: int) -> Series:
        """Return one year of whom a target binds: from firms' records if there are any, else as published."""
        by_firm = year in self._by_firm or year not in self._years
        spans = [
            (row.currency, Span(row.first, row.last, row.minor))
            for row in self._rows(target.scope)
            if row.year == year and self._counts(row, target, by_firm=by_firm)
        ]
        return Series(tuple(spans), by_firm=by_firm)

    def _counts(self, row: PartSum, target: Target, *, by_firm: bool) -> bool:
        if target.scope is TargetScope.DISTRICT:
            return row.place == ("" if by_firm else self._reading.place)
        mine = by_firm or target.scope is TargetScope.TOWN or row.place == self._reading.place
        return mine and row.name == target.scope_key

    def _rows(self, scope: TargetScope) -> list[PartSum]:
        by = LEAGUES.get(scope, By.TOWN)
        if by not in self._parts:
            self._parts[by] = readings.parts(self._connection, self._reading, by)
        return self._parts[by]
