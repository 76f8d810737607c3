"""Backups that come by themselves while the window is open, and once more as it closes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from tradeplanner.app import backups
from tradeplanner.app.backups import Made
from tradeplanner.domain.backups import Backup
from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.ui.bridge import Bridge
from tradeplanner.ui.context import Context
from tradeplanner.ui.notices import Tone, sentence

STARTED_MS, SETTLED_MS, LOOK_MS = 5_000, 4_000, 300_000
"""What was left at the last end waits until the first page has been read; a change is let settle before
the first backup of a day; how often is looked whether one is due."""
QUICK_BYTES = 200_000_000
"""A larger file is not backed up as the window closes but at the next start, so that closing stays quick."""


class Keeper(QObject):
    """Asks the rule as changes come and time goes on; ``told(Backup | None)`` hears of the newest."""

    def __init__(
        self, context: Context, file: Path, told: Callable[[Backup | None], None], parent: QObject
    ) -> None:
        """Look soon whether the last session left something that is not backed up."""
        super().__init__(parent)
        self._context, self._file, self._told = context, file, told
        self._said: Code | None = None
        self._soon, self._often = QTimer(self), QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self._often.timeout.connect(self.look)
        self._often.start(LOOK_MS)
        self._bridge = Bridge(context.workspace, self)
        self._bridge.changed.connect(lambda _: self._soon.start(SETTLED_MS))
        context.jobs.copying(lambda: backups.newest(file), self._made, self._failed, owner=self)
        QTimer.singleShot(STARTED_MS, self, lambda: self.look(leaving=True))

    def look(self, *, leaving: bool = False) -> None:
        """Make a backup if one is due, beside all other work."""
        file = self._file

        def work() -> Made | Backup | None:
            return backups.keep(file, leaving=leaving) or backups.newest(file)

        self._context.jobs.copying(work, self._made, self._failed, key="backup", owner=self)

    def propose(self) -> None:
        """Look once a day, too, whose personal data has been kept long enough."""
        from tradeplanner.ui.retention import Proposer  # nothing of it is needed for the first page

        Proposer(self._context, self)

    def close(self) -> None:
        """Stop looking."""
        self._bridge.close()
        self._soon.stop()
        self._often.stop()

    def _made(self, result: object) -> None:
        if not isinstance(result, Made):
            self._told(result if isinstance(result, Backup) else None)
            return
        self._told(result.backup)
        self._say(result.trouble)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError):
            self._say(error)
        else:
            self._context.notices.error(error)

    def _say(self, trouble: ExpectedError | None) -> None:
        """Say once what stands in the way, and again only after it was well in between."""
        code = None if trouble is None else trouble.code
        if trouble is not None and code is not self._said:
            self._context.notices.post(lambda: sentence(trouble)[0], Tone.WARNING)
        self._said = code


def keep_on_closing(file: Path, *, hurried: bool) -> None:
    """Back up what was done since the last backup, now that nobody has the file open.

    It waits for the next start where closing is ``hurried``, the file is large, or where it cannot be made.
    """
    try:
        if not hurried and file.stat().st_size <= QUICK_BYTES:
            backups.keep(file, leaving=True)
    except (ExpectedError, OSError):
        return
