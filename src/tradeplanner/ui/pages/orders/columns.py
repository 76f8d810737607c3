"""The columns of the orders: each amount in its own currency, a confidential buyer never named."""

from collections.abc import Sequence
from datetime import date

from tradeplanner.domain.markets import Markets
from tradeplanner.domain.orders import Stage
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import file_word, word
from tradeplanner.ui.captions import listed
from tradeplanner.ui.forms.choices import market_name, named
from tradeplanner.ui.pages.orders.reading import OrderRow, by_currency
from tradeplanner.ui.widgets.columns import Column, Kind

SUMS = {True: mark("actual {amount}"), False: mark("intended {amount}")}
"""How a sum is called by whether it is of actual orders."""


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns, the rarer ones hidden until somebody shows them."""
    return (
        Column(
            "signed_on", FIELDS["signed_on"], lambda row: row.order.signed_on,
            lambda row: formats.day(row.order.signed_on), Kind.DATE, 112, tone=_tone,
        ),
        Column("firm", FIELDS["firm_id"], lambda row: row.firm, width=160, tone=_tone),
        Column("edition", FIELDS["edition_id"], edition, width=136, tone=_tone),
        Column(
            "amount", FIELDS["amount"], lambda row: row.order.amount.amount,
            lambda row: formats.grouped(row.order.amount.amount), Kind.NUMBER, 104, total=total, tone=_tone,
        ),
        Column("currency", FIELDS["currency"], lambda row: row.order.amount.currency, width=68, tone=_tone),
        Column(
            "stage", FIELDS["stage"], lambda row: list(Stage).index(row.order.stage),
            lambda row: word(row.order.stage), width=80, tone=_tone,
        ),
        Column("buyer", FIELDS["buyer"], buyer, width=136, tone=_buyer_tone),
        Column("market", FIELDS["market"], lambda row: market_name(markets, row.order.market), width=72),
        Column("contract_no", FIELDS["contract_no"], lambda row: row.order.contract_no, width=120),
        Column("source", FIELDS["source"], source, width=144, tone=lambda _: "faint", field=""),
        *_told(),
        Column("hs", FIELDS["hs"], lambda row: row.order.hs, width=88, hidden=True),
        Column("product", FIELDS["product"], lambda row: row.order.product, hidden=True),
        Column("evidence", FIELDS["evidence"], lambda row: row.order.evidence, hidden=True),
        Column("notes", FIELDS["notes"], lambda row: row.order.notes, hidden=True),
    )  # fmt: skip


def _told() -> Sequence[Column]:
    """Return the columns of revisions, of shared credit, and of what the firm says; hidden at first."""
    return (
        Column(
            "revised", mark("Revised on"), lambda row: row.revised, lambda row: _day(row.revised), Kind.DATE,
            112, hidden=True, field="",
        ),
        Column("shared", FIELDS["credits"], shared, width=160, hidden=True, field=""),
        Column(
            "stage_on", FIELDS["stage_on"], lambda row: row.order.stage_on,
            lambda row: _day(row.order.stage_on), Kind.DATE, 112, hidden=True,
        ),
        Column(
            "new_customer", FIELDS["new_customer"], lambda row: _flag(row.order.new_customer), width=88,
            hidden=True,
        ),
        Column(
            "without_us", FIELDS["without_us"],
            lambda row: word(row.order.without_us) if row.order.without_us else "", width=144, hidden=True,
        ),
        Column("reported_by", FIELDS["reported_by"], lambda row: row.order.reported_by, hidden=True),
        Column(
            "reported_on", FIELDS["reported_on"], lambda row: row.order.reported_on,
            lambda row: _day(row.order.reported_on), Kind.DATE, 112, hidden=True,
        ),
    )  # fmt: skip


def edition(row: OrderRow) -> str:
    """Return the edition's name."""
    return named(row.edition) if row.edition is not None else ""


def shared(row: OrderRow) -> str:
    """Return the editions among which the credit is shared, each with its per cent; "" where it is not."""
    return tr("; ").join(f"{name} {formats.number(share)}%" for name, share in row.shares)


def _day(day: date | None) -> str:
    return formats.day(day) if day else ""


def _flag(value: bool | None) -> str:  # noqa: FBT001  # a column's value
    return "" if value is None else tr("Yes") if value else tr("No")


def buyer(row: OrderRow) -> str:
    """Return the buyer, or that it is confidential: its name is then neither shown, found nor copied."""
    return tr("confidential") if row.order.buyer_confidential else row.order.buyer


def source(row: OrderRow) -> str:
    """Return the file and row that an order came from."""
    origin = row.order.origin
    if origin is None:
        return tr("entered by hand")
    return tr("{file}, row {row}", file=file_word(row.file or origin.sheet), row=origin.row)


def total(rows: Sequence[OrderRow]) -> str:
    """Return the sums by currency, actual and intended apart."""
    return listed(
        [tr(SUMS[actual], amount=formats.compact(money)) for (actual, _), money in by_currency(rows).items()]
    )


def _tone(row: OrderRow) -> str:
    return "faint" if row.order.stage is Stage.CANCELLED else ""


def _buyer_tone(row: OrderRow) -> str:
    return "faint" if row.order.buyer_confidential else _tone(row)
