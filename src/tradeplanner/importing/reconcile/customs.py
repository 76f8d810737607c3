"""Customs statistics against stored figures: period, flow, place, partner and goods tell them apart.

Rows of one figure that differ only in what is not kept (customs regime, means of transport, customs
office) are added up, so that nothing is lost; the very same row twice is left out, so that nothing is
counted twice. The firm's registered place (注册地) is whose figure it is: such rows stay apart.
"""

from dataclasses import dataclass, field

from tradeplanner.domain import exports as rules
from tradeplanner.domain.exports import ExportRecord, Flow
from tradeplanner.domain.findings import Code, Place, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import Period
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.columns import columns_of
from tradeplanner.importing.reconcile.context import Context, Spot, given, money_of, text_of, unknown_market
from tradeplanner.importing.reconcile.customs_questions import CustomsQuestions
from tradeplanner.importing.reconcile.own_places import OwnPlaces
from tradeplanner.importing.scales import Scales, scale_key
from tradeplanner.importing.specs.customs import PARTING
from tradeplanner.importing.stored import ExportKey

CAP = 10_000
"""Rows that the site gives in one download at most."""
_SOURCE = "海关统计 {file}"
_FIELDS = (
    "year", "first_month", "last_month", "cumulative", "flow", "place", "firm_id", "industry", "market",
    "hs", "unit", "growth", "source",
)  # fmt: skip
Parts = tuple[str, ...]
Figure = tuple[Money, object, object]
"""A row's value and quantities."""


@dataclass(slots=True)
class _Group:
    """The rows of one figure: the first one's spot and record, and each row's value by what parts it."""

    at: Spot
    record: ExportRecord
    rows: dict[Parts, tuple[int, Figure]] = field(default_factory=dict)

    @property
    def value(self) -> Money:
        """The sum of the rows."""
        return Money(sum(figure[0].minor for _, figure in self.rows.values()), self.record.value.currency)


