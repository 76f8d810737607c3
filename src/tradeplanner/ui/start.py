"""The start of the window: paint first, then load, then fill.

Before the first paint only Qt, the shell and the theme are imported; a test looks at
``sys.modules``. The database library follows on the data lane, charts and frames on first use.
"""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLockFile, QTimer
from PySide6.QtWidgets import QApplication

from tradeplanner import paths
from tradeplanner.i18n import language
from tradeplanner.i18n.language import tr
from tradeplanner.ui import memory, single, speech, theme
from tradeplanner.ui.notices import Notices
from tradeplanner.ui.shell import Shell

if TYPE_CHECKING:  # loaded after the first paint
    from tradeplanner.ui.datafile.holding import Holding
    from tradeplanner.ui.jobs import Jobs


STARTING_MS = 3_000
"""How long the collector of garbage rests at the start: what is loaded then stays."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the options of the window."""
    parser = argparse.ArgumentParser(prog="tradeplanner")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--lang", choices=language.LANGUAGES, default="")
    parser.add_argument("--quit-after-paint", action="store_true")
    return parser.parse_args(argv)


def main(argv: Sequence[str]) -> int:
    """Open the window and return the exit status; ``argv`` are the arguments after the program's name."""
    options = parse(argv)
    gc.disable()
    file = paths.data_file(options.data)
    choose_input_method()
    app = _application()
    speech.start(options.lang)
    lock = None if options.quit_after_paint else single.lock(file)
    if lock is None and not options.quit_after_paint:
        single.call(file)
        text = tr("Trade Planner is already open with this data; its window has come forward.")
        sys.stderr.write(text + "\n")
        return 0
    theme.start(app, memory.text("theme", theme.Scheme.SYSTEM))
    running = Running(app, options.data, paint_only=options.quit_after_paint, lock=lock)
    status = app.exec()
    running.close()
    return status


def _application() -> QApplication:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    QApplication.setStyle(theme.STYLE)  # before the application, or Qt makes the machine's own style first
    app = QApplication(["tradeplanner"])
    app.setApplicationName("Trade Planner")
    app.setDesktopFileName("tradeplanner")
    return app


def choose_input_method() -> None:
    """Let Chinese input work under fcitx: the Qt wheels lack its plugin, but fcitx 5 speaks ibus too."""
    if not os.environ.get("QT_IM_MODULE", "").startswith("fcitx"):
        return
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    if not list(plugins.glob("*fcitx*")):
        os.environ["QT_IM_MODULE"] = "ibus"


def _collect_again() -> None:
    """Leave what was loaded out of every later collection, and collect what comes."""
    gc.freeze()
    gc.enable()


class Running:
    """The running program: the window, its background work, and what it does with its own errors."""

    def __init__(
        self, app: QApplication, place: Path | None, *, paint_only: bool, lock: QLockFile | None = None
    ) -> None:
        """Show the window; what loads more is started after its first paint.

        ``place`` is the folder or data file that the person named; ``lock`` is held on that file.
        """
        self._app, self._place, self._lock = app, place, lock
        self.notices = Notices()
        self.holding: Holding | None = None
        self.shell = Shell(app, self.notices)
        # A turn of the event loop later, so that the paint has reached the screen.
        then = app.quit if paint_only else self.load
        self.shell.painted.connect(lambda: QTimer.singleShot(0, then))
        self._hook = sys.excepthook
        self._closers: list[Callable[[], None]] = []
        self.shell.show()

    def load(self) -> None:
        """Load the rest: the log, the workspace, the door for a second start."""
        from tradeplanner import logs
        from tradeplanner.ui.datafile.holding import Holding

        QTimer.singleShot(STARTING_MS, self._app, _collect_again)
        speech.translate_qt(self._app)
        log = logs.start(paths.log_folder())
        sys.excepthook = self.fail
        self.holding = Holding(self.shell, self.notices, self._place, self._lock)
        self._closers = [self.holding.close, lambda: logs.stop(log)]
        self.holding.open()

    @property
    def jobs(self) -> "Jobs | None":
        """The lanes of background work, once they are there."""
        return None if self.holding is None else self.holding.jobs

    def close(self) -> None:
        """End background work, close the workspace and the log."""
        sys.excepthook = self._hook
        for close in self._closers:
            close()

    def fail(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Report an error nobody took: a calm notice with details, and the program lives."""
        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            QApplication.quit()
            return
        self.notices.error(error)
