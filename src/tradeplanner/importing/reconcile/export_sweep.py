"""Common export figures, many at once: owner, months and market are known, and nothing is to be said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, compress
from typing import TypeVar, cast

from tradeplanner.domain import exports as rules
from tradeplanner.domain.periods import Period
from tradeplanner.importing.lines import Cash, Stretch
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.reconcile.export_sheets import ExportSheet
from tradeplanner.importing.reconcile.firm_names import FirmFinder
from tradeplanner.importing.reconcile.many import Remembered, are, are_contrary, minor_units
from tradeplanner.importing.stored import ExportKey

T = TypeVar("T")
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures by column, row after row: whose amounts they are is in the columns beside them."""

    at: Sequence[int]
    """Of each figure, the row of the stretch that holds it."""
    cash: Sequence[Cash]
    periods: Sequence[tuple[int, int, int, bool]]
    """Year, first and last month, and whether it is a sum to date."""
    units: Sequence[str]


@dataclass(frozen=True, slots=True)
class ManyExports:
    """Figures as the columns of a table, in the order in which the values of a single one stand."""

    figures: Figures
    keys: Sequence[ExportKey]
    columns: tuple[Sequence[object], ...]
    minors: Sequence[int]
    currencies: Sequence[str]

    def sums(self) -> list[tuple[str, Decimal]]:
        """Return the amounts as they stand in the file, added up by unit, else by currency."""
        units = [unit or code for unit, code in zip(self.figures.units, self.currencies, strict=True)]
        numbers = [cash[0] for cash in self.figures.cash]
        if len(set(units)) == 1:
            return [(units[0], sum(numbers, _ZERO))]
        return [
            (unit, sum((n for n, u in zip(numbers, units, strict=True) if u == unit), _ZERO))
            for unit in dict.fromkeys(units)
        ]


class ExportSweep:
    """Answers for whole columns what a careful look answers for a row; each question is asked once."""

    def __init__(self, firms: FirmFinder, market: Callable[[str], str | None]) -> None:
        """Ask ``firms``, and ``market`` for the code of a name."""
        self._firm = Remembered(firms.quiet)
        self._market: Remembered[str, str | None] = Remembered(lambda name: market(name) if name else "")

    def look(self, plan: SheetPlan, sheet: ExportSheet, rows: Stretch, place: str) -> ManyExports | None:
        """Return the figures of rows; None where something is to be said of one.

        ``place`` is whose figures they are where no firm and no column says it.
        """
        figures = _across(sheet, plan, rows) if sheet.months else _single(plan, rows)
        if figures is None:
            return None
        currencies = _spread(rows.texts("currency"), figures)
        if are_contrary(figures.cash, currencies):
            return None
        currencies = [c.currency or code or "CNY" for c, code in zip(figures.cash, currencies, strict=True)]
        minors = minor_units(figures.cash, currencies)
        markets = self._market.all(rows.texts("market"))
        firms: Sequence[int] = [0] * rows.count
        if sheet.of_firms:
            firms = self._firm.all(zip(rows.texts("firm"), rows.texts("credit_code"), strict=True))
        if minors is None or None in markets or (sheet.of_firms and not all(firms)):
            return None
        places = [text or ("" if sheet.of_firms else place) for text in rows.texts("place")]
        held = sheet.of_firms or all(places)
        sound = all(rules.is_sound(*months[:3], min(minors), held=held) for months in set(figures.periods))
        if not sound:
            return None
        industries = [""] * rows.count if sheet.of_firms else rows.texts("industry")
        flows = [text or sheet.flow for text in rows.texts("flow")]
        tail = (flows, places, industries, markets, rows.texts("hs"))
        return _put_together(figures, (firms, *tail), (minors, currencies), _told(sheet, rows))


def _put_together(
    figures: Figures,
    owners: tuple[Sequence[object], ...],
    money: tuple[Sequence[int], Sequence[str]],
    told: tuple[Sequence[object], Sequence[object]],
) -> ManyExports:
    """Return figures with their keys and columns, what their rows share spread over them."""
    firms, *tail = (_spread(values, figures) for values in owners)
    growths, sources = (_spread(values, figures) for values in told)
    years, firsts, lasts, cumulative = zip(*figures.periods, strict=True)
    flows, places, industries, markets, goods = tail
    keys = list(zip(firms, years, firsts, lasts, cumulative, *tail, strict=True))
    columns = (
        years, firsts, lasts, cumulative, flows, places, [firm or None for firm in firms], industries,
        markets, goods, *money, figures.units, growths, sources,
    )  # fmt: skip
    return ManyExports(figures, cast("Sequence[ExportKey]", keys), columns, *money)


def _told(sheet: ExportSheet, rows: Stretch) -> tuple[Sequence[object], Sequence[object]]:
    """Return the published growth and the source of each row."""
    growths = rows.columns.get("growth") or (None,) * rows.count
    stated = [str(value) if isinstance(value, Decimal) else None for value in growths]
    return stated, [text or sheet.source for text in rows.texts("source")]


def _single(plan: SheetPlan, rows: Stretch) -> Figures | None:
    """Return the one figure of each row that has no months across; None where one has none."""
    key = "total" if rows.is_blank("value") else "value"
    cash, periods = rows.columns.get(key, ()), rows.columns.get("period", ())
    if rows.is_blank("period") and rows.is_blank("year") and plan.year and plan.months:
        periods = (Period(plan.year, *plan.months),) * rows.count
    if not (are(Cash, cash) and are(Period, periods)):
        return None
    if plan.column("year") is not None and rows.is_blank("year"):
        return None  # whose year is then that of a title, or missing
    if not rows.is_blank("year"):
        own = rows.columns.get("year", ())
        if not are(int, own):
            return None
        periods = [
            replace(p, year=y)
            for p, y in zip(cast("Sequence[Period]", periods), cast("Sequence[int]", own), strict=True)
        ]
    months = [
        (p.year, p.first, p.last, (p.first == 1 and p.last > 1) or key == "total")
        for p in cast("Sequence[Period]", periods)
    ]
    column = plan.column(key)
    units = [column.unit if column else ""] * rows.count
    return Figures(range(rows.count), cast("Sequence[Cash]", cash), months, units)


def _across(sheet: ExportSheet, plan: SheetPlan, rows: Stretch) -> Figures | None:
    """Return the figures of each month; None where a row has none, or its own total differs from them."""
    years = [month.year or plan.year for month in sheet.months]
    blank = (None,) * rows.count
    cells = list(zip(*(rows.columns.get(month.field, blank) for month in sheet.months), strict=True))
    held = [[type(cell) is Cash for cell in row] for row in cells]
    if None in years or not rows.is_blank("year") or not all(map(any, held)):
        return None
    cash = [[cell for cell in row if type(cell) is Cash] for row in cells]
    totals = rows.columns.get("total", blank)
    if any(type(t) is Cash and sum(c[0] for c in row) != t[0] for t, row in zip(totals, cash, strict=True)):
        return None
    months = [(year or 0, m.first, m.last, False) for year, m in zip(years, sheet.months, strict=True)]
    filled = list(chain.from_iterable(held))
    return Figures(
        [at for at, row in enumerate(cash) for _ in row],
        list(chain.from_iterable(cash)),
        list(compress(months * rows.count, filled)),
        list(compress([month.unit for month in sheet.months] * rows.count, filled)),
    )


def _spread(values: Sequence[T], figures: Figures) -> Sequence[T]:
    """Return what holds of rows for each of their figures."""
    return values if isinstance(figures.at, range) else list(map(values.__getitem__, figures.at))
