"""A row of toggles, each with its count: what is pressed is shown, and with none pressed all is.

The row is one stop for Tab; the arrow keys lead along it and Space presses, as in a row of tabs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from tradeplanner.ui.widgets.flowing import Flowing

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Toggle:
    """One toggle: its value, its word, its count, and what a screen reader says of it."""

    value: str
    text: str
    count: int
    spoken: str


class Toggles(QWidget):
    """``value()`` is what is pressed, in the order of the row; ``changed()`` follows a press."""

    changed = Signal()

    def __init__(self, before: Sequence[QWidget] = (), parent: QWidget | None = None) -> None:
        """Let the widgets ``before`` stand first, and all go on in the next line together."""
        super().__init__(parent)
        self._flow = Flowing(self)
        self._before = len(before)
        for widget in before:
            self._flow.addWidget(widget)
        self._made: dict[str, QToolButton] = {}
        self._texts: dict[str, str] = {}

    def set_toggles(self, toggles: Sequence[Toggle]) -> None:
        """Show these; what was pressed stays pressed. One without a count is away while it is not pressed."""
        if list(self._made) != [toggle.value for toggle in toggles]:
            self._make([toggle.value for toggle in toggles])
        for toggle in toggles:
            made = self._made[toggle.value]
            self._texts[toggle.value] = toggle.text
            made.setText(f"{toggle.text} {toggle.count:,}")
            made.setAccessibleName(toggle.spoken)
            made.setToolTip(toggle.spoken)
            made.setVisible(bool(toggle.count) or made.isChecked())
        self._flow.invalidate()
        self.updateGeometry()
        self._one_stop()

    def value(self) -> tuple[str, ...]:
        """Return the values pressed, in the order of the row."""
        return tuple(value for value, made in self._made.items() if made.isChecked())

    def set_value(self, values: Sequence[str]) -> None:
        """Press these and no others."""
        before = self.value()
        for value, made in self._made.items():
            made.setChecked(value in values)
            made.setVisible(not made.isHidden() or made.isChecked())
        if self.value() != before:
            self.changed.emit()

    def buttons(self) -> list[QToolButton]:
        """Return the toggles in their order."""
        return list(self._made.values())

    # --- as a part of a filter that is kept under a name (``saved.Part``) ---

    def kept(self) -> object:
        """Return what is pressed; None for nothing, which leaves nothing out."""
        return list(self.value()) or None

    def take(self, kept: object) -> None:
        """Press what was kept."""
        self.set_value([str(each) for each in kept] if isinstance(kept, list) else [])

    def is_clear(self) -> bool:
        """Tell whether nothing is pressed."""
        return not self.value()

    def rest(self) -> None:
        """Press nothing."""
        self.set_value(())

    def said(self) -> str:
        """Return the words of what is pressed."""
        return " / ".join(self._texts[value] for value in self.value())

    # --- inside ---

    def _make(self, values: Sequence[str]) -> None:
        pressed = self.value()
        for old in self._made.values():
            old.hide()
            old.deleteLater()
        while self._flow.takeAt(self._before) is not None:
            pass
        self._made = {}
        for value in values:
            made = QToolButton(self)
            made.setCheckable(True)
            made.setProperty("role", "toggle")
            made.setChecked(value in pressed)
            made.clicked.connect(self.changed)
            made.installEventFilter(self)
            self._flow.addWidget(made)
            self._made[value] = made

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys lead along the row."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            row = [made for made in self._made.values() if not made.isHidden()]
            if step is not None and watched in row:
                to = row[(row.index(watched) + step) % len(row)]
                to.setFocus(Qt.FocusReason.TabFocusReason)
                self._one_stop(to)
                return True
        return super().eventFilter(watched, event)

    def _one_stop(self, at: QToolButton | None = None) -> None:
        """Let Tab come to one toggle alone: to ``at``, the one with the focus, or the first."""
        row = [made for made in self._made.values() if not made.isHidden()]
        here = at or next((made for made in row if made.hasFocus()), row[0] if row else None)
        for made in self._made.values():
            only = made is here
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if only else Qt.FocusPolicy.ClickFocus)
