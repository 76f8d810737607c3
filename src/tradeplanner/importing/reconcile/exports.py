"""Export figures against stored ones: firm (or place), period, flow, market and goods tell them apart.

A row may hold twelve figures, and a file a hundred thousand of such rows: what its figures share is
read once for the row.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat

from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.parts import HS, INDUSTRY, MARKET
from tradeplanner.importing import growths
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.fields import AMOUNT_UNIT
from tradeplanner.importing.growths import Growths, Told
from tradeplanner.importing.lines import Cash, Line, Stretch
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.reconcile.context import (
    Context,
    Spot,
    given,
    is_group,
    market_named,
    money_of,
    text_of,
    unknown_market,
)
from tradeplanner.importing.reconcile.export_sheets import ExportSheet, Figure
from tradeplanner.importing.reconcile.export_sweep import ExportSweep, ManyExports
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.reconcile.many import are_new
from tradeplanner.importing.reconcile.own_places import OwnPlaces
from tradeplanner.importing.reconcile.seen_figures import SeenFigures
from tradeplanner.importing.scales import Key, Scales, scale_key
from tradeplanner.importing.stored import ExportKey


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the figures of a row share: whose they are, how they are told apart, and their columns."""

    firm: int
    tail: tuple[str, str, str, str, str]
    currency: str
    values: dict[str, object]

    def of(self, figure: Figure) -> "_Facts":
        """Return the same of a figure whose column says its own flow; the growth is not beside it."""
        flow = figure.flow
        values = {**self.values, "flow": flow, "growth": None}
        return replace(self, tail=(flow, *self.tail[1:]), values=values) if flow else self

    @property
    def growth(self) -> Decimal | None:
        """The published growth of the row."""
        stated = self.values["growth"]
        return Decimal(stated) if isinstance(stated, str) else None

    @property
    def held(self) -> bool:
        """Whether it is said whose figures they are."""
        return bool(self.firm or self.tail[1])


