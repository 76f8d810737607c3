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
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import captions, memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.exports import editions, rates, records, targets
from tradeplanner.ui.pages.exports.course import CourseTab
from tradeplanner.ui.pages.exports.listing import ListingTab
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button

LISTINGS = (records.LISTING, targets.LISTING, rates.LISTING, editions.LISTING)
NAMES = ("course", "records", "targets", "rates", "editions")
VERBS = ("figure", "target", "rate", "edition")
TITLES = (mark("Course"), mark("Export figures"), mark("Targets"), mark("Exchange rates"), mark("Editions"))
OF_COURSE = frozenset({Noun.EXPORT, Noun.TARGET, Noun.RATE, Noun.SETTING, Noun.FIRM})


@dataclass(frozen=True, slots=True)
class Courses:
    """What the title and the first tab show."""

    district: Course
    towns: tuple[Course, ...]
    sample: bool


def read(ws: Workspace, year: int) -> Courses:
    """Return the courses of the district and of its towns."""
    sample = bool(settings.get(ws).sample)
    return Courses(insights.export_course(ws, year), insights.town_courses(ws, year), sample)


class ExportsPage(Page):
    """Title, tabs; a tab reads when it is first looked at and again when its nouns changed."""

    key: ClassVar[str] = "exports"
    heading: ClassVar[str] = mark("Exports & targets")
    nouns: ClassVar[frozenset[Noun]] = OF_COURSE | {Noun.EDITION, Noun.EXHIBITION}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._courses: Courses | None = None
        self._wanted_town = ""
        self.headline = Headline()
        self.print_button = button()
        self.print_button.clicked.connect(self._print)
        self.headline.acts.addWidget(self.print_button)
        self.listings = {
            name: ListingTab(context, one) for name, one in zip(NAMES[1:], LISTINGS, strict=True)
        }
        begin = self.listings["targets"].acts()[:1]
        self.course = CourseTab(context, begin)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        every: list[CourseTab | ListingTab] = [self.course, *self.listings.values()]
        for tab in every:
            self.tabs.addTab(tab, "")
            tab.status.connect(partial(self._tell, tab))
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
        touched = {name for name, tab in self.listings.items() if changed.nouns & tab.nouns}
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
            Act(f"exports.{verb}", one.add, self.listings[name].add, icon="plus")
            for name, verb, one in zip(NAMES[1:], VERBS, LISTINGS, strict=True)
        ]
        tabs = [
            Act(f"exports.tab.{name}", title, self._opener(at), f"Alt+{at + 1}", words=self._words(title))
            for at, (name, title) in enumerate(zip(NAMES, TITLES, strict=True))
        ]
        save = Act("exports.save", mark("Save the chart…"), self.course.save_picture, icon="download")
        return [*adds, *tabs, save]

    def focus(self, target: object) -> None:
        """Show a tab by its name, or the course of a town."""
        if isinstance(target, str) and target in NAMES:
            self.tabs.setCurrentIndex(NAMES.index(target))
        elif isinstance(target, str):
            self.tabs.setCurrentIndex(0)
            self._wanted_town = target
            self.course.show_town(target)

    def leave(self) -> None:
        """Remember the tab and how it is parted."""
        memory.keep("exports/tab", NAMES[self.tabs.currentIndex()])
        self.course.keep()

    # --- inside ---

    def _words(self, title: str) -> Callable[[], str]:
        return lambda: tr("Show {tab}", tab=tr(title))

    def _opener(self, at: int) -> Callable[[], None]:
        return lambda: self.tabs.setCurrentIndex(at)

    def _print(self) -> None:
        self.context.desk.go("print", self.context.desk.year)

    def _read_courses(self) -> None:
        self._stale_tabs.discard("course")
        ws, year = self.context.workspace, self.context.desk.year
        self.context.jobs.data(lambda: read(ws, year), self._show_courses, key="exports courses", owner=self)

    def _show_courses(self, found: object) -> None:
        if not isinstance(found, Courses):
            return
        self._courses = found
        title = captions.course_title(found.district)
        self.headline.set_texts(title, captions.course_caption(found.district, sample=found.sample))
        self.course.show_courses(found.district, found.towns)
        if self._wanted_town:
            self.course.show_town(self._wanted_town)
            self._wanted_town = ""
        self._tell_summary()

    def _show_tab(self) -> None:
        name = NAMES[self.tabs.currentIndex()]
        if name in self._stale_tabs and name in self.listings:
            self._stale_tabs.discard(name)
            self.listings[name].refresh()
        self._tell_summary()

    def _tell_summary(self) -> None:
        tab = self.tabs.currentWidget()
        if isinstance(tab, CourseTab | ListingTab):
            self.status.emit(tab.summary())

    def showEvent(self, event: QShowEvent) -> None:
        """Say again what the tab in front counts."""
        super().showEvent(event)
        self._tell_summary()

    def _tell(self, tab: QWidget, text: str) -> None:
        if tab is self.tabs.currentWidget():
            self.status.emit(text)

    def _rename(self) -> None:
        for at, title in enumerate(TITLES):
            self.tabs.setTabText(at, tr(title).replace("&", "&&"))
        self.tabs.setAccessibleName(tr(self.heading))
        self.print_button.setText(tr("Print…"))
        self.print_button.setToolTip(tr("The year on one page, to print or to save"))
        self.print_button.setAccessibleDescription(self.print_button.toolTip())
