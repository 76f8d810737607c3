"""The page of charts: filters on top, a card for each question under them, drawn as they come into sight."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.app import dashboard
from tradeplanner.domain.dashboards import Ask, Dashboard, touched
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.i18n.dashboards import QUESTIONS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.charts import filters
from tradeplanner.ui.pages.charts.card import ChartCard
from tradeplanner.ui.pages.charts.filters import Filters
from tradeplanner.ui.widgets.check import CheckBox
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button

TWO_COLUMNS = 100 * theme.GRID
"""From this width on two cards stand beside each other."""
WIDE = 220 * theme.GRID


class ChartsPage(Page):
    """Cards of all questions; only those in sight are read and drawn, and one can fill the page."""

    key: ClassVar[str] = "charts"
    heading: ClassVar[str] = mark("Charts")
    nouns: ClassVar[frozenset[Noun]] = frozenset(Noun)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale_asks = set(Ask)
        self._alone: Ask | None = None
        self._columns = 0
        self.headline = Headline()
        self.grey, self.back = CheckBox(), button(role="link")
        self.grey.setChecked(memory.text("charts/grey") == "1")
        self.grey.toggled.connect(lambda _: self._draw_anew())
        self.back.clicked.connect(lambda: self.enlarge(None))
        self.headline.acts.addWidget(self.back)
        self.headline.acts.addWidget(self.grey)
        self.filters = Filters(context.workspace.markets)
        self.filters.changed.connect(self._draw_anew)
        self.cards = {ask: ChartCard(context, ask) for ask in Ask}
        for card in self.cards.values():
            card.lead_wanted.connect(context.desk.go)
            card.enlarged.connect(self._turn)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._read_seen)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.filters)
        column.addWidget(self._scrolled(), 1)
        self.stand(self.headline, body)
        self.retranslate()

    def _scrolled(self) -> QScrollArea:
        self.area, self._ground = QScrollArea(), QWidget()
        self._grid = QGridLayout(self._ground)
        self._grid.setContentsMargins(0, 0, theme.GRID, 0)
        self._grid.setSpacing(2 * theme.GRID)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._ground)
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start(30))
        return self.area

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read what there is to filter by, and the charts in sight."""
        ws, year = self.context.workspace, self.context.desk.year
        self.context.jobs.data(lambda: filters.read(ws, year), self._offer, key="charts filters", owner=self)
        self._draw_anew()

    def heard(self, changed: Changed) -> None:
        """Draw anew only the charts that the change touches."""
        found = touched(changed.nouns)
        if not found:
            return
        self._stale_asks |= found
        if self.isVisible():
            self._settle.start(0)

    def showEvent(self, event: object) -> None:
        """Read what has become stale while another page was in front."""
        super().showEvent(event)  # type: ignore[arg-type]  # Qt's event, passed on
        self._settle.start(0)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.headline.set_texts(tr(self.heading), self._caption())
        self.grey.setText(tr("Show as printed in grey"))
        self.grey.setAccessibleName(self.grey.text())
        self.back.setText(tr("Back to all charts"))
        self.filters.retranslate()
        for card in self.cards.values():
            card.retranslate()
        self.area.setAccessibleName(tr(self.heading))
        self._draw_anew()

    def acts(self) -> list[Act]:
        """Return an act for each question, and what can be done with the enlarged chart."""
        asks = [
            Act(
                f"charts.ask.{ask}",
                QUESTIONS[ask],
                partial(self.enlarge, ask),
                icon="chart-column-big",
            )
            for ask in Ask
        ]
        return [
            *asks,
            Act(
                "charts.all", mark("Back to all charts"), partial(self.enlarge, None), enabled=self._is_alone
            ),
            Act("charts.grey", mark("Show as printed in grey"), self.grey.toggle),
            Act("charts.picture", mark("Copy picture"), self._copy_picture, enabled=self._is_alone),
            Act("charts.data", mark("Copy data"), self._copy_data, enabled=self._is_alone),
            Act("charts.save", mark("Save the chart…"), self._save, icon="download", enabled=self._is_alone),
            Act(
                "charts.filters", mark("Open the saved filters"), self.filters.saved.show_menu, icon="filter"
            ),
        ]

    def focus(self, target: object) -> None:
        """Show the chart of a question by its name."""
        if isinstance(target, str) and target in {ask.value for ask in Ask}:
            self.enlarge(Ask(target))

    def leave(self) -> None:
        """Remember the switch of the grey preview."""
        memory.keep("charts/grey", "1" if self.grey.isChecked() else "0")

    def enlarge(self, ask: Ask | None) -> None:
        """Let one chart fill the page, or show all of them."""
        self._alone = ask
        self._arrange(force=True)

    # --- inside ---

    def _is_alone(self) -> bool:
        return self._alone is not None

    def _turn(self, ask: object) -> None:
        self.enlarge(None if self._alone is ask else Ask(str(ask)))

    def _copy_picture(self) -> None:
        if self._alone is not None:
            self.cards[self._alone].copy_picture()

    def _copy_data(self) -> None:
        if self._alone is not None:
            self.cards[self._alone].copy_data()

    def _save(self) -> None:
        if self._alone is not None:
            self.cards[self._alone].save()

    def _caption(self) -> str:
        return " · ".join(self.filters.said().values())

    def _offer(self, found: object) -> None:
        if isinstance(found, filters.Offered):
            self.filters.blockSignals(True)
            self.filters.offer(found)
            self.filters.blockSignals(False)

    def _draw_anew(self) -> None:
        self._stale_asks = set(Ask)
        self._settle.start(0)

    def _seen(self) -> Iterable[Ask]:
        """Yield the questions whose cards are in sight."""
        for ask, card in self.cards.items():
            if card.isVisible() and not card.visibleRegion().isEmpty():
                yield ask

    def _read_seen(self) -> None:
        """Read the answers in sight that are not known, in one transaction."""
        if not self.isVisible():
            return
        self._arrange()
        wanted = frozenset(self._seen()) & self._stale_asks
        if not wanted:
            return
        ws, year, cut = self.context.workspace, self.context.desk.year, self.filters.cut()
        self.context.jobs.data(
            lambda: dashboard.dashboard(ws, year, cut, wanted), self._show, key="charts", owner=self
        )

    def _show(self, found: object) -> None:
        if not isinstance(found, Dashboard) or found.cut != self.filters.cut():
            return
        for ask, answer in found.answers.items():
            self._stale_asks.discard(ask)
            self.cards[ask].show_answer(answer, self.filters.said(), found.day, grey=self.grey.isChecked())
        sample = tr("Sample data") if found.sample else ""
        self.headline.set_texts(
            tr("Charts of {year}", year=found.year), " · ".join(filter(None, (sample, self._caption())))
        )
        self._settle.start(0)  # what has come into sight meanwhile

    def _arrange(self, *, force: bool = False) -> None:
        """Lay the cards out for the width, or one of them alone."""
        width = self.area.viewport().width()
        columns = 1 if self._alone is not None or width < TWO_COLUMNS else 3 if width >= WIDE else 2
        if columns == self._columns and not force:
            return
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        shown = [ask for ask in Ask if self._alone in (None, ask)]
        for ask, card in self.cards.items():
            card.setVisible(ask in shown)
        for at, ask in enumerate(shown):
            self._grid.addWidget(self.cards[ask], at // columns, at % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.back.setVisible(self._alone is not None)
        self._settle.start(30)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out anew when the room changes."""
        if event.type() is QEvent.Type.Resize:
            self._settle.start(30)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Read what comes into sight."""
        super().resizeEvent(event)
        self._settle.start(30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape lead back to all charts."""
        if event.key() == Qt.Key.Key_Escape and self._alone is not None:
            self.enlarge(None)
        else:
            super().keyPressEvent(event)
