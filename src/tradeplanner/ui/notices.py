"""What the window says to the person: one notice at a time, errors first, read before they go.

A notice is a value; ``widgets/notice.py`` shows it. Good news goes to the status line and never
into a box. Sentences of expected errors are made by ``i18n.messages``; any other error is ours, is
logged, and comes with its details folded. A notice that stands while the language changes is made
again in the new one, so what is posted is better a function that gives its words than the words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tradeplanner.i18n.language import tr

if TYPE_CHECKING:  # the first paint has no errors to tell, and must not load what they need
    from tradeplanner.domain.errors import ExpectedError

    Way = Callable[[ExpectedError], "Link | None"]


Words = str | Callable[[], str]
"""A text as it is, or what gives it in the language in force."""


def spoken(words: Words) -> str:
    """Return the text of ``words`` in the language in force."""
    return words if isinstance(words, str) else words()


class Tone(StrEnum):
    """How a notice looks and how long it stays: an error until it is read."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Link:
    """An act offered beside a sentence."""

    words: Words = field(compare=False)
    run: Callable[[], None]

    @property
    def text(self) -> str:
        """What the act is called, in the language in force."""
        return spoken(self.words)


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence for the strip, an act if one helps, and details that fold out.

    ``again`` makes it anew in another language; without it, it stays as it was said.
    """

    text: str
    tone: Tone = Tone.NOTE
    link: Link | None = None
    details: str = ""
    again: "Callable[[], Notice] | None" = field(default=None, compare=False, repr=False)


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

    def post(
        self, text: Words, tone: Tone = Tone.NOTE, link: Link | None = None, details: Words = ""
    ) -> None:
        """Show a sentence in the strip."""

        def make() -> Notice:
            return Notice(spoken(text), tone, link, spoken(details), make)

        self.posted.emit(make())

    def error(self, error: BaseException, link: Link | None = None, stands: Words = "") -> None:
        """Show an error: calmly where the world failed, with details where we did (and log those).

        ``stands`` (text) says what has been done all the same; without it nothing has.
        """
        from tradeplanner.domain.errors import ExpectedError

        if not isinstance(error, ExpectedError):
            details = _logged(error)
            self.post(lambda: _ours(spoken(stands)), Tone.ERROR, link, details)
            return
        if link is None and self._way is not None:
            link = self._way(error)
        self.post(
            lambda: " ".join(filter(None, (sentence(error)[0], spoken(stands)))),
            Tone.ERROR, link, lambda: sentence(error)[1],
        )  # fmt: skip

    def clear(self) -> None:
        """Take the shown notice away."""
        self.cleared.emit()


def _logged(error: BaseException) -> str:
    """Log an error of the program's own and return its details."""
    import logging
    import traceback

    logging.getLogger(__name__).error("unexpected error", exc_info=error)
    return "".join(traceback.format_exception(error))


def _ours(stands: str) -> str:
    """Return the sentence of an error of the program's own."""
    if stands:
        return f"{tr('Something in the program went wrong.')} {stands}"
    return tr("Something in the program went wrong. Your data is as it was before this step.")


def sentence(error: "ExpectedError") -> tuple[str, str]:
    """Return an expected error's sentence, and as details one line for each of its findings."""
    from tradeplanner.i18n import messages

    findings = getattr(error, "findings", ())
    lines = [messages.sentence(finding) for finding in findings]
    if len(lines) == 1:
        return lines[0], ""
    return messages.error_sentence(error), "\n".join(lines)
