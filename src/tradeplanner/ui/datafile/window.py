"""The window of the data file: its backups with restore, where they lie, and its check and repair."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from tradeplanner.app import backups
from tradeplanner.app.backups import Made, Restored
from tradeplanner.domain.backups import Backup
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.formats import file_size, moment
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import theme
from tradeplanner.ui.context import Context
from tradeplanner.ui.datafile.choosing import kinds
from tradeplanner.ui.datafile.panel import BackupsPanel
from tradeplanner.ui.datafile.places import PlacesCard
from tradeplanner.ui.datafile.soundness import SoundnessPanel
from tradeplanner.ui.file_choice import ask_file
from tradeplanner.ui.notices import Notices, Tone, sentence
from tradeplanner.ui.recent import home_as_tilde
from tradeplanner.ui.widgets.labels import button, label
from tradeplanner.ui.widgets.notice import NoticeStrip

WIDE, HIGH = 120, 84


def open_window(context: Context, focus: object = None, parent: QWidget | None = None) -> QWidget | None:
    """Open the window; ``focus`` "check" shows the check. On a server it says who makes backups there."""
    if context.workspace.store.path is None:
        context.notices.post(lambda: sentence(ExpectedError(Code.BACKUPS_OF_SERVER))[0])
        return None
    window = DataFileWindow(context, parent)
    if focus == "check":
        window.tabs.setCurrentWidget(window.soundness)
    window.show()
    return window


class DataFileWindow(QDialog):
    """Backups and the check of one data file, each on a tab."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._file = file = backups.file_of(context.workspace)
        self.notices = Notices(self)
        self.strip = NoticeStrip()
        self.notices.posted.connect(self.strip.show_notice)
        self.panel = BackupsPanel(file, context.jobs, self.notices, self._restore, self)
        self.places = PlacesCard(file, self.notices, self)
        self.soundness = SoundnessPanel(context, self.notices, self)
        self.make_button, self.other_button, self.close_button = button(role="primary"), button(), button()
        self._name = label(role="caption", wrap=True)
        self.tabs = QTabWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(WIDE * theme.GRID, HIGH * theme.GRID)
        self.panel.refresh()

    def _lay_out(self) -> None:
        kept = QWidget()
        inner = QVBoxLayout(kept)
        inner.setContentsMargins(0, 2 * theme.GRID, 0, 0)
        inner.setSpacing(2 * theme.GRID)
        inner.addWidget(self.panel, 1)
        inner.addWidget(self.places)
        self.panel.table.bar.addWidget(self.make_button)
        self.panel.table.bar.addWidget(self.other_button)
        self.tabs.addTab(kept, "")
        self.tabs.addTab(self.soundness, "")
        foot = QHBoxLayout()
        foot.addWidget(self._name, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * theme.GRID] * 4)
        column.setSpacing(2 * theme.GRID)
        column.addWidget(self.strip)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.make_button.clicked.connect(self.make)
        self.other_button.clicked.connect(
            lambda: ask_file(self, tr("Restore from a file"), [kinds(), f"{tr('All files')} (*)"],
                             self.panel.show_file)
        )  # fmt: skip
        self.close_button.clicked.connect(self.close)
        self.panel.listed.connect(self.places.show_backups)
        self.panel.restored.connect(self._restored)
        self.panel.refused.connect(self._refused)
        self.places.changed.connect(self.panel.refresh)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(tr("Backups and data file"))
        self.tabs.setTabText(0, tr("Backups"))
        self.tabs.setTabText(1, tr("Check and repair"))
        self.make_button.setText(tr("Back up now"))
        self.other_button.setText(tr("Restore from a file…"))
        self.close_button.setText(tr("Close"))
        size = _size_of(self._file)
        folder = home_as_tilde(self._file.parent)
        self._name.setText(tr("{file} in {folder}, {size}", file=self._file.name, folder=folder, size=size))
        self.places.retranslate()

    def make(self) -> None:
        """Make a backup now, beside all other work."""
        file = self._file
        self.make_button.setEnabled(False)
        self._context.jobs.copying(lambda: backups.make(file), self._made, self._not_made, owner=self)

    def _restore(self, backup: Backup) -> Restored:
        return backups.restore_here(self._context.workspace, backup)

    def _made(self, made: object) -> None:
        self.make_button.setEnabled(True)
        self.panel.refresh()
        if isinstance(made, Made):
            path, trouble = home_as_tilde(made.backup.path), made.trouble
            self.notices.post(lambda: tr("Backed up as {path}", path=path))
            if trouble is not None:
                self.notices.post(lambda: sentence(trouble)[0], Tone.WARNING)

    def _not_made(self, error: BaseException) -> None:
        self.make_button.setEnabled(True)
        self.notices.error(error)

    def _restored(self, done: object) -> None:
        if isinstance(done, Restored):
            text = mark(
                "The data is again as of {moment}. What stood there before is in the list as"
                " “Before a restore”."
            )
            self.notices.post(lambda: tr(text, moment=moment(done.backup.at)))

    def _refused(self, error: BaseException) -> None:
        """Open the file anew where another came to bear its name."""
        if isinstance(error, ExpectedError) and error.code is Code.FILE_GONE:
            self._context.desk.file_wanted.emit(None)


def _size_of(file: Path) -> str:
    """Return the size of the file with its log, in which the newest data may still lie."""
    parts = (file, file.with_name(file.name + "-wal"))
    sizes = [part.stat().st_size for part in parts if part.exists()]
    return file_size(sum(sizes)) if file.exists() else "–"
