"""A tab of rows that belong to the edition: a line that sums them up, buttons, and the table."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from tradeplanner.app.edition_results import EditionReading
from tradeplanner.domain.ids import FirmId
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.habits import Beside
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.empty import Empty
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table


class RowsTab(QWidget):
    """The table and its acts; ``status(str)`` is the table's own.

    ``heads`` can always be done, the first of them adds; ``on_rows`` are done to the selected rows, the
    first of them edits the current one. Each has a button but those whose ids are ``quiet``, which are in
    the menu alone. ``of`` names the edition on paper.
    """

    status = Signal(str)
    quiet: ClassVar[frozenset[str]] = frozenset()

    def __init__(
        self, name: str, title: str, columns: Sequence[Column], empty: str, key: Callable[[Any], object],
        heads: Sequence[Act], on_rows: Sequence[Act],
    ) -> None:  # fmt: skip
        super().__init__()
        self.heads, self.on_rows = tuple(heads), tuple(on_rows)
        self.of = ""
        self._key = key
        self.table = Table(name, title, columns, empty=Empty(empty, list(heads)), key=key)
        self.line = label(role="faint", wrap=True)
        self._buttons = [(self._button(one), one) for one in (*heads, *on_rows) if one.id not in self.quiet]
        self.table.set_acts([*heads, *on_rows])
        self.table.edit_wanted.connect(lambda _: self.on_rows[0].run())
        self.table.remove_wanted.connect(lambda _: self.on_rows[-1].run())
        self.table.add_wanted.connect(self.heads[0].run)
        self.table.chosen.connect(lambda _: self._enable())
        self.table.view.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.table.status.connect(self.status)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.GRID, 0, 0)
        self.column.setSpacing(theme.GRID)
        self.column.addWidget(self.line)
        self.column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._enable()
        self.retranslate()

    def _button(self, one: Act) -> QPushButton:
        made = button(role="primary" if one is self.heads[0] else "")
        made.clicked.connect(lambda _=False: one.run())
        self.table.bar.addWidget(made)
        return made

    def button_of(self, act_id: str) -> QPushButton:
        """Return the button of an act; KeyError if it has none."""
        return {one.id: made for made, one in self._buttons}[act_id]

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; one that was just added becomes the current one."""
        known, found = {self._key(row) for row in self.table.rows()}, [self._key(row) for row in rows]
        self.table.set_rows(rows)
        fresh = [key for key in found if key not in known]
        if known and len(fresh) == 1 and known.issubset(found):
            self.table.view.clearSelection()
            self.table.select(fresh, current=fresh[0])
        elif self.table.current() is None and self.table.rows():
            self.table.select([self._key(self.table.rows()[0])])
        for made, one in self._buttons:
            made.setVisible(bool(rows) or one not in self.on_rows)
        self._enable()

    def beside(self) -> Beside:
        """Return what stands beside the rows on paper: which edition they belong to."""
        return Beside(about=self.of)

    def say(self, text: str) -> None:
        """Say what the rows add up to."""
        self.line.setText(text)
        self.line.setVisible(bool(text))

    def summary(self) -> str:
        """Return what the status line says of the rows."""
        return self.table.summary()

    def _enable(self) -> None:
        some = self.table.current() is not None
        for made, one in self._buttons:
            made.setEnabled(some or one not in self.on_rows)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for made, one in self._buttons:
            made.setText(one.name())


def firm_of(found: EditionReading, firm_id: FirmId | None) -> str:
    """Return the name of a firm of the edition, "" for none."""
    return found.firms.get(firm_id, ("", ""))[0] if firm_id is not None else ""
