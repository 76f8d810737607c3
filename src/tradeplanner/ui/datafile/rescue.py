"""What is offered when the data file is gone or damaged: its backups first, an empty file last."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from tradeplanner.app import backups, datafile
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.soundness import Repaired
from tradeplanner.i18n import soundness as words
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.datafile import choosing
from tradeplanner.ui.datafile.panel import BackupsPanel
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices, Tone, sentence
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.notice import NoticeStrip

SIZE = QSize(112, 72)


class Rescue(QDialog):
    """Backups to restore, a repair, another file, or an empty one. ``opened(path | None)``: open it now."""

    opened = Signal(object)

    def __init__(
        self, file: Path, error: ExpectedError, jobs: Jobs, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._file, self._jobs, self._outer = file, jobs, notices
        self.notices = Notices(self)
        self.strip = NoticeStrip()
        self.notices.posted.connect(self.strip.show_notice)
        self.panel = BackupsPanel(
            file, jobs, self.notices, lambda backup: backups.restore(file, backup), self
        )
        self.again, self.other = button(tr("Try again")), button(tr("Open data file…"))
        self.repair, self.begin = button(tr("Repair")), button(tr("Begin an empty data file"))
        self.repair.setVisible(error.code is Code.FILE_DAMAGED)
        self.begin.setVisible(error.code is Code.FILE_GONE)
        self.setWindowTitle(tr("The data file cannot be opened"))
        self._lay_out(sentence(error)[0])
        self._connect()
        self.resize(SIZE * theme.GRID)
        self.panel.refresh()

    def _lay_out(self, told: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(label(tr("The data file cannot be opened"), "title"))
        column.addWidget(label(told, wrap=True))
        column.addWidget(self.strip)
        column.addWidget(self.panel, 1)
        row = QHBoxLayout()
        for part in (self.again, self.other, self.repair):
            row.addWidget(part)
        row.addStretch()
        row.addWidget(self.begin)
        column.addLayout(row)

    def _connect(self) -> None:
        self.panel.restored.connect(lambda _: self._open(None))
        self.again.clicked.connect(lambda: self._open(None))
        self.other.clicked.connect(lambda: choosing.ask_open(self, self._open))
        self.repair.clicked.connect(self.start_repair)
        self.begin.clicked.connect(self.start_empty)

    def start_repair(self) -> None:
        """Mend the file, beside which the damaged one is kept, and open it."""
        file = self._file
        self.repair.setEnabled(False)
        self._jobs.data(lambda: datafile.repair(file), self._repaired, self._failed, owner=self)

    def start_empty(self) -> None:
        """Begin an empty file in the place of the one that is gone; its backups stay."""
        file = self._file
        self._jobs.data(lambda: datafile.new(file), lambda _: self._open(None), self._failed, owner=self)

    def _repaired(self, done: object) -> None:
        outer = self._outer
        self._open(None)
        if isinstance(done, Repaired):
            tone = Tone.NOTE if done.after.sound and not done.lost else Tone.WARNING
            outer.post(lambda: "\n".join(words.repaired_sentences(done)), tone)

    def _failed(self, error: BaseException) -> None:
        self.repair.setEnabled(True)
        self.notices.error(error)

    def _open(self, path: object) -> None:
        self.accept()
        self.opened.emit(path)
