"""The one strip of notices: a sentence, an act if one helps, details that fold out, and Close.

An error stays until it is read and closed, and a note cannot push it out; a second error waits
behind the first.
"""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.notices import Notice, Tone
from tradeplanner.ui.widgets.labels import button, label, restyle

NOTE_SECONDS = 8


class NoticeStrip(QFrame):
    """Shows one ``Notice`` at a time; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._waiting: list[Notice] = []
        self.shown: Notice | None = None
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._link, self._fold = button(role="link"), button(role="link")
        self._copy, self._close = button(role="link"), button(role="link")
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setFixedHeight(20 * theme.GRID)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._lay_out()
        self.retranslate()
        self._link.hide()
        self.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._text, 1)
        for part in (self._link, self._fold, self._copy, self._close):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        column.addLayout(row)
        column.addWidget(self._details)
        self._link.clicked.connect(self._follow)
        self._fold.clicked.connect(self._toggle)
        self._copy.clicked.connect(self._copy_details)
        self._close.clicked.connect(self.dismiss)

    def show_notice(self, notice: Notice) -> None:
        """Show ``notice``: now, or after the errors that have not been read."""
        if self.shown is not None and self.shown.tone is Tone.ERROR:
            if notice != self.shown and notice not in self._waiting and notice.tone is not Tone.NOTE:
                self._waiting.append(notice)
            return
        self._show(notice)

    def dismiss(self) -> None:
        """Put the notice away and show the next that waits."""
        self._timer.stop()
        self.shown = None
        if self._waiting:
            self._show(self._waiting.pop(0))
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew, of the notice shown and of those that wait."""
        self._waiting = [_anew(notice) for notice in self._waiting]
        if self.shown is not None:
            self.shown = _anew(self.shown)
            self._write(self.shown)
        self._fold.setText(tr("Details"))
        self._copy.setText(tr("Copy details"))
        self._close.setText(tr("Close"))
        self._details.setAccessibleName(tr("Details"))
        self.setAccessibleName(tr("Notice"))

    def _show(self, notice: Notice) -> None:
        self.shown = notice
        restyle(self, "tone", notice.tone)
        self._write(notice)
        self._link.setVisible(notice.link is not None)
        self._fold.setVisible(bool(notice.details))
        self._copy.setVisible(bool(notice.details))
        self._details.hide()
        self.show()
        if notice.tone is Tone.NOTE:
            self._timer.start(NOTE_SECONDS * 1000)
        else:
            self._timer.stop()

    def _write(self, notice: Notice) -> None:
        self._text.setText(notice.text)
        self._text.setAccessibleName(notice.text)
        self._link.setText(notice.link.text if notice.link else "")
        self._details.setPlainText(notice.details)

    def _follow(self) -> None:
        link = self.shown.link if self.shown else None
        self.dismiss()
        if link is not None:
            link.run()

    def _toggle(self) -> None:
        self._details.setVisible(self._details.isHidden())

    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._text.text()}\n\n{self._details.toPlainText()}")


def _anew(notice: Notice) -> Notice:
    """Return ``notice`` in the language in force where it can be said again."""
    return notice if notice.again is None else notice.again()
