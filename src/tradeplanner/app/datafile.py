"""The data file as a thing: begin one, copy one, check and mend one, and remember which were open."""

import os
from datetime import datetime
from pathlib import Path

from tradeplanner import paths
from tradeplanner.app import backups, person
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import Actor
from tradeplanner.domain.soundness import Repaired, Report
from tradeplanner.storage import copies, opening


def located(chosen: Path | None = None) -> Path:
    """Return where the data file is or would be; BACKUPS_OF_SERVER if a server holds the data."""
    if on_server(chosen):
        raise ExpectedError(Code.BACKUPS_OF_SERVER)
    return paths.data_file(chosen)


def new(file: Path) -> None:
    """Begin an empty data file; ExpectedError (FILE_EXISTS, or what opening raises) if it cannot be."""
    if file.exists() and file.stat().st_size > 0:
        raise ExpectedError(Code.FILE_EXISTS, path=str(file))
    opening.open_file(file).close()


def save_copy(ws: Workspace, target: Path, *, over: bool = False) -> Path:
    """Save a whole copy of the data as ``target``; one that is there is kept unless ``over`` is said.

    It works even where the file itself was deleted or its disk pulled out while it was open. Raises
    ExpectedError: FILE_EXISTS, COPY_NO_SPACE, COPY_FOLDER, BACKUPS_OF_SERVER.
    """
    own = backups.file_of(ws)
    target = target.expanduser().absolute()
    if target == own.absolute() or (target.exists() and not over):
        raise ExpectedError(Code.FILE_EXISTS, path=str(target))
    with ws.store.bare() as connection:
        copies.copy(connection, target, over=over)
    return target


def expect_open(ws: Workspace) -> None:
    """Raise ExpectedError (FILE_GONE) if the open data file was deleted, moved or replaced."""
    ws.store.stay()


def recent() -> list[Path]:
    """Return the data files opened last, the newest first; they may be gone since."""
    return paths.recent_files()


def remember(*files: Path) -> None:
    """Put ``files`` at the head of the recent ones: the first is opened at the next start."""
    head = [file.absolute() for file in files]
    kept = head + [file for file in paths.recent_files() if file not in head]
    folder = paths.config_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lines = [str(file) for file in kept[: paths.RECENT_COUNT]]
        (folder / paths.RECENT).write_text("\n".join(lines) + "\n", encoding="utf-8")
    except (OSError, UnicodeEncodeError) as failed:
        raise ExpectedError(Code.FOLDER_READ_ONLY, path=str(folder)) from failed


def check(file: Path) -> Report:
    """Return how sound a data file is, from its pages to its sums; nothing is changed.

    Raises ExpectedError (FILE_GONE) if it is not there.
    """
    _expect(file)
    from tradeplanner.storage import checking  # the window opens a file long before anybody checks one

    return checking.check(file)


def on_server(chosen: Path | None = None) -> bool:
    """Tell whether a server holds the data, and no folder was ``chosen`` instead."""
    return chosen is None and bool(os.environ.get("TRADEPLANNER_DATABASE"))


def check_server(ws: Workspace) -> Report:
    """Return how sound the rows on the server of ``ws`` are: history, numbers, sums; nothing is changed."""
    from tradeplanner.storage import checking  # as above

    return checking.check_server(ws.store)


def repair(file: Path, actor: Actor | None = None) -> Repaired:
    """Mend a data file that nobody else has open; the file as it was is kept.

    Raises ExpectedError: FILE_GONE, NOTHING_SALVAGED, COPY_NO_SPACE, COPY_FOLDER, FILE_BUSY.
    """
    _expect(file)
    from tradeplanner.storage import repair as repairing  # as above

    return repairing.repair(file, actor or person.actor(), datetime.now().astimezone())


def _expect(file: Path) -> None:
    if not file.exists():
        raise ExpectedError(Code.FILE_GONE, path=str(file))
