"""The form of an exchange rate: as its source quotes it, for a day or a whole month."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tradeplanner.app import rates
from tradeplanner.domain import rates as rules
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.ids import Changed
from tradeplanner.domain.money import PLACES
from tradeplanner.domain.rates import HOME, Rate
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import currencies
from tradeplanner.ui.saving import save_by
from tradeplanner.ui.widgets.fields import Field, Kind
from tradeplanner.ui.widgets.form import FormDialog, Values

WHEN, QUOTE = mark("Currency and days"), mark("Quotation against the yuan")
USUAL_PER = 100
"""Banks and the foreign exchange administration quote most currencies per 100 units."""

FORM = (
    Field(
        "currency", FIELDS["currency"], Kind.CHOICE, required=True, group=WHEN,
        choices=currencies(code for code in PLACES if code != HOME),
    ),
    Field("first", FIELDS["first"], Kind.DATE, required=True, group=WHEN),
    Field(
        "last", FIELDS["last"], Kind.DATE, required=True, group=WHEN,
        hint=mark("A rate of a month covers all its days; a day's own rate goes before it."),
    ),
    Field("quoted", FIELDS["quoted"], Kind.DECIMAL, required=True, group=QUOTE),
    Field(
        "per", FIELDS["per"], Kind.INTEGER, required=True, group=QUOTE,
        hint=mark("For how many units the rate is quoted, as a rule 100 or 1."),
    ),
    Field(
        "inverse", FIELDS["inverse"], Kind.FLAG, group=QUOTE,
        hint=mark("Units of the currency for the yuan, instead of yuan for the currency."),
    ),
    Field("source", FIELDS["source"], limit=200, group=QUOTE),
)  # fmt: skip


def open_form(
    context: Context, rate: Rate | None = None, parent: QWidget | None = None, *,
    currency: str = "", day: date | None = None, done: Callable[[], None] | None = None,
) -> None:  # fmt: skip
    """Read the known rates, then open the form: of ``rate``, or of a new one.

    ``currency`` and ``day`` are what a new rate is wanted for; its month is proposed, quoted as the
    last rate of that currency was. ``done()`` follows a save.
    """

    def show(found: object) -> None:
        if isinstance(found, list):
            new = rate or proposal(found, currency or "USD", day or _start(context))
            build(context, new, parent, done, known=found)

    context.jobs.data(lambda: rates.all(context.workspace), show, key="rate form")


def proposal(known: Sequence[Rate], currency: str, day: date) -> Rate:
    """Return a new rate for the month of ``day`` without its figure, quoted as the last of ``known`` was."""
    first, last = month_of(day)
    like = next((rate for rate in known if rate.currency == currency), None)
    if like is None:
        return Rate(currency=currency, first=first, last=last, quoted=Decimal(0), per=USUAL_PER)
    new = replace(like, id=None, version=0, quoted=Decimal(0), origin=None)
    return replace(new, first=first, last=last)


def month_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the month of ``day``."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def build(
    context: Context, rate: Rate, parent: QWidget | None = None,
    done: Callable[[], None] | None = None, *, known: Sequence[Rate] = (),
) -> FormDialog:  # fmt: skip
    """Open the form of ``rate`` (a new one without an id) and return it; ``known`` are the others."""
    ws = context.workspace
    title = tr("Enter an exchange rate") if rate.id is None else tr("Correct the exchange rate")
    values: Values = {field.name: getattr(rate, field.name) for field in FORM}
    if rate.id is None:
        values["quoted"] = None
    form = FormDialog(title, FORM, values, check=lambda found: check(found, rate, known), parent=parent)
    form.edits = rate.id is not None
    MonthEnd(form)
    if rate.id is None:
        form.entry("quoted").setFocus()

    def save(found: Values) -> Changed:
        fresh = made(found, rate)
        return rates.add(ws, fresh) if fresh.id is None else rates.edit(ws, fresh)

    save_by(context, form, save, lambda _: done() if done is not None else None)
    return form


class MonthEnd(QObject):
    """Lets the last day follow the first to the end of its month until a person changes it."""

    def __init__(self, form: FormDialog) -> None:
        """Follow ``form`` as long as it lives."""
        super().__init__(form)
        self._form = form
        self._proposed = form.values()["last"]
        form.entry("first").changed.connect(self._follow)  # type: ignore[attr-defined]  # every entry has it

    def _follow(self) -> None:
        values = self._form.values()
        first = values["first"]
        if isinstance(first, date) and values["last"] in (None, self._proposed):
            self._proposed = month_of(first)[1]
            self._form.set_values({"last": self._proposed})


def made(values: Values, before: Rate) -> Rate:
    """Return ``before`` with what the form says."""
    return replace(before, **values)  # type: ignore[arg-type]  # the form's kinds give these types


def check(values: Values, before: Rate, known: Sequence[Rate] = ()) -> list[Finding]:
    """Return what is wrong with the values, and a warning where they are far from the ``known`` rates."""
    rate = made(values, before)
    return rules.check(rate) + rules.compare(rate, known)


def _start(context: Context) -> date:
    """Return today in the year in view, else that year's first day."""
    today = date.today()  # noqa: DTZ011 — dates here are local calendar dates
    return today if today.year == context.desk.year else date(context.desk.year, 1, 1)