class Exports:
    """Reconciles exports by firm, or by place and market."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._context = context
        self._stored = context.stored.exports
        self._finder = FirmFinder(FirmIndex(context.stored.firms))
        self._seen = SeenFigures(context.writes)
        self._sheets: dict[str, ExportSheet] = {}
        self._scales = Scales(context.stored.past)
        self._growths = Growths(self._recall)
        self._places = OwnPlaces()
        self._many = ExportSweep(self._finder, context.stored.market)

    def sweep(self, plan: SheetPlan, rows: Stretch) -> bool:
        """Take rows whose figures are all new and of which there is nothing to say."""
        at = Spot(self._context, plan, rows.first)
        if any(self._places.overrules(at, own) for own in set(rows.texts("place"))):
            return False
        sheet = self._sheet(at)
        many = self._many.look(plan, sheet, rows, at.option("place")) if sheet.is_common else None
        if many is None or not are_new(many.keys, self._stored) or not self._seen.are_fresh(many.keys):
            return False
        lines = [rows.first + offset for offset in many.figures.at]
        origin = ([0] * len(lines), [plan.name] * len(lines), lines)
        self._context.writes.insert_all(Noun.EXPORT, _WRITTEN, (*many.columns, *origin))
        self._seen.note_all(many.keys)
        self._scales.note_all(_scale_keys(plan, many), many.minors, plan, lines)
        if _tells_growth(plan) and not self._growths.is_full:
            self._note_growths(plan, many, lines)
        for unit, total in many.sums():
            at.sum("value", unit, {}, total)
        self._context.tally.new(plan.name, rows.rows, len(lines))
        return True

    def finish(self) -> None:
        """Tell which figures are out of proportion to their series, and where growth contradicts levels."""
        self._scales.finish(self._context.tally)
        self._growths.finish(self._context.tally)
        self._places.finish()

    def _note_growths(self, plan: SheetPlan, many: ManyExports, rows: Sequence[int]) -> None:
        """Note swept figures with their published growth, to be compared with those of other years."""
        place, stated = self._context.tally.place, many.columns[_WRITTEN.index("growth")]
        values = map(Money, many.minors, many.currencies)
        for key, cash, value, growth, row in zip(
            many.keys, many.figures.cash, values, stated, rows, strict=True
        ):
            told = Decimal(growth) if isinstance(growth, str) else None
            self._growths.note(key, growths.told(cash, value, told, place(plan, row, "value")))

    def _recall(self, key: ExportKey) -> Told | None:
        """Return a stored figure by its level."""
        known = self._stored.get(key)
        return growths.stored(Money(known[2], known[3]), known[4]) if known else None

    def _sheet(self, at: Spot) -> ExportSheet:
        """Return what the sheet of a row says of all its rows."""
        if at.plan.name not in self._sheets:
            self._sheets[at.plan.name] = ExportSheet.of(at)
        return self._sheets[at.plan.name]

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the figures of one row."""
        sheet = self._sheet(at)
        figures = sheet.figures(at, line)
        failed = sum(
            1 for column, remark in line.remarks if remark.severity.holds_back and _is_figure(column.field)
        )
        if failed:
            at.count(Outcome.REJECTED, failed)
        if not figures:
            if not failed:
                # A firm that exported nothing is no record.
                at.context.tally.mark(at.plan.name, at.row, Outcome.SKIPPED)
            return
        _check_row_sum(at, line)
        self._places.note(at, text_of(line, "place"))
        firm = self._finder.find(at, line, len(figures)) if sheet.of_firms else None
        if not sheet.of_firms and is_group(at, "market", text_of(line, "market")):
            return
        if firm is not None or not sheet.of_firms:
            self._take_figures(at, _facts(at, line, firm, sheet), figures)

    def _take_figures(self, at: Spot, facts: _Facts | None, figures: list[Figure]) -> None:
        """Count what becomes of a row's figures, and add up those that would be stored."""
        if facts is None:
            at.count(Outcome.REJECTED, len(figures))
            return
        outcomes: Counter[Outcome] = Counter()
        sums: dict[str, Decimal] = {}
        for figure in figures:
            value = money_of(at, figure.field, figure.cash, facts.currency)
            own = facts.of(figure)
            outcome = Outcome.REJECTED if value is None else self._settle(at, own, figure, value)
            outcomes[outcome] += 1
            if value is not None and outcome not in (Outcome.REJECTED, Outcome.SKIPPED):
                unit = figure.unit or value.currency
                sums[unit] = sums.get(unit, _NONE) + figure.cash.number
        for outcome, count in outcomes.items():
            at.count(outcome, count)
        for unit, total in sums.items():
            at.sum("value", unit, {}, total)

    def _settle(self, at: Spot, facts: _Facts, figure: Figure, value: Money) -> Outcome:
        """Return what becomes of one figure; a new or changed one is noted for the commit."""
        year, first, last = figure.year, figure.first, figure.last
        if not rules.is_sound(year, first, last, value.minor, held=facts.held) and at.tell(
            rules.check(_record(facts, figure, value))
        ):
            return Outcome.REJECTED
        key: ExportKey = (facts.firm, year, first, last, figure.cumulative, *facts.tail)
        seen = self._seen.get(key)
        if seen is not None:
            same = seen[1] == value
            code = Code.ROW_REPEATED if same else Code.ROW_DIFFERS
            at.say(code, Severity.WARNING if same else Severity.ERROR, figure.field, row=seen[0])
            return Outcome.SKIPPED if same else Outcome.REJECTED
        self._seen.note(key, at.row, value)
        self._scales.note(
            scale_key(_record(facts, figure, value), value), value.minor, (at.plan, at.row, figure.field)
        )
        if _tells_growth(at.plan):
            self._growths.note(key, growths.told(figure.cash, value, facts.growth, at.place(figure.field)))
        known = self._stored.get(key)
        if known is None:
            at.insert(Noun.EXPORT, _columns(facts, figure, value))
            return Outcome.NEW
        row_id, version, minor, currency, _ = known
        if (minor, currency) == (value.minor, value.currency):
            return Outcome.SAME
        old = f"{Money(minor, currency).amount} {currency}"
        at.changed([Change(figure.field, old, f"{value.amount} {value.currency}")])
        changed = {"value_minor": value.minor, "value_currency": value.currency, "unit": figure.unit}
        at.context.writes.update(Noun.EXPORT, row_id, version, changed)
        return Outcome.CHANGED


