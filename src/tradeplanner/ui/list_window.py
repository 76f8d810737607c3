"""A window with one table: a line above it, its acts as buttons, and Close."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.table import Table


class ListWindow(QDialog):
    """Shows ``table`` under the marked ``title``; the first of ``acts`` is the one that Enter does."""

    def __init__(self, title: str, table: Table, acts: Sequence[Act], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title, self.table, self._acts = title, table, tuple(acts)
        self.line = label(role="faint", wrap=True)
        self.buttons = [button(role="" if at else "primary") for at in range(len(acts))]
        self._close = button()
        foot = QHBoxLayout()
        foot.setSpacing(theme.GRID)
        for made, one in zip(self.buttons, acts, strict=True):
            made.clicked.connect(lambda _=False, run=one.run: run())
            foot.addWidget(made)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.line)
        column.addWidget(table, 1)
        column.addLayout(foot)
        self._close.clicked.connect(self.accept)
        table.set_acts(acts)
        table.edit_wanted.connect(lambda _: acts[0].run())
        table.chosen.connect(lambda _: self.enable())
        table.view.selectionModel().selectionChanged.connect(lambda *_: self.enable())
        self.resize(118 * theme.GRID, 72 * theme.GRID)
        self.retranslate()
        self.enable()
        self.table.setFocus()

    def enable(self) -> None:
        """Let only what is possible be pressed."""
        for made, one in zip(self.buttons, self._acts, strict=True):
            made.setEnabled(one.possible())
            made.setText(one.label())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.enable()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr(self._title))
        self._close.setText(tr("Close"))
