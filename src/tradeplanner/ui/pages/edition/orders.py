"""The orders won at an edition, each in its own currency, and what they come to in the bureau's."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt

from tradeplanner.app import orders
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.credits import divided
from tradeplanner.domain.ids import EditionId, OrderId
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import Order, Stage
from tradeplanner.domain.rates import MissingRate
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import templates
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import orders as form
from tradeplanner.ui.forms import rates as rate_form
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.habits import habits
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.edition import telling
from tradeplanner.ui.pages.edition.rows import RowsTab
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.labels import button


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with its firm's name; ``part`` is what counts here where its credit is shared."""

    order: Order
    firm: str
    part: Money | None = None

    @property
    def counted(self) -> Money:
        """What of the order counts at this edition."""
        return self.order.amount if self.part is None else self.part


def columns(markets: Markets) -> Sequence[Column]:
    """Return the columns of the orders."""
    return (
        Column(
            "signed_on", FIELDS["signed_on"], lambda r: r.order.signed_on,
            lambda r: formats.day(r.order.signed_on), Kind.DATE, 112, tone=_tone,
        ),
        Column("firm", FIELDS["firm"], lambda r: r.firm, width=192, tone=_tone),
        Column(
            "stage", FIELDS["stage"], lambda r: list(Stage).index(r.order.stage),
            lambda r: word(r.order.stage), width=80, tone=_tone,
        ),
        Column(
            "amount", FIELDS["amount"], lambda r: r.order.amount.amount,
            lambda r: formats.grouped(r.order.amount.amount), Kind.NUMBER, 112, total=_total, tone=_tone,
        ),
        Column("currency", FIELDS["currency"], lambda r: r.order.amount.currency, width=72, tone=_tone),
        Column(
            "part", mark("Counts here"), lambda r: r.part.amount if r.part else None,
            lambda r: formats.grouped(r.part.amount) if r.part else "", Kind.NUMBER, 112, hidden=True,
            field="",
        ),
        Column("buyer", FIELDS["buyer"], _buyer, width=144, tone=_tone),
        Column("market", FIELDS["market"], lambda r: market_name(markets, r.order.market), width=96),
        Column("contract_no", FIELDS["contract_no"], lambda r: r.order.contract_no, width=112),
        Column("product", FIELDS["product"], lambda r: r.order.product, hidden=True),
        Column("evidence", FIELDS["evidence"], lambda r: r.order.evidence, hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.order.notes, hidden=True),
    )  # fmt: skip


def _buyer(row: OrderRow) -> str:
    """Return the buyer, or that it is confidential: its name is then neither shown, found nor copied."""
    return tr("confidential") if row.order.buyer_confidential else row.order.buyer


def _tone(row: OrderRow) -> str:
    return "faint" if row.order.stage is Stage.CANCELLED else ""


def _total(rows: Sequence[OrderRow]) -> str:
    """Return the sums of the selected orders by stage and currency; nothing unlike is added."""
    sums: dict[tuple[Stage, str], Money] = {}
    for row in rows:
        place = (row.order.stage, row.order.amount.currency)
        sums[place] = sums[place] + row.counted if place in sums else row.counted
    return listed([f"{word(stage)} {formats.compact(money)}" for (stage, _), money in sorted(sums.items())])


def _row(order: Order, found: EditionReading) -> OrderRow:
    firm = found.firms.get(order.firm_id, ("", ""))[0]
    shares = found.shares.get(OrderId(order.id or 0))
    if not shares:
        return OrderRow(order, firm)
    minor = divided(order.amount.minor, shares).get(EditionId(found.edition.id or 0), 0)
    return OrderRow(order, firm, Money(minor, order.amount.currency))


class OrdersTab(RowsTab):
    """Records, revises and deletes the orders of the edition; a missing rate is named and can be entered."""

    quiet: ClassVar[frozenset[str]] = frozenset({"edition.order.form"})

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        self._missing: Sequence[MissingRate] = ()
        heads = [
            Act("edition.record", mark("Record an order here…"), self.add, "Ctrl+Shift+O", "plus"),
            Act("edition.order.bring", mark("Import orders…"), self._import, "", "file-input"),
            Act("edition.order.form", mark("Template for orders…"), self._template, "", "file-spreadsheet"),
        ]
        on_rows = [
            Act("edition.order.change", mark("Edit…"), self._edit),
            Act("edition.order.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.orders", mark("Orders of the edition"), columns(context.workspace.markets),
            mark("Orders that firms won at this edition stand here, each in its own currency."),
            lambda row: row.order.id, heads, on_rows,
        )  # fmt: skip
        habits(
            context, self.table, "edition.orders", kind="orders", answers=self._answers, beside=self.beside
        )
        self.rate = button(role="link")
        self.rate.clicked.connect(self._enter_rate)
        self.column.insertWidget(1, self.rate, 0, Qt.AlignmentFlag.AlignLeft)

    def show_reading(self, found: EditionReading) -> None:
        """Show the orders, newest first, and their sums."""
        self._missing = found.now.missing
        self.set_rows([_row(one, found) for one in found.orders])
        self.say(telling.stages(found))
        self.rate.setText(f"{telling.left_out(found)}  {tr('Enter the rate…')}")
        self.rate.setVisible(bool(self._missing))

    def add(self) -> None:
        """Open the form of a new order at this edition."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, None, self.window(), edition=number)

    def _import(self) -> None:
        self._context.desk.go("import", Wanted("orders", self._answers()))

    def _answers(self) -> dict[str, str]:
        """Return what a file of orders need not say here: at which edition they were won."""
        number = self._edition()
        return {} if number is None else {"edition": str(number)}

    def _template(self) -> None:
        templates.ask_one(self._context, "orders", self.window())

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, OrderRow):
            form.open_form(self._context, row.order, self.window())

    def _remove(self) -> None:
        rows = [row.order for row in self.table.selected()]
        if rows:
            act(self._context, lambda: remove(self._context.workspace, rows))

    def _enter_rate(self) -> None:
        if self._missing:
            first = self._missing[0]
            rate_form.open_form(self._context, None, self.window(), currency=first.currency, day=first.on)


def remove(ws: Workspace, rows: Sequence[Order]) -> None:
    """Delete orders, each as one step that Undo takes back."""
    for row in rows:
        orders.remove(ws, OrderId(row.id or 0), row.version)
