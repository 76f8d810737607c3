"""Exchange rates against stored ones: currency and days tell them apart; kept as the file quotes them."""

from datetime import date
from decimal import Decimal

from tradeplanner.domain import rates as rules
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import Rate
from tradeplanner.importing import titles
from tradeplanner.importing.checked import Change, Outcome
from tradeplanner.importing.lines import Line
from tradeplanner.importing.reconcile.context import Context, Spot, given, source_of, text_of

ABOUT = {
    "USD": "7", "EUR": "7.6", "JPY": "0.05", "HKD": "0.9", "GBP": "9", "KRW": "0.0053", "AUD": "4.7",
    "CAD": "5.2",
    "CHF": "8", "SGD": "5.3", "NZD": "4.3", "THB": "0.2", "MYR": "1.6", "IDR": "0.00045", "VND": "0.00028",
    "PHP": "0.125", "INR": "0.085", "RUB": "0.08", "AED": "1.95", "SAR": "1.9", "ZAR": "0.39", "MXN": "0.4",
    "BRL": "1.3", "TRY": "0.2", "PLN": "1.8", "SEK": "0.68", "NOK": "0.67", "DKK": "1.03", "HUF": "0.02",
    "CZK": "0.31", "MOP": "0.88", "TWD": "0.22",
}  # fmt: skip
"""Yuan for one unit, roughly, as of the 2020s: only tells whether a rate is per 1, per 100 or inverse."""


class Rates:
    """Reconciles a table of rates, wide or long."""

    def __init__(self, context: Context) -> None:
        """Index what is stored."""
        self._stored = {(r.currency, r.first, r.last): r for r in context.stored.rates}
        self._seen: dict[tuple[str, date, date], int] = {}

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
        per, inverse = _quotation(at, line, field, currency, number)
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
        key = (currency, *span)
        if key in self._seen:
            at.say(Code.ROW_REPEATED, Severity.WARNING, field, row=self._seen[key])
            at.count(Outcome.SKIPPED)
            return
        self._seen[key] = at.row
        self._store(at, field, rate)

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


def _quotation(at: Spot, line: Line, field: str, currency: str, number: Decimal) -> tuple[int, bool]:
    """Return for how many units a rate is quoted, and whether inversely: as said, else by its size."""
    column = at.plan.column(field)
    said = given(line, "per") or (titles.per([column.heading]) if column else None) or at.plan.per
    if isinstance(said, int):
        return said, False
    about = Decimal(ABOUT.get(currency, "0"))
    if number <= 0 or about == 0:
        return 1, False
    distance = {
        (1, False): abs((number / about).ln()),
        (100, False): abs((number / about / 100).ln()),
        (1, True): abs((number * about).ln()),
    }
    best = min(distance, key=lambda option: distance[option])
    if best != (1, False):
        at.say(Code.RATE_UNIT_GUESSED, Severity.WARNING, field, currency=currency, per=best[0], value=number)
    return best
