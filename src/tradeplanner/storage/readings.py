"""What one page or report says of a year, read on one connection so that its figures agree."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tradeplanner.domain.history import Step
from tradeplanner.domain.ids import StepId
from tradeplanner.domain.league import By
from tradeplanner.domain.order_totals import EditionFacts, OrderSum
from tradeplanner.domain.rates import Rate, RateBook
from tradeplanner.domain.settings import BureauSettings, from_texts
from tradeplanner.domain.targets import Measure, Target, TargetScope
from tradeplanner.storage import history, rates, settings, summaries, targets
from tradeplanner.storage.summaries import ExportSum, PartSum


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReading:
    """Exports of a year and the one before, and the targets in force (the newest revision of each).

    ``revisions`` are what they were before.
    """

    year: int
    place: str
    sums: tuple[ExportSum, ...]
    published: tuple[tuple[int, Decimal], ...]
    target: Target | None
    town_targets: tuple[Target, ...]
    revisions: tuple[Target, ...] = ()

    def earlier(self, target: Target | None) -> tuple[Target, ...]:
        """Return what ``target`` was before its revisions, the newest first."""
        return tuple(
            old
            for old in self.revisions
            if target and (old.scope, old.scope_key) == (target.scope, target.scope_key)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReading:
    """Orders of a year's editions and of the year outside fairs."""

    year: int
    editions: tuple[EditionFacts, ...]
    sums: tuple[OrderSum, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds for the whole page: the bureau, the rates, and the step of the change log."""

    settings: BureauSettings
    rates: tuple[Rate, ...]
    step: StepId | None

    @property
    def book(self) -> RateBook:
        """The rates for looking up, carried over for as many days as the bureau says."""
        return RateBook(self.rates, self.settings.rate_days)


def standing(connection: Connection) -> Standing:
    """Return the bureau's settings, all rates, and the newest step."""
    return Standing(
        settings=bureau(connection), rates=tuple(rates.listed(connection)), step=history.last(connection)
    )


def bureau(connection: Connection) -> BureauSettings:
    """Return the bureau's settings; a setting that this program does not know is passed over."""
    return from_texts({setting.key: setting.value for setting in settings.listed(connection)})


def book(connection: Connection) -> RateBook:
    """Return all rates for looking up, carried over for as many days as the bureau says."""
    return RateBook(rates.listed(connection), bureau(connection).rate_days)


def exports(connection: Connection, year: int, place: str) -> ExportReading:
    """Return what courses of ``year`` are computed from.

    ``place`` is the district's name in published figures; without one, the only place that has
    figures is taken for the district's.
    """
    sums = summaries.export_sums(connection, (year - 1, year))
    named = {row.place for row in sums if row.place}
    place = place or (next(iter(named)) if len(named) == 1 else "")
    by_firm = any(row.year == year and not row.place for row in sums)
    current: dict[tuple[TargetScope, str], Target] = {}
    known = [target for target in targets.listed(connection, year) if target.measure is Measure.EXPORTS]
    for target in known:
        current.setdefault((target.scope, target.scope_key), target)
    return ExportReading(
        year=year,
        place=place,
        sums=tuple(sums),
        published=() if by_firm else summaries.published_growth(connection, year, place),
        target=next((t for (scope, _), t in current.items() if scope is TargetScope.DISTRICT), None),
        town_targets=tuple(t for (scope, _), t in current.items() if scope is TargetScope.TOWN),
        revisions=tuple(t for t in known if current[t.scope, t.scope_key] is not t),
    )


SUMS = {
    By.INDUSTRY: summaries.industry_sums,
    By.MARKET: summaries.market_sums,
    By.FIRM: summaries.firm_sums,
}


def parts(connection: Connection, exports: ExportReading, by: By) -> list[PartSum]:
    """Return the exports of the reading's two years by what a league is made of."""
    if by is By.TOWN:
        return [PartSum(*row[:4], row.town or row.place, *row[5:]) for row in exports.sums]
    return SUMS[by](connection, (exports.year - 1, exports.year))


def orders(connection: Connection, year: int) -> OrderReading:
    """Return the editions of ``year`` and the sums of their orders."""
    return OrderReading(
        year=year,
        editions=tuple(summaries.edition_facts(connection, year)),
        sums=tuple(summaries.order_sums(connection, year)),
    )


def imports(connection: Connection, limit: int) -> tuple[tuple[Step, str], ...]:
    """Return the newest imports that stand or were taken back: their step and the file's name."""
    found = []
    for batch in history.batches(connection, limit):
        step = history.get(connection, StepId(batch["step_id"]))
        if step is not None:
            found.append((step, str(batch["file_name"])))
    return tuple(found)
