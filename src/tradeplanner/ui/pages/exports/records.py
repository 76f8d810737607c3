"""The tab of export figures: every record of the year as it was entered or imported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tradeplanner.app import exports
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exports import ExportRecord
from tradeplanner.domain.ids import ExportId, Noun
from tradeplanner.domain.money import summed
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import exports as form
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.pages.exports.listing import Listing
from tradeplanner.ui.widgets.columns import Column, Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A record with the name of its firm."""

    record: ExportRecord
    firm: str

    @property
    def whose(self) -> str:
        """The firm, or the place that the figure is published for."""
        return self.firm or self.record.place


def read(ws: Workspace, year: int, words: str = "") -> tuple[list[Row], int]:
    """Return the records of ``year`` that hold ``words``, newest month first, and how many there are."""
    page = exports.page(ws, year, words, exports.SHOWN)
    return [Row(record, firm) for record, firm in page.rows], page.total


def searched(ws: Workspace) -> Callable[[Row], str]:
    """Return what gives the words by which a row is found beside those it shows."""

    def words(row: Row) -> str:
        market = ws.markets.get(row.record.market)
        return "" if market is None else " ".join((market.zh, market.en, market.code, *market.aliases))

    return words


def columns(ws: Workspace) -> Sequence[Column]:
    """Return the columns of the figures."""
    return (
        Column("period", mark("Period"), ending, period, width=104),
        Column("whose", mark("Firm or place"), lambda r: r.whose, width=240, field="firm"),
        Column(
            "value", FIELDS["value"], lambda r: r.record.value.amount,
            lambda r: formats.grouped(r.record.value.amount), Kind.NUMBER, 128, total=total,
        ),
        Column("currency", FIELDS["currency"], lambda r: r.record.value.currency, width=72),
        Column(
            "growth", FIELDS["growth"], lambda r: r.record.growth,
            lambda r: "" if r.record.growth is None else formats.signed(r.record.growth, 1), Kind.NUMBER, 144,
            total=lambda _: "",
        ),
        Column("flow", FIELDS["flow"], lambda r: word(r.record.flow), width=88),
        Column("market", FIELDS["market"], lambda r: market_name(ws.markets, r.record.market)),
        Column("hs", FIELDS["hs"], lambda r: r.record.hs, width=80),
        Column("industry", FIELDS["industry"], lambda r: r.record.industry, hidden=True),
        Column("source", FIELDS["source"], lambda r: r.record.source),
    )  # fmt: skip


def ending(row: Row) -> tuple[int, int]:
    """Return what periods are sorted by: where they end, then where they begin."""
    return row.record.last_month, row.record.first_month


def period(row: Row) -> str:
    """Return the months of a figure, and whether it is the year to date."""
    record = row.record
    months = formats.months(record.first_month, record.last_month)
    return tr("{months}, to date", months=months) if record.cumulative else months


def total(rows: Sequence[Row]) -> str:
    """Return the sums of single figures by currency; with a cumulative one among them they mean nothing."""
    if any(row.record.cumulative for row in rows):
        return ""
    sums = [formats.amount(money) for money in summed(row.record.value for row in rows)]
    return tr("sum {amount}", amount=listed(sums)) if sums else ""


def _open(context: Context, row: Row | None, parent: QWidget) -> None:
    form.open_form(context, None if row is None else row.record, parent)


def _remove(ws: Workspace, row: Row) -> object:
    return exports.remove(ws, ExportId(row.record.id or 0), row.record.version)


LISTING = Listing(
    name="exports.records",
    title=mark("Export figures"),
    nouns=frozenset({Noun.EXPORT, Noun.FIRM}),
    columns=columns,
    empty=mark("Export figures of the year in view stand here: by firm and month, or as published."),
    add=mark("Add a figure…"),
    read=read,
    open_form=_open,
    remove=_remove,
    kind="exports",
    key=lambda row: row.record.id,
    search=searched,
)
