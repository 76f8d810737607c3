"""The page of orders: one sentence, the year's orders, and the chart that moves as they change."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QTabWidget, QWidget

from tradeplanner.domain.ids import Changed, EditionId, Noun, OrderId
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.domain.orders import Order
from tradeplanner.domain.rates import MissingRate
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import captions
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import order_moving as moving
from tradeplanner.ui.forms import orders as form
from tradeplanner.ui.forms import rates as rate_form
from tradeplanner.ui.habits import habits
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.orders import follow_ups, reading
from tradeplanner.ui.pages.orders.chart import OrdersCard
from tradeplanner.ui.pages.orders.columns import columns
from tradeplanner.ui.pages.orders.details import OrderDetails
from tradeplanner.ui.pages.orders.filters import Filters
from tradeplanner.ui.pages.orders.reading import OrderRow
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.split import Split
from tradeplanner.ui.widgets.table import Table

NARROW = 112
"""Grid units below which the chart stands under the table."""


class OrdersPage(Page):
    """Table and chart; every act by keyboard too."""

    key: ClassVar[str] = "orders"
    heading: ClassVar[str] = mark("Orders")
    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.ORDER,
            Noun.CREDIT,
            Noun.FIRM,
            Noun.EDITION,
            Noun.RATE,
            Noun.SETTING,
            Noun.PARTICIPATION,
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: Sequence[OrderRow] = ()
        self._sums: YearOrders | None = None
        self._wanted: OrderId | None = None
        self._new = Act("orders.record", mark("Record an order…"), self.add, "Ctrl+N", "plus")
        bring = Act("orders.bring", mark("Import orders…"), self._import, "", "file-input")
        self._acts_on_row = [
            Act("orders.edit", mark("Edit…"), self.edit, "Ctrl+E", "pencil", enabled=self._has_current),
            Act("orders.move", mark("Move along…"), self.move_along, "Ctrl+M", "", enabled=self._has_current),
            Act("orders.delete", mark("Delete"), self.remove, "", "trash-2", enabled=self._has_current),
        ]
        self._at_edition = Act(
            "orders.edition.open", mark("Open the edition"), self.open_edition, enabled=self._has_edition
        )
        self._quiet = [
            Act("orders.share", mark("Share the credit…"), self.share, enabled=self._has_current),
            Act("orders.reveal", mark("Show the buyer"), self.show_buyer, enabled=self._has_secret),
        ]
        self._chase = Act("orders.chase", mark("Follow-up…"), self.chase, "Ctrl+Shift+F", "")
        self.headline = Headline()
        self.bring, self.follow, self.new = button(), button(), button(role="primary")
        self.row_buttons = [button() for _ in self._acts_on_row]
        self.filters = Filters(context.workspace.markets)
        empty = Empty(mark("Orders that firms won stand here, each in its own currency."), [self._new, bring])
        self.table = Table(
            "orders", mark("Orders"), columns(context.workspace.markets), empty=empty, key=lambda row: row.id
        )
        self._habits = habits(context, self.table, "orders", kind="orders", parts=self.filters.parts())
        self.card = OrdersCard(context)
        self.details = OrderDetails(context)
        self.side = QTabWidget()
        self.side.setDocumentMode(True)
        self.side.tabBar().setDrawBase(False)
        for part in (self.card, self.details):
            self.side.addTab(part, "")
        self.split = Split("orders", [self.table, self.side], (8, 5), stacked=(5, 4), narrow=NARROW)
        self._bring = bring
        self._lay_out()
        self._connect()
        self._rename()

    def _lay_out(self) -> None:
        self.headline.acts.addWidget(self.follow)
        self.headline.acts.addWidget(self.bring)
        self.headline.acts.addWidget(self.new)
        for part in (*self.filters.pickers, *self.row_buttons):
            self.table.bar.addWidget(part)
        self.stand(self.headline, self.split)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bring.clicked.connect(self._import)
        self.new.clicked.connect(self.add)
        self.follow.clicked.connect(self.chase)
        for made, one in zip(self.row_buttons, self._acts_on_row, strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
        self.filters.changed.connect(self._show_part)
        table = self.table
        table.set_acts([*self._acts_on_row, *self._quiet, self._at_edition])
        table.edit_wanted.connect(lambda row: self._open(row.order))
        table.remove_wanted.connect(self._remove)
        table.add_wanted.connect(self.add)
        table.chosen.connect(lambda _: self._enable())
        table.status.connect(self.status)
        self.card.picked.connect(self._show_edition)
        self.card.rate_wanted.connect(self._enter_rate)

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the rows, then the sums: the table does not wait for the chart."""
        ws, year = self.context.workspace, self.context.desk.year
        data = self.context.jobs.data
        data(lambda: reading.read_rows(ws, year), self._show_rows, key="orders", owner=self)
        data(lambda: reading.read_sums(ws, year), self._show_sums, key="orders sums", owner=self)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        self.filters.show_rows(self._rows)
        if self._sums is not None:
            self._show_sums(self._sums)

    def summary(self) -> str:
        """Return what the table counts."""
        return self.table.summary()

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        return [
            self._new,
            *self._acts_on_row,
            *self._quiet,
            self._at_edition,
            self._chase,
            Act("orders.find", mark("Search the orders"), self.table.search.setFocus, "Ctrl+F", "search"),
            Act("orders.all", mark("Show all orders of the year"), self._show_all, "Ctrl+Shift+A", "filter"),
            self._bring,
            Act("orders.chart", mark("Save the chart…"), self.card.save_picture, "", "download"),
            *self._habits,
        ]

    def focus(self, target: object) -> None:
        """Show the orders of an edition (its id), one order (``("order", id)``), or search for a text."""
        if isinstance(target, tuple):
            self._wanted = OrderId(int(target[1]))
            self._show_part()
        elif isinstance(target, str):
            self._show_all()
            self.table.set_filter(target)
        else:
            self._show_edition(target)

    def leave(self) -> None:
        """Remember how the page is parted."""
        self.split.remember()
        self.table.remember()

    # --- acts ---

    def add(self) -> None:
        """Open an empty form, at the edition that is looked at; the new order is then in front."""
        form.open_form(self.context, None, self.window(), edition=self.filters.edition_id(), done=self._added)

    def edit(self) -> None:
        """Open the form of the current order."""
        row = self.table.current()
        if isinstance(row, OrderRow):
            self._open(row.order)

    def remove(self) -> None:
        """Delete the selected orders."""
        self._remove(self.table.selected())

    def move_along(self) -> None:
        """Move the selected orders along."""
        rows = [row.order for row in self.table.selected() if isinstance(row, OrderRow)]
        if rows:
            moving.move(self.context, rows, self.window())

    def share(self) -> None:
        """Share the credit of the current order between editions."""
        row = self.table.current()
        if isinstance(row, OrderRow):
            moving.share(self.context, row.order, self.window())

    def show_buyer(self) -> None:
        """Show the confidential buyer of the current order beside the table; the history notes it."""
        self.side.setCurrentWidget(self.details)
        self.details.show_buyer()

    def chase(self) -> None:
        """Open the rounds of follow-up."""
        follow_ups.open_window(self.context, self.window())

    def _has_secret(self) -> bool:
        return self._has_current() and self.details.can_reveal()

    def open_edition(self) -> None:
        """Show all about the edition at which the current order was won."""
        row = self.table.current()
        if isinstance(row, OrderRow) and row.order.edition_id is not None:
            self.context.desk.go("edition", row.order.edition_id)

    def _has_edition(self) -> bool:
        row = self.table.current()
        return isinstance(row, OrderRow) and row.order.edition_id is not None

    def _open(self, order: Order) -> None:
        form.open_form(self.context, order, self.window())

    def _added(self, changed: object) -> None:
        if isinstance(changed, Changed):
            self._wanted = OrderId(changed.first(Noun.ORDER))

    def _remove(self, rows: Sequence[OrderRow]) -> None:
        ws = self.context.workspace
        if rows:
            act(self.context, lambda: reading.remove(ws, rows))

    def _import(self) -> None:
        self.context.desk.go("import", "orders")

    def _enter_rate(self, missing: MissingRate) -> None:
        rate_form.open_form(self.context, None, self.window(), currency=missing.currency, day=missing.on)

    # --- inside ---

    def _show_rows(self, rows: object) -> None:
        if not isinstance(rows, list):
            return
        self._rows = rows
        self.filters.show_rows(rows)
        for part in (*self.filters.pickers, *self.row_buttons):
            part.setVisible(bool(rows))
        self._show_part()

    def _show_sums(self, sums: object) -> None:
        if isinstance(sums, YearOrders):
            self._sums = sums
            self.headline.set_texts(*titles(sums))
            self.card.show_orders(sums)
            self.side.setVisible(not sums.is_empty or bool(self._rows))

    def _show_part(self) -> None:
        self.table.set_rows(self.filters.passing(self._rows))
        wanted = self._wanted
        if wanted is not None and any(row.id == wanted for row in self._rows):
            self._wanted = None
            if not any(row.id == wanted for row in self.table.rows()):
                self._show_all()
            self.table.view.clearSelection()
            self.table.select([wanted], current=wanted)
        first = self.table.rows()[:1]
        if self.table.current() is None and first:
            self.table.select([first[0].id])
        self._enable()

    def _show_all(self) -> None:
        self.filters.clear()
        self.table.set_filter("")

    def _show_edition(self, edition: object) -> None:
        self.table.set_filter("")
        self.filters.choose(EditionId(edition) if isinstance(edition, int) else None)

    def _enable(self) -> None:
        for made in self.row_buttons:
            made.setEnabled(self._has_current())
        row = self.table.current()
        self.details.show_row(row if isinstance(row, OrderRow) else None)

    def _has_current(self) -> bool:
        return self.table.current() is not None

    def _rename(self) -> None:
        self.bring.setText(tr("Import…"))
        self.follow.setText(self._chase.name())
        for at, name in enumerate((tr("Chart"), tr("This order"))):
            self.side.setTabText(at, name)
        self.side.setAccessibleName(tr("Beside the orders"))
        self.details.retranslate()
        for made, one in zip((self.new, *self.row_buttons), (self._new, *self._acts_on_row), strict=True):
            made.setText(one.name())


def titles(sums: YearOrders) -> tuple[str, str]:
    """Return the page's sentence and its caption; intended and actual stand apart and are never added."""
    if not (sums.actual_count or sums.intended_count):
        return tr("No orders in {year} yet", year=sums.year), ""
    title = tr(
        "Actual orders {actual}; intended {intended}, apart",
        actual=formats.compact(sums.actual),
        intended=formats.compact(sums.intended),
    )
    return title, _basis(sums)


def _basis(sums: YearOrders) -> str:
    counts = captions.listed(
        [
            ntr("{count} actual order", "{count} actual orders", sums.actual_count),
            ntr("{count} intended order", "{count} intended orders", sums.intended_count),
        ]
    )
    day = tr("data to {day}", day=formats.day(sums.as_of))
    return " · ".join((counts, tr("each at the rate of its own date"), day))
