"""The head of a page: a sentence with a figure, its caption beside it or under it, and acts at the right."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from tradeplanner.ui import theme
from tradeplanner.ui.widgets.labels import label


class Headline(QWidget):
    """Title and caption on one line where both fit, else one under the other. Put buttons into ``acts``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside: bool | None = None
        self.title = label(role="title", wrap=True)
        self.caption = label(role="caption", wrap=True)
        self._words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._words.setSpacing(theme.GRID // 2)
        self._words.addWidget(self.title)
        self._words.addWidget(self.caption)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(theme.GRID)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        row.addLayout(self._words, 1)
        row.addLayout(self.acts)
        row.setAlignment(self.acts, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_texts(self, title: str, caption: str = "") -> None:
        """Set both sentences."""
        self.title.setText(title)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.setAccessibleName(title)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the caption beside the title where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Look again whether both fit as the acts become longer or shorter, as in another language."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return done

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than the sentences."""
        return QSize(20 * theme.GRID, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        for words in (self.title, self.caption):
            words.ensurePolished()  # before it is shown it would be measured in the window's small type
        metrics = self.title.fontMetrics(), self.caption.fontMetrics()
        needed = sum(
            part.horizontalAdvance(words.text())
            for part, words in zip(metrics, (self.title, self.caption), strict=True)
        )
        room = self.width() - self.acts.sizeHint().width() - 5 * theme.GRID
        beside = bool(self.caption.text()) and needed <= room
        if beside is self._beside:  # to lay out anew would ask for a look again, without end
            return
        self._beside = beside
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._words.setDirection(way)
        self.title.setWordWrap(not beside)
        self.caption.setWordWrap(not beside)
        self._words.setSpacing(2 * theme.GRID if beside else theme.GRID // 2)
        self._words.setStretch(0, 0)
        self._words.setStretch(1, 1 if beside else 0)
        bottom = Qt.AlignmentFlag.AlignBottom if beside else Qt.AlignmentFlag(0)
        self._words.setAlignment(self.caption, bottom)
        self._words.setAlignment(self.title, bottom)
        self.caption.setContentsMargins(0, 0, 0, 3 if beside else 0)
