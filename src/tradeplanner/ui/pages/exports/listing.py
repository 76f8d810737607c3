"""A tab with one table and its acts: add, edit and delete one noun, all by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Noun
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.habits import habits
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table

EDIT, DELETE = mark("Edit…"), mark("Delete")
PAUSE_MS = 250
"""How long typing must rest before very many rows are searched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a tab lists and does. Texts are marked msgids; ``columns`` get the workspace for its names.

    ``read(workspace, year, words)`` gives the rows: all of them, or of very many the first that hold
    ``words``, and how many there are. ``search(workspace)`` gives what else a row is searched by.
    ``open_form(context, row or None, parent)`` adds or edits, ``remove(workspace, row)`` deletes one.
    ``more`` are further acts on the current row, ``note(rows)`` is said under the table of all of them,
    ``kind`` the kind of file that pasted rows are read as, ``of_year`` whether the rows are of the year.
    """

    name: str
    title: str
    nouns: frozenset[Noun]
    columns: Callable[[Workspace], Sequence[Column]]
    empty: str
    add: str
    read: Callable[[Workspace, int, str], tuple[list[Any], int]]
    open_form: Callable[[Context, Any, QWidget], None]
    remove: Callable[[Workspace, Any], object]
    key: Callable[[Any], object] = lambda row: row.id
    search: Callable[[Workspace], Callable[[Any], str]] | None = None
    more: tuple[tuple[str, Callable[[Context, Any, QWidget], None]], ...] = ()
    note: Callable[[Sequence[Any]], str] = lambda _: ""
    kind: str = ""
    of_year: bool = True


def whole(read: Callable[[Workspace, int], Sequence[Any]]) -> Callable[..., tuple[list[Any], int]]:
    """Return the reading of a listing whose rows are never too many to be listed all."""

    def rows(ws: Workspace, year: int, _words: str = "") -> tuple[list[Any], int]:
        found = list(read(ws, year))
        return found, len(found)

    return rows


class ListingTab(QWidget):
    """The table of one ``Listing``; it reads when told to. ``status(str)`` is the table's own."""

    status = Signal(str)

    def __init__(self, context: Context, listing: Listing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._listing = context, listing
        self.nouns = listing.nouns
        add = Act(f"{listing.name}.add", listing.add, self.add)
        self.table = Table(
            listing.name, listing.title, listing.columns(context.workspace),
            empty=Empty(listing.empty, [add]), key=listing.key,
            search=listing.search(context.workspace) if listing.search is not None else None,
        )  # fmt: skip
        self.habits = habits(
            context,
            self.table,
            listing.name,
            kind=listing.kind,
            answers=self._answers if listing.of_year else dict,
        )
        self._total, self._words = 0, ""
        self._typing = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._typing.timeout.connect(self.refresh)
        self._on_row = [
            Act(f"{listing.name}.edit", EDIT, lambda: self.edit(self.table.current())),
            *(
                Act(f"{listing.name}.{at}", text, partial(self._run, run))
                for at, (text, run) in enumerate(listing.more)
            ),
            Act(f"{listing.name}.delete", DELETE, lambda: self.remove(self.table.selected())),
        ]
        self._acts = [add, *self._on_row]
        self._buttons = [self._button(made) for made in self._acts]
        self._buttons[0].setProperty("role", "primary")
        self._connect()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.addWidget(self.table, 1)
        self.note = label(role="caption", wrap=True)
        column.addWidget(self.note)
        self.setFocusProxy(self.table)
        self.retranslate()

    def _button(self, made: Act) -> QPushButton:
        result = button()
        result.clicked.connect(lambda _=False, run=made.run: run())
        self.table.bar.addWidget(result)
        return result

    def _connect(self) -> None:
        self.table.set_acts(self._on_row)
        self.table.edit_wanted.connect(self.edit)
        self.table.remove_wanted.connect(self.remove)
        self.table.add_wanted.connect(self.add)
        self.table.status.connect(lambda _: self.status.emit(self.summary()))
        self.table.search.typed.connect(self._typed)
        self.table.chosen.connect(lambda _: self._enable())
        self.table.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._enable()

    def _enable(self) -> None:
        some = self.table.current() is not None
        for made in self._buttons[1:]:
            made.setEnabled(some)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, of in zip(self._buttons, self._acts, strict=True):
            made.setText(of.name())
        self._say_note()

    def _say_note(self) -> None:
        """Say under the table what holds for all of its rows."""
        text = self._listing.note(self.table.model.rows.all)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    # --- for the page ---

    def _answers(self) -> dict[str, str]:
        """Return what pasted rows need not say here: the year in view."""
        return {"year": str(self._context.desk.year)}

    def refresh(self) -> None:
        """Read the rows of the year in view."""
        ws, year, listing = self._context.workspace, self._context.desk.year, self._listing
        words = self.table.search.text().strip() if self.cut else ""
        self._context.jobs.data(
            lambda: (*listing.read(ws, year, words), words),
            self._fill,
            key=f"read {listing.name}",
            owner=self,
        )

    @property
    def cut(self) -> bool:
        """Tell whether there are more rows than are listed, or were before words narrowed them."""
        return bool(self._words) or self._total > len(self.table.model.rows.all)

    def _typed(self) -> None:
        """Look for what is typed in all rows, once the person pauses, where not all are listed."""
        if self.cut:
            self._typing.start()

    def acts(self) -> list[Act]:
        """Return what can be done here, for menus and palette."""
        return [*self._acts, *self.habits]

    def summary(self) -> str:
        """Return what the status line says of the rows."""
        listed = len(self.table.model.rows.all)
        if self._total <= listed:
            return self.table.summary()
        first = tr("the first {shown} of {all}", shown=f"{listed:,}", all=f"{self._total:,}")
        return f"{self.table.summary()} · {first}"

    def add(self) -> None:
        """Open an empty form."""
        self._listing.open_form(self._context, None, self.window())

    def edit(self, row: object | None) -> None:
        """Open the form of ``row``."""
        if row is not None:
            self._listing.open_form(self._context, row, self.window())

    def remove(self, rows: Sequence[Any]) -> None:
        """Delete ``rows``, each as one step that Undo takes back."""
        ws, remove = self._context.workspace, self._listing.remove

        def work() -> None:
            for row in rows:
                remove(ws, row)

        if rows:
            act(self._context, work)

    def _run(self, run: Callable[[Context, Any, QWidget], None]) -> None:
        row = self.table.current()
        if row is not None:
            run(self._context, row, self.window())

    def _fill(self, read: object) -> None:
        if isinstance(read, tuple):
            rows, self._total, self._words = read
            known, found = set(self._keys(self.table.rows())), self._keys(rows)
            self.table.set_rows(rows)
            self._say_note()
            fresh = [key for key in found if key not in known]
            if len(fresh) == 1 and known.issubset(found):
                # What was just added is what the next key means, not the row chosen before it.
                self.table.view.clearSelection()
                self.table.select(fresh, current=fresh[0])
            self._enable()

    def _keys(self, rows: Sequence[Any]) -> list[object]:
        return [self._listing.key(row) for row in rows]
