"""The proposed allotment: each booth with its firm and the reasons, looked at before it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import allotting
from tradeplanner.domain.allotting import Proposal, Why
from tradeplanner.domain.booths import Booth
from tradeplanner.domain.ids import BoothId, EditionId
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.labels import button, label

WHY = {
    Why.TRADE: mark("beside its trade"),
    Why.HALL: mark("hall as wished"),
    Why.CORNER: mark("corner as wished"),
    Why.TYPE: mark("type as wished"),
    Why.SIDES: mark("open sides as wished"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A booth that is proposed to a firm."""

    booth: Booth
    firm: str
    industry: str
    points: int
    why: Sequence[Why]


def columns() -> Sequence[Column]:
    """Return the columns of the proposal."""
    return (
        Column("hall", FIELDS["hall"], lambda r: r.booth.hall, width=72),
        Column("number", FIELDS["number"], lambda r: r.booth.number, width=88),
        Column("area", FIELDS["area"], lambda r: r.booth.area, kind=Kind.NUMBER, width=96),
        Column("firm", FIELDS["firm"], lambda r: r.firm, width=224),
        Column("industry", FIELDS["industry"], lambda r: r.industry, width=96),
        Column("points", mark("Points"), lambda r: r.points, kind=Kind.NUMBER, width=64),
        Column("why", mark("Reasons"), lambda r: tr("; ").join(tr(WHY[one]) for one in r.why), width=200),
    )


class AllottingDialog(QDialog):
    """Shows the proposal for an edition; the button allots all of it."""

    def __init__(self, context: Context, edition: EditionId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._edition = context, edition
        self._found: Proposal | None = None
        self.setWindowTitle(tr("Propose an allotment"))
        self.line, self.left = label(wrap=True), label(role="caption", wrap=True)
        self.list = Compact(mark("Proposed allotment"), columns(), wide="why")
        self.do, self.shut = button(role="primary"), button()
        self.shut.setText(tr("Close"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.shut)
        foot.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for part in (self.line, self.list, self.left):
            column.addWidget(part, int(part is self.list))
        column.addLayout(foot)
        self.resize(112 * theme.GRID, 64 * theme.GRID)
        self.shut.clicked.connect(self.reject)
        self.do.clicked.connect(self.allot)
        work = partial(allotting.propose, context.workspace, edition)
        context.jobs.data(work, self._show, key="allotting", owner=self)

    def allot(self) -> None:
        """Allot all that is proposed, in one step."""
        if self._found is None:
            return
        chosen = [
            (BoothId(booth.id or 0), booth.version, given.want.firm)
            for given in self._found.given
            for booth in given.booths
        ]
        if chosen:
            do = partial(allotting.allot, self._context.workspace, chosen)
            act(self._context, do, lambda _: self.accept())

    def _show(self, told: object) -> None:
        if not isinstance(told, tuple):
            return
        found, names = told
        self._found = found
        lines = [
            Line(booth, names.get(one.want.firm, ""), one.want.industry, one.want.points, one.why)
            for one in found.given
            for booth in one.booths
        ]
        self.list.set_rows(lines)
        self.line.setText(
            tr("Firms of one trade stand together, then wishes count, then points. Nothing is allotted yet.")
        )
        without = tr(", ").join(names.get(want.firm, "") for want in found.left)
        words = tr("No free booths are large enough for: {firms}", firms=without)
        self.left.setText(words if without else "")
        self.do.setText(ntr("Allot {count} booth", "Allot {count} booths", len(lines)))
        self.do.setEnabled(bool(lines))
