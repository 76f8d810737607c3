"""Filters of a table that a person keeps under names: a small menu, and a button that clears.

A filter is the text searched for and what stands in the pickers beside it. It is kept with the
person's window settings, so it survives a restart and is nobody else's. One that speaks of what is
gone finds nothing, and clearing is offered.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import icons, memory, theme
from tradeplanner.ui.widgets.fields import Field
from tradeplanner.ui.widgets.form import FormDialog
from tradeplanner.ui.widgets.search import SearchField

CLEAR = mark("Clear the search and the filters")
LONGEST = 40
SHOWN = 14
"""Signs of a name that the button shows."""


class Part(Protocol):
    """One choice of a filter: a picker, a row of toggles."""

    changed: SignalInstance

    def kept(self) -> object:
        """Return the choice as JSON can hold it; None where it leaves nothing out."""

    def take(self, kept: object) -> None:
        """Choose what was kept."""

    def is_clear(self) -> bool:
        """Tell whether the choice leaves nothing out."""

    def rest(self) -> None:
        """Choose what leaves nothing out."""

    def said(self) -> str:
        """Return the choice in words."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A filter under its name: the words searched for, and what each part held."""

    name: str
    search: str
    parts: Mapping[str, object]


class SavedFilters(QWidget):
    """Two small buttons: the menu of saved filters, and clearing, there while something is filtered."""

    def __init__(self, table: str, search: SearchField, parent: QWidget | None = None) -> None:
        """Keep filters of the table named ``table``; nothing shows until ``begin``."""
        super().__init__(parent)
        self._place, self._search = f"table/{table}/filters", search
        self._parts: Mapping[str, Part] = {}
        self._saved = self._read()
        self.open, self.clear_button = QToolButton(), QToolButton()
        self.menu = QMenu(self)
        self.open.setMenu(self.menu)
        self.open.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.open.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clear_button.clicked.connect(self.clear)
        for made in (self.open, self.clear_button):
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.open)
        row.addWidget(self.clear_button)
        self.menu.aboutToShow.connect(self._fill)
        self.destroyed.connect(theme.on_change(self._draw))
        self._draw()
        self.hide()

    def begin(self, title: str, parts: Mapping[str, Part]) -> None:
        """Show the buttons, for the search and ``parts``."""
        self._parts = parts
        self._search.typed.connect(lambda _: self._tell())
        for part in parts.values():
            part.changed.connect(self._tell)
        self.show()
        self.set_name(title)

    def show_word(self, *, shown: bool) -> None:
        """Let the button say its word or the name of the filter in force, or show its picture alone."""
        style = (
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if shown else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        self.open.setToolButtonStyle(style)

    def names(self) -> list[str]:
        """Return the names of the filters that are kept."""
        return [saved.name for saved in self._saved]

    def at_rest(self) -> bool:
        """Tell whether no part of the filter, the search aside, leaves anything out."""
        return all(part.is_clear() for part in self._parts.values())

    def is_clear(self) -> bool:
        """Tell whether every row is shown."""
        return self.at_rest() and not self._search.text().strip()

    def said(self) -> str:
        """Return the filter in words."""
        chosen = [part.said() for part in self._parts.values() if not part.is_clear()]
        words = self._search.text().strip()
        return " · ".join([*chosen, *([tr("“{words}”", words=words)] if words else [])])

    # --- what the menu does ---

    def clear(self) -> None:
        """Show every row."""
        for part in self._parts.values():
            part.rest()
        self._search.clear()

    def choose(self, name: str) -> None:
        """Filter as the filter of this name does."""
        saved = next((saved for saved in self._saved if saved.name == name), None)
        if saved is None:
            return
        for key, part in self._parts.items():
            part.take(saved.parts.get(key))
        self._search.setText(saved.search)
        self._tell()

    def keep(self, name: str) -> None:
        """Keep the filter in force under ``name``, in place of one that has it."""
        parts = {key: part.kept() for key, part in self._parts.items()}
        fresh = Saved(name, self._search.text().strip(), parts)
        self._write([*(saved for saved in self._saved if saved.name != name), fresh])

    def rename(self, name: str, other: str) -> None:
        """Call a filter otherwise, in place of one that has that name."""
        kept = [saved for saved in self._saved if saved.name != other or name == other]
        self._write([Saved(other, one.search, one.parts) if one.name == name else one for one in kept])

    def remove(self, name: str) -> None:
        """Forget a filter."""
        self._write([saved for saved in self._saved if saved.name != name])

    def ask_name(self, name: str = "") -> FormDialog:
        """Ask what the filter in force is to be called, or how the one of ``name`` is from now on."""
        field = Field(
            "name", mark("Name"), required=True, limit=LONGEST,
            hint=mark("A filter that has this name already is replaced."),
        )  # fmt: skip
        title = tr("Rename the filter") if name else tr("Save this filter")
        proposed = {"name": name or self.said()[:LONGEST]}
        form = FormDialog(title, [field], proposed, parent=self.window())
        form.edits = bool(name)

        def save(values: object) -> None:
            if isinstance(values, dict):
                given = str(values["name"]).strip()
                self.rename(name, given) if name else self.keep(given)
                form.accept()

        form.save_wanted.connect(save)
        form.open()
        return form

    def show_menu(self) -> None:
        """Open the menu where its button is."""
        self.open.setFocus()
        self.open.showMenu()

    # --- inside ---

    def _fill(self) -> None:
        menu = self.menu
        menu.clear()
        now = self._now()
        for name in self.names():
            act = menu.addAction(name.replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(name == now)
            act.triggered.connect(lambda _=False, name=name: self.choose(name))
        if not self.names():
            menu.addAction(tr("No filters saved yet")).setEnabled(False)
        menu.addSeparator()
        save = menu.addAction(tr("Save this filter…"))
        save.setEnabled(not self.is_clear())
        save.triggered.connect(lambda _=False: self.ask_name())
        clear = menu.addAction(tr(CLEAR))
        clear.setEnabled(not self.is_clear())
        clear.triggered.connect(self.clear)
        if self.names():
            self._fill_more(menu)

    def _fill_more(self, menu: QMenu) -> None:
        menu.addSeparator()
        rename, remove = menu.addMenu(tr("Rename a filter")), menu.addMenu(tr("Remove a filter"))
        for name in self.names():
            text = name.replace("&", "&&")
            rename.addAction(text).triggered.connect(lambda _=False, name=name: self.ask_name(name))
            remove.addAction(text).triggered.connect(lambda _=False, name=name: self.remove(name))

    def _now(self) -> str:
        """Return the name of the filter in force, or nothing."""
        search = self._search.text().strip()
        parts = {key: part.kept() for key, part in self._parts.items()}
        same = (s.name for s in self._saved if s.search == search and _full(s.parts) == _full(parts))
        return next(same, "")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._tell()

    def set_name(self, table: str) -> None:
        """Say to a screen reader whose filters these are."""
        self.open.setToolTip(tr("Saved filters of {table}", table=table))
        self._tell()

    def _tell(self) -> None:
        name = self._now()
        text = name if len(name) <= SHOWN else f"{name[:SHOWN]}…"
        self.open.setText(text.replace("&", "&&") or tr("Filters"))
        said = f"{self.open.toolTip()}: {name}" if name else self.open.toolTip()
        self.open.setAccessibleName(said)
        self.clear_button.setToolTip(tr(CLEAR))
        self.clear_button.setAccessibleName(tr(CLEAR))
        self.clear_button.setVisible(not self.is_clear())

    def _draw(self) -> None:
        self.open.setIcon(icons.icon("filter"))
        self.clear_button.setIcon(icons.icon("x"))

    def _read(self) -> list[Saved]:
        try:
            found = json.loads(memory.text(self._place, "[]"))
            return [Saved(str(one["name"]), str(one["search"]), dict(one["parts"])) for one in found]
        except (ValueError, TypeError, KeyError):
            return []  # somebody wrote into the file: no filter is worth an error

    def _write(self, saved: list[Saved]) -> None:
        self._saved = saved
        plain = [{"name": one.name, "search": one.search, "parts": dict(one.parts)} for one in saved]
        memory.keep(self._place, json.dumps(plain, ensure_ascii=False))
        self._tell()


def _full(parts: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in parts.items() if value is not None}
