"""The import window: file → columns → check → preview → result, over one proposal.

The steps can be walked back and forth without losing a choice, and every decision is checked at
once in the background. Nothing is stored before the button that says how much.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from tradeplanner.app.import_values import FORM_KINDS, KINDS, likely_kind
from tradeplanner.i18n.kinds import kind_name
from tradeplanner.i18n.language import ntr, tr
from tradeplanner.i18n.words import counted, file_word
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.handbook.door import offer
from tradeplanner.ui.importing import kinds
from tradeplanner.ui.importing.again import repeated
from tradeplanner.ui.importing.block import Block, Wanted
from tradeplanner.ui.importing.conclusions import Chip
from tradeplanner.ui.importing.faults import asked_for_password, told
from tradeplanner.ui.importing.file_page import FilePage
from tradeplanner.ui.importing.flow import Flow
from tradeplanner.ui.importing.footer import Footer
from tradeplanner.ui.importing.leaving import Leaving
from tradeplanner.ui.importing.opening import Source
from tradeplanner.ui.importing.preview_page import PreviewPage
from tradeplanner.ui.importing.profiles import ask_name, offered, open_profiles, profile_chip
from tradeplanner.ui.importing.result_page import NOUNS, ResultPage, ask_where
from tradeplanner.ui.importing.sheet_page import SheetPage
from tradeplanner.ui.importing.steps import Step, Steps
from tradeplanner.ui.importing.wishes import asked
from tradeplanner.ui.importing.words import forecast
from tradeplanner.ui.notices import Notice
from tradeplanner.ui.widgets.drops import DropLayer
from tradeplanner.ui.widgets.notice import NoticeStrip

SIZE = (1200, 760)
FORMS = "returns"
"""The kind that a folder is taken for, where none was chosen."""
FRAME = 5 * theme.GRID
"""What a window manager puts around a window, above all its title."""


class ImportWindow(QDialog):
    """One import at a time; closing it lets go of the file and stores nothing."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._context = context
        self.flow = Flow(context, self)
        self.step = Step.FILE
        self.steps, self.strip, self.footer = Steps(), NoticeStrip(), Footer()
        self.waiting: list[Path] = []
        DropLayer(self, lambda: not self._is_storing()).dropped.connect(self.take_files)
        self._leaving = Leaving(self.flow, self.strip)
        self.file, self.sheet = FilePage(), SheetPage()
        self.preview, self.outcome_page = PreviewPage(), ResultPage()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.go(Step.FILE)

    def _lay_out(self) -> None:
        for page in (self.file, self.sheet, self.preview, self.outcome_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.steps, self.strip, self._pages, self.footer):
            column.addWidget(part, 1 if part is self._pages else 0)
        room = self.screen().availableGeometry().size()
        self.resize(min(SIZE[0], room.width()), min(SIZE[1], room.height() - FRAME))

    def _connect(self) -> None:
        flow = self.flow
        flow.opened.connect(self._opened)
        flow.decided.connect(self._retitle)
        flow.checked.connect(self._show_check)
        flow.committed.connect(lambda: self._finished(undone=False))
        flow.undone.connect(lambda: self._finished(undone=True))
        flow.redone.connect(lambda: self._finished(undone=False))
        flow.failed.connect(self._failed)
        flow.started.connect(self.footer.progress.follow)
        self.steps.wanted.connect(self.go)
        self.file.files_chosen.connect(self.take_files)
        self.file.pasted.connect(lambda kind, text: self.paste(Block(kind, text)))
        self.file.template_wanted.connect(self._save_template)
        self.file.profiles_wanted.connect(lambda: open_profiles(self._context, self))
        self.outcome_page.open_wanted.connect(self._leave_to)
        self.outcome_page.keep_wanted.connect(self._remember)
        self.sheet.decided.connect(flow.decide)
        self.sheet.chips.encoding_chosen.connect(flow.read_anew)
        self.sheet.chips.profile = self._profile_chip
        self.sheet.chips.kind_chosen.connect(flow.read_as)
        self.sheet.chips.standing_chosen.connect(lambda stands: flow.stand(as_it_stands=stands))
        self.sheet.columns_wanted.connect(lambda: self.go(Step.COLUMNS))
        self.sheet.findings.back_wanted.connect(flow.back)
        self.preview.row_wanted.connect(self._show_row)
        self.outcome_page.undo_wanted.connect(flow.undo)
        self.outcome_page.redo_wanted.connect(flow.redo)
        self.outcome_page.another_wanted.connect(self._another)
        self.outcome_page.close_wanted.connect(self.close)
        self.outcome_page.save_wanted.connect(self._save_rejected)
        self.footer.back_wanted.connect(self._back)
        self.footer.on_wanted.connect(self._on)
        self.footer.save_wanted.connect(lambda: ask_where(self, self._name(), self._save_rejected))
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+Z": self._take_back,
            "Ctrl+Y": self.outcome_page.press_redo,
            "F6": self._turn,
            "Ctrl+W": self.close,
        }
        for key, do in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # --- steps ---

    def read(self, kind: str, path: Path) -> None:
        """Read a file as one of the kinds, "" to let its name and its headings tell."""
        self._read(Source(kind or likely_kind(path), (path,), is_meant=bool(kind)))

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read the first of some files as the kind that is chosen; the others wait for their turn."""
        if not paths:
            return
        kind = self.file.kind()
        is_folder = any(path.is_dir() for path in paths)
        if is_folder or (len(paths) > 1 and kind in FORM_KINDS):
            self.read_forms(kind if kind in FORM_KINDS else FORMS, paths)
        else:
            self.waiting = list(paths[1:])
            self.read(kind, paths[0])

    def read_forms(self, kind: str, paths: Sequence[Path]) -> None:
        """Read a folder of forms, or several forms, as one table with a row for each."""
        self.waiting = []
        self._read(Source(kind, tuple(paths)))

    def paste(self, block: Block) -> None:
        """Read pasted cells."""
        self._read(Source(block.kind or KINDS[0], block=block, is_meant=bool(block.kind)))

    def _read(self, source: Source) -> None:
        self.strip.dismiss()
        self.flow.open(source)

    def go(self, step: Step) -> None:
        """Show a step; those after the file need one that was read."""
        if step is not Step.FILE and self.flow.session is None and step is not Step.RESULT:
            step = Step.FILE
        self.step = step
        pages: dict[Step, QWidget] = {
            Step.FILE: self.file,
            Step.PREVIEW: self.preview,
            Step.RESULT: self.outcome_page,
        }
        page = pages.get(step, self.sheet)
        self._pages.setCurrentWidget(page)
        self._retitle()
        focus: dict[Step, Callable[[], None]] = {
            Step.FILE: self.file.focus_choose,
            Step.COLUMNS: self.sheet.show_columns,
            Step.CHECK: self.sheet.show_findings,
            Step.PREVIEW: self._focus_preview,
            Step.RESULT: self.outcome_page.focus_close,
        }
        focus[step]()
        self._order()

    def _order(self) -> None:
        """Let Tab follow the eye; what is made anew with each check would come last."""
        parts = [*self.steps.tabs(), *self.sheet.in_order(), *self.footer.buttons()]
        for one, following in pairwise(parts):
            QWidget.setTabOrder(one, following)

    def _focus_preview(self) -> None:
        if not self.preview.focus_rows():
            self.footer.focus_on()

    def _turn(self) -> None:
        if self.step in (Step.COLUMNS, Step.CHECK):
            self.sheet.turn()

    def _take_back(self) -> None:
        if self.step is Step.RESULT:
            self.outcome_page.press_undo()
        else:
            self.flow.back()

    def _back(self) -> None:
        order = list(Step)
        self.go(order[max(order.index(self.step) - 1, 0)])

    def _on(self) -> None:
        if self.step is Step.PREVIEW:
            self.flow.commit()
        else:
            order = list(Step)
            self.go(order[order.index(self.step) + 1])

    def _another(self) -> None:
        self.flow.close()
        self.file.forget_kind()
        self.go(Step.FILE)
        if self.waiting:
            self.take_files(self.waiting)

    # --- what the flow says ---

    def _opened(self) -> None:
        source = self.flow.source
        if self.waiting and self.flow.kind in FORM_KINDS and source is not None:
            self.read_forms(self.flow.kind, [*source.paths, *self.waiting])
            return
        self.sheet.chips.guesses = self.flow.guesses
        self.sheet.chips.as_it_stands = self.flow.as_it_stands
        self._show_check()
        self.go(Step.CHECK)
        doubt = kinds.doubt(self.flow, self.flow.read_as)
        notice = doubt or offered(self.flow.offers, self.flow.use)
        if notice is not None:
            self.strip.show_notice(notice)

    def _show_check(self) -> None:
        flow = self.flow
        if flow.session is not None and flow.result is not None:
            self.sheet.show_result(flow.session, flow.result)
            self.sheet.findings.offer_back(possible=flow.can_go_back)
            self.preview.show_result(flow.result)
            self._retitle()
            self._order()

    def _finished(self, *, undone: bool) -> None:
        if self.flow.outcome is not None:
            self.outcome_page.show_outcome(self.flow.kind, self._name(), self.flow.outcome, undone=undone)
            self.outcome_page.offer_next(self.waiting[0].name if self.waiting else "")
            self.go(Step.RESULT)

    def _failed(self, error: BaseException) -> None:
        self.sheet.restore()
        self._retitle()
        if not asked_for_password(self, error, self.flow.source, self._read):
            self.strip.show_notice(told(self._context, error))

    # --- words ---

    def _name(self) -> str:
        return file_word(self.flow.name)

    def _retitle(self) -> None:
        flow, name = self.flow, self._name()
        is_open = flow.session is not None
        title = tr("Import {kind}: {file}", kind=kind_name(flow.kind), file=name) if is_open else tr("Import")
        self.setWindowTitle(title)
        self.steps.show_step(self.step, title, file_open=is_open)
        self._show_buttons()

    def _show_buttons(self) -> None:
        result, step, busy = self.flow.result, self.step, self.flow.busy
        if result is None or step in (Step.FILE, Step.RESULT):
            self.footer.show_counts("")
            on = tr("Next") if step is Step.FILE and result is not None else ""
            self.footer.show_buttons("", "", on)
            return
        counts = result.counts
        read = tr("{count} read", count=f"{counts.read:,}")
        self.footer.show_counts(f"{read} · {forecast(counts)}")
        waiting = counts.ambiguous + counts.rejected
        save = tr("Save the rows left out…") if waiting else ""
        if step is Step.PREVIEW:
            what = counted(NOUNS[self.flow.kind], result.writes)
            on = tr("Import {what}", what=what) if result.writes else tr("Nothing to import")
            self.footer.show_buttons(tr("Back"), save, on, ready=result.writes > 0 and not busy)
        else:
            self.footer.show_buttons(tr("Back"), save, tr("Next"))

    # --- acts ---

    def _is_storing(self) -> bool:
        return self.step is Step.PREVIEW and self.flow.busy

    def _leave_to(self, page: str, focus: object) -> None:
        self.close()
        self._context.desk.go(page, focus)

    def _profile_chip(self) -> Chip:
        flow = self.flow
        manage = lambda: open_profiles(self._context, self)  # noqa: E731  # one line, one use
        return profile_chip(flow.profile, flow.offers, flow.use, self._remember, manage)

    def _remember(self) -> None:
        form = ask_name(self._context, self, self.flow.profile, self.flow.remember)
        form.finished.connect(lambda _: self._show_check())

    def _show_row(self, sheet: str, row: int) -> None:
        self.go(Step.CHECK)
        self.sheet.go_to(sheet, row)

    def _save_rejected(self, path: Path) -> None:
        def done(count: object) -> None:
            self.strip.show_notice(repeated(lambda: _saved(_whole(count), path)))

        self.flow.save_rejected(path, done)

    def _save_template(self, kind: str, path: Path) -> None:
        def done(_: object) -> None:
            said = lambda: Notice(tr("The template was saved as {file}", file=path.name))  # noqa: E731  # one use
            self.strip.show_notice(repeated(said))

        self.flow.save_template(kind, path, done)

    # --- Qt's ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter in a field not press a button, and Escape not throw decisions away unasked."""
        if event.key() == Qt.Key.Key_Escape:
            done = self.step is Step.RESULT
            if done or self._leaving.may_leave(storing=self._is_storing()):
                self.close()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and hasattr(self, "footer"):
            self._retitle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the file."""
        self.flow.close()
        super().closeEvent(event)


def open_window(context: Context, focus: object, parent: QWidget) -> ImportWindow:
    """Open the window.

    ``focus`` may be a kind, a wanted file, a pasted block, files that were dropped, or (kind, path).
    """
    window = ImportWindow(context, parent)
    offer(window, context.desk.go, "import")
    window.show()
    if isinstance(focus, Block):
        window.paste(focus)
        return window
    if isinstance(focus, Wanted):
        window.flow.known = focus
    kind, paths = asked(focus.kind if isinstance(focus, Wanted) else focus)
    if kind:
        window.file.mean_kind(kind)
    window.take_files(paths)
    return window


def _saved(count: int, path: Path) -> Notice:
    text = ntr("{count} row saved to {file}", "{count} rows saved to {file}", count, file=path.name)
    return Notice(text)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
