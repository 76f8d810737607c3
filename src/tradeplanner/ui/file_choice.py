"""Asking where a file should go: the system's own dialog, without a nested loop of events."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from tradeplanner.ui import memory


def ask_where(
    parent: QWidget, title: str, name: str, kinds: str, done: Callable[[Path], None]
) -> QFileDialog:
    """Ask where to save ``name``; ``kinds`` as Qt filters ("PDF (*.pdf)"). ``done(path)`` follows a choice.

    The folder is remembered; a file that is there is asked about by the dialog itself.
    """
    folder = memory.text("folder/save", str(Path.home()))
    dialog = QFileDialog(parent, title, str(Path(folder, name)), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))

    def chosen(path: str) -> None:
        memory.keep("folder/save", str(Path(path).parent))
        done(Path(path))

    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
