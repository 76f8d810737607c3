"""Where backups lie: beside the data file, and if wanted in a second folder; and the rule in words."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tradeplanner.app import backups, person
from tradeplanner.domain.backups import Backup
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.i18n import backups as words
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui.file_choice import ask_folder
from tradeplanner.ui.notices import Notices, Tone
from tradeplanner.ui.recent import home_as_tilde
from tradeplanner.ui.widgets.card import Card
from tradeplanner.ui.widgets.labels import button, label


class PlacesCard(Card):
    """The folders and the rule. ``changed()`` when the second folder did."""

    changed = Signal()

    def __init__(self, file: Path, notices: Notices, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._file, self._notices = file, notices
        self._first, self._second = label(wrap=True), label(wrap=True)
        self._rule = label(role="caption", wrap=True)
        self.open, self.choose, self.drop = button(role="link"), button(role="link"), button(role="link")
        self.open.clicked.connect(self._open)
        self.choose.clicked.connect(lambda: ask_folder(self, tr("Second folder for backups"), self.want))
        self.drop.clicked.connect(lambda: self.want(None))
        for text, *buttons in ((self._first, self.open), (self._second, self.choose, self.drop)):
            row = QHBoxLayout()
            row.addWidget(text, 1)
            for each in buttons:
                row.addWidget(each)
            self.body.addLayout(row)
        self.body.addWidget(self._rule)
        self._found: list[Backup] = []
        self.retranslate()

    def show_backups(self, found: list[Backup]) -> None:
        """Take the list from which the day is told when the last trace is gone."""
        self._found = found
        self.retranslate()

    def want(self, folder: Path | None) -> None:
        """Have second copies written to ``folder``, or to none; those in the last one stay there."""
        last = person.backup_folder(self._file)
        try:
            person.want_backups(folder)
        except ExpectedError as refused:
            self._notices.error(refused)
        if last is not None and last != person.backup_folder(self._file) and last.is_dir():
            text = mark(
                "The backups in {folder} stay there and are no longer deleted by the program. Delete them by"
                " hand when they are not needed: they hold personal data."
            )
            folder_left = home_as_tilde(last)
            self._notices.post(lambda: tr(text, folder=folder_left), Tone.WARNING)
        self.retranslate()
        self.changed.emit()

    def retranslate(self) -> None:
        """Set every text anew."""
        first, *_ = backups.folders(self._file)
        second = person.backups_wanted()
        self.set_texts(tr("Where they lie, and for how long"))
        self._first.setText(tr("Beside the data file: {folder}", folder=home_as_tilde(first)))
        self._second.setText(_second(self._file, second))
        self.open.setText(tr("Open the folder"))
        self.choose.setText(tr("Choose a second folder…"))
        self.drop.setText(tr("No second folder"))
        self.drop.setVisible(second is not None)
        on = backups.forgotten_on(self._file, self._found)
        self._rule.setText("\n".join([*words.rule_sentences(backups.life(self._file)), words.forgotten(on)]))

    def _open(self) -> None:
        folder, *_ = backups.folders(self._file)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _second(file: Path, folder: Path | None) -> str:
    """Return where second copies go, and what one disk alone risks."""
    if folder is None:
        return tr(
            "No second folder: if this disk fails, the data and its backups are lost together. Choose one on"
            " a stick, another disk or a network drive."
        )
    if not folder.is_dir():
        return tr("Second folder: {folder}. It cannot be reached now.", folder=home_as_tilde(folder))
    if backups.same_disk(file, folder):
        return tr(
            "Second folder: {folder}. It lies on the same disk as the data: if that disk fails, both"
            " are lost.",
            folder=home_as_tilde(folder),
        )
    return tr("Second folder: {folder}, on another disk.", folder=home_as_tilde(folder))
