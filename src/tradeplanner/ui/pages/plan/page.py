"""The plan of a year: one sentence, how far its programmes have got, and its editions."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tradeplanner.app import exhibitions, plan
from tradeplanner.app.plan import PlanRow, YearPlan
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition, FairClass, Scope, Status
from tradeplanner.domain.ids import Changed, EditionId, Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import editions as form
from tradeplanner.ui.forms import programmes as programme_form
from tradeplanner.ui.forms import rates as rate_form
from tradeplanner.ui.forms import statuses
from tradeplanner.ui.habits import habits
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.plan import calendar_saving as calendar
from tradeplanner.ui.pages.plan import comparing, rolling, telling
from tradeplanner.ui.pages.plan.columns import columns
from tradeplanner.ui.pages.plan.filters import Filters
from tradeplanner.ui.pages.plan.programmes import ProgrammeLines, ProgrammesWindow
from tradeplanner.ui.pages.plan.views import Views
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.table import Table


class PlanPage(Page):
    """Programmes and editions of the year in view; every act by keyboard too."""

    key: ClassVar[str] = "plan"
    heading: ClassVar[str] = mark("Exhibition plan")
    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.EDITION, Noun.EXHIBITION, Noun.PROGRAMME, Noun.PARTICIPATION, Noun.ORDER, Noun.RATE,
            Noun.SETTING, Noun.MILESTONE,
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._plan: YearPlan | None = None
        self._wanted: EditionId | None = None
        self._make_acts()
        self.headline = Headline()
        self.bring, self.campaigns, self.new = button(), button(), button(role="primary")
        self.status_button = button()
        self.rate = button(role="link")
        self.filters = Filters(context.workspace.markets)
        self.lines = ProgrammeLines()
        empty = Empty(
            mark(
                "The exhibitions of the year stand here, with dates, status, firms and orders. Add them one"
                " by one, or import the catalogue; a block copied from Excel can be pasted too."
            ),
            [self._new, self._bring],
        )
        self.table = Table(
            "plan", mark("Editions of the year"), columns(context.workspace.markets), empty=empty
        )
        self.table.open_on_enter()
        parts = {"class": self.filters.parts[FairClass], "scope": self.filters.parts[Scope]}
        parts |= {"status": self.filters.parts[Status], "markets": self.filters.group}
        self._habits = habits(context, self.table, "plan", kind="catalogue", parts=parts)
        self.views = Views(context, self.table)
        self._lay_out()
        self._connect()
        self._rename()

    def _make_acts(self) -> None:
        some = self._has_current
        self._new = Act("plan.add", mark("Add an edition…"), self.add, "Ctrl+N", "plus")
        self._bring = Act("plan.bring", mark("Import the catalogue…"), self._import, "", "file-input")
        self._on_row = [
            Act("plan.open", mark("Open"), self.open, "Ctrl+Return", "chevron-right", enabled=some),
            Act("plan.edit", mark("Edit…"), self.edit, "Ctrl+E", "pencil", enabled=some),
            Act("plan.delete", mark("Delete"), self.remove, "", "trash-2", enabled=some),
        ]
        self._others = [
            Act("plan.status", mark("Set the status…"), self.choose_status, "Ctrl+M", "check", enabled=some),
            Act("plan.programme.add", mark("Add a programme…"), self.add_programme),
            Act("plan.programmes", mark("Programmes…"), self.show_programmes, "", "target"),
            Act(
                "plan.programmes.bring", mark("Import programmes…"),
                partial(self.context.desk.go, "import", "programmes"), "", "file-input",
            ),
            Act("plan.roll", mark("Roll over into the next year…"), self.roll_over, "", "calendar-range"),
            Act("plan.compare", mark("Compare editions…"), self.compare, "", "columns-3", enabled=some),
            Act("plan.calendar", mark("Save as a calendar file…"), self.save_calendar, "", "calendar-range"),
        ]  # fmt: skip

    def _lay_out(self) -> None:
        for made in (self.bring, self.campaigns, self.new):
            self.headline.acts.addWidget(made)
        for part in (*self.filters.pickers(), self.status_button):
            self.table.bar.addWidget(part)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.rate)
        column.addWidget(self.lines)
        column.addWidget(self.views)
        column.addWidget(self.table, 1)
        self.rate.hide()
        self.lines.hide()
        self.stand(self.headline, body)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.bring.clicked.connect(self._import)
        self.campaigns.clicked.connect(self.show_programmes)
        self.new.clicked.connect(self.add)
        self.status_button.clicked.connect(self.choose_status)
        self.rate.clicked.connect(self._enter_rate)
        self.filters.changed.connect(self._show_part)
        self.lines.wanted.connect(lambda one: programme_form.open_form(self.context, one, self.window()))
        self.views.open_wanted.connect(self._go_to)
        self.views.edit_wanted.connect(lambda _: self.edit())
        table = self.table
        table.set_acts(self._on_row)
        table.view.menu_wanted.connect(self._add_statuses)
        table.open_wanted.connect(self._go)
        table.edit_wanted.connect(lambda row: self._open_form(row.edition))
        table.remove_wanted.connect(self._remove)
        table.add_wanted.connect(self.add)
        table.chosen.connect(lambda _: self._enable())
        table.status.connect(self.status)

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the year's plan."""
        ws, year = self.context.workspace, self.context.desk.year
        self.context.jobs.data(lambda: plan.read(ws, year), self._show, key="plan", owner=self)
        self.views.mark_stale()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        self.views.retranslate()
        if self._plan is not None:
            self._show(self._plan)

    def summary(self) -> str:
        """Return what the table counts."""
        return self.table.summary()

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        find = Act("plan.find", mark("Search the plan"), self.table.search.setFocus, "Ctrl+F", "search")
        return [self._new, *self._on_row, *self._others, *self.views.acts(), find, self._bring, *self._habits]

    def focus(self, target: object) -> None:
        """Show the edition of an id, or search for a text."""
        if isinstance(target, str):
            self.filters.clear()
            self.table.set_filter(target)
        elif isinstance(target, int):
            self._wanted = EditionId(target)
            self._show_part()

    def leave(self) -> None:
        """Remember the table's layout."""
        self.table.remember()

    # --- acts ---

    def roll_over(self) -> None:
        """Open the window that rolls the year over into the next."""
        rolling.open_window(self.context, self.window())

    def compare(self) -> None:
        """Put the two selected editions side by side, or the current one and its fair's edition before."""
        chosen, row = [one.edition for one in self.table.selected()], self.table.current()
        number = row.id if isinstance(row, PlanRow) else None
        comparing.open_window(self.context, chosen, number, self.window())

    def save_calendar(self) -> None:
        """Ask where the calendar of the year goes and write it there."""
        calendar.ask(self.context, self.window())

    def add(self) -> None:
        """Open an empty form; the new edition is then in front."""
        form.open_form(self.context, None, self.window(), done=self._added)

    def open(self) -> None:
        """Show all about the current edition."""
        self._go(self.table.current())

    def edit(self) -> None:
        """Open the form of the current edition."""
        row = self.table.current()
        if isinstance(row, PlanRow):
            self._open_form(row.edition)

    def remove(self) -> None:
        """Delete the selected editions."""
        self._remove(self.table.selected())

    def choose_status(self) -> None:
        """Offer the statuses for the selected editions, under their button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_statuses(menu)
        under = self.status_button
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def set_status(self, status: Status) -> None:
        """Give the selected editions another status, all in one step."""
        statuses.move(self.context, [row.edition for row in self.table.selected()], status, self.window())

    def add_programme(self) -> None:
        """Open an empty form of a programme."""
        programme_form.open_form(self.context, None, self.window())

    def show_programmes(self) -> None:
        """Open the window of all programmes."""
        ProgrammesWindow(self.context, self.window()).open()

    # --- inside ---

    def _fill_statuses(self, menu: QMenu) -> None:
        statuses.fill(menu, {row.edition.status for row in self.table.selected()}, self.set_status)

    def _add_statuses(self, menu: QMenu) -> None:
        self._fill_statuses(menu.addMenu(tr("Set the status")))

    def _go_to(self, number: int) -> None:
        self.context.desk.go("edition", EditionId(number))

    def _go(self, row: object) -> None:
        if isinstance(row, PlanRow):
            self.context.desk.go("edition", row.id)

    def _open_form(self, edition: Edition) -> None:
        form.open_form(self.context, edition, self.window())

    def _added(self, changed: object) -> None:
        if isinstance(changed, Changed):
            self._wanted = EditionId(changed.first(Noun.EDITION))

    def _remove(self, rows: Sequence[PlanRow]) -> None:
        ws = self.context.workspace
        if rows:
            act(self.context, lambda: remove(ws, rows))

    def _import(self) -> None:
        self.context.desk.go("import", "catalogue")

    def _enter_rate(self) -> None:
        if self._plan is not None and self._plan.missing:
            first = self._plan.missing[0]
            rate_form.open_form(self.context, None, self.window(), currency=first.currency, day=first.on)

    def _show(self, found: object) -> None:
        if not isinstance(found, YearPlan):
            return
        self._plan = found
        self.headline.set_texts(*telling.titles(found))
        self.rate.setText(f"{telling.left_out(found)}  {tr('Enter the rate…')}")
        self.rate.setVisible(bool(found.missing))
        self.lines.show_programmes(found.programmes)
        self.filters.show_rows(found.rows)
        for part in (*self.filters.pickers(), self.status_button):
            part.setVisible(bool(found.rows))
        self._show_part()

    def _show_part(self) -> None:
        rows = self._plan.rows if self._plan is not None else ()
        self.table.set_rows(self.filters.passing(rows))
        wanted = self._wanted
        if wanted is not None and any(row.id == wanted for row in rows):
            self._wanted = None
            if not any(row.id == wanted for row in self.table.rows()):
                self.filters.clear()
                self.table.set_filter("")
            self.table.view.clearSelection()
            self.table.select([wanted], current=wanted)
        first = self.table.rows()[:1]
        if self.table.current() is None and first:
            self.table.select([first[0].id])
        self._enable()

    def _enable(self) -> None:
        self.status_button.setEnabled(self._has_current())

    def _has_current(self) -> bool:
        return self.table.current() is not None

    def _rename(self) -> None:
        self.bring.setText(tr("Import…"))
        self.campaigns.setText(tr("Programmes…"))
        self.new.setText(self._new.name())
        self.status_button.setText(tr("Set the status…"))


def remove(ws: Workspace, rows: Sequence[PlanRow]) -> None:
    """Delete editions, each as one step that Undo takes back; one in use is refused with the reason."""
    for row in rows:
        exhibitions.remove_edition(ws, row.id, row.edition.version)
