"""What went wrong in the import window, as a sentence in its strip or a question for the password."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tradeplanner.domain.errors import ExpectedError
from tradeplanner.domain.findings import Code
from tradeplanner.i18n.language import tr
from tradeplanner.ui.context import Context
from tradeplanner.ui.importing.again import repeated
from tradeplanner.ui.importing.asking import ask_password
from tradeplanner.ui.importing.opening import Source
from tradeplanner.ui.notices import Notice, Tone, sentence

LOCKED = (Code.IMPORT_PASSWORD, Code.IMPORT_PASSWORD_WRONG)


def told(context: Context, error: BaseException) -> Notice:
    """Return the notice of an error; one that nobody expected is told to the log as well."""
    if not isinstance(error, ExpectedError):
        context.notices.error(error)
    return repeated(lambda: _said(error))


def _said(error: BaseException) -> Notice:
    if not isinstance(error, ExpectedError):
        return Notice(tr("Something in the program went wrong. Nothing was stored."), Tone.ERROR)
    text, details = sentence(error)
    if error.code is Code.IMPORT_STOPPED:
        return Notice(text)
    return Notice(text, Tone.ERROR, details=details)


def asked_for_password(
    parent: QWidget, error: BaseException, source: Source | None, read: Callable[[Source], None]
) -> bool:
    """Ask for the password where a workbook wants one, and read it anew; False for any other error."""
    if not isinstance(error, ExpectedError) or error.code not in LOCKED or source is None:
        return False
    again = error.code is Code.IMPORT_PASSWORD_WRONG
    ask_password(parent, source.name, lambda word: read(replace(source, password=word)), again=again)
    return True
