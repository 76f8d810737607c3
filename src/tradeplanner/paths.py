"""Where things lie on this machine: the user's data and log folders, and the shipped resources.

Nothing here is created by asking: the one who writes makes the folder.
"""

import os
from pathlib import Path

import platformdirs

APP = "tradeplanner"
DATA_FILE = "tradeplanner.db"
DATA_SUFFIX = ".db"
RECENT, RECENT_COUNT = "recent.txt", 10


def data_folder(chosen: str | Path | None = None) -> Path:
    """Return the data folder: ``chosen``, else ``TRADEPLANNER_DATA``, else the platform's own."""
    if chosen:
        return Path(chosen).expanduser().absolute()
    named = os.environ.get("TRADEPLANNER_DATA")
    if named:
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_dir(APP, appauthor=False))


def data_file(chosen: str | Path | None = None) -> Path:
    """Return the data file: ``chosen``, else ``TRADEPLANNER_DATA``, else the one opened last, else the usual.

    The first two name a folder, or a file that ends in ``.db``.
    """
    named = chosen or os.environ.get("TRADEPLANNER_DATA")
    if not named:
        return next(iter(recent_files()), data_folder() / DATA_FILE)
    place = Path(named).expanduser().absolute()
    is_file = place.is_file() or (place.suffix == DATA_SUFFIX and not place.is_dir())
    return place if is_file else place / DATA_FILE


def recent_files() -> list[Path]:
    """Return the data files that this person opened, the last one first; they may be gone since."""
    try:
        lines = (config_folder() / RECENT).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [Path(line) for line in lines if line][:RECENT_COUNT]


def log_folder() -> Path:
    """Return the folder of the log files."""
    return Path(platformdirs.user_log_dir(APP, appauthor=False))


def config_folder() -> Path:
    """Return the folder of what belongs to this person and machine: language, window, layouts."""
    return Path(platformdirs.user_config_dir(APP, appauthor=False))


def shown_name(path: Path) -> str:
    """Return a file's name as text that can be shown and stored.

    A name from a Chinese archive may be GB18030 bytes, which this system's encoding cannot read.
    """
    try:
        path.name.encode()
    except UnicodeEncodeError:
        return os.fsencode(path.name).decode("gb18030", errors="replace")
    return path.name


def resource(*parts: str) -> Path:
    """Return a shipped file or folder, from the installed package or from a working tree."""
    here = Path(__file__).resolve().parent
    shipped = here / "resources"
    root = shipped if shipped.is_dir() else here.parents[1] / "resources"
    return root.joinpath(*parts)