_NONE = Decimal(0)


def _is_figure(field: str) -> bool:
    return field.partition(".")[0] in ("month", "value", "way", AMOUNT_UNIT)


def _tells_growth(plan: SheetPlan) -> bool:
    """Whether a growth stands beside each figure; beside months across it is that of them all."""
    return plan.column("growth") is not None and plan.column("value") is not None


def _scale_keys(plan: SheetPlan, many: ManyExports) -> Sequence[Key]:
    """Return the series and months of many figures, taken for parted by the columns that the sheet has."""
    firms = [firm or 0 for firm in many.columns[6]]
    years, firsts, lasts, _, flows, places = many.columns[:6]
    ways = {"market": MARKET, "hs": HS} | ({} if any(firms) else {"industry": INDUSTRY})
    parted = sum(bit for field, bit in ways.items() if plan.column(field) is not None)
    columns = (firms, places, flows, many.currencies, repeat(parted), years, firsts, lasts)
    return list(zip(*columns, strict=False))


def _check_row_sum(at: Spot, line: Line) -> None:
    """Compare the row's own total with its months; a difference is told, the months are kept."""
    total = line.values.get("total")
    if not isinstance(total, Cash):
        return
    months = [
        value.number
        for key, value in line.values.items()
        if key.startswith("month.") and isinstance(value, Cash)
    ]
    if months and sum(months) != total.number:
        stated = {"stated": total.number, "sum": sum(months, Decimal(0))}
        at.say(Code.ROW_SUM_DIFFERS, Severity.WARNING, "total", **stated)


def _facts(at: Spot, line: Line, firm: Firm | None, sheet: ExportSheet) -> _Facts | None:
    """Return what a row's figures share, or None with a finding."""
    text = text_of(line, "market")
    market = market_named(at, text) if text else ""
    if market is None:
        unknown_market(at, "market", text)
        return None
    flow = text_of(line, "flow") or sheet.flow
    place = text_of(line, "place") or ("" if firm else at.option("place"))
    industry, hs = text_of(line, "industry") if firm is None else "", text_of(line, "hs")
    growth = given(line, "growth")
    values: dict[str, object] = {
        "year": 0,
        "first_month": 0,
        "last_month": 0,
        "cumulative": False,
        "flow": flow,
        "place": place,
        "firm_id": int(firm.id or 0) if firm else None,
        "industry": industry,
        "market": market,
        "hs": hs,
        "value_minor": 0,
        "value_currency": "",
        "unit": "",
        "growth": str(growth) if isinstance(growth, Decimal) else None,
        "source": text_of(line, "source") or sheet.source,
    }
    number = int(firm.id or 0) if firm else 0
    return _Facts(number, (flow, place, industry, market, hs), text_of(line, "currency") or "CNY", values)


def _columns(facts: _Facts, figure: Figure, value: Money) -> dict[str, object]:
    """Return a figure as its columns, in the order that all have."""
    columns = facts.values.copy()
    columns["year"] = figure.year
    columns["first_month"] = figure.first
    columns["last_month"] = figure.last
    columns["cumulative"] = figure.cumulative
    columns["value_minor"] = value.minor
    columns["value_currency"] = value.currency
    columns["unit"] = figure.unit
    return columns


def _record(facts: _Facts, figure: Figure, value: Money) -> ExportRecord:
    """Return what the rules of the domain look at."""
    flow, place, industry, market, hs = facts.tail
    return ExportRecord(
        year=figure.year,
        first_month=figure.first,
        last_month=figure.last,
        cumulative=figure.cumulative,
        flow=Flow(flow),
        place=place,
        industry=industry,
        market=market,
        hs=hs,
        firm_id=FirmId(facts.firm) if facts.firm else None,
        value=value,
    )


_WRITTEN = (
    "year", "first_month", "last_month", "cumulative", "flow", "place", "firm_id", "industry", "market",
    "hs", "value_minor", "value_currency", "unit", "growth", "source", "batch_id", "source_sheet",
    "source_row",
)  # fmt: skip
"""The columns of a new figure, in the order in which they are noted."""
