"""Exports and targets: one sentence, and tabs for the course and for the figures behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from tradeplanner.app import insights, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.courses import Course
from tradeplanner.domain.ids import Changed, Noun
from tradeplanner.domain.league import By, League
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import captions, memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import rates, records, targets
from tradeplanner.ui.pages.exports.course import CourseTab
from tradeplanner.ui.pages.exports.listing import ListingTab
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button

LISTINGS = {
    "records": records.LISTING,
    "targets": targets.LISTING,
    "rates": rates.LISTING,
}
NAMES = ("course", *LISTINGS)
VERBS = {"records": "figure", "targets": "target", "rates": "rate"}
TITLES = (mark("Course"), mark("Export figures"), mark("Targets"), mark("Exchange rates"))
HABITS = (
    ("paste", mark("Paste rows from a spreadsheet…"), "Ctrl+V"),
    ("export", mark("Save what is shown…"), ""),
    ("print", mark("Print what is shown…"), ""),
    ("filters", mark("Open the saved filters"), ""),
)
"""What the tables of the tabs can all do, and its keys; it concerns the tab in front."""
OF_COURSE = frozenset({Noun.EXPORT, Noun.TARGET, Noun.RATE, Noun.SETTING, Noun.FIRM})


@dataclass(frozen=True, slots=True)
class Courses:
    """What the title and the first tab show."""

    district: Course
    league: League
    settings: BureauSettings


def read(ws: Workspace, year: int, by: By) -> Courses:
    """Return the course of the district, and the league by what is in front."""
    district, league = insights.export_course(ws, year), insights.export_league(ws, year, by)
    return Courses(district, league, settings.get(ws))


class ExportsPage(Page):
    """Title, tabs; a tab is made and read when first looked at, and read again when its nouns changed."""

    key: ClassVar[str] = "exports"
    heading: ClassVar[str] = mark("Exports & targets")
    nouns: ClassVar[frozenset[Noun]] = OF_COURSE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._courses: Courses | None = None
        self._wanted_town = ""
        self.headline = Headline()
        self.print_button = button()
        self.print_button.clicked.connect(self._print)
        self.headline.acts.addWidget(self.print_button)
        self.listings: dict[str, ListingTab] = {}
        self._places = {name: QVBoxLayout() for name in LISTINGS}
        set_target = Act("exports.begin", targets.LISTING.add, lambda: self.listing("targets").add())
        self.course = CourseTab(context, [set_target])
        self.course.status.connect(partial(self._tell, "course"))
        self.course.league_wanted.connect(self._read_courses)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.course, "")
        for place in self._places.values():
            holder = QWidget()
            holder.setLayout(place)
            place.setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, "")
        self._stale_tabs = set(NAMES)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(self.headline)
        column.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        self._rename()
        kept = memory.text("exports/tab", NAMES[0])
        self.tabs.setCurrentIndex(NAMES.index(kept) if kept in NAMES else 0)
        self.tabs.currentChanged.connect(lambda _: self._show_tab())

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the title's figures and the tab in front; other tabs read when they are looked at."""
        self._stale_tabs = set(NAMES)
        self._read_courses()
        self._show_tab()

    def heard(self, changed: Changed) -> None:
        """Read anew only what the change touches."""
        touched = {name for name, one in LISTINGS.items() if changed.nouns & one.nouns}
        if changed.nouns & OF_COURSE:
            touched.add("course")
        if not touched:
            return
        if not self.isVisible():
            self.mark_stale()
            return
        self._stale_tabs |= touched
        if "course" in touched:
            self._read_courses()
        self._show_tab()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        if self._courses is not None:
            self._show_courses(self._courses)

    def acts(self) -> list[Act]:
        """Return the acts of every tab: adding for all, the rest for the one in front by its own keys."""
        adds = [
            Act(f"exports.{VERBS[name]}", one.add, partial(self._add, name), icon="plus")
            for name, one in LISTINGS.items()
        ]
        tabs = [
            Act(f"exports.tab.{name}", title, self._opener(at), f"Alt+{at + 1}", words=self._words(title))
            for at, (name, title) in enumerate(zip(NAMES, TITLES, strict=True))
        ]
        save = Act("exports.save", mark("Save the chart…"), self.course.save_picture, icon="download")
        habits = [
            Act(f"exports.{what}", text, partial(self._do, what), keys, enabled=self._on_listing)
            for what, text, keys in HABITS
        ]
        return [*adds, *tabs, *self.course.leagues.acts(), save, *habits]

    def focus(self, target: object) -> None:
        """Show a tab by its name, with rows that hold some words (a pair), or the course of a town."""
        if isinstance(target, tuple) and target[0] in LISTINGS:
            self.tabs.setCurrentIndex(NAMES.index(target[0]))
            self.listing(target[0]).table.set_filter(str(target[1]))
        elif isinstance(target, str) and target in NAMES:
            self.tabs.setCurrentIndex(NAMES.index(target))
        elif isinstance(target, str):
            self.tabs.setCurrentIndex(0)
            self._wanted_town = "" if self.course.show_town(target) else target

    def leave(self) -> None:
        """Remember the tab and how it is parted."""
        memory.keep("exports/tab", NAMES[self.tabs.currentIndex()])
        self.course.keep()

    def listing(self, name: str) -> ListingTab:
        """Return the tab ``name``; it is made when first wanted, because four at once take their time."""
        if name not in self.listings:
            tab = self.listings[name] = ListingTab(self.context, LISTINGS[name])
            tab.status.connect(partial(self._tell, name))
            self._places[name].addWidget(tab)
        return self.listings[name]

    # --- inside ---

    def _on_listing(self) -> bool:
        return self._front() in self.listings

    def _do(self, what: str) -> None:
        """Do a habit of the table in front."""
        next(act for act in self.listings[self._front()].habits if act.id.endswith(f".{what}")).run()

    def _add(self, name: str) -> None:
        self.listing(name).add()

    def _words(self, title: str) -> Callable[[], str]:
        return lambda: tr("Show {tab}", tab=tr(title))

    def _opener(self, at: int) -> Callable[[], None]:
        def run() -> None:
            self.tabs.setCurrentIndex(at)
            # Into the rows, where the keys that add, edit and delete are heard.
            self.listings.get(self._front(), self.tabs).setFocus()

        return run

    def _print(self) -> None:
        self.context.desk.go("print", self.context.desk.year)

    def _read_courses(self) -> None:
        self._stale_tabs.discard("course")
        ws, year = self.context.workspace, self.context.desk.year
        by = self.course.leagues.by
        self.context.jobs.data(
            lambda: read(ws, year, by), self._show_courses, key="exports courses", owner=self
        )

    def _show_courses(self, found: object) -> None:
        if not isinstance(found, Courses):
            return
        self._courses = found
        title = captions.course_title(found.district)
        self.headline.set_texts(
            title, captions.course_caption(found.district, sample=bool(found.settings.sample))
        )
        self.course.show_courses(found.district, found.league, found.settings)
        if self._wanted_town:
            self.course.show_town(self._wanted_town)
            self._wanted_town = ""
        self._tell_summary()

    def _show_tab(self) -> None:
        name = self._front()
        if name in LISTINGS and (name in self._stale_tabs or name not in self.listings):
            self._stale_tabs.discard(name)
            self.listing(name).refresh()
        self._tell_summary()

    def _front(self) -> str:
        return NAMES[self.tabs.currentIndex()]

    def _tell_summary(self) -> None:
        tab = self.listings.get(self._front(), self.course)
        self.status.emit(tab.summary())

    def showEvent(self, event: QShowEvent) -> None:
        """Say again what the tab in front counts."""
        super().showEvent(event)
        self._tell_summary()

    def _tell(self, name: str, text: str) -> None:
        if name == self._front():
            self.status.emit(text)

    def _rename(self) -> None:
        for at, title in enumerate(TITLES):
            self.tabs.setTabText(at, tr(title).replace("&", "&&"))
        self.tabs.setAccessibleName(tr(self.heading))
        self.print_button.setText(tr("Print…"))
        self.print_button.setToolTip(tr("The year on one page, to print or to save"))
        self.print_button.setAccessibleDescription(self.print_button.toolTip())
