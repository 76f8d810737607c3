"""The window of a report: its pages as they will be printed, and PDF, paper and grey from one place."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.domain.ids import Changed
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.ui import memory, theme
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_where
from tradeplanner.ui.jobs import Lane, Progress
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.paper import Paper
from tradeplanner.ui.printing import ask_printer, print_pages
from tradeplanner.ui.report_preview import DPI, Preview
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.notice import NoticeStrip
from tradeplanner.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ReportWindow(QDialog):
    """The summary of one year. It follows the data, the language and the grey switch while it is open."""

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._year = context, year
        self._paper: Paper | None = None
        self.notices = Notices(self)
        self.strip, self.progress, self.preview = NoticeStrip(), ProgressStrip(), Preview()
        self.notices.posted.connect(self.strip.show_notice)
        self.preview.zoomed.connect(self._show_zoom)
        self.grey = QCheckBox()
        self.grey.setChecked(memory.text("report/grey") == "yes")
        self.grey.toggled.connect(self._switch_grey)
        self.smaller, self.larger, self.fit = button(), button(), button()
        self.save_button, self.print_button, self.close_button = button(), button(role="primary"), button()
        self._size, self._said = label(role="caption"), label(role="caption")
        self._lay_out()
        self._connect()
        self._bridge = Bridge(context.workspace, self)
        self._bridge.changed.connect(self._heard)
        self.retranslate()
        self.resize(112 * theme.GRID, 88 * theme.GRID)
        self.refresh()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        for part in (self.smaller, self._size, self.larger, self.fit, self.grey):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        self._size.setMinimumWidth(6 * theme.GRID)
        self._size.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot = QFrame()
        foot.setProperty("role", "status")
        line = QHBoxLayout(foot)
        line.setContentsMargins(2 * theme.GRID, 4, 2 * theme.GRID, 4)
        line.addWidget(self._said, 1)
        line.addWidget(self.progress)
        line.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.strip)
        column.addWidget(self.preview, 1)
        column.addWidget(foot)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.preview.step(-1))
        self.larger.clicked.connect(lambda: self.preview.step(1))
        self.fit.clicked.connect(self.preview.fit_width)
        self.save_button.clicked.connect(self.ask_pdf)
        self.print_button.clicked.connect(self.ask_print)
        self.close_button.clicked.connect(self.close)
        keys = {
            "Ctrl+S": self.ask_pdf, "Ctrl+P": self.ask_print, "Ctrl+W": self.close,
            "Ctrl++": lambda: self.preview.step(1), "Ctrl+=": lambda: self.preview.step(1),
            "Ctrl+-": lambda: self.preview.step(-1), "Ctrl+0": self.preview.fit_width,
        }  # fmt: skip
        for key, run in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(run)
        self.print_button.setFocus()

    # --- making the pages ---

    def refresh(self) -> None:
        """Read the report anew and lay its pages out."""
        ws, year, grey = self._context.workspace, self._year, self.grey.isChecked()
        self._said.setText(tr("Laying the page out…"))
        self._context.jobs.data(
            lambda: Paper(ws, year, grey=grey), self._lay_pages, self._fail, key="paper", owner=self
        )

    def _lay_pages(self, paper: object) -> None:
        if not isinstance(paper, Paper):
            return
        self._paper = paper
        self._context.jobs.work(
            lambda: paper.pages(DPI), self._show_pages, self._fail, key="paper pages", owner=self
        )

    def _show_pages(self, pages: object) -> None:
        if not isinstance(pages, list) or self._paper is None:
            return
        count = self.preview.show_pages(pages)
        self.preview.setAccessibleDescription(self._paper.words())
        self._said.setText(ntr("A4 · {count} page", "A4 · {count} pages", count))
        for made in (self.save_button, self.print_button):
            made.setEnabled(True)

    def _fail(self, error: BaseException) -> None:
        self._said.setText("")
        self.notices.error(error)

    # --- what the person does ---

    def ask_pdf(self) -> None:
        """Ask where the PDF should go, and save it."""
        if self._paper is not None:
            name = f"{self._paper.title()}.pdf".replace("/", "-")
            ask_where(self, tr("Save as PDF"), name, "PDF (*.pdf)", self.save_pdf)

    def save_pdf(self, path: Path) -> None:
        """Save the report at ``path``."""
        paper = self._paper
        if paper is None:
            return

        def work(progress: Progress) -> Path:
            progress.at(0, 1)
            paper.save(path)
            return path

        job = self._context.jobs.long(
            tr("Saving the PDF"), work, self._saved, self._fail, lane=Lane.WORK, owner=self
        )
        self.progress.follow(job)

    def _saved(self, path: object) -> None:
        if isinstance(path, Path):
            size = formats.file_size(path.stat().st_size)
            self._said.setText(tr("Saved: {file} ({size})", file=path, size=size))

    def ask_print(self) -> None:
        """Let the person choose a printer, and print."""
        if self._paper is not None:
            ask_printer(self, self.print_on)

    def print_on(self, target: "QPrinter") -> None:
        """Print the report on ``target``, page by page, with Stop."""
        from tradeplanner.ui.printing import DPI as ON_PAPER

        paper = self._paper
        if paper is None:
            return

        def work(progress: Progress) -> object:
            progress.at(0)
            print_pages(target, paper.pages(ON_PAPER), progress.at)
            return target

        job = self._context.jobs.long(
            tr("Printing"), work, self._printed, self._fail, lane=Lane.WORK, owner=self
        )
        self.progress.follow(job)

    def _printed(self, _target: object) -> None:
        self._said.setText(tr("Sent to the printer."))

    def _switch_grey(self) -> None:
        memory.keep("report/grey", "yes" if self.grey.isChecked() else "no")
        self.refresh()

    # --- inside ---

    def _heard(self, changed: Changed) -> None:
        if changed.nouns:
            self.refresh()

    def _show_zoom(self) -> None:
        self._size.setText(f"{self.preview.zoom * 100:.0f}%")

    def changeEvent(self, event: QEvent) -> None:
        """Lay the page out anew in another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Summary of {year}", year=self._year))
        texts = (
            (self.smaller, "−", tr("Smaller")), (self.larger, "+", tr("Larger")),
            (self.fit, tr("Fit width"), ""), (self.grey, tr("Show in grey"), ""),
            (self.save_button, tr("Save as PDF…"), ""), (self.print_button, tr("Print…"), ""),
            (self.close_button, tr("Close"), ""),
        )  # fmt: skip
        for part, text, spoken in texts:
            part.setText(text)
            part.setAccessibleName(spoken or text)
            part.setToolTip(spoken)
        self.preview.setAccessibleName(tr("Preview of the page"))

    def done(self, result: int) -> None:
        """Stop listening and close."""
        self._bridge.close()
        super().done(result)
