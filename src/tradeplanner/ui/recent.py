"""The menu of data files that were open, filled when it is opened: a file may have gone since."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tradeplanner import paths
from tradeplanner.i18n.language import tr


def recent_menu(menu: QMenu, wanted: Callable[[object], None]) -> QMenu:
    """Add the menu of recent files to ``menu`` and return it; ``wanted(path)`` follows a choice."""
    within = QMenu(tr("Open &recent"), menu)
    menu.addMenu(within)
    menu.aboutToShow.connect(lambda: _fill(within, wanted))
    _fill(within, wanted)
    return within


def named(file: Path) -> str:
    """Return a file by its name and folder, and that it is missing if it is."""
    text = tr("{name} in {folder}", name=paths.shown_name(file), folder=home_as_tilde(file.parent))
    return text if file.exists() else tr("{file} (missing)", file=text)


def home_as_tilde(folder: Path) -> str:
    """Return a folder's path with the person's own folder as "~": shorter, and without the login."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def _fill(menu: QMenu, wanted: Callable[[object], None]) -> None:
    menu.clear()
    for at, file in enumerate(paths.recent_files(), 1):
        act = QAction(f"&{at % 10} " + named(file).replace("&", "&&"), menu)
        act.triggered.connect(lambda _=False, file=file: wanted(file))
        menu.addAction(act)
    menu.menuAction().setVisible(not menu.isEmpty())
