"""The tab of exchange rates: as quoted, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tradeplanner.app import rates
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Noun, RateId
from tradeplanner.domain.periods import Period
from tradeplanner.domain.rates import Rate
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import currency_name
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import rates as form
from tradeplanner.ui.pages.exports.listing import Listing, whole
from tradeplanner.ui.widgets.columns import Column, Kind


def read(ws: Workspace, _year: int) -> list[Rate]:
    """Return the rates of all years, newest first: an order of January needs December's too."""
    return rates.all(ws)


def columns(_ws: Workspace) -> Sequence[Column]:
    """Return the columns of the rates."""
    return (
        Column(
            "currency", FIELDS["currency"], lambda r: r.currency, currency, width=144,
            copy=lambda r: r.currency,
        ),
        Column("valid", mark("Valid"), lambda r: (r.first, r.last), valid, width=184, field="period"),
        Column("quoted", FIELDS["quoted"], lambda r: r.quoted, quoted, Kind.NUMBER, 200, lambda _: ""),
        Column(
            "yuan", mark("Yuan for one"), lambda r: r.yuan_per_unit, yuan, Kind.NUMBER, 128, lambda _: "",
            field="",
        ),
        Column("source", FIELDS["source"], lambda r: r.source, width=200),
    )  # fmt: skip


def currency(rate: Rate) -> str:
    """Return the currency by code and name."""
    return f"{rate.currency} {currency_name(rate.currency)}"


def valid(rate: Rate) -> str:
    """Return the month, the day, or the span that a rate covers."""
    month = Period.month(rate.first.year, rate.first.month)
    if (rate.first, rate.last) == (month.opens, month.closes):
        return formats.months_of(month.year, month.first, month.last)
    if rate.first == rate.last:
        return formats.day(rate.first)
    return f"{formats.day(rate.first)} – {formats.day(rate.last)}"


def quoted(rate: Rate) -> str:
    """Return the rate as its source quotes it."""
    figure = formats.grouped(rate.quoted)
    if rate.inverse:
        return tr("{rate} for {per} yuan", rate=figure, per=rate.per)
    return tr("{rate} yuan for {per}", rate=figure, per=rate.per)


def yuan(rate: Rate) -> str:
    """Return the yuan for one unit to six places."""
    return formats.grouped(rate.yuan_per_unit, 6)


def _open(context: Context, rate: Rate | None, parent: QWidget) -> None:
    form.open_form(context, rate, parent)


def _remove(ws: Workspace, rate: Rate) -> object:
    return rates.remove(ws, RateId(rate.id or 0), rate.version)


LISTING = Listing(
    name="exports.rates",
    title=mark("Exchange rates"),
    nouns=frozenset({Noun.RATE}),
    columns=columns,
    empty=mark(
        "Exchange rates against the yuan stand here; orders are converted at the rate of their own date."
    ),
    add=mark("Add a rate…"),
    read=whole(read),
    open_form=_open,
    remove=_remove,
    kind="rates",
    of_year=False,
)
