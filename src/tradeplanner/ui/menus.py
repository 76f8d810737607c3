"""The menus: which acts stand in which, and the acts that belong to the window itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from tradeplanner.i18n import language
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import memory, speech, templates, theme
from tradeplanner.ui.actions import Act, Actions
from tradeplanner.ui.pages_list import Entry
from tradeplanner.ui.recent import recent_menu
from tradeplanner.ui.theme import Scheme

LAYOUT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        mark("&File"),
        (
            "file.new",
            "file.open",
            "recent",
            "file.copy",
            "file.backups",
            "",
            "file.import",
            "file.bring-back",
            "templates",
            "file.print",
            "",
            "file.settings",
            "",
            "file.quit",
        ),
    ),
    (mark("&Edit"), ("edit.undo", "edit.redo", "", "edit.find")),
    (mark("&View"), ("go", "", "view.zh", "view.en", "", "view.system", "view.light", "view.dark")),
    (mark("&Help"), ("help.topic", "help.shortcuts", "", "help.about")),
)
"""Menus and their acts; "" is a line, "go" the pages, "templates" and "recent" menus of their own."""

_SCHEMES = (
    (Scheme.SYSTEM, mark("Light or dark as the system")),
    (Scheme.LIGHT, mark("Light")),
    (Scheme.DARK, mark("Dark")),
)
_LANGUAGES = ((language.ZH, "中文"), (language.EN, "English"))


def page_acts(entries: Sequence[Entry], go: Callable[[str], None]) -> list[Act]:
    """Return an act for each page: Ctrl+1 and so on."""

    def act(at: int, entry: Entry) -> Act:
        words = lambda: tr("Go to {page}", page=tr(entry.heading))  # noqa: E731 — one line, one use
        return Act(f"go.{entry.key}", entry.heading, lambda: go(entry.key), f"Ctrl+{at}", entry.icon, words)

    return [act(at, entry) for at, entry in enumerate(shown(entries), 1)]


def shown(entries: Sequence[Entry]) -> list[Entry]:
    """Return the pages that rail and menus offer."""
    return [entry for entry in entries if not entry.hidden]


def view_acts(app: QApplication) -> list[Act]:
    """Return the acts that choose language and theme."""

    def speak(code: str, name: str) -> Act:
        return Act(
            f"view.{code}", name, lambda: speech.choose(app, code), words=lambda: name,
            checked=lambda: language.language() == code,
        )  # fmt: skip

    def wear(scheme: Scheme, name: str) -> Act:
        def run() -> None:
            memory.keep("theme", str(scheme))
            theme.choose(app, scheme)

        return Act(f"view.{scheme}", name, run, checked=lambda: theme.scheme() is scheme)

    return [speak(code, name) for code, name in _LANGUAGES] + [wear(*scheme) for scheme in _SCHEMES]


class Menus(QObject):
    """Fills a menu bar from the registry, and again whenever the registry or the language changes.

    ``wanted(path)`` follows the choice of a recent data file.
    """

    def __init__(
        self, bar: QMenuBar, actions: Actions, pages: Sequence[Entry], wanted: Callable[[object], None]
    ) -> None:
        super().__init__(bar)
        self._wanted = wanted
        self._bar, self._actions = bar, actions
        self._pages = [f"go.{entry.key}" for entry in shown(pages)]
        self._menus = [QMenu(bar) for _ in LAYOUT]
        self._own = QMenu(bar)
        for menu in [*self._menus, self._own]:
            bar.addMenu(menu)
            # Names and states may depend on what has the focus or was done since.
            menu.aboutToShow.connect(lambda: actions.refresh(pictures=True))
        actions.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Put the acts where they belong; acts of the page in front have a menu of their own."""
        for menu, (title, names) in zip(self._menus, LAYOUT, strict=True):
            menu.clear()
            menu.setTitle(tr(title))
            for name in names:
                self._place(menu, name)
        own = [act.id for act in self._actions.of_page()]
        self._own.clear()
        self._own.setTitle(tr("&Page"))
        self._own.menuAction().setVisible(bool(own))
        for name in own:
            self._own.addAction(self._actions.action(name))

    def _place(self, menu: QMenu, name: str) -> None:
        if not name:
            menu.addSeparator()
            return
        if name == "templates":
            self._place_templates(menu)
            return
        if name == "recent":
            if self._actions.has("file.open"):
                recent_menu(menu, self._wanted)
            return
        for each in self._pages if name == "go" else [name]:
            if self._actions.has(each):
                menu.addAction(self._actions.action(each))

    def _place_templates(self, menu: QMenu) -> None:
        within = QMenu(tr("&Templates"), menu)
        menu.addMenu(within)
        for name in templates.MENU:
            if not name:
                within.addSeparator()
            elif self._actions.has(name):
                within.addAction(self._actions.action(name))
