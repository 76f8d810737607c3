"""The year's programmes: a line each over the plan, and the window that adds, edits and removes them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tradeplanner.app import programmes
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.ids import Changed, Noun, ProgrammeId
from tradeplanner.domain.programme_results import Progress
from tradeplanner.domain.programmes import Programme
from tradeplanner.i18n import formats
from tradeplanner.i18n.fields import FIELDS
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.forms import programmes as form
from tradeplanner.ui.forms.choices import named
from tradeplanner.ui.habits import on_paper
from tradeplanner.ui.pages.plan.telling import reaches
from tradeplanner.ui.saving import act
from tradeplanner.ui.widgets.columns import Column, Kind
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import button
from tradeplanner.ui.widgets.meter import Meter
from tradeplanner.ui.widgets.table import Table

SHOWN = 2
"""Programmes that have a line over the plan; all are in the window."""
MEASURES = 4


class ProgrammeLines(QFrame):
    """A line for each of the first programmes; ``wanted(programme)`` as its name is pressed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._found: Sequence[Progress] = ()
        self.names: list[QPushButton] = []
        self.meters: list[list[Meter]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        grid.setHorizontalSpacing(3 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        for at in range(SHOWN):
            self._add_line(grid, at)
        for column in range(1, MEASURES + 1):
            grid.setColumnStretch(column, 1)

    def _add_line(self, grid: QGridLayout, at: int) -> None:
        name = button(role="link")
        name.clicked.connect(lambda _=False, at=at: self.wanted.emit(self._found[at].programme))
        self.names.append(name)
        self.meters.append([Meter() for _ in range(MEASURES)])
        grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, meter in enumerate(self.meters[-1], 1):
            grid.addWidget(meter, at, column)

    def show_programmes(self, found: Sequence[Progress]) -> None:
        """Show how far the first of ``found`` have got; nothing without any."""
        self._found = found
        self.setVisible(bool(found))
        for at, (name, meters) in enumerate(zip(self.names, self.meters, strict=True)):
            there = at < len(found)
            for part in (name, *meters):
                part.setVisible(there)
            if there:
                self._fill(found[at], name, meters)

    def _fill(self, found: Progress, name: QPushButton, meters: Sequence[Meter]) -> None:
        full = named(found.programme)
        name.setText(name.fontMetrics().elidedText(full, Qt.TextElideMode.ElideRight, 28 * theme.GRID))
        name.setAccessibleName(tr("Edit the programme “{name}”", name=full))
        name.setToolTip(full)
        for meter, reach in zip(meters, reaches(found), strict=True):
            meter.show_reach(reach)


def columns() -> Sequence[Column]:
    """Return what the window lists of a programme."""

    def count(name: str, width: int) -> Column:
        def text(programme: Programme) -> str:
            aim = getattr(programme, name)
            return "" if aim is None else formats.grouped(aim)

        return Column(
            name, FIELDS[name], lambda p: getattr(p, name), text, Kind.NUMBER, width, total=lambda _: ""
        )

    return (
        Column("year", FIELDS["year"], lambda p: p.year, width=64),
        Column("name_zh", FIELDS["programme"], named, width=264),
        count("aim_key_exhibitions", 152),
        count("aim_firms", 96),
        count("aim_firm_visits", 120),
        count("aim_booths", 104),
        Column(
            "aim_orders", FIELDS["aim_orders"], lambda p: p.aim_orders.amount if p.aim_orders else None,
            lambda p: formats.compact(p.aim_orders) if p.aim_orders else "", Kind.NUMBER, 128,
            total=lambda _: "",
        ),
    )  # fmt: skip


class ProgrammesWindow(QDialog):
    """The programmes of all years; what is done here is undone as everywhere."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        new = Act("programmes.add", mark("Add a programme…"), self.add)
        bring = Act("programmes.import", mark("Import programmes…"), self._import)
        self._on_row = [
            Act("programmes.edit", mark("Edit…"), lambda: self._edit(self.table.current())),
            Act("programmes.delete", mark("Delete"), lambda: self._remove(self.table.selected())),
        ]
        empty = Empty(mark("The campaigns of each year stand here, with what they aim at."), [new, bring])
        self.table = Table("programmes", mark("Programmes"), columns(), empty=empty)
        on_paper(context, self.table, "programmes")
        self._acts = [new, bring, *self._on_row]
        self._buttons = [button() for _ in self._acts]
        self._buttons[0].setProperty("role", "primary")
        self._close = button()
        self._lay_out()
        self._connect()
        self.resize(122 * theme.GRID, 52 * theme.GRID)
        self.retranslate()
        self._read()

    def _lay_out(self) -> None:
        for made in self._buttons:
            self.table.bar.addWidget(made)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        for made, one in zip(self._buttons, self._acts, strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
        self._close.clicked.connect(self.accept)
        table = self.table
        table.set_acts(self._on_row)
        table.edit_wanted.connect(self._edit)
        table.remove_wanted.connect(self._remove)
        table.add_wanted.connect(self.add)
        table.chosen.connect(lambda _: self._enable())
        bridge = Bridge(self._context.workspace, self)
        bridge.changed.connect(self._heard)
        self.destroyed.connect(bridge.close)

    def add(self) -> None:
        """Open an empty form."""
        form.open_form(self._context, None, self)

    def _edit(self, row: object) -> None:
        if isinstance(row, Programme):
            form.open_form(self._context, row, self)

    def _remove(self, rows: Sequence[Programme]) -> None:
        ws = self._context.workspace
        if rows:
            act(self._context, lambda: remove(ws, rows))

    def _import(self) -> None:
        self.accept()
        self._context.desk.go("import", "programmes")

    def _heard(self, changed: Changed) -> None:
        if Noun.PROGRAMME in changed.nouns:
            self._read()

    def _read(self) -> None:
        ws = self._context.workspace
        self._context.jobs.data(lambda: programmes.all(ws), self._show, key="programmes", owner=self)

    def _show(self, rows: object) -> None:
        if isinstance(rows, list):
            self.table.set_rows(rows)
            self._enable()

    def _enable(self) -> None:
        some = self.table.current() is not None
        for made in self._buttons[2:]:
            made.setEnabled(some)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Programmes"))
        self._close.setText(tr("Close"))
        for made, one in zip(self._buttons, self._acts, strict=True):
            made.setText(one.name())


def remove(ws: Workspace, rows: Sequence[Programme]) -> None:
    """Delete programmes, each as one step that Undo takes back."""
    for row in rows:
        programmes.remove(ws, ProgrammeId(row.id or 0), row.version)
