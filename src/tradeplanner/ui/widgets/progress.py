"""Progress that counts and never restarts, with Stop; it appears after a moment, not at once."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.jobs import Job
from tradeplanner.ui.widgets.labels import button, label

PATIENCE_MS = 600


class ProgressStrip(QWidget):
    """Follows one job at a time; hidden until the job has lasted a moment, and when it has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._last = 0
        self._text = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(20 * theme.GRID)
        self._stop = button()
        self._stop.clicked.connect(self._press_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * theme.GRID)
        for part in (self._text, self._bar, self._stop):
            row.addWidget(part)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.retranslate()
        self.hide()

    def follow(self, job: Job) -> None:
        """Show how ``job`` gets on, until it ends."""
        self._job, self._last = job, 0
        self._bar.setRange(0, 0)
        self._text.setText(job.title)
        self._stop.setEnabled(True)
        job.moved.connect(self._move)
        job.ended.connect(self._end)
        self._patience.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._stop.setText(tr("Stop"))
        self._bar.setAccessibleName(tr("Progress"))

    def _move(self, done: int, total: int) -> None:
        if self._job is None or self.sender() is not self._job or done < self._last:
            return
        self._last = done
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = tr("{done} of {total}", done=f"{done:,}", total=f"{total:,}") if total else f"{done:,}"
        self._text.setText(f"{self._job.title} · {count}")

    def _press_stop(self) -> None:
        if self._job is not None:
            self._job.stop()
            self._stop.setEnabled(False)
            self._text.setText(tr("Stopping…"))

    def _end(self) -> None:
        if self._job is not None and self.sender() is self._job:
            self._job = None
            self._patience.stop()
            self.hide()
