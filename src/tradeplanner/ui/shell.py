"""The main window: bar, rail, pages and status line around whatever page is in front.

It can be painted before anything but Qt is loaded; ``adopt`` gives it the context once the
workspace is open. Pages are made when first wanted and know nothing of the window.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import memory, placing, templates, theme
from tradeplanner.ui.actions import Actions
from tradeplanner.ui.held import HeldPages
from tradeplanner.ui.menus import Menus, page_acts, view_acts
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.pages_list import PAGES, WINDOWS, Entry, load
from tradeplanner.ui.rail import Rail
from tradeplanner.ui.statusline import StatusLine
from tradeplanner.ui.topbar import TopBar
from tradeplanner.ui.widgets.drops import DropLayer
from tradeplanner.ui.window_acts import window_acts

if TYPE_CHECKING:  # the first paint must not load what these load
    from tradeplanner.domain.ids import Changed
    from tradeplanner.ui.context import Context
    from tradeplanner.ui.handbook.door import Keeper
    from tradeplanner.ui.pages.base import Page
    from tradeplanner.ui.widgets.notice import NoticeStrip

SMALLEST = (640, 480)


class Shell(QMainWindow):
    """The window. ``painted()`` after its first paint, ``closed()`` as it goes, ``file_wanted(path)``."""

    painted, closed = Signal(), Signal()
    file_wanted = Signal(object)

    def __init__(self, app: QApplication, notices: Notices, entries: Sequence[Entry] = PAGES) -> None:
        super().__init__()
        self._app = app
        self._entries = {entry.key: entry for entry in entries}
        self._context: Context | None = None
        self._was_painted = False
        self.current = self._file = ""
        self.actions_list = Actions(self)
        self.bar, self.rail, self.status = TopBar(), Rail(entries), StatusLine()
        self._strip: NoticeStrip | None = None
        self._help: Keeper | None = None
        self._stack = QStackedWidget()
        self._pages = HeldPages(self._entries, self._stack, self._count)
        self._lay_out()
        self._register()
        self._menus = Menus(self.bar.menus, self.actions_list, entries, self.file_wanted.emit)
        notices.posted.connect(lambda notice: self.strip.show_notice(notice))  # noqa: PLW0108  # made when wanted
        notices.cleared.connect(lambda: self.strip.dismiss())  # noqa: PLW0108  # as above
        notices.said.connect(self.status.say)
        self.bar.command_wanted.connect(lambda: self.actions_list.run("edit.find"))
        self.status.undo_wanted.connect(lambda: self.actions_list.run("edit.undo"))
        self.rail.wanted.connect(self.go)
        self.destroyed.connect(theme.on_change(self._recolour))
        DropLayer(self, self.is_ready).dropped.connect(lambda files: self.go("import", files))
        self.setMinimumSize(*SMALLEST)
        self.rail.show_current(memory.text("page", next(iter(self._entries), "")))
        placing.recall(self)
        self.retranslate()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(pages, 1)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(body)

    def _register(self) -> None:
        acts = window_acts(self)
        acts += templates.acts(lambda: self._context, self)
        for act in [*page_acts(list(self._entries.values()), self.go), *acts, *view_acts(self._app)]:
            self.actions_list.register(act)

    @property
    def strip(self) -> "NoticeStrip":
        """The strip of notices, made when there is first something to say."""
        if self._strip is None:
            from tradeplanner.ui.widgets.notice import NoticeStrip

            self._strip = NoticeStrip()
            self._column.insertWidget(0, self._strip)
        return self._strip

    # --- the workspace comes ---

    def adopt(self, context: "Context", *, is_new: bool = False) -> None:
        """Take the open workspace's context; show the page where one left, of a file ``is_new`` the first."""
        self._context = context
        context.jobs.started.connect(self.status.follow)
        context.desk.wanted.connect(self.go)
        context.desk.file_wanted.connect(self.file_wanted)
        context.desk.year_changed.connect(lambda _: self._pages.mark_stale())
        context.desk.year_changed.connect(self.bar.show_year)
        self.bar.year_chosen.connect(context.desk.set_year)
        kept = "" if is_new else memory.text("page")
        self.actions_list.refresh()
        self.go(kept if kept in self._entries else next(iter(self._entries), ""))

    @property
    def context(self) -> "Context | None":
        """What pages work with; None until a workspace is open."""
        return self._context

    def release(self) -> None:
        """Give back the context and every page, before another data file comes."""
        self._context, self.current = None, ""
        self.actions_list.drop("edit.undo", "edit.redo")
        self.actions_list.show_page(())
        self._pages.release()
        self.show_file("")
        self.actions_list.refresh()

    def show_file(self, name: str) -> None:
        """Name the open data file in the title."""
        self._file = name
        self.setWindowTitle(tr("{file} – Trade Planner", file=name) if name else tr("Trade Planner"))

    def heard(self, changed: "Changed") -> None:
        """Pass on to every page what was changed."""
        self._pages.heard(changed)

    def go(self, key: str, focus: object = None) -> None:
        """Bring the page ``key`` to the front (or open the window ``key``) and let it show ``focus``."""
        if key == "help":
            self.open_help(str(focus or ""))
            return
        if self._context is None or not key:
            return
        if key in WINDOWS:
            load(WINDOWS[key])(self._context, focus, self)
            return
        page = self._pages.of(key, self._context)
        front = self._pages.get(self.current)
        if front is not None and front is not page:
            front.leave()
        self._mark(key)
        self.current = key
        if front is not page:
            self.status.count("")
        self._stack.setCurrentWidget(page)
        self.actions_list.show_page(page.acts())
        memory.keep("page", key)
        if focus is not None:
            page.focus(focus)
        page.setFocus()

    def _mark(self, key: str) -> None:
        """Mark the page on the rail; of one that is not there, the page from which one came to it."""
        if self._context is not None and self._entries[key].hidden:
            before = self._entries.get(self.current)
            if before is not None and not before.hidden:
                memory.keep("page/before", before.key)
            key = self._context.desk.came_from = memory.text("page/before", next(iter(self._entries)))
        self.rail.show_current(key)

    def page(self, key: str) -> "Page | None":
        """Return the page ``key`` if it has been made."""
        return self._pages.get(key)

    def _count(self, key: str, text: str) -> None:
        if key == self.current:
            self.status.count(text)

    # --- words and colours ---

    def retranslate(self) -> None:
        """Set every text of the window's own anew; pages and widgets hear of it by Qt."""
        self.show_file(self._file)
        self.bar.retranslate()
        self.rail.retranslate()
        self.status.retranslate()
        self.actions_list.refresh()
        self._menus.fill()

    def _recolour(self) -> None:
        self.bar.recolour()
        self.rail.recolour()
        self.actions_list.refresh()

    # --- small windows ---

    def is_ready(self) -> bool:
        """Tell whether there is a workspace to work with."""
        return self._context is not None

    def open_help(self, key: str = "") -> None:
        """Open the handbook at the page or window ``key``, else at the page in front."""
        from tradeplanner.ui.handbook.door import Keeper

        if self._help is None:
            self._help = Keeper(self)
        self._help.show(key or self.current)

    # --- Qt's ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first paint."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where everything stands."""
        front = self._pages.get(self.current)
        if front is not None:
            front.leave()
        placing.keep(self)
        if self._help is not None:
            self._help.close()
        super().closeEvent(event)
        self.closed.emit()
