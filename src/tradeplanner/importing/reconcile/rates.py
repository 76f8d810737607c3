"""Exchange rates against stored ones: currency and days tell them apart; kept as the file quotes them."""

from datetime import date
from decimal import Decimal

from tradeplanner.domain import rates as rules
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import Rate
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile import quotation, rate_slips
from tradeplanner.importing.reconcile.context import Context, Spot, given, source_of, text_of
from tradeplanner.importing.reconcile.rate_slips import Taken


class Rates:
    """Reconciles a table of rates, wide or long."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._stored = {(r.currency, r.first, r.last): r for r in context.stored.rates}
        self._by_currency: dict[str, list[Rate]] = {}
        for stored in context.stored.rates:
            self._by_currency.setdefault(stored.currency, []).append(stored)
        self._seen: dict[tuple[str, date, date], int] = {}
        self._taken: dict[str, list[Taken]] = {}

    def take(self, at: Spot, line: Line) -> None:
        """Reconcile the rates of one row."""
        quoted = _quoted(line)
        failed = sum(1 for column, _ in line.remarks if column.field.partition(".")[0] in ("rate", "quoted"))
        if failed:
            at.count(Outcome.REJECTED, failed)
        span = _span(line)
        if span is None:
            if quoted:
                at.say(Code.REQUIRED, Severity.ERROR, "first")
                at.count(Outcome.REJECTED, len(quoted))
            return
        for field, currency, number in quoted:
            self._take_rate(at, line, (field, currency, number), span)

    def _take_rate(
        self, at: Spot, line: Line, what: tuple[str, str, Decimal], span: tuple[date, date]
    ) -> None:
        field, currency, number = what
        known = self._by_currency.get(currency, [])
        said = quotation.said_of(at, field, given(line, "per"))
        per, inverse = quotation.settled(at, said, quotation.Figure(field, currency, number, span[0]), known)
        rate = Rate(
            currency=currency,
            first=span[0],
            last=span[1],
            quoted=number,
            per=per,
            inverse=inverse,
            source=text_of(line, "source") or source_of(at),
        )
        if at.tell(rules.check(rate)):
            at.count(Outcome.REJECTED)
            return
        for finding in rules.compare(rate, known):
            at.say(finding.code, finding.severity, field, **finding.params)
        key = (currency, *span)
        if key in self._seen:
            at.say(Code.ROW_REPEATED, Severity.WARNING, field, row=self._seen[key])
            at.count(Outcome.SKIPPED)
            return
        self._seen[key] = at.row
        self._taken.setdefault(currency, []).append(Taken(at, field, rate))

    def finish(self) -> None:
        """Note what would be written; a rate that the file's own rates belie stays out."""
        for taken in self._taken.values():
            belied = rate_slips.found(taken)
            for number, (at, field, rate) in enumerate(taken):
                other = belied.get(number)
                if other is None:
                    self._store(at, field, rate)
                    continue
                at.say(Code.RATE_SLIP, Severity.ERROR, field, **_slip(rate, other))
                at.count(Outcome.REJECTED)

    def _store(self, at: Spot, field: str, rate: Rate) -> None:
        known = self._stored.get((rate.currency, rate.first, rate.last))
        values: dict[str, object] = {"quoted": str(rate.quoted), "per": rate.per, "inverse": rate.inverse}
        if known is None:
            whole = {
                "currency": rate.currency,
                "first": rate.first.isoformat(),
                "last": rate.last.isoformat(),
            }
            at.insert(Noun.RATE, {**whole, **values, "source": rate.source})
            at.count(Outcome.NEW)
        elif (known.quoted, known.per, known.inverse) == (rate.quoted, rate.per, rate.inverse):
            at.count(Outcome.SAME)
        else:
            at.context.writes.update(Noun.RATE, int(known.id or 0), known.version, values)
            at.changed([Change(field, f"{known.quoted} / {known.per}", f"{rate.quoted} / {rate.per}")])
            at.count(Outcome.CHANGED)


def _slip(rate: Rate, other: Taken) -> dict[str, Param]:
    """Return what is told of a rate that another one of the file belies."""
    return {
        "currency": rate.currency,
        "number": rate.quoted,
        "now": f"{rate.yuan_per_unit:.4g}",
        "near": f"{other.rate.yuan_per_unit:.4g}",
        "row": other.at.row,
    }


def _quoted(line: Line) -> list[tuple[str, str, Decimal]]:
    """Return (field, currency, number) of every rate in a row."""
    found = [
        (key, key.partition(".")[2], value)
        for key, value in line.values.items()
        if key.startswith("rate.") and isinstance(value, Decimal)
    ]
    single = given(line, "quoted")
    if isinstance(single, Decimal):
        found.append(("quoted", text_of(line, "currency"), single))
    return found


def _span(line: Line) -> tuple[date, date] | None:
    period = given(line, "period")
    if isinstance(period, Period):
        return period.opens, period.closes
    first, last = given(line, "first"), given(line, "last")
    if isinstance(first, date):
        return first, last if isinstance(last, date) else first
    span = given(line, "date")
    return (span[0], span[1]) if isinstance(span, tuple) else None
