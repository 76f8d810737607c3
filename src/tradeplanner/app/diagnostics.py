"""What helps to mend the program and says nothing of whose data it is.

Numbers and keys only: no name of a firm, a person or a file, no value of a setting, no path with a login.
It is in English in either language, because whoever mends the program reads it.
"""

from datetime import datetime
from pathlib import Path

from tradeplanner import paths
from tradeplanner.app import backups, settings
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import settings as rules
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.ids import Noun
from tradeplanner.domain.settings import BureauSettings
from tradeplanner.storage import opening
from tradeplanner.storage.history import last
from tradeplanner.storage.tables import row_counts


def lines(ws: Workspace) -> list[str]:
    """Return the facts of the store, a line each; one that cannot be read says so."""
    told = [f"Schema {opening.SCHEMA}, {ws.store.engine.name} {_version(ws)}"]
    if ws.store.path is not None:
        told += _of_file(ws.store.path)
    try:
        with ws.store.read() as connection:
            counts = row_counts(connection)
            step = last(connection)
        told.append("Rows: " + ", ".join(f"{noun.value} {counts[noun]}" for noun in Noun))
        told.append(f"Steps: {step or 0}")
        told.append("Settings: " + (", ".join(_set_keys(ws)) or "none"))
    except ExpectedError as refused:
        told.append(f"The store cannot be read: {refused.code.value}")
    told.append(f"Log: {_as_tilde(paths.log_folder())}")
    return told


def _version(ws: Workspace) -> str:
    return ".".join(str(part) for part in ws.store.engine.dialect.server_version_info or ())


def _of_file(file: Path) -> list[str]:
    """Return the file's size and the age of its last backup."""
    size = file.stat().st_size if file.exists() else 0
    log = file.with_name(file.name + "-wal")
    wal = log.stat().st_size if log.exists() else 0
    usual = "usual" if file == paths.data_folder() / paths.DATA_FILE else "other"
    newest = backups.newest(file)
    if newest is None:
        age = "no backup"
    else:
        hours = (datetime.now().astimezone() - newest.at).total_seconds() / 3600
        age = f"last backup {hours:.1f} hours ago, {len(backups.listed(file))} in all"
    return [f"File: {size} bytes, log {wal} bytes, {usual} place, {age}"]


def _set_keys(ws: Workspace) -> list[str]:
    """Return the keys of settings that are not at their defaults."""
    usual, found = rules.to_texts(BureauSettings()), rules.to_texts(settings.get(ws))
    return [key for key, value in found.items() if value != usual[key]]


def _as_tilde(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return folder.name
