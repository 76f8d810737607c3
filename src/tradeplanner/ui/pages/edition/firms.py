"""The firms of an edition: how many stand where, and each with its stand, people and state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tradeplanner.app import participation
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain import participation as rules
from tradeplanner.domain.ids import EditionId, ParticipationId
from tradeplanner.domain.participation import Participation, State
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import moving
from tradeplanner.ui.forms import participation as form
from tradeplanner.ui.habits import habits
from tradeplanner.ui.importing.block import Wanted
from tradeplanner.ui.inviting import InvitingWindow
from tradeplanner.ui.pages.edition import telling
from tradeplanner.ui.pages.edition.rows import RowsTab
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind

ORDER = (
    State.ATTENDED, State.CONFIRMED, State.APPROVED, State.APPLIED, State.WAITING, State.INVITED,
    State.ABSENT, State.WITHDRAWN, State.REFUSED,
)  # fmt: skip
"""How the list begins: with those that take part."""


@dataclass(frozen=True, slots=True)
class FirmRow:
    """A registration with its firm's name and town."""

    participation: Participation
    firm: str
    town: str


def columns() -> Sequence[Column]:
    """Return the columns of the registrations."""
    return (
        Column("firm", FIELDS["firm"], lambda r: r.firm, width=192),
        Column("town", FIELDS["town"], lambda r: r.town, width=152, field=""),
        Column(
            "state", FIELDS["state"], lambda r: ORDER.index(r.participation.state),
            lambda r: word(r.participation.state), width=128,
            hint=lambda r: r.participation.state_reason,
        ),
        Column("booths", FIELDS["booths"], lambda r: r.participation.booths, kind=Kind.NUMBER, width=72),
        Column("booth_type", FIELDS["booth_type"], lambda r: r.participation.booth_type, width=88),
        Column(
            "booth_numbers", FIELDS["booth_numbers"], lambda r: "; ".join(r.participation.booth_numbers),
            width=104, hidden=True,
        ),
        Column("area", FIELDS["area"], lambda r: r.participation.area, kind=Kind.NUMBER, width=104),
        Column("people", FIELDS["people"], lambda r: r.participation.people, kind=Kind.NUMBER, width=120),
        Column(
            "applied_on", FIELDS["applied_on"], lambda r: r.participation.applied_on,
            lambda r: formats.day(r.participation.applied_on) if r.participation.applied_on else "",
            Kind.DATE, 112,
        ),
        Column("state_reason", FIELDS["state_reason"], lambda r: r.participation.state_reason, hidden=True),
        Column("exhibits", FIELDS["exhibits"], lambda r: r.participation.exhibits, hidden=True),
        Column("notes", FIELDS["notes"], lambda r: r.participation.notes, hidden=True),
    )  # fmt: skip


class FirmsTab(RowsTab):
    """Registers firms, edits their slips, moves their states, singly and in bulk."""

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        heads = [
            Act("edition.register", mark("Register a firm…"), self.add, "Ctrl+Shift+R", "plus"),
            Act("edition.bring", mark("Import registrations…"), self._import, "", "file-input"),
            Act("edition.invite", mark("Whom to invite…"), self.invite, "", "user"),
        ]
        on_rows = [
            Act("edition.firm.change", mark("Edit…"), self._edit),
            Act("edition.firm.state", mark("Set the state…"), self.choose_state),
            Act("edition.firm.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.firms", mark("Firms of the edition"), columns(),
            mark("The firms of this edition stand here, from invited to attended."),
            lambda row: row.participation.id, heads, on_rows,
        )  # fmt: skip
        habits(
            context,
            self.table,
            "edition.firms",
            kind="registrations",
            answers=self._answers,
            beside=self.beside,
        )
        self.table.view.menu_wanted.connect(self._add_states)

    def show_reading(self, found: EditionReading) -> None:
        """Show the registrations, those that take part first."""
        rows = [FirmRow(one, *found.firms.get(one.firm_id, ("", ""))) for one in found.participations]
        self.set_rows(sorted(rows, key=lambda row: (ORDER.index(row.participation.state), row.firm)))
        self.say(telling.states(found))

    def add(self) -> None:
        """Open the form of a new registration at this edition."""
        if (number := self._edition()) is not None:
            form.open_form(self._context, None, self.window(), edition=number)

    def invite(self) -> None:
        """Open the window that ranks firms for this edition."""
        if (number := self._edition()) is not None:
            InvitingWindow(self._context, number, self.window()).open()

    def _import(self) -> None:
        self._context.desk.go("import", Wanted("registrations", self._answers()))

    def _answers(self) -> dict[str, str]:
        """Return what a file of registrations need not say here: which edition it is about."""
        number = self._edition()
        return {} if number is None else {"edition": str(number)}

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, FirmRow):
            form.open_form(self._context, row.participation, self.window())

    def _remove(self) -> None:
        rows = [row.participation for row in self.table.selected()]
        chosen = [(ParticipationId(row.id or 0), row.version) for row in rows]
        if chosen:
            act(self._context, lambda: participation.remove_many(self._context.workspace, chosen))

    def choose_state(self) -> None:
        """Offer the states that the selected registrations may go to, under their button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_states(menu)
        under = self.button_of("edition.firm.state")
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))

    def fill_states(self, menu: QMenu) -> None:
        """Put every state into ``menu``, greyed where none of the selected registrations may go."""
        now = {row.participation.state for row in self.table.selected()}
        for state in State:
            made = menu.addAction(word(state))
            made.setEnabled(any(one is not state and not rules.check_move(one, state) for one in now))
            made.triggered.connect(lambda _=False, state=state: self.set_state(state))

    def set_state(self, state: State) -> None:
        """Move the selected registrations in one step."""
        rows = [row.participation for row in self.table.selected()]
        if rows:
            moving.move(self._context, rows, state, self.window())

    def _add_states(self, menu: QMenu) -> None:
        self.fill_states(menu.addMenu(tr("Set the state")))
