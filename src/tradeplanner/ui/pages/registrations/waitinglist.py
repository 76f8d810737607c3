"""The waiting list of an edition: its order with the reasons, how the quota stands, and moving up."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import history, participation, waiting
from tradeplanner.app.waiting import WaitingList
from tradeplanner.domain import points
from tradeplanner.domain.ids import EditionId, Noun, ParticipationId
from tradeplanner.domain.participation import Participation, State
from tradeplanner.domain.points import Part
from tradeplanner.i18n import formats
from tradeplanner.i18n import points as words
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.registrations.reading import tidy
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.labels import button, label


@dataclass(frozen=True, slots=True)
class Waits:
    """A firm on the list: its place from 1, and whether it fits into what is free."""

    place: int
    firm: str
    own: Participation
    parts: Sequence[Part]
    fits: bool


def columns() -> Sequence[Column]:
    """Return the columns of the list."""
    return (
        Column("place", mark("Place"), lambda r: r.place, kind=Kind.NUMBER, width=56, tone=_tone),
        Column("firm", FIELDS["firm_id"], lambda r: r.firm, width=224, tone=_tone),
        Column("booths", FIELDS["booths"], lambda r: r.own.booths,
               lambda r: formats.grouped(tidy(r.own.booths)) if r.own.booths is not None else "",
               Kind.NUMBER, 72, tone=_tone),
        Column("points", mark("Points"), lambda r: points.total(r.parts), kind=Kind.NUMBER, width=64,
               tone=_tone),
        Column("reasons", mark("Points for"), lambda r: words.told(r.parts), width=280, tone=_tone),
        Column("applied_on", FIELDS["applied_on"], lambda r: r.own.applied_on,
               lambda r: formats.day(r.own.applied_on) if r.own.applied_on else "", Kind.DATE, 112,
               tone=_tone),
    )  # fmt: skip


def _tone(row: Waits) -> str:
    return "" if row.fits else "faint"


class WaitingDialog(QDialog):
    """Shows the list; the button moves up all that fit, in one step."""

    def __init__(
        self, context: Context, edition: EditionId, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._edition = context, edition
        self._found: WaitingList | None = None
        self.setWindowTitle(tr("Waiting list of {edition}", edition=name))
        self.line, self.rule = label(wrap=True), label(role="caption", wrap=True)
        self.list = Compact(mark("Waiting list"), columns(), wide="reasons")
        self.up, self.shut = button(role="primary"), button()
        self.shut.setText(tr("Close"))
        rule = mark(
            "More points come first; of equals the firm that applied earlier. Who does not fit is passed"
            " over."
        )
        self.rule.setText(tr(rule))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.up)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for part in (self.line, self.list, self.rule):
            column.addWidget(part, int(part is self.list))
        column.addLayout(foot)
        self.resize(104 * theme.GRID, 60 * theme.GRID)
        self.shut.clicked.connect(self.reject)
        self.up.clicked.connect(self.move_up)
        self.read()

    def read(self) -> None:
        """Read the list with the names of its firms."""
        ws, edition = self._context.workspace, self._edition

        def work() -> tuple[WaitingList, dict[tuple[Noun, int], str]]:
            found = waiting.read(ws, edition)
            return found, history.names(ws, {(Noun.FIRM, int(row.firm_id)) for row in found.rows})

        self._context.jobs.data(work, self._show, key="waiting list", owner=self)

    def move_up(self) -> None:
        """Approve all that fit, in one step."""
        ws, found = self._context.workspace, self._found
        if found is not None and found.next:
            chosen = [(ParticipationId(row.id or 0), row.version) for row in found.next]
            up = partial(participation.move, ws, chosen, State.APPROVED)
            act(self._context, up, lambda _: self.accept())

    def _show(self, told: object) -> None:
        if not isinstance(told, tuple):
            return
        self._found, names = told
        found = told[0]
        fits = {row.id for row in found.next}
        self.list.set_rows(
            [
                Waits(
                    at, names.get((Noun.FIRM, int(row.firm_id)), ""), row,
                    found.points.get(ParticipationId(row.id or 0), ()), row.id in fits,
                )
                for at, row in enumerate(found.rows, 1)
            ]
        )  # fmt: skip
        self.line.setText(standing(found))
        self.up.setText(ntr("Move up {count} firm", "Move up {count} firms", len(fits)))
        self.up.setEnabled(bool(fits))


def standing(found: WaitingList) -> str:
    """Return how the quota stands and how many wait."""
    waits = ntr("{count} firm waiting", "{count} firms waiting", len(found.rows))
    stands = found.standing
    if stands.free is None:
        return tr("{waits}; no quota is set.", waits=waits)
    return tr(
        "{waits}; {taken} of {quota} booths are taken, {free} free.", waits=waits,
        taken=formats.grouped(tidy(stands.taken)), quota=stands.quota or 0,
        free=formats.grouped(tidy(stands.free)),
    )  # fmt: skip
