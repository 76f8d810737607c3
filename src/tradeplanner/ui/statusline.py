"""The line under the pages: the last act with its undo, what the page counts, and whether all is saved."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tradeplanner.i18n.language import tr
from tradeplanner.ui import theme
from tradeplanner.ui.topbar import Elided
from tradeplanner.ui.widgets.labels import button, label

if TYPE_CHECKING:  # made when first wanted, which is after the first paint
    from tradeplanner.ui.jobs import Job
    from tradeplanner.ui.widgets.progress import ProgressStrip


class StatusLine(QFrame):
    """``undo_wanted()`` when the link beside the last act is pressed."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self._act, self._saved = label(role="caption"), label(role="caption")
        self._count = Elided(role="caption", side=Qt.AlignmentFlag.AlignRight)
        self._undo = button(role="link")
        self._undo.hide()
        self._undo.clicked.connect(self.undo_wanted)
        self._progress: ProgressStrip | None = None
        self._backup: datetime | None = None
        self._is_open = self._is_unsaved = self._is_held = False
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(2 * theme.GRID, 2, 2 * theme.GRID, 2)
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self._act)
        row.addWidget(self._undo)
        row.addWidget(self._count, 1)
        row.addWidget(self._saved)
        self.setMinimumHeight(4 * theme.GRID)
        self.retranslate()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Tell the last act; with ``undo``, offer to take it back."""
        self._act.setText(text)
        self._act.setToolTip(text)
        self._undo.setVisible(undo)

    def follow(self, job: "Job") -> None:
        """Show how long work gets on."""
        self.progress.follow(job)

    @property
    def progress(self) -> "ProgressStrip":
        """The strip of progress, made when there is first something to follow."""
        if self._progress is None:
            from tradeplanner.ui.widgets.progress import ProgressStrip

            self._progress = ProgressStrip()
            self._row.insertWidget(self._row.count() - 1, self._progress)
        return self._progress

    def count(self, text: str) -> None:
        """Tell what the page in front counts."""
        self._count.setText(text)
        self._count.setToolTip(text)

    def show_backup(self, at: datetime | None) -> None:
        """Tell when the last backup was made (aware), None where there is none or a server makes them."""
        self._backup = at
        self._show_saved()

    def show_open(self, *, is_open: bool) -> None:
        """Speak of what is saved while data is open, and of nothing while none is."""
        self._is_open, self._is_unsaved, self._is_held = is_open, False, False
        self.show_backup(None)

    def show_unsaved(self, is_unsaved: bool) -> None:  # noqa: FBT001 — a signal's
        """Tell that a setting could not be saved, until it is."""
        self._is_unsaved = is_unsaved
        self._show_saved()

    def show_held(self, is_held: bool) -> None:  # noqa: FBT001 — a signal's
        """Tell that a form could not be saved, until it is or is left."""
        self._is_held = is_held
        self._show_saved()

    def _saving(self) -> str:
        if self._is_held:
            return tr("Changes in a form are not saved")
        return tr("A setting is not saved") if self._is_unsaved else tr("All changes saved")

    def _show_saved(self) -> None:
        if not self._is_open:
            self._saved.setText("")
            return
        saved = self._saving()
        if self._backup is None:
            self._saved.setText(saved)
            return
        from tradeplanner.i18n.formats import moment

        at = self._backup.astimezone()
        today = at.date() == datetime.now().astimezone().date()
        told = tr("last backup {moment}", moment=f"{at:%H:%M}" if today else moment(at))
        self._saved.setText(f"{saved} · {told}")

    def retranslate(self) -> None:
        """Set the standing texts anew; what was said in the other language goes."""
        self.say("")
        self._undo.setText(tr("Undo (Ctrl+Z)"))
        self._show_saved()
