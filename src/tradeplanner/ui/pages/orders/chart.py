"""The card beside the table: orders by edition against their aims, drawn anew when rows change."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.charts import messages
from tradeplanner.charts.scale import orders_scale
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.rates import MissingRate
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui.chart_saving import save_chart
from tradeplanner.ui.context import Context
from tradeplanner.ui.drawing import drawn
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.figure import Drawn, Figure, Look, Shape
from tradeplanner.ui.widgets.labels import button, label


class OrdersCard(Card):
    """The chart. ``picked(edition id or None)`` when a fair is clicked, ``rate_wanted(MissingRate)``."""

    picked = Signal(object)
    rate_wanted = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._orders: YearOrders | None = None
        self.figure = Figure(context.jobs)
        self.figure.failed.connect(context.notices.error)
        self.figure.save_wanted.connect(self.save_picture)
        self.figure.picked.connect(self.picked)
        self.left_out = label(role="advice", wrap=True)
        self.enter = button(role="link")
        self.enter.clicked.connect(self._want_rate)
        self.body.addWidget(self.left_out)
        self.body.addWidget(self.enter)
        self.body.addWidget(self.figure, 1)
        self.show_orders(None)

    def show_orders(self, orders: YearOrders | None) -> None:
        """Draw other sums; a page hides the card of a year with neither orders nor aims."""
        self._orders = orders
        empty = orders is None or orders.is_empty
        self.figure.setVisible(not empty)
        self._show_left_out(orders)
        if orders is None or empty:
            self.set_texts(tr("Orders by exhibition"))
            self.figure.clear()
            return
        self.set_texts(messages.orders_title(orders), messages.orders_subtitle(orders, orders_scale(orders)))

        def draw(look: Look) -> Drawn:
            from tradeplanner.charts import orders as family

            return drawn(lambda size, palette: family.draw(orders, size, palette, titled=False), look)

        self.figure.show_chart(draw, messages.orders_title(orders))

    def save_picture(self, shape: Shape = Shape.PNG) -> None:
        """Ask where, and save the chart."""
        if self._orders is not None and not self._orders.is_empty:
            save_chart(self._context, self.figure, f"{self._orders.year}-{tr('Orders by exhibition')}", shape)

    def missing(self) -> MissingRate | None:
        """Return the first rate that is missing."""
        return next(iter(self._orders.missing), None) if self._orders is not None else None

    def _show_left_out(self, orders: YearOrders | None) -> None:
        count = orders.left_out if orders is not None else 0
        self.left_out.setText(
            ntr(
                "{count} order is left out of the sums: its rate is missing.",
                "{count} orders are left out of the sums: their rates are missing.",
                count,
            )
        )
        self.enter.setText(tr("Enter the rate…"))
        self.left_out.setVisible(count > 0)
        self.enter.setVisible(self.missing() is not None)

    def _want_rate(self) -> None:
        missing = self.missing()
        if missing is not None:
            self.rate_wanted.emit(missing)
