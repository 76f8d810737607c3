"""The card of an edition's facts: one column beside the tabs, two above them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.pages.edition.telling import columns_of
from tradeplanner.ui.widgets.facts import Fact, Facts
from tradeplanner.ui.widgets.labels import button

WIDE = 70
"""Grid units from which the facts stand in two columns."""
LEAST = 34
"""Grid units below which values would be cut."""


class FactsCard(QFrame):
    """Shows facts, and the act that edits the fair itself."""

    def __init__(self, fair: Act, parent: QWidget | None = None) -> None:
        """``fair`` opens the form of the recurring fair."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._fair = fair
        self._known: Sequence[Fact] = ()
        self.columns = (Facts(), Facts())
        self.edit_fair = button(role="link")
        self.edit_fair.clicked.connect(lambda _=False: fair.run())
        body = QWidget()
        body.setProperty("role", "plain")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, theme.GRID, 0)
        inner.setSpacing(theme.GRID)
        row = QHBoxLayout()
        row.setSpacing(3 * theme.GRID)
        for part in self.columns:
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(row)
        inner.addWidget(self.edit_fair, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(theme.GRID)
        column.addWidget(scroll, 1)
        self.setMinimumWidth(LEAST * theme.GRID)
        self.retranslate()

    def show_facts(self, known: Sequence[Fact]) -> None:
        """Show other facts."""
        self._known = known
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where there is room."""
        before = event.oldSize().width() >= WIDE * theme.GRID
        super().resizeEvent(event)
        if before is not (self.width() >= WIDE * theme.GRID):
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(tr("Facts of the edition"))
        self.edit_fair.setText(self._fair.name())

    def _arrange(self) -> None:
        wide = self.width() >= WIDE * theme.GRID
        parted = columns_of(self._known, 2) if wide else [list(self._known), []]
        self.columns[1].setVisible(wide)
        for part, known in zip(self.columns, parted, strict=True):
            part.set_facts(known)
