"""The page of registrations: one sentence, states with their counts, and the year's registrations."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from tradeplanner.app import participation
from tradeplanner.domain.ids import Changed, EditionId, Noun, ParticipationId
from tradeplanner.domain.participation import MOVES, Participation, State
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import memory, theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import participation as form
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.habits import habits
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.registrations import reading, telling
from tradeplanner.ui.pages.registrations.attendance import AttendanceDialog
from tradeplanner.ui.pages.registrations.board import Board
from tradeplanner.ui.pages.registrations.columns import columns
from tradeplanner.ui.pages.registrations.filters import Filters
from tradeplanner.ui.pages.registrations.reading import Found, Row
from tradeplanner.ui.pages.registrations.waitinglist import WaitingDialog
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.pinyin import initials
from tradeplanner.ui.widgets.table import Table

GOALS = [state for state in State if any(state in allowed for allowed in MOVES.values())]
"""States that a registration can be moved to."""


class RegistrationsPage(Page):
    """Filters and table; every act by keyboard too."""

    key: ClassVar[str] = "registrations"
    heading: ClassVar[str] = mark("Registrations")
    nouns: ClassVar[frozenset[Noun]] = frozenset({Noun.PARTICIPATION, Noun.FIRM, Noun.EDITION, Noun.SETTING})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: Found | None = None
        self._wanted: ParticipationId | None = None
        self._wanted_edition: EditionId | None = None
        self.headline, self.filters = Headline(), Filters()
        self.bring, self.new = button(), button(role="primary")
        self._make_acts()
        self.shape, self.waiting = button(), button()
        self.row_buttons = [button() for _ in self._on_row]
        empty = Empty(
            mark("Firms that register for the year's exhibitions stand here, from invitation to attendance."),
            [self._register, self._bring],
        )
        self.table = Table(
            "registrations", mark("Registrations"), columns(context.workspace.markets), empty=empty,
            key=lambda row: row.id, search=_found_by,
        )  # fmt: skip
        self.board = Board(self.table)
        self._habits = habits(
            context, self.table, "registrations", kind="registrations", parts=self.filters.parts(),
            answers=self._answers,
        )  # fmt: skip
        self._lay_out()
        self._connect()
        self._rename()

    def _make_acts(self) -> None:
        some, one = self._has_current, self._has_current
        self._register = Act("registrations.add", mark("Register a firm…"), self.add, "Ctrl+N", "plus")
        self._bring = Act(
            "registrations.bring", mark("Import registrations…"), self._import, "", "file-input"
        )
        self._on_row = [
            Act("registrations.edit", mark("Edit…"), self.edit, "Ctrl+E", "pencil", enabled=one),
            Act("registrations.move", mark("Move to…"), self.choose_state, "Ctrl+M", "chevron-right",
                enabled=self._can_move),
            Act("registrations.delete", mark("Delete"), self.remove, "", "trash-2", enabled=some),
        ]  # fmt: skip
        self._moves = [
            Act(
                f"registrations.to.{state}", "", partial(self.move_to, state), words=self._move_words(state),
                enabled=self._may_move(state),
            )
            for state in GOALS
        ]  # fmt: skip
        self._switch = Act(
            "registrations.board", "", self.switch, "Ctrl+B", "columns-3", words=self._shape_words
        )
        self._waiting = Act(
            "registrations.waiting", mark("Waiting list…"), self.show_waiting, "Ctrl+Shift+W", "list-ordered",
            enabled=self._at_one_fair,
        )  # fmt: skip
        self._attendance = Act(
            "registrations.attendance", mark("Attendance on the spot…"), self.show_attendance, "Ctrl+Shift+P",
            enabled=self._at_one_fair,
        )  # fmt: skip
        self._away = [
            Act("registrations.edition", mark("Go to the exhibition"), self._go_edition, "Ctrl+Shift+E",
                "calendar-range", enabled=one),
            Act("registrations.firm", mark("Go to the firm"), self._go_firm, "Ctrl+Shift+F", "building-2",
                enabled=one),
        ]  # fmt: skip

    def _at_one_fair(self) -> bool:
        return self.filters.edition_id() is not None

    def _lay_out(self) -> None:
        self.headline.acts.addWidget(self.bring)
        self.headline.acts.addWidget(self.new)
        for made in (self.shape, self.waiting, *self.row_buttons):
            self.table.bar.addWidget(made)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.filters.states)
        column.addWidget(self.table, 1)
        self.stand(self.headline, body)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self.shape.clicked.connect(self.switch)
        self.waiting.clicked.connect(self.show_waiting)
        self.board.wanted.connect(self.move_to)
        self.board.set_shown(shown=memory.text("registrations/shape") == "board")
        self.bring.clicked.connect(self._import)
        self.new.clicked.connect(self.add)
        for made, one in zip(self.row_buttons, self._on_row, strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
        self.filters.changed.connect(self._show_part)
        table = self.table
        table.set_acts([self._on_row[0], *self._moves, self._on_row[-1], *self._away])
        table.edit_wanted.connect(lambda row: self._open(row.own))
        table.remove_wanted.connect(self._remove)
        table.add_wanted.connect(self.add)
        table.chosen.connect(lambda _: self._enable())
        table.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        table.status.connect(self.status)

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the year's registrations."""
        ws, year = self.context.workspace, self.context.desk.year
        self.context.jobs.data(lambda: reading.read(ws, year), self._show, key="registrations", owner=self)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        if self._found is not None:
            self._show(self._found)

    def summary(self) -> str:
        """Return what the table counts."""
        return self.table.summary()

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        return [
            self._register,
            *self._on_row,
            *self._moves,
            *self._away,
            self._switch,
            self._waiting,
            self._attendance,
            Act("registrations.find", mark("Search the registrations"), self.table.search.setFocus, "Ctrl+F",
                "search"),
            Act("registrations.all", mark("Show all registrations of the year"), self.table.clear_filter,
                "Ctrl+Shift+A", "filter"),
            self._bring,
            *self._habits,
        ]  # fmt: skip

    def focus(self, target: object) -> None:
        """Show the registrations at an edition (its id), or search for a text."""
        self.table.clear_filter()
        if isinstance(target, str):
            self.table.set_filter(target)
        elif isinstance(target, int):
            self._wanted_edition = EditionId(target)
            if not self._show_wanted() and self._found is not None:
                self.refresh()  # it may have been added since the page was read

    def leave(self) -> None:
        """Remember how the table is laid out."""
        self.table.remember()

    # --- acts ---

    def add(self) -> None:
        """Open an empty form, at the edition that is looked at; the new registration is then in front."""
        edition = self.filters.edition_id()
        form.open_form(self.context, None, self.window(), edition=edition, done=self._added)

    def edit(self) -> None:
        """Open the form of the current registration."""
        row = self.table.current()
        if isinstance(row, Row):
            self._open(row.own)

    def choose_state(self) -> None:
        """Offer the states to which the selected registrations may go."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in self._moves:
            made = menu.addAction(one.label())
            made.setEnabled(one.possible())
            made.triggered.connect(lambda _=False, run=one.run: run())
        first = next((made for made in menu.actions() if made.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)
        at = self.row_buttons[1]
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    def move_to(self, state: State) -> None:
        """Move the selected registrations to ``state``."""
        form.move(self.context, self._chosen(), state, self.window())

    def switch(self) -> None:
        """Show the board instead of the table, or the table again; remembered."""
        shown = self.board.isHidden()
        memory.keep("registrations/shape", "board" if shown else "table")
        self.board.set_shown(shown=shown)
        self._rename()
        self.table.view.setFocus()

    def show_waiting(self) -> None:
        """Open the waiting list of the edition chosen."""
        number, found = self.filters.edition_id(), self._found
        if number is not None and found is not None and number in found.editions:
            WaitingDialog(self.context, number, named(found.editions[number]), self.window()).open()

    def show_attendance(self) -> None:
        """Open the window for the fair itself."""
        number, found = self.filters.edition_id(), self._found
        if number is not None and found is not None and number in found.editions:
            AttendanceDialog(self.context, number, named(found.editions[number]), self.window()).open()

    def remove(self) -> None:
        """Delete the selected registrations."""
        self._remove(self.table.selected())

    def _open(self, one: Participation) -> None:
        form.open_form(self.context, one, self.window())

    def _added(self, changed: object) -> None:
        if isinstance(changed, Changed):
            self._wanted = ParticipationId(changed.first(Noun.PARTICIPATION))

    def _remove(self, rows: Sequence[Row]) -> None:
        ws, chosen = self.context.workspace, [(row.id, row.own.version) for row in rows]
        if chosen:
            act(self.context, lambda: participation.remove_many(ws, chosen))

    def _import(self) -> None:
        self.context.desk.go("import", Wanted("registrations", self._answers()))

    def _answers(self) -> dict[str, str]:
        """Return what a file need not say here: the exhibition, where one is chosen."""
        edition = self.filters.edition_id()
        return {} if edition is None else {"edition": str(edition)}

    def _go_edition(self) -> None:
        row = self.table.current()
        if isinstance(row, Row):
            self.context.desk.go("edition", int(row.own.edition_id))

    def _go_firm(self) -> None:
        row = self.table.current()
        if isinstance(row, Row):
            self.context.desk.go("firms", int(row.own.firm_id))

    # --- inside ---

    def _show(self, found: object) -> None:
        if not isinstance(found, Found):
            return
        self._found = found
        of_year = [edition for edition in found.editions.values() if edition.year == found.year]
        self.filters.show_rows(found.rows, of_year)
        for part in (self.filters.states, self.shape, *self.row_buttons):
            part.setVisible(bool(found.rows))
        if not self._show_wanted(fresh=True):
            self._show_part()

    def _show_wanted(self, *, fresh: bool = False) -> bool:
        """Choose the edition that was asked for, in its year; tell whether it could be done now.

        One that is not known is chosen only if the page has just been read (``fresh``): it is gone.
        """
        wanted, found = self._wanted_edition, self._found
        if wanted is None or found is None or (wanted not in found.editions and not fresh):
            return False
        edition = found.editions.get(wanted)
        if edition is not None and edition.year != self.context.desk.year:
            self.context.desk.set_year(edition.year)  # the year is read, and this comes again
            return False
        if found.year != self.context.desk.year:
            return False
        self._wanted_edition = None
        self.filters.choose(wanted)
        self._show_part()
        return True

    def _show_part(self) -> None:
        if self._found is None:
            return
        self.filters.count()
        rows = self.filters.passing()
        self.table.set_rows(rows)
        self._show_new()
        first = self.table.rows()[:1]
        if self.table.current() is None and first:
            self.table.select([first[0].id])
        self._tell()
        self._enable()

    def _show_new(self) -> None:
        """Bring the registration that was just made to the front, whatever is filtered."""
        wanted, found = self._wanted, self._found
        if wanted is None or found is None or all(row.id != wanted for row in found.rows):
            return
        self._wanted = None
        if all(row.id != wanted for row in self.table.rows()):
            self.table.clear_filter()
        self.table.view.clearSelection()
        self.table.select([wanted], current=wanted)

    def _tell(self) -> None:
        found, chosen = self._found, self.filters.edition_id()
        if found is None:
            return
        edition = found.editions.get(chosen) if chosen is not None else None
        rows = [row for row in found.rows if edition is None or row.own.edition_id == chosen]
        self.headline.set_texts(telling.title(found, edition, rows), telling.caption(edition, rows))

    def _chosen(self) -> list[Participation]:
        return [row.own for row in self.table.selected() if isinstance(row, Row)]

    def _enable(self) -> None:
        self.waiting.setVisible(self._waiting.possible() and bool(self._found and self._found.rows))
        for made, one in zip(self.row_buttons, self._on_row, strict=True):
            made.setEnabled(one.possible())

    def _has_current(self) -> bool:
        return self.table.current() is not None

    def _can_move(self) -> bool:
        return bool(form.moves(self._chosen()))

    def _may_move(self, state: State) -> Callable[[], bool]:
        return lambda: state in form.moves(self._chosen())

    def _move_words(self, state: State) -> Callable[[], str]:
        def words() -> str:
            count = len([row for row in self._chosen() if state in MOVES[row.state]])
            if count < 2:
                return tr("Move to “{state}”", state=word(state))
            return ntr("Move {count} to “{state}”", "Move {count} to “{state}”", count, state=word(state))

        return words

    def _shape_words(self) -> str:
        return tr("Show the board") if self.board.isHidden() else tr("Show the table")

    def _rename(self) -> None:
        self.shape.setText(self._shape_words())
        self.waiting.setText(self._waiting.name())
        self.board.retranslate()
        self.bring.setText(tr("Import…"))
        self.filters.rename()
        for made, one in zip((self.new, *self.row_buttons), (self._register, *self._on_row), strict=True):
            made.setText(one.name())


def _found_by(row: object) -> str:
    return f"{row.about.credit_code} {initials(row.firm)}" if isinstance(row, Row) else ""
