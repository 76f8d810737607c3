"""A list of facts: a faint word and its value, one under another, long values wrapped."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label

NAMES_MOST = 15
"""The most grid units that the words may take; longer ones wrap."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A word and its value; ``hint`` is a tool tip, ``tone`` a role of labels ("faint", "advice")."""

    name: str
    value: str
    hint: str = ""
    tone: str = ""


class Facts(QWidget):
    """Shows facts; values can be selected and copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self.facts: tuple[Fact, ...] = ()

    def names_width(self, facts: Sequence[Fact]) -> int:
        """Return the pixels that the words of ``facts`` need, up to ``NAMES_MOST`` grid units."""
        widest = max((self.fontMetrics().horizontalAdvance(fact.name) + 2 for fact in facts), default=0)
        return min(widest, NAMES_MOST * theme.GRID)

    def set_facts(self, facts: Sequence[Fact], names_width: int = 0) -> None:
        """Show other facts; ``names_width`` lines the words up with those of another list."""
        self.facts = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        width = names_width or self.names_width(facts)
        for row, fact in enumerate(facts):
            self._add(row, fact, width)

    def _add(self, row: int, fact: Fact, width: int) -> None:
        name, value = label(fact.name, "faint", wrap=True), label(fact.value, fact.tone, wrap=True)
        name.setFixedWidth(width)
        value.setAccessibleName(f"{fact.name}: {fact.value}")
        value.setToolTip(fact.hint)
        _let_shrink(value)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)


def _let_shrink(value: QLabel) -> None:
    """Let a long word (a credit code, an address) not widen what it stands in."""
    policy = value.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    value.setSizePolicy(policy)
