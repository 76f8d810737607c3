"""Which data file this window holds: its lock, its door and its session, changed together."""

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from tradeplanner import paths
from tradeplanner.app import datafile
from tradeplanner.domain.backups import Backup
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import mark, tr
from tradeplanner.ui import single
from tradeplanner.ui.actions import Act
from tradeplanner.ui.context import Context
from tradeplanner.ui.datafile import choosing
from tradeplanner.ui.datafile.keeper import Keeper, keep_on_closing
from tradeplanner.ui.door import Door
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Link, Notices
from tradeplanner.ui.session import Session
from tradeplanner.ui.shell import Shell

LOST = (Code.FILE_GONE, Code.FILE_DAMAGED, Code.FILE_NOT_OURS)
"""Where opening fails so, backups are offered and no empty file is begun."""


class Holding(QObject):
    """Opens a data file in the shell, and another in its place when asked."""

    def __init__(self, shell: Shell, notices: Notices, place: Path | None, lock: QLockFile | None) -> None:
        super().__init__(shell)
        self._shell, self._notices, self._place, self._lock = shell, notices, place, lock
        self._named: Path | None = None
        self._keeper: Keeper | None = None
        self._hurried = False
        self.file = paths.data_file(place)
        shell.file_wanted.connect(self.switch)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._hurry, Qt.ConnectionType.DirectConnection)
        for act in self._acts():
            shell.actions_list.register(act)
        self._begin()

    def open(self) -> None:
        """Open the data file."""
        self.session.open()

    def switch(self, wanted: object) -> None:
        """Open the file ``wanted`` instead; None opens the same one anew. One that is missing is told."""
        file = wanted.absolute() if isinstance(wanted, Path) else self.file
        if isinstance(wanted, Path) and not file.exists():
            self._notices.error(ExpectedError(Code.FILE_GONE, path=str(file)))
            return
        if isinstance(wanted, Path) and file == self.file and self.session.context is not None:
            return
        lock = self._lock if file == self.file else single.lock(file)
        if lock is None and file != self.file:
            single.call(file)
            self._notices.error(ExpectedError(Code.FILE_IN_WINDOW, path=str(file)))
            return
        if not self._close_windows():
            return
        self._end()
        if lock is not self._lock and self._lock is not None:
            self._lock.unlock()
        known = [self.file] if file != self.file and self.file.exists() else []
        self.file, self._lock = file, lock
        self._named = file if isinstance(wanted, Path) or self._named is not None else None
        self._notices.clear()
        self._begin()
        if isinstance(wanted, Path):
            self.session.ready.connect(lambda _: _remember(file, *known))
        self.session.open()

    def close(self) -> None:
        """Close the file, and back up what was done."""
        self._end()
        if self._lock is not None:
            self._lock.unlock()

    def _begin(self) -> None:
        self.jobs = Jobs(self)
        self.session = Session(self._shell, self.jobs, self._notices, self._place, self._named)
        self.session.ready.connect(self._ready)
        self.session.refused.connect(self._refused)
        self._door = Door(self.file, self)
        self._door.knocked.connect(self._come_forward)

    def _end(self) -> None:
        """End background work, close the workspace and let its pages go."""
        if self._keeper is not None:
            self._keeper.close()
        opened = self.session.context is not None and self.session.context.workspace.store.path is not None
        self._door.close()
        self._notices.lead(None)
        self.session.close()
        self._shell.release()
        for ended in (self._keeper, self.session, self._door, self.jobs):
            if ended is not None:
                ended.deleteLater()
        self._keeper = None
        if opened:
            keep_on_closing(self.file, hurried=self._hurried)

    def _ready(self, context: Context) -> None:
        path = context.workspace.store.path
        if path is not None:
            self._keeper = Keeper(context, path, self._show_backup, self)
            self._keeper.propose()
            self._notices.lead(self._way)

    def _way(self, error: ExpectedError) -> Link | None:
        """Return the way to the backups and the repair where the open file is damaged."""
        if error.code is not Code.FILE_DAMAGED:
            return None
        return Link(lambda: tr("Backups and data file…"), self._open_backups)

    def _open_backups(self) -> None:
        self._shell.go("backups")

    def _show_backup(self, backup: Backup | None) -> None:
        self._shell.status.show_backup(None if backup is None else backup.at)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError) and error.code in LOST:
            from tradeplanner.ui.datafile.rescue import Rescue

            rescue = Rescue(self.file, error, self.jobs, self._notices, self._shell)
            rescue.opened.connect(self.switch)
            rescue.open()

    def _acts(self) -> list[Act]:
        return [
            Act("file.new", mark("New data file…"), self._ask_new),
            Act("file.open", mark("Open data file…"), self._ask_open, "Ctrl+O", "folder-open"),
            Act("file.copy", mark("Save a copy…"), self._ask_copy, "Ctrl+Shift+S", "save",
                enabled=self._shell.is_ready),
        ]  # fmt: skip

    def _ask_new(self) -> None:
        choosing.ask_new(self._shell, self.jobs, self._notices, self.switch)

    def _ask_open(self) -> None:
        choosing.ask_open(self._shell, self.switch)

    def _ask_copy(self) -> None:
        if self.session.context is not None:
            choosing.ask_copy(self.session.context, self._shell)

    def _close_windows(self) -> bool:
        """Close the dialogs and windows over the shell; False if one of them would not go."""
        return all(
            window.close()
            for window in QApplication.topLevelWidgets()
            if window is not self._shell and window.isVisible() and _over(window, self._shell)
        )

    def _come_forward(self) -> None:
        shell = self._shell
        shell.setWindowState(shell.windowState() & ~Qt.WindowState.WindowMinimized)
        shell.show()
        shell.raise_()
        shell.activateWindow()

    def _hurry(self) -> None:
        self._hurried = True


def _over(window: QWidget, shell: QWidget) -> bool:
    parent = window.parentWidget()
    while parent is not None and parent is not shell:
        parent = parent.parentWidget()
    return parent is shell


def _remember(*files: Path) -> None:
    try:
        datafile.remember(*files)
    except ExpectedError:
        return  # what is opened next is a comfort; the file is open
