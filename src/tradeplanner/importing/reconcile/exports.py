"""Export figures against stored ones: firm (or place), period, flow, market and goods tell them apart."""

from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.firms import Firm
from tradeplanner.domain.ids import FirmId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import Period
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, source_of, text_of
from tradeplanner.importing.reconcile.firm_names import FirmFinder, FirmIndex
from tradeplanner.importing.stored import ExportKey


@dataclass(frozen=True, slots=True)
class _Figure:
    """One figure of a row: its column's field, its months, whether it is a sum to date."""

    field: str
    period: Period
    cumulative: bool
    cash: Cash


class Exports:
    """Reconciles exports by firm, or by place and market."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._stored = context.stored.exports
        self._finder = FirmFinder(FirmIndex(context.stored.firms))
        self._seen: dict[ExportKey, tuple[int, Money]] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the figures of one row."""
        figures = self._figures(at, line)
        failed = sum(
            1 for column, remark in line.remarks if remark.severity.holds_back and _is_figure(column.field)
        )
        if failed:
            at.count(Outcome.REJECTED, failed)
        if not figures:
            if not failed:
                self._empty(at)
            return
        _check_row_sum(at, line)
        firm = None
        if at.plan.column("firm") or at.plan.column("credit_code"):
            firm = self._finder.find(at, line, len(figures))
            if firm is None:
                return
        for figure in figures:
            self._take_figure(at, line, firm, figure)

    def _empty(self, at: Spot) -> None:
        """Leave a row without any figure out: a firm that exported nothing is no record."""
        at.context.tally.mark(at.plan.name, at.row, Outcome.SKIPPED)

    def _figures(self, at: Spot, line: Line) -> list[_Figure]:
        year = given(line, "year") or at.plan.year
        found = []
        for column in at.plan.columns:
            base, _, months = column.field.partition(".")
            cash = line.values.get(column.field)
            if base != "month" or not isinstance(cash, Cash):
                continue
            first, _, last = months.partition("-")
            named = titles.year([column.heading]) or year
            if not isinstance(named, int):
                at.say(Code.PERIOD_MISSING, Severity.ERROR, column.field)
                at.count(Outcome.REJECTED)
                continue
            found.append(
                _Figure(
                    column.field, Period(named, int(first), int(last or first)), cumulative=False, cash=cash
                )
            )
        return found or self._single(at, line, year if isinstance(year, int) else None)

    def _single(self, at: Spot, line: Line, year: int | None) -> list[_Figure]:
        """Return the one figure of a row that has no months across: its own period, else the title's."""
        field = "value" if isinstance(line.values.get("value"), Cash) else "total"
        cash, period = line.values.get(field), given(line, "period")
        if not isinstance(cash, Cash) or any(c.field.startswith("month.") for c in at.plan.columns):
            return []
        if not isinstance(period, Period):
            if year is None or at.plan.months is None or given(line, "period") is not None:
                at.say(Code.PERIOD_MISSING, Severity.ERROR, "period")
                at.count(Outcome.REJECTED)
                return []
            period = Period(year, *at.plan.months)
        several = period.first == 1 and period.last > 1
        return [_Figure(field, period, several or field == "total", cash)]

    def _take_figure(self, at: Spot, line: Line, firm: Firm | None, figure: _Figure) -> None:
        record = _record(at, line, firm, figure)
        if record is None or at.tell(rules.check(record)):
            at.count(Outcome.REJECTED)
            return
        key = _key(record)
        seen = self._seen.get(key)
        if seen is not None:
            same = seen[1] == record.value
            code, severity = (
                (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
            )
            at.say(code, severity, figure.field, row=seen[0])
            at.count(Outcome.SKIPPED if same else Outcome.REJECTED)
            return
        self._seen[key] = (at.row, record.value)
        self._store(at, key, record, figure)
        at.sum("value", record.unit or record.value.currency, {}, figure.cash.number)

    def _store(self, at: Spot, key: ExportKey, record: ExportRecord, figure: _Figure) -> None:
        known = self._stored.get(key)
        if known is None:
            at.insert(Noun.EXPORT, _columns(record))
            at.count(Outcome.NEW)
            return
        row_id, version, minor, currency, _ = known
        if (minor, currency) == (record.value.minor, record.value.currency):
            at.count(Outcome.SAME)
            return
        old = f"{Money(minor, currency).amount} {currency}"
        at.changed([Change(figure.field, old, f"{record.value.amount} {record.value.currency}")])
        values = {
            "value_minor": record.value.minor,
            "value_currency": record.value.currency,
            "unit": record.unit,
        }
        at.context.writes.update(Noun.EXPORT, row_id, version, values)
        at.count(Outcome.CHANGED)


def _is_figure(field: str) -> bool:
    return field.partition(".")[0] in ("month", "value")


def _check_row_sum(at: Spot, line: Line) -> None:
    """Compare the row's own total with its months; a difference is told, the months are kept."""
    total = line.values.get("total")
    months = [
        value.number
        for key, value in line.values.items()
        if key.startswith("month.") and isinstance(value, Cash)
    ]
    if isinstance(total, Cash) and months and sum(months) != total.number:
        at.say(
            Code.ROW_SUM_DIFFERS, Severity.WARNING, "total", stated=total.number, sum=sum(months, Decimal(0))
        )


def _record(at: Spot, line: Line, firm: Firm | None, figure: _Figure) -> ExportRecord | None:
    """Return a figure as a record, or None with a finding."""
    text = text_of(line, "market")
    market = at.context.stored.market(text) if text else ""
    if market is None:
        at.say(Code.UNKNOWN_MARKET, Severity.ERROR, "market", market=text)
        return None
    value = money_of(at, figure.field, figure.cash, text_of(line, "currency") or "CNY")
    if value is None:
        return None
    growth = given(line, "growth")
    options = at.context.proposal.options
    return ExportRecord(
        year=figure.period.year,
        first_month=figure.period.first,
        last_month=figure.period.last,
        cumulative=figure.cumulative,
        flow=Flow(text_of(line, "flow") or options.get("flow") or _flow(at)),
        place=text_of(line, "place") or ("" if firm else options.get("place", "")),
        firm_id=None if firm is None or firm.id is None else FirmId(firm.id),
        industry=text_of(line, "industry") if firm is None else "",
        market=market,
        hs=text_of(line, "hs"),
        value=value,
        unit=at.unit(figure.field),
        growth=growth if isinstance(growth, Decimal) else None,
        source=text_of(line, "source") or source_of(at),
    )


def _flow(at: Spot) -> str:
    """Return the flow that the file's or the sheet's name tells; exports where neither does."""
    name = at.context.proposal.file + at.plan.name
    if "进出口" in name:
        return Flow.TOTAL.value
    return Flow.IMPORT.value if "进口" in name and "出口" not in name else Flow.EXPORT.value


def _key(record: ExportRecord) -> ExportKey:
    return (
        int(record.firm_id or 0),
        record.year,
        record.first_month,
        record.last_month,
        record.cumulative,
        record.flow.value,
        record.place,
        record.industry,
        record.market,
        record.hs,
    )


def _columns(record: ExportRecord) -> dict[str, object]:
    return {
        "year": record.year,
        "first_month": record.first_month,
        "last_month": record.last_month,
        "cumulative": record.cumulative,
        "flow": record.flow.value,
        "place": record.place,
        "firm_id": record.firm_id,
        "industry": record.industry,
        "market": record.market,
        "hs": record.hs,
        "value_minor": record.value.minor,
        "value_currency": record.value.currency,
        "unit": record.unit,
        "growth": None if record.growth is None else str(record.growth),
        "source": record.source,
    }
