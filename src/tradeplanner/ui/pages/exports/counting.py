"""The window of what counts towards a target: each row with what it adds, and the way to it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from tradeplanner.app import attainments
from tradeplanner.domain.counting import Counted
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, Target
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.habits import on_paper
from tradeplanner.ui.list_window import ListWindow
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.table import Table

TITLE = mark("What counts towards the target")
NOTHING = mark("Nothing counts towards this target yet.")


def open_window(context: Context, target: Target, whom: str, parent: QWidget) -> None:
    """Read what counts towards ``target``, which binds ``whom``, and show it in a window of its own."""
    ws = context.workspace

    def show(found: object) -> None:
        if isinstance(found, tuple):
            build(context, target, whom, found, parent).open()

    context.jobs.data(lambda: attainments.rows(ws, target), show, key="what counts")


def build(
    context: Context, target: Target, whom: str, rows: Sequence[Counted], parent: QWidget | None
) -> ListWindow:
    """Return the window with ``rows`` in it."""
    table = Table(
        "exports.counting", TITLE, columns(context, target), empty=Empty(NOTHING, []), key=lambda row: row
    )

    def leave() -> None:
        row = table.current()
        if isinstance(row, Counted):
            window.accept()
            go_to(context, target, row)

    go = Act(
        "exports.counting.open", mark("Go to this row"), leave, enabled=lambda: table.current() is not None
    )
    window = ListWindow(TITLE, table, [go], parent)
    on_paper(context, table, "exports.counting", lambda: whom)
    table.set_rows(rows)
    head = tr("{measure} {year}, {whom}", measure=word(target.measure), year=target.year, whom=whom)
    window.line.setText(" · ".join((head, tr(RULES[target.measure]), _sum(target, rows))))
    return window


RULES = {
    Measure.EXPORTS: mark("goods exported, by the months that their figures cover"),
    Measure.ORDERS: mark(
        "contracted and shipped orders, each at the rate of its own day; intended ones never"
    ),
    Measure.FIRMS: mark("each firm once, however many exhibitions it goes to"),
    Measure.FIRM_VISITS: mark("each firm at each exhibition that it attended"),
    Measure.BOOTHS: mark("standard booths of firms that take part, from the opening on"),
}
"""The rule of what counts, beside the rows that it lets in."""


def go_to(context: Context, target: Target, row: Counted) -> None:
    """Show an order, a firm's registration, or the figures of the months."""
    if target.measure is Measure.ORDERS:
        context.desk.go("orders", ("order", row.id))
    elif target.measure is Measure.EXPORTS:
        context.desk.go("exports", "records")
    else:
        context.desk.go("registrations", row.whose)


def columns(context: Context, target: Target) -> Sequence[Column]:
    """Return the columns that rows of this measure have something in."""
    markets, money = context.workspace.markets, target.measure is Measure.ORDERS
    exports = target.measure is Measure.EXPORTS
    when = Column("on", mark("Day"), lambda r: r.on, lambda r: formats.day(r.on) if r.on else "", Kind.DATE)
    months = Column("months", mark("Months"), lambda r: r.on, _months, width=160)
    own = Column("own", FIELDS["amount"], lambda r: r.own and r.own.amount, _own, Kind.NUMBER, 144,
                 lambda _: "", unit=lambda r: r.own.currency if r.own else "")  # fmt: skip
    adds = Column("adds", mark("Adds"), lambda r: r.value, lambda r: _adds(target, r), Kind.NUMBER, 136,
                  lambda rows: _sum(target, rows))  # fmt: skip
    if exports:
        return (months, Column("whose", mark("Place"), _whose, width=160), own, adds)
    whose = Column("whose", FIELDS["firm_id"], lambda r: r.whose, width=184)
    edition = Column("edition", FIELDS["edition_id"], lambda r: r.edition, width=168)
    market = Column("market", FIELDS["market"], lambda r: market_name(markets, r.market), width=88)
    return (when, whose, edition, market, *((own,) if money else ()), adds)


def _whose(row: Counted) -> str:
    return row.whose or tr("sum of the firms' records")


def _months(row: Counted) -> str:
    on: date | None = row.on
    return formats.months_of(on.year, *row.months) if on and row.months else ""


def _own(row: Counted) -> str:
    return formats.amount(row.own) if row.own else ""


def _adds(target: Target, row: Counted) -> str:
    """Return what a row adds in the target's own unit, or that its rate is wanting."""
    if row.value is None:
        return tr("rate wanting")
    if target.amount is None:
        return f"{row.value.normalize():f}" if row.value else "0"
    return formats.amount(Money.of(row.value, target.amount.currency))


def _sum(target: Target, rows: Sequence[Counted]) -> str:
    """Return what the rows that are listed add together."""
    known = sum((row.value for row in rows if row.value is not None), Decimal(0))
    if target.amount is None:
        return tr("sum {amount}", amount=f"{known:f}")
    return tr("sum {amount}", amount=formats.amount(Money.of(known, target.amount.currency)))
