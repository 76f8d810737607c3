"""What the window says to the person: one notice at a time, errors first, read before they go.

A notice is a value; ``widgets/notice.py`` shows it. Good news goes to the status line and never
into a box. Sentences of expected errors are made by ``i18n.messages``; any other error is ours, is
logged, and comes with its details folded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tradeplanner.i18n.language import tr

if TYPE_CHECKING:  # the first paint has no errors to tell, and must not load what they need
    from tradeplanner.domain.errors import ExpectedError

    Way = Callable[[ExpectedError], "Link | None"]


class Tone(StrEnum):
    """How a notice looks and how long it stays: an error until it is read."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Link:
    """An act offered beside a sentence."""

    text: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the strip, an act if one helps, and details that fold out."""

    text: str
    tone: Tone = Tone.NOTE
    link: Link | None = None
    details: str = ""


class Notices(QObject):
    """Where sentences are left: ``posted(Notice)`` for the strip, ``said(text)`` for the status line."""

    posted = Signal(object)
    said = Signal(str)
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way: Way | None = None

    def lead(self, way: "Way | None") -> None:
        """Ask ``way`` for the act to offer with an expected error that comes without one."""
        self._way = way

    def say(self, text: str) -> None:
        """Put good news in the status line."""
        self.said.emit(text)

    def post(self, text: str, tone: Tone = Tone.NOTE, link: Link | None = None, details: str = "") -> None:
        """Show a sentence in the strip."""
        self.posted.emit(Notice(text, tone, link, details))

    def error(self, error: BaseException, link: Link | None = None, stands: str = "") -> None:
        """Show an error: calmly where the world failed, with details where we did (and log those).

        ``stands`` (text) says what has been done all the same; without it nothing has.
        """
        from tradeplanner.domain.errors import ExpectedError

        if isinstance(error, ExpectedError):
            text, details = sentence(error)
            if link is None and self._way is not None:
                link = self._way(error)
            self.posted.emit(Notice(f"{text} {stands}".strip(), Tone.ERROR, link, details))
            return
        text, details = _ours(error, stands)
        self.posted.emit(Notice(text, Tone.ERROR, link, details))

    def clear(self) -> None:
        """Take the shown notice away."""
        self.cleared.emit()


def _ours(error: BaseException, stands: str) -> tuple[str, str]:
    """Log an error of the program's own and return its sentence and its details."""
    import logging
    import traceback

    logging.getLogger(__name__).error("unexpected error", exc_info=error)
    text = tr("Something in the program went wrong. Your data is as it was before this step.")
    if stands:
        text = f"{tr('Something in the program went wrong.')} {stands}"
    return text, "".join(traceback.format_exception(error))


def sentence(error: "ExpectedError") -> tuple[str, str]:
    """Return an expected error's sentence, and as details one line for each of its findings."""
    from tradeplanner.i18n import messages

    findings = getattr(error, "findings", ())
    lines = [messages.sentence(finding) for finding in findings]
    if len(lines) == 1:
        return lines[0], ""
    return messages.error_sentence(error), "\n".join(lines)
