"""The card of the current order: what is stored of it, what the firm says, and every earlier figure."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tradeplanner.app import order_revisions, orders
from tradeplanner.domain.markets import Markets
from tradeplanner.domain.order_revisions import Revision
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import changes, theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import market_name
from tradeplanner.ui.pages.orders.columns import buyer, edition, shared, source
from tradeplanner.ui.pages.orders.reading import OrderRow
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.facts import Fact, Facts
from tradeplanner.ui.widgets.labels import button, label


class OrderDetails(QScrollArea):
    """Shows one order. A confidential buyer is named only after an act that the history notes."""

    shown = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: OrderRow | None = None
        self._told: OrderRow | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        self.title = label(role="heading", wrap=True)
        self.facts, self.past = Facts(), Facts()
        self.reveal = button(role="link")
        self.reveal.clicked.connect(self.show_buyer)
        self.past_title = label(role="heading")
        for part in (self.title, self.facts, self.reveal, self.past_title, self.past):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.show_row(None)

    def show_row(self, row: OrderRow | None) -> None:
        """Show another order, its buyer hidden again, and read its earlier figures."""
        same = row is not None and self._row is not None and row.id == self._row.id
        self._row = row
        if not same or row is None or not row.order.buyer_confidential:
            self._told = None
        self.retranslate()
        if row is None:
            self._show_past(())
            return
        ws, number = self._context.workspace, row.id
        self._context.jobs.data(
            lambda: (number, order_revisions.of_order(ws, number)),
            self._past_read,
            key="order past",
            owner=self,
        )

    def can_reveal(self) -> bool:
        """Whether the order's buyer is hidden."""
        row = self._row
        return row is not None and row.order.buyer_confidential and bool(row.order.buyer) and not self._told

    def show_buyer(self) -> None:
        """Show the confidential buyer; the history notes that somebody looked."""
        row = self._row
        if row is None or not self.can_reveal():
            return

        def told(_: object) -> None:
            if self._row is not None and self._row.id == row.id:
                self._told = row
                self.retranslate()
                self.shown.emit()

        act(self._context, lambda: orders.reveal(self._context.workspace, [row.id]), told)

    def retranslate(self) -> None:
        """Set every text anew."""
        row = self._row
        self.past_title.setText(tr("Figures so far"))
        self.reveal.setText(tr("Show the buyer"))
        self.reveal.setVisible(self.can_reveal())
        self.title.setText(row.firm if row else tr("Choose an order to see all about it."))
        self.facts.setVisible(row is not None)
        if row is not None:
            markets = self._context.workspace.markets
            self.facts.set_facts(facts(row, markets, told=self._told is not None))
        self.setAccessibleName(tr("Details of the order"))

    def _past_read(self, found: object) -> None:
        if isinstance(found, tuple) and self._row is not None and found[0] == self._row.id:
            self._show_past(found[1])

    def _show_past(self, found: Sequence[Revision]) -> None:
        self.past_title.setVisible(len(found) > 0)
        self.past.setVisible(len(found) > 0)
        self.past.set_facts([_past(one) for one in found])


def facts(row: OrderRow, markets: Markets, *, told: bool) -> list[Fact]:
    """Return what is known of an order; ``told`` names a confidential buyer."""
    order = row.order
    without, new = order.without_us, order.new_customer
    said = [
        ("amount", formats.amount(order.amount)),
        ("stage", word(order.stage)),
        ("stage_on", formats.day(order.stage_on) if order.stage_on else ""),
        ("signed_on", formats.day(order.signed_on)),
        ("edition_id", edition(row)),
        ("credits", shared(row)),
        ("buyer", order.buyer if told else buyer(row)),
        ("market", market_name(markets, order.market)),
        ("contract_no", order.contract_no),
        ("hs", order.hs),
        ("product", order.product),
        ("new_customer", "" if new is None else tr("Yes") if new else tr("No")),
        ("without_us", word(without) if without else ""),
        ("reported_by", order.reported_by),
        ("reported_on", formats.day(order.reported_on) if order.reported_on else ""),
        ("evidence", order.evidence),
        ("notes", order.notes),
    ]
    found = [Fact(_field(field), text) for field, text in said if text]
    return [*found, Fact(_field("source"), source(row), tone="faint")]


def _field(name: str) -> str:
    return tr(FIELDS[name])


def _past(one: Revision) -> Fact:
    """Return an earlier figure: when and by whom it was set, and what it was."""
    figure = tr("{amount}, {stage}", amount=formats.amount(one.amount), stage=word(one.stage))
    who = tr("{figure} ({who}, step {step})", figure=figure, who=one.step.actor.display, step=one.step.id)
    return Fact(changes.moment(one.step.at), who)
