"""Who sits at this desk: the login name, the name that History shows, and where they want second backups.

These belong to the person and the machine, so they lie with their other settings and not in the
data. Steps keep the name under which they were done.
"""

import getpass
import hashlib
from pathlib import Path

from tradeplanner import paths
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Actor

FILE = "person.txt"
BACKUPS = "backup-folder.txt"
LIMIT = 40


def actor() -> Actor:
    """Return the person who is logged in, under the name they gave, else under the login name."""
    try:
        login = getpass.getuser()
    except (OSError, KeyError):  # no such user in the machine's list
        login = "unknown"
    return Actor(login, name() or login)


def name() -> str:
    """Return the name that the person gave, "" if none."""
    return _kept(FILE)[:LIMIT]


def call(new: str) -> None:
    """Call the person ``new`` from the next start on; ExpectedError if it cannot be written."""
    _keep(FILE, new.strip()[:LIMIT])


def backups_wanted() -> Path | None:
    """Return the additional folder for backups that the person chose, None if none."""
    text = _kept(BACKUPS)
    return Path(text) if text else None


def want_backups(folder: Path | None) -> None:
    """Have a second copy of every backup written to ``folder``, or to none; ExpectedError if that fails."""
    _keep(BACKUPS, "" if folder is None else str(folder))


def backup_folder(file: Path) -> Path | None:
    """Return where in the additional folder the backups of ``file`` lie, None if none was chosen.

    Each data file has a folder of its own there, since two may have the same name.
    """
    wanted = backups_wanted()
    if wanted is None:
        return None
    place = hashlib.sha256(str(file.absolute()).encode(errors="surrogateescape")).hexdigest()[:8]
    return wanted / f"{file.stem}-{place}"


def _kept(name: str) -> str:
    try:
        return (paths.config_folder() / name).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _keep(name: str, text: str) -> None:
    folder = paths.config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text + "\n", encoding="utf-8")
    except OSError as failed:
        raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(folder)) from failed
