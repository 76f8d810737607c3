"""Published figures against stored ones: value and growth are both kept, and a revision is a change.

One row may hold many figures: the months of a year, or exports and imports beside each other. A bad cell
keeps its own figure out and no other.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import Period
from tradeplanner.importing import growths
from tradeplanner.importing.cells.units import parse_unit
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.growths import Growths, Told
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.basis import Basis
from tradeplanner.importing.reconcile.columns import columns_of
from tradeplanner.importing.reconcile.context import (
    Context,
    Spot,
    is_group,
    market_named,
    money_of,
    source_of,
    text_of,
    unknown_market,
)
from tradeplanner.importing.reconcile.customs_questions import CustomsQuestions
from tradeplanner.importing.reconcile.published_rows import Figure, figures_of, held_back
from tradeplanner.importing.scales import Scales, scale_key
from tradeplanner.importing.stored import ExportKey, PublishedFigure

_WORLD = frozenset({"全球", "全部", "世界", "合计", "总计", "全部国家", "world", "all", "total"})
_PLAIN = (
    "year", "first_month", "last_month", "cumulative", "flow", "place", "firm_id", "industry", "market",
    "hs", "unit", "growth", "source",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the figures of a row share."""

    place: str
    market: str
    unit: str
    source: str


class Published:
    """Reconciles published figures of places."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._context = context
        self._stored = context.stored.published
        self._questions = CustomsQuestions()
        self._basis = Basis()
        self._seen: dict[ExportKey, tuple[int, ExportRecord]] = {}
        self._growths = Growths(self._recall)
        self._scales = Scales(context.stored.past)

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the figures of one row."""
        figures = figures_of(at, line)
        failed, whole = held_back(line)
        if whole:
            at.count(Outcome.REJECTED, max(len(figures) + failed, 1))
            return
        if failed:
            at.count(Outcome.REJECTED, failed)
        if not figures:
            if not failed:
                at.context.tally.mark(at.plan.name, at.row, Outcome.SKIPPED)
            return
        facts = self._facts(at, line)
        for figure in figures:
            if facts is not None:
                self._take_figure(at, line, facts, figure)

    def finish(self) -> None:
        """Tell figures out of proportion, and where level and published growth contradict each other."""
        self._scales.finish(self._context.tally)
        self._growths.finish(self._context.tally)

    def _recall(self, key: ExportKey) -> Told | None:
        known = self._stored.get(key)
        return (
            None
            if known is None
            else growths.stored(Money(known.minor, known.currency), known.unit, known.growth)
        )

    def _facts(self, at: Spot, line: Line) -> _Facts | None:
        """Return what a row's figures share; None where it waits or is rejected, told and counted."""
        written = text_of(line, "market")
        if is_group(at, "market", written):
            return None
        market = "" if written.casefold() in _WORLD else market_named(at, written) if written else ""
        if market is None:
            unknown_market(at, "market", written)
            at.count(Outcome.REJECTED)
            return None
        place = text_of(line, "place") or self._questions.place(at)
        if not place:
            at.count(Outcome.AMBIGUOUS)
            return None
        return _Facts(place, market, text_of(line, "unit"), text_of(line, "source") or source_of(at))

    def _take_figure(self, at: Spot, line: Line, facts: _Facts, figure: Figure) -> None:
        flow = figure.flow or text_of(line, "flow") or (self._questions.flow(at) or "")
        period = figure.period or self._questions.months(at)
        to_date = figure.to_date
        if period is not None and self._is_to_date(at, figure, period):
            period, to_date = replace(period, first=1), True
        if not flow or period is None:
            at.count(Outcome.AMBIGUOUS)
            return
        cash, unit = _scaled(figure, facts, at)
        value = money_of(at, figure.field, cash, text_of(line, "currency") or "CNY")
        if value is None:
            at.count(Outcome.REJECTED)
            return
        record = ExportRecord(
            year=period.year,
            first_month=period.first,
            last_month=period.last,
            cumulative=to_date if to_date is not None else period.first == 1 and period.last > 1,
            flow=Flow(flow),
            place=facts.place,
            market=facts.market,
            value=value,
            unit=unit,
            growth=figure.growth,
            source=facts.source,
        )
        if at.tell(rules.check(record)):
            at.count(Outcome.REJECTED)
            return
        self._settle(at, figure, record, cash)

    def _is_to_date(self, at: Spot, figure: Figure, period: Period) -> bool:
        """Whether a figure of one month is a sum since January, as a title or a name says."""
        if figure.to_date is not None or period.first != period.last or period.last == 1:
            return False
        column = at.plan.column(figure.field)
        if figure.field.partition(":")[2] or column is None:
            return False  # its own heading names its months
        return self._basis.to_date(at, [column.heading])

    def _settle(self, at: Spot, figure: Figure, record: ExportRecord, cash: Cash) -> None:
        key = _key(record)
        seen = self._seen.setdefault(key, (at.row, record))
        if seen[1] is not record:
            same = (seen[1].value, seen[1].growth) == (record.value, record.growth)
            code, severity = (
                (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
            )
            at.say(code, severity, figure.field, row=seen[0])
            at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
            return
        growth = record.growth if record.growth is not None else self._stored_growth(key)
        told = growths.told(cash, record.value, growth, at.place(figure.field), record.unit)
        self._growths.note(key, told)
        whole = record.value
        self._scales.note(scale_key(record, whole), whole.minor, (at.plan, at.row, figure.field))
        at.count(self._store(at, figure, record, self._stored.get(key)))
        by = {"flow": record.flow.value}
        at.sum("value", record.unit or record.value.currency, by, cash.number)

    def _stored_growth(self, key: ExportKey) -> Decimal | None:
        known = self._stored.get(key)
        return known.growth if known else None

    @staticmethod
    def _store(at: Spot, figure: Figure, record: ExportRecord, known: PublishedFigure | None) -> Outcome:
        value = {"value_minor": record.value.minor, "value_currency": record.value.currency}
        if known is None:
            at.insert(Noun.EXPORT, {**columns_of(record, _PLAIN), "growth": _text(record.growth), **value})
            return Outcome.NEW
        changes, updates = [], dict[str, object]()
        before = Money(known.minor, known.currency)
        if before != record.value:
            old, new = (f"{money.amount} {money.currency}" for money in (before, record.value))
            changes.append(Change(figure.field, old, new))
            updates |= {**value, "unit": record.unit}
        if record.growth is not None and record.growth != known.growth:
            changes.append(Change(figure.growth_field, _text(known.growth) or "", _text(record.growth) or ""))
            updates["growth"] = _text(record.growth)
        if not updates:
            return Outcome.SAME
        at.changed(changes)
        updates["source"] = record.source
        at.context.writes.update(Noun.EXPORT, known.id, known.version, updates)
        return Outcome.CHANGED


def _scaled(figure: Figure, facts: _Facts, at: Spot) -> tuple[Cash, str]:
    """Return a figure's amount and the unit it is written in: that of the row, else that of the column."""
    unit = parse_unit(facts.unit) if facts.unit else None
    if unit is None:
        return figure.cash, at.unit(figure.field)
    number = figure.cash.number
    return Cash(number, number * unit.scale, unit.currency or figure.cash.currency), unit.text


def _key(record: ExportRecord) -> ExportKey:
    months = (record.first_month, record.last_month, record.cumulative)
    return (0, record.year, *months, record.flow.value, record.place, "", record.market, "")


def _text(growth: Decimal | None) -> str | None:
    """Return a growth with the places that it is published with: 46.0 tells more than 46."""
    return None if growth is None else format(growth, "f")