class Customs:
    """Reconciles a download of customs statistics."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._context = context
        self._questions = CustomsQuestions()
        self._groups: dict[tuple[ExportKey, str], _Group] = {}
        self._read: dict[str, int] = {}
        self._repeated: dict[str, Spot] = {}
        self._partners: set[tuple[str, str]] = set()
        self._places = OwnPlaces()
        self._scales = Scales(context.stored.past)

    def take(self, at: Spot, line: Line) -> None:
        """Add one row to its figure."""
        if at.plan.name not in self._read and at.plan.column("quantity") is not None:
            self._context.tally.find(
                Code.CUSTOMS_QUANTITIES, Severity.NOTE, Place(self._context.tally.file, at.plan.name)
            )
        self._read[at.plan.name] = self._read.get(at.plan.name, 0) + 1
        asked = self._asked(at, line)
        market, value = self._market(at, line), _value(at, line)
        if market is None or value is None:
            at.count(Outcome.REJECTED)
        elif asked is None:
            at.count(Outcome.AMBIGUOUS)
        else:
            self._add(at, line, _record(at, line, asked, market, value))

    def finish(self) -> None:
        """Write each figure once, and tell what was added up and what looks cut off."""
        for group in self._groups.values():
            self._settle(group)
        self._scales.finish(self._context.tally)
        several = [group for group in self._groups.values() if len(group.rows) > 1]
        tally = self._context.tally
        if several:
            rows = sum(len(group.rows) for group in several)
            params = {"count": rows, "records": len(several)}
            tally.find(Code.CUSTOMS_SUMMED, Severity.NOTE, Place(tally.file), params)
        self._places.finish()
        for sheet, first in self._repeated.items():
            if tally.has_total(sheet):
                first.say(Code.TOTAL_COUNTS_REPEATS, Severity.WARNING, "value")
        for sheet, count in self._read.items():
            if count == CAP:
                tally.find(Code.CUSTOMS_CUT, Severity.WARNING, Place(tally.file, sheet), {"count": CAP})

    def _asked(self, at: Spot, line: Line) -> tuple[Period, Flow, str] | None:
        """Return months, flow and place of a row: its own, else the sheet's; None while one is unsaid."""
        own, flow = given(line, "period"), text_of(line, "flow")
        months = own if isinstance(own, Period) else self._questions.months(at)
        way = Flow(flow) if flow else self._questions.flow(at)
        written = text_of(line, "place")
        self._places.note(at, written)
        place = written or self._questions.place(at)
        return (months, way, place) if months and way and place else None

    def _market(self, at: Spot, line: Line) -> str | None:
        """Return the partner's ISO code by customs code and name; None with a finding if they disagree."""
        code, name = text_of(line, "partner"), text_of(line, "market")
        stored = at.context.stored
        by_code = stored.partner(code) if code else None
        by_name = stored.market(name) if name else None
        if by_code and by_name and by_code != by_name:
            at.say(Code.PARTNER_CONFLICT, Severity.ERROR, "market", code=code, market=by_code, name=name)
            return None
        found = by_code or by_name
        if found is None:
            unknown_market(at, "market", name or code)
        elif name and not by_name and (code, name) not in self._partners:
            self._partners.add((code, name))
            told = {"written": name, "code": code, "market": stored.market_name(found)}
            at.say(Code.PARTNER_TAKEN, Severity.NOTE, "market", **told)
        return found

    def _add(self, at: Spot, line: Line, record: ExportRecord) -> None:
        if at.tell(rules.check(record)):
            at.count(Outcome.REJECTED)
            return
        key = (_key(record), record.value.currency)
        group = self._groups.setdefault(key, _Group(at, record))
        parts = tuple(text_of(line, name) for name in PARTING)
        figure = (record.value, given(line, "quantity"), given(line, "second_quantity"))
        seen = group.rows.setdefault(parts, (at.row, figure))
        if seen[0] == at.row:
            return
        same = seen[1] == figure
        code, severity = (Code.ROW_REPEATED, Severity.WARNING) if same else (Code.ROW_DIFFERS, Severity.ERROR)
        if same and at.plan.name not in self._repeated:
            self._repeated[at.plan.name] = at
        at.say(code, severity, "value", row=seen[0])
        at.count(Outcome.SKIPPED if same else Outcome.REJECTED)

    def _settle(self, group: _Group) -> None:
        at, record, value = group.at, group.record, group.value
        self._scales.note(scale_key(record, value), value.minor, (at.plan, at.row, "value"))
        known = at.context.stored.exports.get(_key(record))
        if known is None:
            values = columns_of(record, _FIELDS)
            at.insert(Noun.EXPORT, {**values, "value_minor": value.minor, "value_currency": value.currency})
            outcome = Outcome.NEW
        else:
            row_id, version, minor, currency, _ = known
            outcome = Outcome.SAME if (minor, currency) == (value.minor, value.currency) else Outcome.CHANGED
            if outcome is Outcome.CHANGED:
                old = f"{Money(minor, currency).amount} {currency}"
                at.changed([Change("value", old, f"{value.amount} {value.currency}")])
                changed = {"value_minor": value.minor, "value_currency": value.currency}
                at.context.writes.update(
                    Noun.EXPORT, row_id, version, {**changed, "unit": record.unit, "source": record.source}
                )
        at.count(outcome)
        for row, _ in group.rows.values():
            at.context.tally.mark(at.plan.name, row, outcome)
        at.sum("value", value.currency, {"flow": record.flow.value}, value.amount)


def _value(at: Spot, line: Line) -> Money | None:
    cash = given(line, "value")
    if isinstance(cash, Cash):
        return money_of(at, "value", cash, "CNY")
    at.say(Code.REQUIRED, Severity.ERROR, "value")
    return None


def _record(at: Spot, line: Line, asked: tuple[Period, Flow, str], market: str, value: Money) -> ExportRecord:
    period, flow, place = asked
    return ExportRecord(
        year=period.year,
        first_month=period.first,
        last_month=period.last,
        cumulative=period.first == 1 and period.last > 1,
        flow=flow,
        place=place,
        market=market,
        hs=text_of(line, "hs"),
        value=value,
        unit=at.unit("value"),
        source=_SOURCE.format(file=at.context.proposal.file),
    )


def _key(record: ExportRecord) -> ExportKey:
    months = (record.first_month, record.last_month)
    return (
        0,
        record.year,
        *months,
        record.cumulative,
        record.flow.value,
        record.place,
        "",
        record.market,
        record.hs,
    )
