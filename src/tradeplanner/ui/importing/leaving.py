"""Escape in the import window: what was decided about a file is not thrown away by one key."""

from PySide6.QtCore import QObject

from tradeplanner.i18n.language import tr
from tradeplanner.ui.importing.flow import Flow
from tradeplanner.ui.notices import Notice, Tone
from tradeplanner.ui.widgets.notice import NoticeStrip


class Leaving(QObject):
    """Answers Escape: it warns where decisions would be lost, and the next one, while that stands, leaves."""

    def __init__(self, flow: Flow, strip: NoticeStrip) -> None:
        super().__init__(flow)
        self._flow, self._strip = flow, strip
        self._warning: Notice | None = None
        for going_on in (flow.opened, flow.decided, flow.committed):
            going_on.connect(self._forget)

    def may_leave(self, *, storing: bool) -> bool:
        """Tell whether the window may close now; else the strip says what would be lost.

        ``storing``: the rows are being imported this moment, which closing would stop. An error that
        stands in the strip is put away first, or nobody would see the warning.
        """
        if not (self._flow.can_go_back or storing) or self._stands():
            return True
        if self._strip.shown is not None and self._strip.shown.tone is Tone.ERROR:
            self._strip.dismiss()
            return False
        self._strip.show_notice(self._warn())
        return False

    def _warn(self) -> Notice:
        """Return the warning in the language in force; it is the one that stands from now on."""
        text = tr(
            "Nothing is imported yet, and what you decided about this file would be lost. Press Escape again"
            " to close without importing."
        )
        self._warning = Notice(text, Tone.WARNING, again=self._warn)
        return self._warning

    def _stands(self) -> bool:
        return self._warning is not None and self._strip.shown is self._warning

    def _forget(self) -> None:
        """Put the warning away: the person went on."""
        if self._stands():
            self._strip.dismiss()
        self._warning = None
