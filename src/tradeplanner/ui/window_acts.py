"""The acts that belong to the window itself, whatever page is in front, and the small windows they open."""

from typing import TYPE_CHECKING

from tradeplanner.i18n.language import mark
from tradeplanner.ui.actions import Act

if TYPE_CHECKING:  # the window makes these acts as it is made itself
    from tradeplanner.ui.shell import Shell


def window_acts(shell: "Shell") -> list[Act]:
    """Return the acts of ``shell`` that need no page."""
    return [
        Act("file.import", mark("Import…"), lambda: shell.go("import"), "Ctrl+I", "file-input",
            enabled=shell.is_ready),
        Act("file.print", mark("Print…"), lambda: shell.go("print"), "Ctrl+P", "printer",
            enabled=shell.is_ready),
        Act("file.backups", mark("Backups and data file…"), lambda: shell.go("backups"), "Ctrl+Shift+B",
            "history", enabled=shell.is_ready),
        Act("file.bring-back", mark("Bring back…"), lambda: shell.go("bring-back"), enabled=shell.is_ready),
        Act("file.settings", mark("Settings"), lambda: shell.go("settings"), "Ctrl+,", "settings",
            enabled=shell.is_ready),
        Act("sample.remove", mark("Remove the sample data…"), lambda: shell.go("sample-removal"),
            enabled=shell.is_ready),
        Act("file.quit", mark("Quit"), lambda: _quit(shell), "Ctrl+Q"),
        Act("edit.find", mark("Find a command"), lambda: _open_palette(shell), "Ctrl+K", "search"),
        Act("help.topic", mark("Help on this page"), shell.open_help, "F1", "circle-help"),
        Act("help.shortcuts", mark("Shortcuts"), lambda: _open_shortcuts(shell), "Ctrl+F1", "list"),
        Act("help.about", mark("About Trade Planner"), lambda: _open_about(shell), icon="info"),
    ]  # fmt: skip


def _quit(shell: "Shell") -> None:
    shell.close()


def _open_palette(shell: "Shell") -> None:
    from tradeplanner.ui.palette import Palette

    Palette(shell.actions_list, shell).open()


def _open_shortcuts(shell: "Shell") -> None:
    from tradeplanner.ui import help as help_windows

    help_windows.shortcuts(shell.actions_list, shell).open()


def _open_about(shell: "Shell") -> None:
    from tradeplanner.ui import help as help_windows

    help_windows.about(shell, shell.context).open()
