"""What the window remembers of this person on this machine: geometry, page, layouts, language.

It lies in one file in the configuration folder, apart from the data, so that a data file that
moves to another desk takes no window sizes with it.
"""

from PySide6.QtCore import QSettings

from tradeplanner import paths


def settings() -> QSettings:
    """Return the remembered settings; cheap to call, Qt keeps one copy of the file in memory."""
    return QSettings(str(paths.config_folder() / "window.ini"), QSettings.Format.IniFormat)


def text(key: str, default: str = "") -> str:
    """Return a remembered text."""
    value = settings().value(key, default)
    return value if isinstance(value, str) else default


def keep(key: str, value: object) -> None:
    """Remember ``value`` (text, number, bytes or a list of texts) under ``key``."""
    settings().setValue(key, value)
