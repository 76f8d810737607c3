"""The card of the selected firm: facts, stated figures, orders, and who changed what."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.domain.ids import EditionId, FirmId
from tradeplanner.domain.orders import Order
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.firms import belonging, telling
from tradeplanner.ui.pages.firms.reading import Detail
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.facts import Facts
from tradeplanner.ui.widgets.labels import button, label, rule
from tradeplanner.ui.widgets.timeline import Timeline

ORDERS_SHOWN = 5
FAIRS_SHOWN = 8
WIDTH_LEAST = 37
"""Grid units below which facts and orders would be cut."""


class FirmCard(Card):
    """Shows a ``Detail``. ``orders_wanted(str)`` leads to the firm's orders."""

    orders_wanted = Signal(str)
    firm_wanted = Signal(int)

    def __init__(self, context: Context, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        """``acts`` are what can be done with the firm, as buttons at the top."""
        super().__init__(parent=parent)
        self._markets, self._acts = context.workspace.markets, tuple(acts)
        self._detail: Detail | None = None
        self._masked = True
        self.buttons = [button() for _ in acts]
        for made, act in zip(self.buttons, acts, strict=True):
            made.clicked.connect(lambda _=False, run=act.run: run())
        self.facts, self.people, self.figures, self.history = Facts(), Facts(), Facts(), Timeline()
        self.unmask = button(role="link")
        self.unmask.clicked.connect(self.toggle_mask)
        self.more_orders = button(role="link")
        self.more_orders.clicked.connect(self._want_orders)
        self.orders, self.fairs = self._make_orders(), Timeline()
        self.staff = belonging.people_list(context, self, self.firm_id, lambda: self._masked)
        self.papers = belonging.papers_list(context, self, self.firm_id, self._named)
        self.fees, self.group, self.exports = (
            belonging.fees_list(self._named),
            belonging.group_list(),
            Facts(),
        )
        self.group.edit_wanted.connect(lambda one: self.firm_wanted.emit(int(one.id)))
        self._nothing = Empty(mark("Choose a firm to see all about it."))
        self._headings: list[tuple[QLabel, str]] = []
        self._sections: dict[QWidget, QWidget] = {}
        self._scroll = self._make_scroll()
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(self._button_row())
        self.setMinimumWidth(WIDTH_LEAST * theme.GRID)
        self.show_detail(None)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        for made in self.buttons:
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _make_orders(self) -> Compact:
        columns = (
            Column("day", mark("Signed on"), lambda o: o.signed_on, lambda o: formats.day(o.signed_on)),
            Column("edition", mark("Edition"), lambda o: o.edition_id, self._edition),
            Column(
                "amount", mark("Amount"), lambda o: o.amount.amount,
                lambda o: formats.compact(o.amount), Kind.NUMBER,
            ),
            Column("stage", mark("Stage"), lambda o: word(o.stage)),
        )  # fmt: skip
        return Compact(mark("Orders of this firm"), columns, wide="edition", heads=False)

    def firm_id(self) -> FirmId | None:
        """Return the id of the firm shown, None without one."""
        return FirmId(self._detail.firm.id or 0) if self._detail is not None else None

    def _named(self, edition: EditionId | None) -> str:
        return self._detail.editions.get(edition, "") if self._detail is not None else ""

    def _edition(self, order: Order) -> str:
        names = self._detail.editions if self._detail is not None else {}
        return names.get(order.edition_id, "") or tr("Outside exhibitions")

    def _make_scroll(self) -> QScrollArea:
        body = QWidget()
        body.setProperty("role", "plain")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.GRID, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.facts)
        self._section(column, mark("Contact"), self.people, self.unmask)
        self._section(column, mark("Other people of the firm"), self.staff)
        self._section(column, mark("Other firms of the group"), self.group)
        self._section(column, mark("Stated figures"), self.figures)
        self._section(column, mark("Exports by year"), self.exports)
        self._section(column, mark("Orders"), self.orders, self.more_orders)
        self._section(column, mark("Exhibitions, and what the firm reported of them"), self.fairs)
        self._section(column, mark("Fees"), self.fees)
        self._section(column, mark("Papers"), self.papers)
        self._section(column, mark("Who changed what"), self.history)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        return scroll

    def _section(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        """Add ``parts`` under a line and a heading; the section shows while its first part says something."""
        heading, section = label(role="caption"), QWidget()
        self._headings.append((heading, title))
        self._sections[parts[0]] = section
        inner = QVBoxLayout(section)
        inner.setContentsMargins(0, theme.GRID // 2, 0, 0)
        inner.setSpacing(theme.GRID)
        inner.addWidget(rule())
        inner.addWidget(heading)
        inner.addWidget(parts[0])
        for part in parts[1:]:
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(section)

    # --- for the page ---

    def show_detail(self, detail: Detail | None) -> None:
        """Show another firm, or none; contact details are masked again."""
        known = self._detail.firm.id if self._detail is not None else None
        if detail is None or detail.firm.id != known:
            self._masked = True
        self._detail = detail
        self._nothing.setVisible(detail is None)
        self._scroll.setVisible(detail is not None)
        for made in self.buttons:
            made.setVisible(detail is not None)
        self.retranslate()

    def toggle_mask(self) -> None:
        """Show contact details in full, or mask them again."""
        self._masked = not self._masked
        self.retranslate()

    # --- inside ---

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, act in zip(self.buttons, self._acts, strict=True):
            made.setText(act.name())
        for heading, title in self._headings:
            heading.setText(tr(title))
        self.unmask.setText(tr("Show contact details") if self._masked else tr("Mask contact details"))
        detail = self._detail
        if detail is None:
            self.set_texts(tr("No firm chosen"))
            return
        self.set_texts(detail.firm.name_zh, telling.subtitle(detail.firm))
        self._show_facts(detail)
        self._show_orders(detail)
        self._show_belonging(detail)
        self.history.set_entries(telling.changes(detail, self._markets))

    def _show_facts(self, detail: Detail) -> None:
        told = {
            self.facts: telling.facts(detail.firm, self._markets),
            self.people: telling.people(detail.firm, masked=self._masked),
            self.figures: telling.figures(detail.figures),
            self.exports: belonging.years(detail.exports),
        }
        width = max(part.names_width(facts) for part, facts in told.items())
        for part, facts in told.items():
            part.set_facts(facts, width)
        for part in (self.people, self.figures, self.exports):
            self._sections[part].setVisible(bool(told[part]))

    def _show_orders(self, detail: Detail) -> None:
        shown = list(detail.orders[:ORDERS_SHOWN])
        self.orders.set_rows(shown)
        self._sections[self.orders].setVisible(bool(shown))
        self.orders.setFixedHeight(max(1, len(shown)) * self.orders.row_height)
        self.fairs.set_entries([telling.fair(one) for one in detail.fairs[:FAIRS_SHOWN]])
        self._sections[self.fairs].setVisible(bool(detail.fairs))
        count = len(detail.orders)
        self.more_orders.setText(ntr("Show {count} order", "Show {count} orders", count))

    def _show_belonging(self, detail: Detail) -> None:
        self.staff.set_rows(detail.people)
        self.papers.set_rows(detail.papers)
        for part, rows in ((self.fees, detail.fees), (self.group, detail.group)):
            part.set_rows(list(rows))
            self._sections[part].setVisible(bool(rows))
            part.setFixedHeight(max(1, len(rows)) * part.row_height)

    def _want_orders(self) -> None:
        if self._detail is not None:
            self.orders_wanted.emit(self._detail.firm.name_zh)
