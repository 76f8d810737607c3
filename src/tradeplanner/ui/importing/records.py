"""Which stored record a row means: the row and each record that it may be, side by side, field by field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.importing.words import field_word, value_word
from tradeplanner.ui.widgets.labels import button, label

Choice = int | str
NEW = "new"
WIDTH = 30 * theme.GRID
NAMES, LEAST = 32 * theme.GRID, 14 * theme.GRID
"""What the names of the fields and the edges take, and what a side has at least."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What is put side by side: the fields in order, the row's texts, and each record's by its id."""

    fields: Sequence[str]
    row: Mapping[str, str]
    records: Mapping[int, Mapping[str, str]]


class RecordsDialog(QDialog):
    """``chosen(id or "new")`` when one is taken; ``another_wanted()`` to look among all records.

    ``new`` offers that it is none of them, ``alike`` says how many more rows the choice settles.
    """

    chosen = Signal(object)
    another_wanted = Signal()

    def __init__(
        self, title: str, compared: Compared, *, new: str = "", another: bool = False, alike: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._compared = compared
        self._group = QButtonGroup(self)
        self._values: list[Choice] = []
        self._take, self._close = button(tr("Choose"), "primary"), button(tr("Cancel"))
        self._take.clicked.connect(self._accept)
        self._close.clicked.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*[3 * theme.GRID] * 4)
        whole.setSpacing(2 * theme.GRID)
        whole.addWidget(label(title, "heading", wrap=True))
        whole.addWidget(self._table(), 1)
        if new:
            whole.addWidget(self._radio(new, NEW))
        if alike:
            whole.addWidget(label(alike, "caption", wrap=True))
        whole.addLayout(self._foot(another=another))
        self._group.buttonClicked.connect(lambda _: self._take.setEnabled(True))
        self._take.setEnabled(False)  # nothing is chosen in advance: the nearest is not always the right one
        buttons = self._group.buttons()
        if buttons:
            buttons[0].setFocus()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wanted = self._body.sizeHint().width() + 6 * theme.GRID + bar + theme.GRID
        self.resize(min(wanted, self._room()), 52 * theme.GRID)

    def _foot(self, *, another: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        if another:
            find = button(tr("Find another…"), "link")
            find.clicked.connect(self._find)
            row.addWidget(find)
        row.addStretch()
        row.addWidget(self._close)
        row.addWidget(self._take)
        return row

    def _table(self) -> QScrollArea:
        body = self._body = QWidget()
        body.setProperty("role", "plain")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        grid.addWidget(label(tr("In the file"), "name"), 0, 1)
        for at, (record, values) in enumerate(self._compared.records.items(), 2):
            radio = self._radio(tr("Take this record"), record)
            radio.setAccessibleDescription("，".join(filter(None, values.values())))
            grid.addWidget(radio, 0, at)
        for line, field in enumerate(self._shown(), 1):
            grid.addWidget(label(field_word(field), "faint"), line, 0)
            written = self._compared.row.get(field, "")
            grid.addWidget(_cell(field, written), line, 1)
            for at, values in enumerate(self._compared.records.values(), 2):
                grid.addWidget(_cell(field, values.get(field, ""), beside=written), line, at)
        for column in range(1, 2 + len(self._compared.records)):
            grid.setColumnMinimumWidth(column, self._least())
        grid.setRowStretch(grid.rowCount(), 1)
        grid.setColumnStretch(grid.columnCount(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        return scroll

    def _room(self) -> int:
        """Return how wide the dialog may be on its screen."""
        return self.screen().availableGeometry().width() - 6 * theme.GRID

    def _least(self) -> int:
        """Return how wide the column of a side is: less on a small screen, so that none runs out of sight."""
        sides = len(self._compared.records) + 1
        share = (self._room() - NAMES) // sides - 2 * theme.GRID
        return max(LEAST, min(WIDTH - 4 * theme.GRID, share))

    def _shown(self) -> list[str]:
        """Return the fields of which any side says something."""
        sides = [self._compared.row, *self._compared.records.values()]
        return [field for field in self._compared.fields if any(side.get(field) for side in sides)]

    def _radio(self, text: str, value: Choice) -> QRadioButton:
        made = QRadioButton(text.replace("&", "&&"))
        self._group.addButton(made, len(self._values))
        self._values.append(value)
        return made

    def choices(self) -> list[QRadioButton]:
        """Return what can be taken, in the order shown."""
        return [each for each in self._group.buttons() if isinstance(each, QRadioButton)]

    def _accept(self) -> None:
        at = self._group.checkedId()
        if at >= 0:
            self.accept()
            self.chosen.emit(self._values[at])

    def _find(self) -> None:
        self.reject()
        self.another_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen one by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)


def _cell(field: str, text: str, beside: str = "") -> QLabel:
    """Return a value; one that differs from the row's is marked by a sign and a colour."""
    shown = value_word(field, text)
    differs = bool(text and beside and text != beside)
    made = label(f"≠ {shown}" if differs else shown or "–", "advice" if differs else "", wrap=True)
    made.setMaximumWidth(WIDTH)
    return made
