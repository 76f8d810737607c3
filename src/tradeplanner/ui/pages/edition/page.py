"""The page of one edition: where one came from and its neighbours, facts, firms, orders, result."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from tradeplanner.app import edition_results, exhibitions
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.exhibitions import Status
from tradeplanner.domain.handouts import HandoutKind
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.milestones import edition_name
from tradeplanner.ui import icons, memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import editions as form
from tradeplanner.ui.forms import exhibitions as fair_form
from tradeplanner.ui.forms import statuses
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import dossier, handouts, telling
from tradeplanner.ui.pages.edition.booths import BoothsTab
from tradeplanner.ui.pages.edition.budget import BudgetTab
from tradeplanner.ui.pages.edition.delegates import DelegatesTab
from tradeplanner.ui.pages.edition.facts import FactsCard
from tradeplanner.ui.pages.edition.fees import FeesTab
from tradeplanner.ui.pages.edition.firms import FirmsTab
from tradeplanner.ui.pages.edition.milestones import MilestonesTab
from tradeplanner.ui.pages.edition.orders import OrdersTab
from tradeplanner.ui.pages.edition.results import ResultsTab
from tradeplanner.ui.pages.edition.rows import RowsTab
from tradeplanner.ui.pages_list import PAGES
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.split import Split

TABS = ("results", "firms", "booths", "delegates", "orders", "milestones", "budget", "fees")
TITLES = (
    mark("Result"), mark("Exhibitors"), mark("Booth allotment"), mark("Delegation"), mark("Orders"),
    mark("Milestones"), mark("Budget"), mark("Fees"),
)  # fmt: skip
NARROW = 112
"""Grid units below which the facts stand above the tabs."""


class EditionPage(Page):
    """Everything about one edition without leaving it; Escape leads back."""

    key: ClassVar[str] = "edition"
    heading: ClassVar[str] = mark("Edition")
    nouns: ClassVar[frozenset[Noun]] = frozenset(
        {
            Noun.EDITION, Noun.EXHIBITION, Noun.PROGRAMME, Noun.PARTICIPATION, Noun.ORDER, Noun.FIRM,
            Noun.BOOTH, Noun.DELEGATE, Noun.RATE, Noun.RETURN, Noun.FEE, Noun.SETTING, Noun.MILESTONE,
            Noun.BUDGET,
        }
    )  # fmt: skip

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._reading: EditionReading | None = None
        kept = memory.text("edition/id")
        self._id = EditionId(int(kept)) if kept.isdigit() else None
        self._make_acts()
        self.headline = Headline()
        self.nav = [button(role="link") for _ in self._ways]
        self.buttons = [button() for _ in self._on_edition[:2]]
        self.lists = button()
        self.facts = FactsCard(self._fair)
        self.results, self.firms = ResultsTab(context, self.edition_id), FirmsTab(context, self.edition_id)
        self.booths = BoothsTab(context, self.edition_id)
        self.delegates = DelegatesTab(context, self.edition_id)
        self.orders = OrdersTab(context, self.edition_id)
        self.milestones = MilestonesTab(context, self.edition_id)
        self.budget = BudgetTab(context, self.edition_id)
        self.fees = FeesTab(context, self.edition_id)
        self._listings = (
            self.firms, self.booths, self.delegates, self.orders, self.milestones, self.budget, self.fees,
        )  # fmt: skip
        self._tabs = (self.results, *self._listings)
        self.tabs = QTabWidget()
        self._gone = Empty(
            mark("This edition is not there: it was deleted, or what added it was undone."), [self._back]
        )
        self._lay_out()
        self._connect()
        self._rename()

    def _make_acts(self) -> None:
        there = self._is_there
        self._back = Act("edition.back", "", self.back, "Alt+Left", "chevron-left", words=self._back_words)
        self._ways = [
            self._back,
            Act("edition.previous", mark("Previous edition"), partial(self._step, -1), "Alt+PgUp",
                "chevron-up", enabled=lambda: self._neighbour(-1) is not None),
            Act("edition.next", mark("Next edition"), partial(self._step, 1), "Alt+PgDown", "chevron-down",
                enabled=lambda: self._neighbour(1) is not None),
        ]  # fmt: skip
        self._on_edition = [
            Act("edition.edit", mark("Edit…"), self.edit, "Ctrl+E", "pencil", enabled=there),
            Act("edition.status", mark("Set the status…"), self.choose_status, "Ctrl+M", enabled=there),
            Act("edition.handover", mark("Hand over…"), self.hand_away, enabled=there),
            Act("edition.delete", mark("Delete the edition"), self.remove, "", "trash-2", enabled=there),
        ]
        self._fair = Act(
            "edition.fair.edit", mark("Edit the exhibition for all years…"), self.edit_fair, enabled=there
        )
        self._handouts = handouts.acts(self.hand_out, there)
        self._dossiers = [
            Act("edition.dossier", mark("Dossier on one page…"),
                lambda: self.save_dossier(whole=False), enabled=there),
            Act("edition.dossier.whole", mark("Dossier with every firm…"),
                lambda: self.save_dossier(whole=True), enabled=there),
        ]  # fmt: skip
        self._lists = Act("edition.handouts", mark("Lists…"), self.choose_list, enabled=there)

    def _lay_out(self) -> None:
        for tab in self._tabs:
            self.tabs.addTab(tab, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        kept = memory.text("edition/tab", TABS[0])
        self.tabs.setCurrentIndex(TABS.index(kept) if kept in TABS else 0)
        for made in self.buttons:
            self.headline.acts.addWidget(made)
        self.headline.acts.addWidget(self.lists)
        self.split = Split("edition", [self.facts, self.tabs], (3, 8), stacked=(2, 3), narrow=NARROW)
        ways = QHBoxLayout()
        ways.setSpacing(2 * theme.GRID)
        ways.addWidget(self.nav[0])
        ways.addStretch(1)
        for made in self.nav[1:]:
            ways.addWidget(made)
        there = QWidget()
        column = QVBoxLayout(there)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.headline)
        column.addWidget(self.split, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 3 * theme.GRID)
        whole.setSpacing(theme.GRID)
        whole.addLayout(ways)
        # A stack that belongs to nobody yet would show its first part as a window of its own.
        self._parts = QStackedLayout()
        whole.addLayout(self._parts, 1)
        self._parts.addWidget(there)
        self._parts.addWidget(self._gone)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        for made, one in zip((*self.nav, *self.buttons), (*self._ways, *self._on_edition[:2]), strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
        self.lists.clicked.connect(lambda _=False: self.choose_list())
        for tab in self._listings:
            tab.status.connect(lambda _: self._tell())
        self.tabs.currentChanged.connect(lambda _: self._tell())
        self.destroyed.connect(theme.on_change(self._recolour))

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read all about the edition."""
        number, ws = self._id, self.context.workspace
        if number is None:
            self._lose()
            return
        self.context.jobs.data(
            lambda: edition_results.read(ws, number), self._show, self._failed, key="edition", owner=self
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        if self._reading is not None:
            self._show(self._reading)

    def summary(self) -> str:
        """Return what the tab in front counts."""
        return self._tabs[self.tabs.currentIndex()].summary()

    def acts(self) -> list[Act]:
        """Return the page's acts; those on the selected rows are in the tables' own menus."""
        tabs = [
            Act(f"edition.tab.{name}", title, partial(self.show_tab, at), f"Alt+{at + 1}",
                words=partial(_tab_words, title))
            for at, (name, title) in enumerate(zip(TABS, TITLES, strict=True))
        ]  # fmt: skip
        listed = [head for tab in self._listings for head in tab.heads]
        heads = (*self.results.reported.heads, *listed)
        on_all = (*self._on_edition, self._fair, self._lists, *self._dossiers, *self._handouts)
        return [*self._ways, *on_all, *heads, *tabs]

    def focus(self, target: object) -> None:
        """Show the edition of an id; (id, "firms" or "orders") shows it at that tab."""
        number, tab = target if isinstance(target, tuple) else (target, "")
        if tab in TABS:
            self.tabs.setCurrentIndex(TABS.index(tab))
        if isinstance(number, int):
            self._id = EditionId(number)
            memory.keep("edition/id", str(number))
            self._rename()
            self.mark_stale()

    def leave(self) -> None:
        """Remember the tab and how the page is parted."""
        memory.keep("edition/tab", TABS[self.tabs.currentIndex()])
        self.split.remember()
        for tab in self._listings:
            tab.table.remember()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape lead back, where no field wants it for itself."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
            return
        super().keyPressEvent(event)

    # --- acts ---

    def edition_id(self) -> EditionId | None:
        """Return the edition shown, None where it is gone."""
        return self._id if self._is_there() else None

    def back(self) -> None:
        """Return to the page from which one came."""
        self.context.desk.go(self.context.desk.came_from or "plan")

    def show_tab(self, at: int) -> None:
        """Bring a tab to the front, its rows ready for keys."""
        self.tabs.setCurrentIndex(at)
        self.tabs.currentWidget().setFocus()

    def edit(self) -> None:
        """Open the edition's form."""
        if self._reading is not None:
            form.open_form(self.context, self._reading.edition, self.window())

    def edit_fair(self) -> None:
        """Open the form of the recurring fair."""
        if self._reading is not None:
            fair_form.open_form(self.context, self._reading.fair, self.window())

    def choose_status(self) -> None:
        """Offer the statuses under their button."""
        if self._reading is not None:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            statuses.fill(menu, {self._reading.edition.status}, self.set_status)
            menu.popup(self.buttons[1].mapToGlobal(self.buttons[1].rect().bottomLeft()))

    def choose_list(self) -> None:
        """Offer the lists to hand out under their button."""
        if self._is_there():
            handouts.pop_up(self._handouts, self.lists, self._dossiers)

    def save_dossier(self, *, whole: bool) -> None:
        """Ask where the edition's dossier should go, and save it."""
        if self._reading is not None:
            dossier.ask(self.context, self._reading.edition, self, whole=whole)

    def hand_out(self, kind: HandoutKind) -> None:
        """Open the dialog that saves a list of the edition."""
        if self._reading is not None:
            handouts.HandoutDialog(self.context, kind, self._reading.edition, self).open()

    def hand_away(self) -> None:
        """Open the dialog that writes the edition for a desk without connection."""
        from tradeplanner.ui.handover.out import HandOverDialog

        if self._reading is not None:
            HandOverDialog(self.context, self._reading.edition, self).open()

    def set_status(self, status: Status) -> None:
        """Give the edition another status."""
        if self._reading is not None:
            statuses.move(self.context, [self._reading.edition], status, self.window())

    def remove(self) -> None:
        """Delete the edition and go back; one with firms or orders is refused with the reason."""
        if self._reading is not None:
            ws, edition = self.context.workspace, self._reading.edition
            number = EditionId(edition.id or 0)
            act(
                self.context,
                lambda: exhibitions.remove_edition(ws, number, edition.version),
                lambda _: self.back(),
            )

    # --- inside ---

    def _show(self, found: object) -> None:
        if not isinstance(found, EditionReading):
            return
        self._reading = found
        self._parts.setCurrentIndex(0)
        markets = self.context.workspace.markets
        self.headline.set_texts(telling.title(found), telling.caption(found, markets))
        self.facts.show_facts(telling.facts(found, markets))
        for tab in self._tabs:
            if isinstance(tab, RowsTab):
                tab.of = _on_paper(found)
            tab.show_reading(found)
        self._rename()
        self.context.desk.actions.refresh()
        self._tell()

    def _failed(self, error: BaseException) -> None:
        """Say calmly that the edition is gone; other errors are told as everywhere."""
        if isinstance(error, ConflictError):
            self._lose()
        else:
            self.context.notices.error(error)

    def _lose(self) -> None:
        self._reading = None
        self._parts.setCurrentIndex(1)
        self._rename()
        self.context.desk.actions.refresh()
        self._tell()

    def _is_there(self) -> bool:
        return self._reading is not None and self._reading.edition.id == self._id

    def _neighbour(self, way: int) -> EditionId | None:
        found = self._reading
        return None if found is None else (found.before if way < 0 else found.after)

    def _step(self, way: int) -> None:
        if (number := self._neighbour(way)) is not None:
            self.focus(number)

    def _tell(self) -> None:
        self.status.emit(self.summary() if self._is_there() else "")

    def _back_words(self) -> str:
        before = self.context.desk.came_from or "plan"
        heading = next((entry.heading for entry in PAGES if entry.key == before), self.heading)
        return tr("Back to {page}", page=tr(heading))

    def _rename(self) -> None:
        for made, one in zip((*self.nav, *self.buttons), (*self._ways, *self._on_edition[:2]), strict=True):
            made.setText(one.label())
            made.setEnabled(one.possible())
        self.lists.setText(self._lists.label())
        self.lists.setEnabled(self._lists.possible())
        for made in (*self.nav[1:], *self.buttons, self.lists):
            made.setVisible(self._reading is not None)
        for at, title in enumerate(TITLES):
            self.tabs.setTabText(at, tr(title))
        self.tabs.setAccessibleName(tr(self.heading))
        self._gone.retranslate()
        self._recolour()

    def _recolour(self) -> None:
        for made, one in zip(self.nav, self._ways, strict=True):
            made.setIcon(icons.icon(one.icon, "accent"))


def _tab_words(title: str) -> str:
    return tr("Show {tab}", tab=tr(title))


def _on_paper(found: EditionReading) -> str:
    """Return the edition's name and year as they stand on the paper of its tables."""
    edition = found.edition
    return f"{edition_name(edition.name_zh, edition.name_en)} · {edition.year}"
