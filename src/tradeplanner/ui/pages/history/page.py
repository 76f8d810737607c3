"""The page of the history: steps newest first, the card of one step, undo of any of them, redo."""

from collections.abc import Callable
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from tradeplanner.app import history
from tradeplanner.domain.errors import CannotUndoError
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.history import Outcome, StepKind
from tradeplanner.domain.ids import Noun, StepId
from tradeplanner.i18n.acts import redo_label
from tradeplanner.i18n.language import mark, ntr, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.habits import habits
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.history import reading
from tradeplanner.ui.pages.history.card import StepCard
from tradeplanner.ui.pages.history.columns import columns
from tradeplanner.ui.pages.history.reading import LOT, Past, StepRow, StepRows
from tradeplanner.ui.widgets.combo import Picker
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.fields import Choice
from tradeplanner.ui.widgets.headline import Headline
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.split import Split
from tradeplanner.ui.widgets.table import Table

NARROW = 88
"""Grid units below which the card stands under the table."""
STEPS = 4
"""Steps for which the table keeps room, however low the window: then table and card scroll together."""


class Part(StrEnum):
    """Which steps are shown."""

    ALL = "all"
    IMPORTS = "imports"
    MINE = "mine"
    UNDONE = "undone"


WORDS = {
    Part.ALL: mark("All steps"),
    Part.IMPORTS: mark("Imports"),
    Part.MINE: mark("My own steps"),
    Part.UNDONE: mark("Undone steps"),
}


