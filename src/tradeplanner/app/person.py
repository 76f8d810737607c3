"""Who sits at this desk: the login name, and the name that History shows, which may be edited.

The name belongs to the person and the machine, so it lies with their other settings and not in the
data. Steps keep the name under which they were done.
"""

import getpass

from tradeplanner import paths
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Actor

FILE = "person.txt"
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
    try:
        text = (paths.config_folder() / FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    return text.strip()[:LIMIT]


def call(new: str) -> None:
    """Call the person ``new`` from the next start on; ExpectedError if it cannot be written."""
    folder = paths.config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FILE).write_text(new.strip()[:LIMIT] + "\n", encoding="utf-8")
    except OSError as failed:
        raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(folder)) from failed
