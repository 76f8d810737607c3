"""Home: the year's course, who is behind, what the fairs brought, what is unfinished."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from tradeplanner.charts import messages
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import captions, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.first_run import FirstRun, is_set_up
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.home import lines
from tradeplanner.ui.pages.home.curve import CourseCurve
from tradeplanner.ui.pages.home.due import DueCard
from tradeplanner.ui.pages.home.fairs import FairsCard
from tradeplanner.ui.pages.home.reading import HomeReading, read
from tradeplanner.ui.pages.home.tasks import TasksCard
from tradeplanner.ui.pages.home.towns import TownsCard
from tradeplanner.ui.sample_removal import SampleLine
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline

LEAST = (30 * theme.GRID, 25 * theme.GRID)
"""The height that each row of cards needs to be read."""
DUE = 20 * theme.GRID
"""What the card of what is due needs besides."""


class HomePage(Page):
    """The year in one look; every part leads to the page behind it."""

    key: ClassVar[str] = "home"
    heading: ClassVar[str] = mark("Home")
    nouns: ClassVar[frozenset[Noun]] = frozenset(Noun)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.headline = Headline()
        self.first_run = FirstRun(context)
        self.sample = SampleLine(context, brief=True)
        self.headline.acts.addWidget(self.sample)
        self._reading: HomeReading | None = None
        self._lay_out(*self._cards())
        self.setFocusProxy(self.towns.rows)

    def _cards(self) -> tuple[Card, TownsCard, FairsCard, TasksCard]:
        go = self.context.desk.go
        self.course = Card()
        self.curve = CourseCurve()
        bring = Act("home.import", mark("Import…"), lambda: go("import"))
        other = Act("home.other", "", self._show_other_year, words=self._other_words)
        self._no_figures = Empty(
            mark("Export figures of this year are drawn here, against the target."), [bring, other]
        )
        for part in (self.curve, self._no_figures):
            self.course.body.addWidget(part)
        self.towns = TownsCard(Act("home.target", mark("Set a target…"), lambda: go("exports", "targets")))
        self.towns.town_wanted.connect(lambda town: go("exports", town))
        self.fairs = FairsCard(Act("home.order", mark("Record an order…"), lambda: go("orders")))
        self.fairs.edition_wanted.connect(lambda edition: go("edition" if edition else "orders", edition))
        self.tasks = TasksCard(go)
        return self.course, self.towns, self.fairs, self.tasks

    def _lay_out(self, course: Card, towns: Card, fairs: Card, tasks: Card) -> None:
        self._year = QWidget()
        self._year.setProperty("role", "plain")
        grid = QGridLayout(self._year)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2 * theme.GRID)
        for at, card in enumerate((course, towns, fairs)):
            grid.addWidget(card, at // 2, at % 2)
        self._grid, self.due = grid, DueCard(self.context.desk.go)
        below = QVBoxLayout()
        below.setSpacing(2 * theme.GRID)
        below.addWidget(self.due)
        below.addWidget(tasks, 1)
        grid.addLayout(below, 1, 1)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 3)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(1, 1)
        # A small screen or large type scrolls the cards instead of squeezing them into each other.
        for row, height in enumerate(LEAST):
            grid.setRowMinimumHeight(row, height)
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidgetResizable(True)
        self._room.setWidget(self._year)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.headline)
        # A stack that belongs to nobody yet would show its first part as a window of its own.
        self._parts = QStackedLayout()
        column.addLayout(self._parts, 1)
        # What has not been read, or cannot be, claims nothing: not even that there is none.
        unread = QWidget()
        unread.setProperty("role", "plain")
        for part in (unread, self._room, self.first_run):
            self._parts.addWidget(part)

    def refresh(self) -> None:
        """Read the year anew."""
        ws, year = self.context.workspace, self.context.desk.year
        self.context.jobs.data(lambda: read(ws, year), self._show, key="home", owner=self)

    def retranslate(self) -> None:
        """Show what was read in another language."""
        if self._reading is not None:
            self._show(self._reading)

    def _show(self, found: object) -> None:
        if not isinstance(found, HomeReading):
            return
        self._reading, facts = found, found.facts
        self.sample.setVisible(bool(facts.settings.sample))
        if found.empty:
            under = (
                tr("The bureau is set up; this is next")
                if is_set_up(facts.settings)
                else tr("Four ways to begin")
            )
            self.headline.set_texts(tr("Nothing is recorded yet"), under)
            self.first_run.show_for(facts.settings)
            self._parts.setCurrentWidget(self.first_run)
            return
        caption = captions.course_caption(facts.exports, sample=bool(facts.settings.sample))
        self.headline.set_texts(captions.course_title(facts.exports), caption)
        self._show_course()
        self.towns.show_towns(facts.towns, facts.settings)
        self.fairs.show_orders(facts.orders)
        self.tasks.show_facts(facts)
        is_due = self.due.show_due(found.due)
        room = DUE if is_due else 0
        self._grid.setRowMinimumHeight(1, LEAST[1] + room)
        self._parts.setCurrentWidget(self._room)

    def _show_course(self) -> None:
        if self._reading is None:
            return
        course = self._reading.facts.exports
        drawn = bool(course.through or course.target)
        self.curve.setVisible(drawn)
        self._no_figures.setVisible(not drawn)
        self._no_figures.retranslate()
        under = messages.course_subtitle(course, lines.scale_of(course)) if drawn else ""
        self.course.set_texts(tr("Cumulative exports and target"), under)
        self.curve.show_course(course)

    def _other_words(self) -> str:
        year = self._reading.other_year if self._reading is not None else None
        return tr("Show {year}", year=year) if year else tr("Set a target…")

    def _show_other_year(self) -> None:
        if self._reading is not None and self._reading.other_year:
            self.context.desk.set_year(self._reading.other_year)
        else:
            self.context.desk.go("exports", "targets")
