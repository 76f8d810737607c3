"""The steps of an import as tabs: where one is, what is done, and the way back."""

from enum import StrEnum

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label


class Step(StrEnum):
    """The steps in their order."""

    FILE = "file"
    COLUMNS = "columns"
    CHECK = "check"
    PREVIEW = "preview"
    RESULT = "result"


WORDS = {
    Step.FILE: mark("File"),
    Step.COLUMNS: mark("Fields"),
    Step.CHECK: mark("Check"),
    Step.PREVIEW: mark("Preview"),
}
"""The steps that have a tab; the result is an end, not a step to go to."""


class Steps(QFrame):
    """The title and the tabs. ``wanted(Step)`` when one is pressed."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._title = label(role="heading")
        self._current, self._open = Step.FILE, False
        self._tabs: dict[Step, QToolButton] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(3 * theme.GRID, theme.GRID, 3 * theme.GRID, theme.GRID)
        row.setSpacing(theme.GRID)
        row.addWidget(self._title)
        row.addSpacing(theme.GRID)
        group = QButtonGroup(self)
        group.setExclusive(False)  # at the result, none is the current one
        for at, step in enumerate(WORDS, 1):
            tab = QToolButton()
            tab.setCheckable(True)
            tab.setShortcut(f"Ctrl+{at}")
            tab.clicked.connect(lambda _=False, step=step: self.wanted.emit(step))
            group.addButton(tab)
            row.addWidget(tab)
            self._tabs[step] = tab
        row.addStretch()

    def show_step(self, step: Step, title: str, *, file_open: bool) -> None:
        """Mark ``step`` as the current one; later steps open once a file is read."""
        self._current, self._open = step, file_open
        self._title.setText(title)
        order = list(Step)
        for each, tab in self._tabs.items():
            tab.setChecked(each is step)
            tab.setEnabled(each is Step.FILE or file_open)
            done = file_open and order.index(each) < order.index(step)
            shortcut = tab.shortcut()
            tab.setText(tr(WORDS[each]) + (" ✓" if done else ""))
            tab.setShortcut(shortcut)  # a new text takes the shortcut away
            tab.setAccessibleName(tr(WORDS[each]))
            tab.setToolTip(f"{tr(WORDS[each])} ({shortcut.toString()})")
        # A window that is busy with a file's first check would show the new words at the old widths.
        self._row.activate()

    def tabs(self) -> list[QToolButton]:
        """Return the tabs in their order."""
        return list(self._tabs.values())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.show_step(self._current, self._title.text(), file_open=self._open)
