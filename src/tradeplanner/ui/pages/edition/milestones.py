"""The milestones of an edition: what must happen by when, what is overdue, what is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from tradeplanner.app import milestones
from tradeplanner.app.edition_results import EditionReading
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import EditionId, MilestoneId
from tradeplanner.domain.milestones import DueState, Milestone, state
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.i18n.milestones import counted_from, title
from tradeplanner.i18n.words import word
from tradeplanner.ui.actions import Act
from tradeplanner.ui.captions import listed
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import milestones as form
from tradeplanner.ui.pages.edition.rows import RowsTab
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind

TONES = {DueState.OVERDUE: "red_text", DueState.SOON: "amber_text", DueState.DONE: "faint"}


@dataclass(frozen=True, slots=True)
class Row:
    """A milestone and how urgent it is today."""

    milestone: Milestone
    state: DueState


def columns() -> Sequence[Column]:
    """Return the columns of the milestones."""
    return (
        Column("due_on", FIELDS["due_on"], lambda r: r.milestone.due_on,
               lambda r: formats.day(r.milestone.due_on), Kind.DATE, 112, tone=_tone),
        Column("title", mark("Milestone"), lambda r: title(r.milestone), width=208, tone=_faint),
        Column("state", FIELDS["status"], lambda r: list(DueState).index(r.state), lambda r: word(r.state),
               width=96, tone=_tone),
        Column("done_on", FIELDS["done_on"], lambda r: r.milestone.done_on,
               lambda r: formats.day(r.milestone.done_on) if r.milestone.done_on else "", Kind.DATE, 112,
               tone=_faint),
        Column("counted", FIELDS["anchor"], lambda r: counted_from(r.milestone), width=208, tone=_faint),
        Column("owner", FIELDS["owner"], lambda r: r.milestone.owner, width=96, tone=_faint),
        Column("notes", FIELDS["notes"], lambda r: r.milestone.notes, width=160, tone=_faint),
    )  # fmt: skip


def _tone(row: Row) -> str:
    return TONES.get(row.state, "")


def _faint(row: Row) -> str:
    return "faint" if row.state is DueState.DONE else ""


class MilestonesTab(RowsTab):
    """Makes the milestones of the template, adds others, and marks them as done; Space does so too."""

    def __init__(self, context: Context, edition: Callable[[], EditionId | None]) -> None:
        """``edition()`` is the one shown."""
        self._context, self._edition = context, edition
        self._today: date | None = None
        self._opens: date | None = None
        heads = [
            Act("edition.milestone.add", mark("Add a milestone…"), self.add, "", "plus"),
            Act("edition.milestone.plan", mark("Make those of the template"), self.plan, "",
                "clipboard-list"),
        ]  # fmt: skip
        on_rows = [
            Act("edition.milestone.change", mark("Edit…"), self._edit),
            Act("edition.milestone.done", mark("Done or open again"), self.toggle),
            Act("edition.milestone.delete", mark("Delete"), self._remove),
        ]
        super().__init__(
            "edition.milestones", mark("Milestones of the edition"), columns(),
            mark(
                "What must happen for this edition by when stands here:"
                " the template counts it from its days."
            ),
            lambda row: row.milestone.id, heads, on_rows,
        )  # fmt: skip
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table.view)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self.toggle)

    def show_reading(self, found: EditionReading) -> None:
        """Show the milestones by day."""
        self._today, self._opens = found.today, found.edition.opens
        rows = [Row(one, state(one, found.today)) for one in found.milestones]
        self.set_rows(rows)
        self.say(_told(rows))

    def add(self) -> None:
        """Open the form of a new milestone of this edition."""
        number = self._edition()
        if number is not None and self._today is not None:
            fresh = Milestone(edition_id=number, due_on=self._opens or self._today)
            form.open_form(self._context, fresh, self.window())

    def plan(self) -> None:
        """Make the milestones of the template that the edition has not yet."""
        number = self._edition()
        if number is not None:
            act(self._context, lambda: milestones.plan(self._context.workspace, number))

    def toggle(self) -> None:
        """Note the selected milestones as done today; if all of them are, as open again."""
        rows: list[Milestone] = [row.milestone for row in self.table.selected()]
        if rows:
            today = None if all(row.done_on for row in rows) else self._today
            wanted = [row for row in rows if today is None or row.done_on is None]
            keys = [(MilestoneId(row.id or 0), row.version) for row in wanted]
            act(self._context, lambda: _mark(self._context.workspace, keys, today))

    def _edit(self) -> None:
        row = self.table.current()
        if isinstance(row, Row):
            form.open_form(self._context, row.milestone, self.window())

    def _remove(self) -> None:
        rows = [(MilestoneId(row.milestone.id or 0), row.milestone.version) for row in self.table.selected()]
        if rows:
            act(self._context, lambda: milestones.remove(self._context.workspace, rows))


def _mark(ws: Workspace, keys: Sequence[tuple[MilestoneId, int]], on: date | None) -> object:
    return milestones.mark_done(ws, keys, on)


def _told(rows: Sequence[Row]) -> str:
    """Return how many milestones there are, and how many are overdue, due soon and done; "" for none."""
    if not rows:
        return ""
    counts = {one: sum(1 for row in rows if row.state is one) for one in DueState}
    parts = [ntr("{count} milestone", "{count} milestones", len(rows))]
    parts += [tr("{count} overdue", count=counts[DueState.OVERDUE])] if counts[DueState.OVERDUE] else []
    parts += [tr("{count} due soon", count=counts[DueState.SOON])] if counts[DueState.SOON] else []
    parts += [tr("{count} done", count=counts[DueState.DONE])] if counts[DueState.DONE] else []
    return listed(parts)
