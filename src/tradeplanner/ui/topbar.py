"""The top bar: the program, its menus, the bureau, the year in view, and the field of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from tradeplanner.i18n.language import tr
from tradeplanner.ui import icons, theme
from tradeplanner.ui.widgets.labels import label, name_beside

NARROW = 100 * theme.GRID


class Elided(QLabel):
    """A label that gives way: it shortens its text with an ellipsis where there is no room."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        role: str = "faint",
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the text as fits."""
        painter = QPainter(self)
        painter.setPen(theme.colours().faint)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self._side, text)


class TopBar(QFrame):
    """``year_chosen(int)`` after a choice of year, ``command_wanted()`` when the field is pressed."""

    year_chosen = Signal(int)
    command_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._name = label(role="name")
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._bureau = Elided()
        self._unseen: QLabel | None = None
        self._year = QComboBox()
        self._year.setEnabled(False)
        self._year.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._command = QPushButton()
        self._command.setProperty("role", "command")
        self._command.setAutoDefault(False)
        self._command.clicked.connect(self.command_wanted)
        self._year.activated.connect(lambda at: self.year_chosen.emit(int(self._year.itemData(at))))
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, theme.GRID - 2, 2 * theme.GRID, theme.GRID - 2)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._name)
        row.addWidget(self.menus)
        row.addWidget(self._bureau, 1)
        row.addWidget(self._year)
        row.addWidget(self._command)
        self.retranslate()
        self.recolour()

    def show_bureau(self, name: str) -> None:
        """Name the bureau."""
        self._bureau.setText(name)
        self._bureau.setToolTip(name)

    def show_years(self, years: Sequence[int], current: int) -> None:
        """Offer ``years``, newest first, with ``current`` chosen."""
        self._year.clear()
        for year in sorted({*years, current}, reverse=True):
            self._year.addItem(tr("Year {year}", year=year), year)
        self._year.setCurrentIndex(self._year.findData(current))
        self._year.setEnabled(True)

    def show_year(self, year: int) -> None:
        """Show the year that a page led to."""
        years = [self._year.itemData(at) for at in range(self._year.count())]
        self.show_years(years, year)

    def retranslate(self) -> None:
        """Set every text anew."""
        self._name.setText(tr("Trade Planner"))
        more = self.menus.findChild(QToolButton)  # what Qt shows where the menus have no room
        if more is not None:
            more.setAccessibleName(tr("More menus"))
        self._year.setAccessibleName(tr("Year in view"))
        self._unseen = name_beside(self._year, tr("Year in view"), self._unseen)
        self._year.setToolTip(tr("Year in view"))
        for at in range(self._year.count()):
            self._year.setItemText(at, tr("Year {year}", year=self._year.itemData(at)))
        self._word_command()
        self._command.setAccessibleName(tr("Find a command"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the menus the room that a narrow bar lacks: the field shows its keys alone."""
        super().resizeEvent(event)
        self._word_command()

    def _word_command(self) -> None:
        narrow = self.width() < NARROW
        self._command.setText("Ctrl+K" if narrow else tr("Find a command…   Ctrl+K"))
        self._command.setMinimumWidth(0 if narrow else 30 * theme.GRID)

    def recolour(self) -> None:
        """Draw the icon anew in the palette in force."""
        self._command.setIcon(icons.icon("search"))
