"""The check of the data file and its repair, with what was found in words."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from tradeplanner.app import backups, datafile
from tradeplanner.domain.soundness import Repaired, Report
from tradeplanner.i18n import soundness as words
from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.jobs import Lane
from tradeplanner.ui.notices import Notices, Tone
from tradeplanner.ui.widgets.labels import button, label

NAMED = 20
"""Faults of the file that are shown in SQLite's words, for who mends it."""


class SoundnessPanel(QWidget):
    """Checks the open file beside all other work, and mends it if something is wrong."""

    def __init__(self, context: Context, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._notices = context, notices
        self.report: Report | None = None
        self._checking = False
        self._what, self.found = label(wrap=True), label(wrap=True)
        self.faults = QPlainTextEdit()
        self.faults.setReadOnly(True)
        self.faults.setTabChangesFocus(True)
        self.faults.hide()
        self.check_button, self.repair_button = button(role="primary"), button()
        self.check_button.clicked.connect(self.check)
        self.repair_button.clicked.connect(self.repair)
        row = QHBoxLayout()
        row.addWidget(self.check_button)
        row.addWidget(self.repair_button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self._what)
        column.addLayout(row)
        column.addWidget(self.found)
        column.addWidget(self.faults)
        column.addStretch()
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._what.setText(
            tr(
                "The check reads the file from the first page to the last, compares records with History, and"
                " adds up the stored sums again. Nothing is changed, and work can go on meanwhile."
            )
        )
        self.check_button.setText(tr("Check now"))
        self.repair_button.setText(tr("Repair"))
        self.faults.setAccessibleName(tr("Faults of the file in the words of SQLite"))
        self._show(self.report)

    def check(self) -> None:
        """Check the file, unless that is under way."""
        if self._checking:
            return
        file = self._file()
        # The button stays as it is: one that is switched off hands the focus on, and that would be to Close.
        self._checking = True
        self.found.setText(tr("Checking…"))
        self._context.jobs.long(
            tr("Checking the data file"), lambda _: datafile.check(file), self._checked, self._failed,
            lane=Lane.CHECK, owner=self,
        )  # fmt: skip

    def repair(self) -> None:
        """Mend the file on the data lane, so that nothing is written meanwhile."""
        ws, file = self._context.workspace, self._file()
        self.repair_button.setEnabled(False)

        def work() -> Repaired:
            ws.store.close()  # a file that is open cannot be put aside everywhere
            return datafile.repair(file, ws.actor)

        self._context.jobs.data(work, self._repaired, self._failed, owner=self)

    def _file(self) -> Path:
        return backups.file_of(self._context.workspace)

    def _checked(self, report: object) -> None:
        self._checking = False
        self._show(report if isinstance(report, Report) else None)

    def _repaired(self, done: object) -> None:
        if not isinstance(done, Repaired):
            return
        context, tone = self._context, Tone.NOTE if done.after.sound and not done.lost else Tone.WARNING
        context.desk.file_wanted.emit(None)
        context.notices.post(lambda: "\n".join(words.repaired_sentences(done)), tone)

    def _failed(self, error: BaseException) -> None:
        self._checking = False
        self._show(None)
        self._notices.error(error)

    def _show(self, report: Report | None) -> None:
        self.report = report
        self.found.setText("" if report is None else "\n".join(words.report_sentences(report)))
        self.repair_button.setEnabled(report is not None and not report.sound)
        faults = () if report is None else report.pages[:NAMED]
        self.faults.setPlainText("\n".join(faults))
        self.faults.setVisible(bool(faults))
