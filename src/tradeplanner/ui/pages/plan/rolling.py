"""Rolling a year over: what each edition would become, chosen from a list, done in one step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import rolling
from tradeplanner.app.rolling import Rolled
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.ids import EditionId
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import fairs, theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table


def columns() -> Sequence[Column]:
    """Return the columns: last year's edition and what it would become."""
    return (
        Column("last", mark("Edition"), lambda r: named(r.last), width=192, tone=_tone),
        Column("before", mark("Days then"), lambda r: r.last.opens, lambda r: fairs.days(r.last), Kind.DATE,
               120, tone=_tone),
        Column("after", mark("New days"), lambda r: _new(r).opens, lambda r: fairs.days(_new(r)), Kind.DATE,
               120, tone=_tone),
        Column("stands", mark("Already there"), _stands, width=136, tone=_tone),
        Column("firms", mark("Firms invited"), lambda r: len(r.firms), kind=Kind.NUMBER, width=88,
               tone=_tone, hint=_left),
        Column("aim_firms", mark("Aim: firms"), lambda r: _new(r).aim_firms, kind=Kind.NUMBER, width=88,
               tone=_tone, total=lambda _: ""),
        Column("aim_booths", mark("Aim: booths"), lambda r: _new(r).aim_booths, kind=Kind.NUMBER, width=88,
               tone=_tone, total=lambda _: ""),
        Column("aim_orders", mark("Aim: actual orders"), _aim, _aim_text, Kind.NUMBER, 128, tone=_tone,
               total=lambda _: ""),
        Column("milestones", mark("Milestones"), lambda r: len(r.milestones), kind=Kind.NUMBER, width=88,
               tone=_tone),
    )  # fmt: skip


def _new(row: Rolled) -> Edition:
    """Return the edition of the next year: the one that stands, else the one that would be made."""
    return row.stands or row.fresh


def _tone(row: Rolled) -> str:
    return "" if row.open else "faint"


def _left(row: Rolled) -> str:
    if not row.left:
        return ""
    return ntr(
        "{count} firm has left the register and is not invited",
        "{count} firms have left the register and are not invited", row.left,
    )  # fmt: skip


def _aim(row: Rolled) -> object:
    return None if (aim := _new(row).aim_orders) is None else aim.amount


def _aim_text(row: Rolled) -> str:
    return "" if (aim := _new(row).aim_orders) is None else formats.compact(aim)


def _stands(row: Rolled) -> str:
    return "" if row.stands is None else named(row.stands)


class RollOverWindow(QDialog):
    """Shows what would be made of each edition; those selected are rolled over."""

    def __init__(self, context: Context, year: int, parent: QWidget | None = None) -> None:
        """Roll the editions of ``year`` over into the year after it."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._year = context, year
        self.said = label(wrap=True)
        empty = Empty(mark("This year has no editions that could be rolled over."), [])
        self.table = Table(
            "rolling", mark("Editions to roll over"), columns(), empty=empty, key=lambda row: row.last.id
        )
        self.roll_button, self._close = button(role="primary"), button()
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.roll_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self._close.clicked.connect(self.reject)
        self.roll_button.clicked.connect(self.roll)
        self.table.view.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.resize(128 * theme.GRID, 64 * theme.GRID)
        self.retranslate()
        read = partial(rolling.preview, context.workspace, year)
        context.jobs.data(read, self._show, key="roll", owner=self)

    def chosen(self) -> list[EditionId]:
        """Return the selected editions of which something is still to be made."""
        return [EditionId(row.last.id or 0) for row in self.table.selected() if row.open]

    def roll(self) -> None:
        """Roll the selected editions over, show their year and close."""
        ws, year, chosen = self._context.workspace, self._year, self.chosen()
        if chosen:
            self.roll_button.setEnabled(False)
            self._context.jobs.data(partial(_roll, ws, year, chosen), self._done, self._failed, owner=self)

    def _done(self, _changed: object) -> None:
        self._context.desk.set_year(self._year + 1)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._context.notices.error(error)
        self.reject()

    def _show(self, found: object) -> None:
        if isinstance(found, list):
            self.table.set_rows(found)
            self.table.select([row.last.id for row in found if row.open])
            self._count()

    def _count(self) -> None:
        count = len(self.chosen())
        words = ntr("Roll {count} edition over into {year}", "Roll {count} editions over into {year}", count,
                    year=self._year + 1)  # fmt: skip
        self.roll_button.setText(words)
        self.roll_button.setEnabled(bool(count))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Roll {year} over into {next}", year=self._year, next=self._year + 1))
        self.said.setText(
            tr(
                "Each selected edition is made for {next} as an idea: 52 weeks later, on the same weekdays,"
                " with the firms that took part as invitations, last year's results as aims, and the"
                " milestones of the template. An edition that {next} has already keeps its days and aims and"
                " gets only the invitations and milestones it lacks. One Undo takes all of it back.",
                next=self._year + 1,
            )
        )
        self._close.setText(tr("Cancel"))
        self._count()


def _roll(ws: Workspace, year: int, chosen: Sequence[EditionId]) -> object:
    return rolling.roll(ws, year, chosen)


def open_window(context: Context, parent: QWidget) -> RollOverWindow:
    """Open the window for the year in view and return it."""
    window = RollOverWindow(context, context.desk.year, parent)
    window.open()
    return window
