"""The three views of the plan: table, timeline and calendar, of the same rows and with one selection.

They stand under the table's own search and pickers, so that one filter serves all three.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.app import plan, questions, schedule
from tradeplanner.app.plan import PlanRow
from tradeplanner.app.schedule import Schedule
from tradeplanner.domain.ids import EditionId, MilestoneId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import days_off
from tradeplanner.ui.pages.plan import showing
from tradeplanner.ui.widgets.calendar_view import CalendarView
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table
from tradeplanner.ui.widgets.timeline_view import TimelineView

NAMES = ("table", "timeline", "calendar")
TITLES = (mark("Table"), mark("Timeline"), mark("Calendar"))
CLASH_LINES = 3


class Views(QWidget):
    """The switch with what belongs to the view in front; ``stack`` takes the place of the table's rows.

    ``open_wanted(edition)``, ``edit_wanted(edition)``.
    """

    open_wanted = Signal(int)
    edit_wanted = Signal(int)

    def __init__(self, context: Context, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._table = context, table
        self._found: Schedule | None = None
        self._rows: list[PlanRow] = []
        self._stale, self._moving = True, False
        self.tabs = QTabBar()
        self.timeline = TimelineView(showing.telling, showing.dragging)
        self.calendar = CalendarView()
        self.clashes, self.clash_title = QListWidget(), label(role="caption")
        self.unknown = button(role="link")
        self.month = QLabel()
        self.tools = [button() for _ in range(8)]
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        kept = memory.text("plan/view")
        self.tabs.setCurrentIndex(NAMES.index(kept) if kept in NAMES else 0)

    # --- making ---

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _ in NAMES:
            self.tabs.addTab("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GRID)
        row.addWidget(self.tabs, 1)  # with room to spare, so that no tab is cut after a change of language
        row.addWidget(self.month)
        for made in (self.unknown, *self.tools):
            row.addWidget(made)
        whole = self._table.layout()
        if isinstance(whole, QBoxLayout):
            whole.removeWidget(self._table.body)
            whole.addWidget(self.stack, 1)
        self.stack.addWidget(self._table.body)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.clash_title)
        column.addWidget(self.clashes)
        line = self.clashes.fontMetrics().height() + theme.GRID
        self.clashes.setMaximumHeight(CLASH_LINES * line + theme.GRID)
        self.clashes.setProperty("role", "names")
        self.clashes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clashes.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.stack.addWidget(below)
        self.stack.addWidget(self.calendar)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._switch)
        for view in (self.timeline, self.calendar):
            view.chosen.connect(self._chosen)
            view.open_wanted.connect(self.open_wanted)
        self.timeline.edit_wanted.connect(self.edit_wanted)
        self.timeline.moved.connect(self._move)
        self.timeline.barred.connect(self._bar)
        self.calendar.turned.connect(self._tell_month)
        self.clashes.currentItemChanged.connect(self._show_clash)
        self.unknown.clicked.connect(self.enter_days)
        self._table.chosen.connect(lambda _: self._follow())
        self._table.status.connect(lambda _: self.show_rows())
        runs = (
            partial(self.timeline.zoom, -1), partial(self.timeline.zoom, 1), self.timeline.fit,
            self.timeline.show_weeks, partial(self.calendar.turn, -1), partial(self.calendar.turn, 1),
            self._today, self._turn_over,
        )  # fmt: skip
        for made, run in zip(self.tools, runs, strict=True):
            made.clicked.connect(lambda _=False, run=run: run())

    def acts(self) -> list[Act]:
        """Return the acts that lead to each view, and the form of the days off."""
        found = [
            Act(f"plan.view.{name}", title, partial(self.show_view, at), f"Alt+{at + 1}",
                checked=partial(self._is_front, at))
            for at, (name, title) in enumerate(zip(NAMES, TITLES, strict=True))
        ]  # fmt: skip
        return [*found, Act("plan.days", mark("Days off of the year…"), self.enter_days)]

    # --- what is in front ---

    def front(self) -> str:
        """Return the name of the view in front."""
        return NAMES[self.tabs.currentIndex()]

    def show_view(self, at: int) -> None:
        """Bring a view to the front, and the keys to it."""
        self.tabs.setCurrentIndex(at)
        (self._table.view, self.timeline, self.calendar)[at].setFocus()

    def _is_front(self, at: int) -> bool:
        return self.tabs.currentIndex() == at

    def _switch(self) -> None:
        memory.keep("plan/view", self.front())
        if self._stale and self.front() != NAMES[0]:
            self.read()
        self.show_rows(anew=True)

    def mark_stale(self) -> None:
        """Note that the days are to be read anew; at once where they are in view."""
        self._stale = True
        if self.front() != NAMES[0]:
            self.read()

    def read(self) -> None:
        """Read the year's days."""
        ws, year = self._context.workspace, self._context.desk.year
        self._stale = False
        self._context.jobs.data(
            lambda: schedule.read(ws, year), self._show, self._failed, key="schedule", owner=self
        )

    def _failed(self, error: BaseException) -> None:
        self._moving = False
        self._context.notices.error(error)

    def _show(self, found: object) -> None:
        if isinstance(found, Schedule):
            self._found, self._moving = found, False
            self.show_rows(anew=True)

    def show_rows(self, *, anew: bool = False) -> None:
        """Show the rows that the table shows, in the order of their opening."""
        rows = sorted(self._table.rows(), key=plan.order)
        if not anew and rows == self._rows:
            return
        self._rows = rows
        front, found = self.front(), self._found
        self._show_tools(front if rows else NAMES[0])
        at = self.tabs.currentIndex() if rows and found is not None else 0
        self.stack.setCurrentIndex(at)
        if found is None or not at or found.year != self._context.desk.year:
            return
        self._fill(rows, found)
        self._follow()

    def _fill(self, rows: Sequence[PlanRow], found: Schedule) -> None:
        markets, today = self._context.workspace.markets, questions.today()
        why = showing.reasons(rows, found, markets)
        bars, days = showing.bars(rows, found, why), showing.home_days(found)
        if self.front() == NAMES[1]:
            self.timeline.set_bars(found.year, bars, days, today)
            self._list_clashes(why)
        else:
            abroad = showing.abroad(rows, found, markets)
            self.calendar.set_entries(found.year, showing.entries(bars), days, abroad, today)
            self._tell_month()
        unknown = sorted(found.holidays.unknown)
        self.unknown.setVisible(bool(unknown))
        years = tr(", ").join(str(year) for year in unknown)
        self.unknown.setText(tr("Days off of {years} are not announced yet", years=years))
        self.unknown.setToolTip(tr("The State Council tells them each November. Enter them here."))

    def _list_clashes(self, why: Sequence[showing.Reason]) -> None:
        self.clashes.clear()
        seen = set()
        for number, milestone, text in why:
            if text not in seen:
                seen.add(text)
                made = QListWidgetItem(text, self.clashes)
                made.setToolTip(text)
                made.setData(Qt.ItemDataRole.UserRole, (int(number), milestone))
        self.clash_title.setText(ntr("{count} clash", "{count} clashes", len(seen)))
        for part in (self.clash_title, self.clashes):
            part.setVisible(bool(seen))

    def _show_tools(self, front: str) -> None:
        of_timeline, of_calendar = front == NAMES[1], front == NAMES[2]
        for at, made in enumerate(self.tools):
            made.setVisible(of_timeline if at < 4 else of_calendar)
        self.month.setVisible(of_calendar)
        self.tools[6].setVisible(of_timeline or of_calendar)
        if front == NAMES[0]:
            self.unknown.hide()

    # --- one selection ---

    def _chosen(self, key: int) -> None:
        current = self._table.current()
        if not isinstance(current, PlanRow) or current.id != key:
            self._table.view.clearSelection()
            self._table.select([EditionId(key)], current=EditionId(key))

    def _follow(self) -> None:
        current = self._table.current()
        if isinstance(current, PlanRow):
            self.timeline.show_key(int(current.id))
            if self.front() == NAMES[2]:
                self.calendar.show_key(int(current.id))

    def _show_clash(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        number, milestone = item.data(Qt.ItemDataRole.UserRole)
        for row, bar in enumerate(self.timeline.shown.bars):
            if bar.key == number:
                keys = [one.key for one in bar.marks]
                self.timeline.go(row, keys.index(milestone) if milestone in keys else -1)

    # --- acts ---

    def _move(self, key: int, milestone: int, days: int) -> None:
        """Move an edition or a milestone by days; while one is on its way, another waits for nothing."""
        if self._moving or self._found is None:
            return
        ws, number = self._context.workspace, EditionId(key)
        if milestone >= 0:
            found = self._found.milestones.get(number, ())
            version = next((one.version for one in found if one.id == milestone), 0)
            do = partial(schedule.shift_milestone, ws, MilestoneId(milestone), version, days)
        else:
            version = next((row.edition.version for row in self._rows if row.id == number), 0)
            do = partial(schedule.shift_edition, ws, number, version, days)
        self._moving = True
        self._context.jobs.data(do, None, self._failed, owner=self)

    def _bar(self, key: int) -> None:
        """Say why an edition is not to be moved."""
        why = [bar.fixed for bar in self.timeline.shown.bars if bar.key == key]
        self._context.notices.post("".join(why))

    def enter_days(self) -> None:
        """Open the form of the year's days off."""
        unknown = sorted(self._found.holidays.unknown) if self._found is not None else []
        year = unknown[0] if unknown else self._context.desk.year
        days_off.open_form(self._context, year, self.window())

    def _today(self) -> None:
        if self.front() == NAMES[1]:
            self.timeline.show_today()
        else:
            self.calendar.go(questions.today())

    def _turn_over(self) -> None:
        self.calendar.show_whole_year(not self.calendar.whole_year)
        self.retranslate()

    def _tell_month(self) -> None:
        on: date = self.calendar.content.current
        whole = self.calendar.whole_year
        self.month.setText(formats.months_of(on.year, 1 if whole else on.month, 12 if whole else on.month))

    def retranslate(self) -> None:
        """Set every text anew."""
        for at, title in enumerate(TITLES):
            self.tabs.setTabText(at, tr(title))
        self.tabs.setAccessibleName(tr("Views of the plan"))
        turn = tr("Month") if self.calendar.whole_year else tr("Whole year")
        texts = ("−", "+", tr("Whole year"), tr("Weeks"), "‹", "›", tr("Today"), turn)
        names = (
            tr("Zoom out (−)"), tr("Zoom in (+)"), tr("Show the whole year (0)"), tr("Show single days"),
            tr("Month before (PageUp)"), tr("Next month (PageDown)"), tr("Go to today (T)"), turn,
        )  # fmt: skip
        for made, text, name in zip(self.tools, texts, names, strict=True):
            made.setText(text)
            made.setAccessibleName(name)
            made.setToolTip(name)
        self.timeline.setAccessibleName(tr("Timeline of the year"))
        self.calendar.setAccessibleName(tr("Calendar of the year"))
        self.clashes.setAccessibleName(tr("Clashes"))
        self._tell_month()
        self.show_rows(anew=True)
