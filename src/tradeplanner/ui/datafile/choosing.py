"""Asking which data file: a new one, another one, a copy of this one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tradeplanner import paths
from tradeplanner.app import datafile
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import tr
from tradeplanner.ui import single
from tradeplanner.ui.context import Context
from tradeplanner.ui.file_choice import ask_file, ask_where
from tradeplanner.ui.jobs import Jobs
from tradeplanner.ui.notices import Notices, sentence

Wanted = Callable[[object], None]


def kinds() -> str:
    """Return how the system's dialog names our files."""
    return tr("Data files of Trade Planner (*.db)")


def ask_new(parent: QWidget, jobs: Jobs, notices: Notices, done: Wanted) -> QFileDialog:
    """Ask where a new data file should be, begin it and open it; ``done(path)``."""

    def begin(path: Path) -> None:
        jobs.copying(lambda: datafile.new(path), lambda _: done(path), notices.error)

    name = tr("data") + paths.DATA_SUFFIX
    dialog = ask_where(parent, tr("New data file"), name, kinds(), begin)
    # A file that is there is never overwritten by an empty one, so the dialog must not offer it.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    return dialog


def ask_open(parent: QWidget, done: Wanted) -> QFileDialog:
    """Ask for a data file to open; ``done(path)``."""
    return ask_file(parent, tr("Open a data file"), [kinds(), f"{tr('All files')} (*)"], done)


def ask_copy(context: Context, parent: QWidget) -> QFileDialog | None:
    """Ask where a copy should be saved, and save it beside all other work; a server's copies are its own."""
    ws = context.workspace
    if ws.store.path is None:
        context.notices.post(lambda: sentence(ExpectedError(Code.BACKUPS_OF_SERVER))[0])
        return None
    name = tr("{name} copy", name=paths.shown_name(ws.store.path).removesuffix(".db")) + paths.DATA_SUFFIX

    def save(path: Path) -> None:
        if _in_a_window(path):
            context.notices.error(ExpectedError(Code.FILE_IN_WINDOW, path=str(path)))
            return

        def saved(_: object) -> None:
            context.notices.say(tr("A copy was saved as {path}", path=path))

        context.jobs.copying(lambda: datafile.save_copy(ws, path, over=True), saved, context.notices.error)

    return ask_where(parent, tr("Save a copy"), name, kinds(), save)


def _in_a_window(path: Path) -> bool:
    """Tell whether a window has the data file ``path`` open: a copy must not take its place."""
    if not path.exists():
        return False
    lock = single.lock(path)
    if lock is not None:
        lock.unlock()
    return lock is None
