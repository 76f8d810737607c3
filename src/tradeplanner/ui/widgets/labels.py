"""Labels in the few roles that the style sheet knows, and buttons likewise."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget


class Button(QPushButton):
    """A button that Enter presses as Space does, outside dialogs too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter for a press; a key held down presses once."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)


def label(
    text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None,
    made: QLabel | None = None,
) -> QLabel:  # fmt: skip
    """Return a label of ``role`` ("title", "heading", "caption", "faint", "problem"), text selectable.

    Text is plain: a firm's name with an angle bracket is shown as it is. ``made`` is a label of a kind of its
    own that is to be set up so.
    """
    result = QLabel(parent) if made is None else made
    result.setText(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setWordWrap(wrap)
    result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        result.setProperty("role", role)
    return result


def badge(text: str, tone: str, parent: QWidget | None = None) -> QLabel:
    """Return a small coloured word of ``tone`` ("error", "decision", "warning", "note")."""
    result = QLabel(text, parent)
    result.setProperty("tone", tone)
    return result


def button(text: str = "", role: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button of ``role`` ("", "primary", "link"); its text is its accessible name."""
    result = Button(text, parent)
    result.setAutoDefault(False)
    if role:
        result.setProperty("role", role)
    if role == "link":
        result.setCursor(Qt.CursorShape.PointingHandCursor)
    return result


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a thin line across."""
    result = QFrame(parent)
    result.setProperty("role", "rule")
    return result


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have the look follow."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def name_beside(control: QWidget, name: str, known: QLabel | None = None) -> QLabel | None:
    """Name ``control`` to a screen reader by an unseen label beside it, and return the label.

    On Linux a list of choices says its value where its name is asked for, and is known by its label.
    ``known`` is the label of an earlier call; there is none while the control has no parent.
    """
    beside = control.parentWidget()
    if beside is None:
        return known
    unseen = known or QLabel()
    unseen.setParent(beside)
    unseen.setBuddy(control)
    unseen.setText(name.replace("&", "&&"))
    unseen.hide()
    return unseen