class HistoryPage(Page):
    """Steps and one of them; every act by keyboard too."""

    key: ClassVar[str] = "history"
    heading: ClassVar[str] = mark("History")
    nouns: ClassVar[frozenset[Noun]] = frozenset(Noun)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._past: Past | None = None
        self.reach = LOT  # how many steps are read, at most
        self._wanted: StepId | None = None
        self._undo = Act(
            "history.undo", mark("Undo this step"), self.undo, "Ctrl+U", "undo-2", enabled=self._can_undo
        )
        self._redo = Act(
            "history.redo", mark("Redo"), self.redo, "", "redo-2", self._redo_words, self._can_redo
        )
        self._older = Act("history.older", mark("Show older steps"), self.show_older, enabled=self._has_older)
        self.headline = Headline()
        self.redo_button, self.older = button(), button(role="link")
        self.part = Picker([], optional=False)
        empty = Empty(mark("Every act stands here, who did it and when, and can be taken back."))
        self.table = Table("history", mark("History"), columns(), empty=empty, key=lambda row: row.id)
        self._habits = habits(context, self.table, "history", parts={"part": self.part})
        self.card = StepCard(context.workspace.markets, self._undo)
        self.split = Split("history", [self.table, self.card], (5, 4), stacked=(1, 1), narrow=NARROW)
        self._room = QScrollArea()
        self._lay_out()
        self._connect()
        self._rename()

    def _lay_out(self) -> None:
        self.headline.acts.addWidget(self.redo_button)
        self.table.bar.addWidget(self.part)
        self.table.bar.addWidget(self.older)
        heads, bar = self.table.view.horizontalHeader(), self.table.view.horizontalScrollBar()
        rows = heads.sizeHint().height() + STEPS * self.table.view.verticalHeader().defaultSectionSize()
        above = self.table.search.sizeHint().height() + theme.GRID
        self.table.setMinimumHeight(above + rows + bar.sizeHint().height() + theme.GRID)
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self.split)
        self.stand(self.headline, self._room)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self.redo_button.clicked.connect(self.redo)
        self.older.clicked.connect(self.show_older)
        self.part.changed.connect(self._show_part)
        self.table.set_acts([self._undo])
        self.table.chosen.connect(self._choose)
        self.table.edit_wanted.connect(lambda _: self.card.enter_rows())
        self.table.status.connect(self.status)
        self.card.rest_wanted.connect(self._undo_rest)
        self.card.left.connect(self.table.setFocus)
        self.card.findings.activated.connect(self._show_row)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """Bring the part that has the keyboard into sight where the window is too low for both."""
        for part in (self.table, self.card):
            if now is not None and part.isAncestorOf(now):
                self._room.ensureWidgetVisible(part, 0, 0)

    # --- what the window asks ---

    def refresh(self) -> None:
        """Read the newest steps."""
        ws, count = self.context.workspace, self.reach
        self.context.jobs.data(
            lambda: reading.read_past(ws, count), self._show_past, key="history", owner=self
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        self._rename()
        if self._past is not None:
            self._show_past(self._past)

    def summary(self) -> str:
        """Return what the table counts."""
        return self.table.summary()

    def acts(self) -> list[Act]:
        """Return the page's acts."""
        find = Act("history.find", mark("Search the history"), self.table.search.setFocus, "Ctrl+F", "search")
        rows = Act("history.rows", mark("Show rows"), self.card.enter_rows, "Ctrl+R", "list")
        return [self._undo, self._redo, rows, find, self._older, *self._habits]

    def focus(self, target: object) -> None:
        """Show the step of an id."""
        if isinstance(target, int):
            self._wanted = StepId(target)
            self.part.set_value(Part.ALL)
            self.table.set_filter("")
            self._show_wanted()

    def leave(self) -> None:
        """Remember how the page is parted."""
        self.split.remember()
        for table in (self.table, self.card.records, self.card.cells):
            table.remember()

    # --- acts ---

    def undo(self) -> None:
        """Take the current step back, or show what stands in the way."""
        row = self.table.current()
        if isinstance(row, StepRow) and self._can_undo():
            self._reverse(row, force=False)

    def redo(self) -> None:
        """Do again what was undone last."""
        ws = self.context.workspace
        self.context.jobs.data(lambda: history.redo(ws), self._tell, self._refused, owner=self)

    def show_older(self) -> None:
        """Read more of the past."""
        self.reach += LOT
        self.refresh()

    def _undo_rest(self) -> None:
        row = self.table.current()
        if isinstance(row, StepRow):
            self._reverse(row, force=True)

    def _reverse(self, row: StepRow, *, force: bool) -> None:
        ws, step = self.context.workspace, row.id
        self._named(lambda: history.undo(ws, step, force=force))

    def _named(self, do: Callable[[], Outcome]) -> None:
        """Reverse on the data lane; rows in the way or kept come back with their names."""
        ws = self.context.workspace

        def work() -> Outcome | list[Finding]:
            try:
                outcome = do()
            except CannotUndoError as error:
                return reading.with_names(ws, error.findings)
            kept = tuple(reading.with_names(ws, outcome.kept))
            return Outcome(outcome.changed, outcome.step, outcome.reversed, kept)

        self.context.jobs.data(work, self._tell, self._refused, owner=self)

    def _tell(self, result: object) -> None:
        if isinstance(result, Outcome):
            self.card.show_outcome(result)
        elif isinstance(result, list):
            self.card.show_met(result)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, CannotUndoError):
            self.card.show_met(error.findings)
        else:
            self.context.notices.error(error)

    # --- inside ---

    def _show_past(self, past: object) -> None:
        if not isinstance(past, Past):
            return
        self._past = past
        self.headline.set_texts(*titles(past))
        choices = [part for part in Part if part is Part.ALL or any(map(self._belongs(part), past.rows))]
        self.part.set_choices([Choice(part, tr(WORDS[part])) for part in choices])
        self.older.setVisible(past.has_older)
        self.redo_button.setVisible(past.redo is not None)
        self.redo_button.setText(self._redo_words())
        self.context.desk.actions.refresh()
        self._show_part()

    def _show_part(self) -> None:
        part = self.part.value()
        if self._past is None or part is None:
            return
        belongs = self._belongs(Part(str(part)))
        self.table.set_rows([row for row in self._past.rows if belongs(row)])
        self._show_wanted()
        first = self.table.rows()[:1]
        if self.table.current() is None and first:
            self.table.select([first[0].id])
        self._choose(self.table.current())

    def _belongs(self, part: Part) -> Callable[[StepRow], bool]:
        me = self.context.workspace.actor.login
        tests: dict[Part, Callable[[StepRow], bool]] = {
            Part.ALL: lambda _: True,
            Part.IMPORTS: lambda row: row.batch is not None,
            Part.MINE: lambda row: row.step.actor.login == me,
            Part.UNDONE: lambda row: row.step.undone,
        }
        return tests[part]

    def _show_wanted(self) -> None:
        if self._wanted is not None and any(row.id == self._wanted for row in self.table.rows()):
            wanted, self._wanted = self._wanted, None
            self.table.view.clearSelection()
            self.table.select([wanted], current=wanted)

    def _choose(self, row: object) -> None:
        self.card.show_step(row if isinstance(row, StepRow) else None)
        if isinstance(row, StepRow):
            ws, step = self.context.workspace, row.id
            self.context.jobs.data(
                lambda: reading.read_rows(ws, step), self._show_rows, key="history rows", owner=self
            )
        self.context.desk.actions.refresh()

    def _show_rows(self, rows: object) -> None:
        current = self.table.current()
        if isinstance(rows, StepRows) and isinstance(current, StepRow) and current.id == rows.step:
            self.card.show_rows(rows)

    def _show_row(self, finding: object) -> None:
        """Lead to the row that a finding is about."""
        row = reading.row_of(finding) if isinstance(finding, Finding) else None
        if row is not None and row[0] is Noun.FIRM:
            self.context.desk.go("firms", row[1])
        elif row is not None and row[0] is Noun.ORDER:
            self.context.desk.go("orders", ("order", row[1]))
        elif row is not None and row[0] is Noun.EDITION:
            self.context.desk.go("edition", row[1])

    def _can_undo(self) -> bool:
        row = self.table.current()
        return isinstance(row, StepRow) and not row.step.undone and row.step.kind is not StepKind.UNDO

    def _can_redo(self) -> bool:
        return self._past is not None and self._past.redo is not None

    def _has_older(self) -> bool:
        return self._past is not None and self._past.has_older

    def _redo_words(self) -> str:
        step = self._past.redo if self._past is not None else None
        return redo_label(step) if step is not None else tr("Redo")

    def _rename(self) -> None:
        self.older.setText(tr("Show older steps"))
        self.part.setAccessibleName(tr("Steps shown"))
        self.part.setToolTip(tr("Steps shown"))


def titles(past: Past) -> tuple[str, str]:
    """Return the page's sentence and its caption."""
    if not past.rows:
        return tr("Nothing has been done yet"), ""
    count, imports = len(past.rows), sum(
        row.batch is not None and row.step.kind is StepKind.DO for row in past.rows
    )  # fmt: skip
    text = ntr("{count} step recorded", "{count} steps recorded", count)
    if past.has_older:
        text = ntr("The newest {count} step", "The newest {count} steps", count)
    if imports:
        files = ntr("{count} imported file", "{count} imported files", imports)
        text = tr("{steps}, among them {files}", steps=text, files=files)
    undone = sum(row.step.undone for row in past.rows)
    return text, ntr("{count} of them is undone", "{count} of them are undone", undone) if undone else ""
