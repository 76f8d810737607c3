"""A chart's rows as a plain table: the same figures for whoever reads rather than looks."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget


class SheetOfRows(QTableWidget):
    """Shows headings and rows of texts; figures stand at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Sequence[str] = ()
        self._cells: Sequence[Sequence[object]] = ()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()

    def set_name(self, name: str) -> None:
        """Tell a screen reader whose rows these are."""
        self.setAccessibleName(name)

    def show_rows(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], cells: Sequence[Sequence[object]]
    ) -> None:
        """Show other ``rows``; ``cells`` are the same with exact numbers."""
        self._heads, self._cells = heads, cells
        self.setColumnCount(len(heads))
        self.setRowCount(len(rows))
        self.setHorizontalHeaderLabels(list(heads))
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                item = QTableWidgetItem(text)
                if place:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(at, place, item)
        self.resizeColumnsToContents()

    def text(self, above: Sequence[str]) -> str:
        """Return lines ``above``, headings and rows, parted by tabs as a spreadsheet takes them."""
        lines = [[line] for line in above] + [list(self._heads), *(map(_plain, row) for row in self._cells)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"


def _plain(cell: object) -> str:
    """Return a cell as a spreadsheet reads it: a number exact and without separators, else the words."""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return "" if cell is None else str(cell)
