"""Asking where a file should go: the system's own dialog, without a nested loop of events."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import memory

KEPT = "folder/save"
READ = "folder/read"


def ask_where(
    parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
) -> QFileDialog:
    """Ask where to save ``name``; ``kinds`` as Qt filters ("PDF (*.pdf)"). ``done(path)`` follows a choice.

    The folder is remembered; a file that is there is asked about by the dialog itself.
    """
    dialog = QFileDialog(parent, title, str(_folder() / name), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))

    def chosen(path: str) -> None:
        memory.keep(KEPT, str(Path(path).parent))
        done(Path(path))

    return _opened(dialog, chosen)


def ask_file(parent: QWidget, title: str, kinds: Sequence[str], done: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file to read; ``kinds`` as Qt filters. ``done(path)`` follows a choice."""
    dialog = QFileDialog(parent, title, memory.text(READ, str(Path.home())))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(list(kinds))

    def chosen(path: str) -> None:
        memory.keep(READ, str(Path(path).parent))
        done(Path(path))

    return _opened(dialog, chosen)


def ask_files(
    parent: QWidget, title: str, kinds: Sequence[str], done: Callable[[list[Path]], None]
) -> QFileDialog:
    """Ask for one file or several to read; ``kinds`` as Qt filters. ``done(paths)`` follows a choice."""
    dialog = QFileDialog(parent, title, memory.text(READ, str(Path.home())))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(list(kinds))

    def chosen(found: list[str]) -> None:
        paths = [Path(path) for path in found]
        memory.keep(READ, str(paths[0].parent))
        done(paths)

    dialog.filesSelected.connect(chosen)
    return _opened(dialog, lambda _: None)


def ask_forms(parent: QWidget, title: str, done: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder to read files from; ``done(path)`` follows a choice."""
    dialog = QFileDialog(parent, title, memory.text(READ, str(Path.home())))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def chosen(path: str) -> None:
        memory.keep(READ, path)
        done(Path(path))

    return _opened(dialog, chosen)


def ask_folder(parent: QWidget, title: str, done: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder to save several files in; ``done(path)`` follows a choice."""
    dialog = QFileDialog(parent, title, str(_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)

    def chosen(path: str) -> None:
        memory.keep(KEPT, path)
        done(Path(path))

    return _opened(dialog, chosen)


def _folder() -> Path:
    return Path(memory.text(KEPT, str(Path.home())))


def _opened(dialog: QFileDialog, chosen: Callable[[str], None]) -> QFileDialog:
    # Qt's own Chinese lacks these two.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Kind of file:"))
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
