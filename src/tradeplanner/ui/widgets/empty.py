"""What an empty place says: what belongs there, and the first act."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.actions import Act
from tradeplanner.ui.widgets.labels import button, label


class Empty(QWidget):
    """A sentence and the acts to begin with; ``text`` is a marked msgid."""

    def __init__(self, text: str = "", acts: Sequence[Act] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._acts = text, tuple(acts)
        self._sentence = label(role="faint", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = [button(role="" if at else "primary") for at in range(len(self._acts))]
        row = QHBoxLayout()
        row.addStretch()
        for made, act in zip(self._buttons, self._acts, strict=True):
            made.clicked.connect(lambda _=False, run=act.run: run())
            row.addWidget(made)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setSpacing(2 * theme.GRID)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addLayout(row)
        column.addStretch(3)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._sentence.setText(tr(self._text) if self._text else "")
        for made, act in zip(self._buttons, self._acts, strict=True):
            made.setText(act.label())
