"""The page of reports: what was looked at is what is saved and printed."""

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tradeplanner.app import own_reports
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.own_reports import OwnReport, wish_of
from tradeplanner.domain.report_kinds import Wish
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.jobs import Lane, Progress
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.reports.options import KindList, Options
from tradeplanner.ui.pages.reports.own import OwnReports
from tradeplanner.ui.paper import Paper
from tradeplanner.ui.print_dialog import ask_printer
from tradeplanner.ui.printing import DPI as ON_PAPER
from tradeplanner.ui.printing import Plan, print_pages
from tradeplanner.ui.report_preview import DPI, Preview
from tradeplanner.ui.sample import open_sample
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT = "print"
"""What the key of Print leads here with: the report, or, pressed on this page, the printer."""


class ReportsPage(Page):
    """A list of reports and the pages of the current one, of the year in the bar."""

    key: ClassVar[str] = "reports"
    heading: ClassVar[str] = mark("Reports")
    nouns: ClassVar[frozenset[Noun]] = frozenset(Noun)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.paper: Paper | None = None
        self._arrived = False
        self._said = ""
        self._laid: list[bytes] = []
        self.headline, self.kinds, self.preview = Headline(), KindList(), Preview()
        self.options = Options(self.preview)
        self.own = OwnReports(context, self.kinds, self._wish)
        self.kinds.below.addWidget(self.own)
        go, keys = context.desk.go, (mark("Import…"), mark("Open the sample year"))
        self._acts = [
            Act("reports.excel", mark("Save as Excel…"), self.ask_excel, "Ctrl+Shift+E", "file-spreadsheet",
                enabled=self._has_paper),
            Act("reports.pdf", mark("Save as PDF…"), self.ask_pdf, "Ctrl+Shift+S", "save",
                enabled=self._has_paper),
            Act("reports.word", mark("Save as Word…"), self.ask_word, icon="file-text",
                enabled=self._has_paper),
            Act("reports.picture", mark("Save as a picture…"), self.ask_picture, icon="download",
                enabled=self._has_paper),
            Act("reports.print", mark("Print this report…"), self.ask_print, icon="printer",
                enabled=self._has_paper),
        ]  # fmt: skip
        self.buttons = [button(role="primary" if act.id == "reports.print" else "") for act in self._acts]
        self.empty = Empty(
            mark("The year in the bar has neither exports nor orders: there is nothing to report yet."),
            [Act("reports.import", keys[0], lambda: go("import")),
             Act("reports.sample", keys[1], self._open_sample)],
        )  # fmt: skip
        self._lay_out()
        self.kinds.chosen.connect(lambda _: self.refresh())
        self.options.changed.connect(self.refresh)
        self.setFocusProxy(self.kinds)
        self.retranslate()

    def _lay_out(self) -> None:
        for made, act in zip(self.buttons, self._acts, strict=True):
            made.clicked.connect(lambda _=False, run=act.run: run())
            self.headline.acts.addWidget(made)
        right, body = QWidget(), QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.options)
        self._parts = QStackedWidget()
        for part in (self.preview, self.empty):
            self._parts.addWidget(part)
        column.addWidget(self._parts, 1)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * theme.GRID)
        row.addWidget(self.kinds)
        row.addWidget(right, 1)
        self.stand(self.headline, body)
        keys = {"Ctrl++": 1, "Ctrl+=": 1, "Ctrl+-": -1}
        for key, way in keys.items():
            pressed = QShortcut(
                QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            pressed.activated.connect(lambda way=way: self.preview.step(way))

    # --- what the window asks ---

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        return [*self._acts, *self.own.acts]

    def summary(self) -> str:
        """Return what the status line says: the paper's size and pages."""
        return self._said

    def focus(self, target: object) -> None:
        """Show a report by its name; for Print, lead to the printer where the page is in front already."""
        if target == PRINT:
            if not self._arrived:
                self.ask_print()
        elif isinstance(target, str):
            self.kinds.choose(target)

    def showEvent(self, event: QShowEvent) -> None:
        """Note that the page has only just come to the front."""
        self._arrived = True
        QTimer.singleShot(0, self._settle)
        super().showEvent(event)

    def _settle(self) -> None:
        self._arrived = False

    def retranslate(self) -> None:
        """Set every text anew, and lay the paper out anew where it follows the window's language."""
        self.kinds.retranslate()
        self.own.retranslate()
        self.options.retranslate()
        self.preview.setAccessibleName(tr("Preview of the page"))
        for made, act in zip(self.buttons, self._acts, strict=True):
            made.setText(act.label())
        self.headline.set_texts(tr("Reports"), "")
        self.mark_stale()

    # --- making the pages ---

    def refresh(self) -> None:
        """Read the own reports and the current report anew and lay its pages out; the newest wish wins."""
        ws = self.context.workspace
        self.context.jobs.data(
            lambda: own_reports.all(ws), self._show_own, self._fail, key="own reports", owner=self
        )

    def _wish(self) -> Wish:
        """Return what is wanted now, as the list and the options say it."""
        wish = Wish(
            kind=self.kinds.current(), year=self.context.desk.year, language=self.options.spoken(),
            grey=self.options.grey.isChecked(), units=self.options.counted(),
        )  # fmt: skip
        own = self.kinds.own()
        return wish_of(own, wish) if own else wish

    def _show_own(self, found: object) -> None:
        if isinstance(found, list):
            self.kinds.set_own([one for one in found if isinstance(one, OwnReport)])
        self.own.retranslate()
        self._make()

    def _make(self) -> None:
        ws, wish = self.context.workspace, self._wish()

        def work(progress: Progress) -> Paper:
            progress.at(0)
            return Paper(ws, wish)

        title = tr("Laying the page out")
        self.context.jobs.long(title, work, self._lay_pages, self._fail, key="paper", owner=self)

    def _lay_pages(self, paper: object) -> None:
        if not isinstance(paper, Paper):
            return
        self.paper = paper
        self._show_lack(paper)
        self._enable()
        if not paper.lack.empty:
            self.context.jobs.work(
                lambda: paper.pages(DPI), self._show_pages, self._fail, key="paper pages", owner=self
            )

    def _show_lack(self, paper: Paper) -> None:
        self._parts.setCurrentWidget(self.empty if paper.lack.empty else self.preview)
        self.options.setEnabled(not paper.lack.empty)
        year = self.context.desk.year
        missing = [
            words
            for lacks, words in (
                (paper.lack.figures, tr("export figures")), (paper.lack.target, tr("an export target")),
                (paper.lack.orders, tr("orders")),
            )
            if lacks
        ]  # fmt: skip
        under = tr("{year}, the year in the bar", year=year)
        if missing and not paper.lack.empty:
            under = tr("{year}; this year has not yet: {things}", year=year, things=tr(", ").join(missing))
        self.headline.set_texts(tr("Reports"), under)

    def _show_pages(self, pages: object) -> None:
        if not isinstance(pages, list) or self.paper is None:
            return
        self._laid = [one for one in pages if isinstance(one, bytes)]
        count = self.preview.show_pages(self._laid)
        self.preview.setAccessibleDescription(self.paper.words())
        self._tell(ntr("{paper} · {count} page", "{paper} · {count} pages", count, paper=self.paper.size()))

    def _fail(self, error: BaseException) -> None:
        self.context.notices.error(error)

    def _tell(self, text: str) -> None:
        self._said = text
        if self.isVisible():
            self.status.emit(text)

    def _has_paper(self) -> bool:
        return self.paper is not None and not self.paper.lack.empty

    def _enable(self) -> None:
        for made, act in zip(self.buttons, self._acts, strict=True):
            made.setEnabled(act.possible())
        self.context.desk.actions.refresh()

    # --- what the person does ---

    def _open_sample(self) -> None:
        open_sample(self.context, self)

    def ask_pdf(self) -> None:
        """Ask where the PDF should go, and save it."""
        self._ask(tr("Save as PDF"), ".pdf", "PDF (*.pdf)")

    def ask_excel(self) -> None:
        """Ask where the workbook should go, and save it."""
        self._ask(tr("Save as Excel"), ".xlsx", "Excel (*.xlsx)")

    def ask_word(self) -> None:
        """Ask where the Word file should go, and save it."""
        self._ask(tr("Save as Word"), ".docx", "Word (*.docx)")

    def ask_picture(self) -> None:
        """Ask where the pictures of the pages should go, and save them."""
        self._ask(tr("Save as a picture"), ".png", "PNG (*.png)")

    def _ask(self, title: str, ending: str, kinds: str) -> None:
        if self.paper is not None and self._has_paper():
            own = self.kinds.own()
            name = f"{own.name if own else self.paper.title()}{ending}".replace("/", "-")
            ask_where(self, title, name, kinds, self.save)

    def save(self, path: Path) -> None:
        """Save the report at ``path``, as its ending says."""
        paper = self.paper
        if paper is None:
            return

        def work(progress: Progress) -> Path:
            progress.at(0, 1)
            paper.save(path)
            return path

        self.context.jobs.long(
            tr("Saving the report"), work, self._saved, self._fail, lane=Lane.WORK, owner=self
        )

    def _saved(self, path: object) -> None:
        if isinstance(path, Path):
            size = formats.file_size(path.stat().st_size)
            self.context.notices.say(tr("Saved: {file} ({size})", file=path, size=size))

    def ask_print(self) -> None:
        """Let the person choose printer and paper, and print."""
        if self._has_paper() and self._laid:
            ask_printer(self, self._laid, self.print_on, self.ask_pdf)

    def print_on(self, target: "QPrinter", plan: Plan | None = None) -> None:
        """Print the report on ``target``, page by page, with Stop."""
        paper = self.paper
        if paper is None:
            return

        def work(progress: Progress) -> object:
            progress.at(0)
            print_pages(target, paper.pages(ON_PAPER), progress.at, plan)
            return target

        def printed(_target: object) -> None:
            self.context.notices.say(tr("Sent to the printer."))

        self.context.jobs.long(tr("Printing"), work, printed, self._fail, lane=Lane.WORK, owner=self)
