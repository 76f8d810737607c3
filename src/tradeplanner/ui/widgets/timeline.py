"""Entries one under another, newest first: a faint line that says when and who, and what was done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class Entry:
    """When and who; what; and the particulars, one a line."""

    head: str
    text: str
    lines: tuple[str, ...] = ()


class Timeline(QWidget):
    """Shows entries; each can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        self.entries = tuple(entries)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for entry in entries:
            self._column.addWidget(_shown(entry))


def _shown(entry: Entry) -> QWidget:
    whole = QWidget()
    whole.setAccessibleName(f"{entry.head}: {entry.text}")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    parts = [(entry.head, "caption"), (entry.text, ""), *((line, "faint") for line in entry.lines)]
    for text, role in parts:
        made = label(text, role, wrap=True)
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        made.setSizePolicy(policy)
        column.addWidget(made)
    return whole
