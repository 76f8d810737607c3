"""The registry of acts: one list behind the menus, the shortcuts, the palette and the help.

An act is registered once with its words as a msgid, so that a change of language renames it
everywhere. A page's own acts come in when the page is shown and go when it is left, so that two
pages may give one shortcut to their own first act.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import icons


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """Something a person can do: ``text`` is a marked msgid, ``shortcut`` as Qt spells it ("Ctrl+N").

    ``words`` makes the text anew each time it is shown, for acts whose name changes ("Undo: …");
    ``enabled`` likewise tells whether it can be done now.
    """

    id: str
    text: str
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    words: Callable[[], str] | None = None
    enabled: Callable[[], bool] | None = None
    checked: Callable[[], bool] | None = None

    def name(self) -> str:
        """Return the words in the language in force."""
        return self.words() if self.words is not None else tr(self.text)

    def label(self) -> str:
        """Return the words for a menu or a button, where a bare "&" would make an access key."""
        return self.name().replace("&", "&&")

    def possible(self) -> bool:
        """Tell whether it can be done now."""
        return self.enabled() if self.enabled is not None else True


class Actions(QObject):
    """All acts of the window and of the page that is shown; ``changed`` when the list does."""

    changed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._acts: dict[str, Act] = {}
        self._made: dict[str, QAction] = {}
        self._of_page: list[str] = []

    def register(self, act: Act) -> QAction:
        """Take ``act`` in and return the QAction that menus show; an act of the same id is replaced."""
        self._drop(act.id)
        made = QAction(self._window)
        made.setShortcuts(QKeySequence.listFromString(act.shortcut))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.setCheckable(act.checked is not None)
        made.triggered.connect(lambda: self.run(act.id))
        self._acts[act.id], self._made[act.id] = act, made
        self._window.addAction(made)
        self._dress(act, made)
        return made

    def drop(self, *names: str) -> None:
        """Let acts go whose work is not there any more; one that is not known is no fault."""
        for name in names:
            self._drop(name)
        self.changed.emit()

    def show_page(self, acts: Iterable[Act]) -> None:
        """Let ``acts`` take the place of the last page's."""
        for name in self._of_page:
            self._drop(name)
        self._of_page = []
        for act in acts:
            self.register(act)
            self._of_page.append(act.id)
        self.changed.emit()

    def run(self, name: str) -> None:
        """Do the act ``name`` if it can be done now; KeyError if there is none."""
        act = self._acts[name]
        if act.possible():
            act.run()

    def action(self, name: str) -> QAction:
        """Return the QAction of the act ``name``; KeyError if there is none."""
        return self._made[name]

    def has(self, name: str) -> bool:
        """Tell whether there is an act ``name`` now."""
        return name in self._acts

    def of_page(self) -> list[Act]:
        """Return the acts of the page in front."""
        return [self._acts[name] for name in self._of_page]

    def all(self) -> list[Act]:
        """Return every act, the page's own first."""
        return self.of_page() + [act for name, act in self._acts.items() if name not in self._of_page]

    def refresh(self, *, pictures: bool = False) -> None:
        """Ask every act anew for its words and whether it can be done; with ``pictures``, for its icon.

        Only an open menu shows icons, so nobody draws thirty of them before the first paint.
        """
        for name, act in self._acts.items():
            self._dress(act, self._made[name])
            if pictures and act.icon:
                self._made[name].setIcon(icons.icon(act.icon, "text", "text"))

    def _dress(self, act: Act, made: QAction) -> None:
        made.setText(act.label())
        made.setEnabled(act.possible())
        if act.checked is not None:
            made.setChecked(act.checked())

    def _drop(self, name: str) -> None:
        made = self._made.pop(name, None)
        self._acts.pop(name, None)
        if made is not None:
            self._window.removeAction(made)
            made.deleteLater()
