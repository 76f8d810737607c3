"""Attendance on the spot: for a laptop at the fair, with large targets, search, and one key a firm."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tradeplanner.app import history
from tradeplanner.domain.ids import EditionId, ParticipationId
from tradeplanner.domain.participation import State
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import word
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms.moving import move
from tradeplanner.ui.pages.registrations import reading
from tradeplanner.ui.pages.registrations.reading import Found, Row
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.pinyin import sounds
from tradeplanner.ui.widgets.search import SearchField

SHOWN = (State.CONFIRMED, State.ATTENDED, State.ABSENT)
"""States of firms that are looked for at the fair: those still to come first."""
ROW, LARGE = 6 * theme.GRID, 1.25
ID = Qt.ItemDataRole.UserRole


class AttendanceDialog(QDialog):
    """Search, arrows, Enter: attended; F8: absent, with the reason; Ctrl+Z takes the last one back."""

    def __init__(
        self, context: Context, edition: EditionId, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._edition = context, edition
        self._rows: Sequence[Row] = ()
        self.setWindowTitle(tr("Attendance at {edition}", edition=name))
        self.search, self.list = SearchField(), QListWidget()
        self.counts, self.keys = label(wrap=True), label(role="caption", wrap=True)
        self.came, self.absent, self.back, self.shut = button(role="primary"), button(), button(), button()
        self._rename()
        self._lay_out()
        self._connect()
        self.resize(104 * theme.GRID, 72 * theme.GRID)
        self.search.setFocus()
        self.read()

    def _rename(self) -> None:
        self.search.setPlaceholderText(tr("Firm, pinyin initials, town or booth number"))
        self.search.setAccessibleName(tr("Search the firms at the fair"))
        self.list.setAccessibleName(tr("Firms at the fair"))
        self.keys.setText(
            tr("Enter: attended · F8: absent, with the reason · Ctrl+Z: take the last one back")
        )
        self.came.setText(tr("Attended"))
        self.absent.setText(tr("Absent…"))
        self.back.setText(tr("Undo"))
        self.shut.setText(tr("Close"))

    def _lay_out(self) -> None:
        large = theme.scaled(self.font(), LARGE)
        for part in (self.search, self.list, self.counts, self.came, self.absent, self.back, self.shut):
            part.setFont(large)
        self.search.setMinimumHeight(ROW)
        for made in (self.came, self.absent, self.back, self.shut):
            made.setMinimumHeight(ROW)
            made.setAutoDefault(False)
        self.list.setUniformItemSizes(True)
        foot = QHBoxLayout()
        foot.setSpacing(2 * theme.GRID)
        for part in (self.came, self.absent):
            foot.addWidget(part, 2)
        for part in (self.back, self.shut):
            foot.addWidget(part, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        for part in (self.search, self.counts, self.list, self.keys):
            column.addWidget(part, int(part is self.list))
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self.mark(State.ATTENDED))
        self.came.clicked.connect(lambda: self.mark(State.ATTENDED))
        self.absent.clicked.connect(lambda: self.mark(State.ABSENT))
        self.back.clicked.connect(self.undo)
        self.shut.clicked.connect(self.reject)
        for keys, run in (("F8", lambda: self.mark(State.ABSENT)), ("Ctrl+Z", self.undo)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def read(self) -> None:
        """Read the registrations of the edition."""
        ws, year = self._context.workspace, self._context.desk.year
        self._context.jobs.data(lambda: reading.read(ws, year), self._take, key="attendance", owner=self)

    def mark(self, state: State) -> None:
        """Move the firm in front to ``state``; the search is then empty for the next one."""
        number = self._current()
        row = next((one for one in self._rows if one.id == number), None)
        if row is not None:
            move(self._context, [row.own], state, self, self._marked)

    def undo(self) -> None:
        """Take the last step back."""
        ws = self._context.workspace
        act(self._context, lambda: history.undo(ws), lambda _: self.read())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter work in the list while one types."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.mark(State.ATTENDED)
                return True
        return super().eventFilter(watched, event)

    def _current(self) -> ParticipationId | None:
        if self.list.currentRow() < 0:
            return None
        number: ParticipationId = self.list.currentItem().data(ID)
        return number

    def _marked(self, _: object) -> None:
        self.search.clear()
        self.search.setFocus()
        self.read()

    def _take(self, found: object) -> None:
        if isinstance(found, Found):
            own = [row for row in found.rows if row.own.edition_id == self._edition]
            self._rows = sorted(
                (r for r in own if r.own.state in SHOWN), key=lambda r: SHOWN.index(r.own.state)
            )
            self._show()

    def _show(self) -> None:
        wanted = self.search.text().strip().lower()
        before = self._current()
        self.list.clear()
        for row in self._rows:
            if wanted in found_by(row):
                made = QListWidgetItem(told(row), self.list)
                made.setData(ID, row.id)
                made.setSizeHint(QSize(0, ROW))
                if row.id == before:
                    self.list.setCurrentItem(made)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        count = {state: sum(1 for row in self._rows if row.own.state is state) for state in SHOWN}
        self.counts.setText(
            tr("{attended} of {all} attended · {absent} absent · {left} still to come",
               attended=count[State.ATTENDED], all=len(self._rows), absent=count[State.ABSENT],
               left=count[State.CONFIRMED])
        )  # fmt: skip


def found_by(row: Row) -> str:
    """Return what a firm is found by: name, pinyin, town and booth numbers."""
    return "\n".join((row.firm, sounds(row.firm), row.about.town, *row.own.booth_numbers)).lower()


def told(row: Row) -> str:
    """Return a firm's line: its state, name, town and booths."""
    booths = "、".join(row.own.booth_numbers)
    return " · ".join(filter(None, (word(row.own.state), row.firm, row.about.town, booths)))
