"""A short list on the card with what can be done with its rows, as links under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.columns import Column
from tradeplanner.ui.widgets.compact import Compact
from tradeplanner.ui.widgets.labels import button


@dataclass(frozen=True, slots=True)
class Deed:
    """A link: its marked msgid, and what it does; with ``on_row`` to the current row, else to none."""

    title: str
    run: Callable[[Any], None]
    on_row: bool = True


class Listing(QWidget):
    """Rows and links; Enter on a row does the first deed that takes one."""

    def __init__(self, title: str, columns: Sequence[Column], wide: str, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self.list = Compact(title, columns, wide=wide, heads=False)
        self._deeds = tuple(deeds)
        self.links = [button(role="link") for _ in deeds]
        row = QGridLayout()
        row.setHorizontalSpacing(theme.GRID)
        row.setVerticalSpacing(0)
        for at, (link, deed) in enumerate(zip(self.links, deeds, strict=True)):
            link.clicked.connect(lambda _=False, deed=deed: self.do(deed))
            row.addWidget(link, at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
        row.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID // 2)
        column.addWidget(self.list)
        column.addLayout(row)
        first = next((deed for deed in deeds if deed.on_row), None)
        if first is not None:
            self.list.edit_wanted.connect(first.run)

    def current(self) -> object:
        """Return the row in front, the first where none was chosen, None without rows."""
        rows, at = self.list.rows(), self.list.view.currentIndex().row()
        return rows[max(at, 0)] if rows else None

    def do(self, deed: Deed) -> None:
        """Do what a link says."""
        row = self.current()
        if not deed.on_row:
            deed.run(None)
        elif row is not None:
            deed.run(row)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show rows, each whole."""
        self.list.set_rows(rows)
        self.list.setVisible(bool(rows))
        self.list.setFixedHeight(max(1, len(rows)) * self.list.row_height)
        for link, deed in zip(self.links, self._deeds, strict=True):
            link.setText(tr(deed.title))
            link.setVisible(bool(rows) or not deed.on_row)
