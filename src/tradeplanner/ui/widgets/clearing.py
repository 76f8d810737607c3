"""The button inside a line that clears it, under a name that a screen reader can say."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from tradeplanner.i18n.language import tr

_ACTION = "_q_qlineeditclearaction"
"""What Qt calls the action; Qt has no other way to it."""


def offer_clearing(line: QLineEdit) -> None:
    """Show the button in ``line`` while it holds text; called again, name it in the language in force."""
    line.setClearButtonEnabled(True)
    action = line.findChild(QAction, _ACTION)
    if isinstance(action, QAction):
        action.setText(tr("Clear"))
