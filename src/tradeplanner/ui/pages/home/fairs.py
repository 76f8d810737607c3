"""What the fairs brought: orders by edition, intended and actual in columns of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tradeplanner.charts import messages
from tradeplanner.charts.scale import Scale, orders_scale, scale_for
from tradeplanner.domain.order_totals import EditionOrders, YearOrders
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.empty import Empty


def scale_of(orders: YearOrders) -> Scale:
    """Return the unit of the card's figures: the one that suits the largest edition, not their sum."""
    return orders_scale(orders)


class FairsCard(Card):
    """The table; ``edition_wanted(id)`` on Enter or double click."""

    edition_wanted = Signal(object)

    def __init__(self, record: Act, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._scale = scale_for("USD", ())
        columns = (
            Column("edition", mark("Exhibition"), messages.edition_name),
            Column("firms", mark("Firms"), lambda r: r.firms or None, kind=Kind.NUMBER),
            self._amount("actual", mark("Actual")),
            self._amount("intended", mark("Intended")),
            Column(
                "share", mark("Aim reached"), lambda r: r.attainment,
                lambda r: messages.share_text(r.attainment), Kind.NUMBER,
            ),
            self._aim(),
        )  # fmt: skip
        self.rows = Compact(mark("Orders by exhibition"), columns, wide="edition")
        self.rows.edit_wanted.connect(lambda row: self.edition_wanted.emit(row.edition))
        self._none = Empty(mark("Orders won at exhibitions are summed up here."), [record])
        self.body.addWidget(self.rows)
        self.body.addWidget(self._none)

    def _amount(self, key: str, title: str) -> Column:
        def text(row: EditionOrders) -> str:
            return self._scale.text(getattr(row, key).minor)

        return Column(key, title, lambda row: getattr(row, key).amount, text, Kind.NUMBER)

    def _aim(self) -> Column:
        def text(row: EditionOrders) -> str:
            return self._scale.text(row.aim.minor) if row.aim else "—"

        return Column("aim", mark("Aim"), lambda row: row.aim and row.aim.amount, text, Kind.NUMBER)

    def show_orders(self, orders: YearOrders) -> None:
        """Show the year's orders, most actual ones first; of a year that is only planned, the aims."""
        self._scale = scale_of(orders)
        self.rows.set_rows(orders.rows)
        self.rows.show_column("firms", shown=any(row.firms for row in orders.rows))
        for key in ("actual", "intended", "share", "aim"):
            self.rows.show_column(key, shown=orders.is_planned is (key == "aim"))
        self.rows.setVisible(bool(orders.rows))
        self._none.setVisible(not orders.rows)
        under = (
            messages.orders_subtitle(orders, self._scale)
            if orders.is_planned
            else tr("{unit}, each order at the rate of its own date", unit=self._scale.unit)
        )
        self.set_texts(messages.orders_title(orders), under if orders.rows else "")
