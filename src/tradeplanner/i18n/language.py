"""The language in force, and the functions that every visible string passes.

``tr("{count} firms", count=3)`` looks the English sentence up and fills it. Mark a string that is
looked up later with ``mark``. The language is one for the process; who shows text listens by
``on_change`` and asks again. A paper may be written in another one meanwhile, by ``speaking``.
"""

import contextlib
import functools
import gettext
import locale
import os
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path

ZH, EN = "zh", "en"
LANGUAGES = (ZH, EN)
_FOLDER = Path(__file__).parent / "locale"
_state: dict[str, gettext.NullTranslations | str] = {"code": EN, "catalogue": gettext.NullTranslations()}
_listeners: list[Callable[[], None]] = []
_spoken: ContextVar[str] = ContextVar("spoken", default="")
"""The language of what is being written in this thread, "" where it is the process's."""


def system_language() -> str:
    """Return the language of the system: English where it says so, otherwise Chinese."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    name = named or (locale.getlocale()[0] or "")
    return EN if name.lower().startswith("en") else ZH


def set_language(code: str) -> None:
    """Speak ``code`` ("zh" or "en") from now on and tell the listeners."""
    chosen = code if code in LANGUAGES else ZH
    catalogue = gettext.translation("tradeplanner", _FOLDER, [chosen], fallback=True)
    _state["code"], _state["catalogue"] = chosen, catalogue
    for listener in _listeners.copy():
        listener()


def language() -> str:
    """Return the language in force, "zh" or "en"."""
    return _spoken.get() or str(_state["code"])


@contextlib.contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak ``code`` within the block, in this thread only; "" is the language of the process."""
    token = _spoken.set(code if code in LANGUAGES else "")
    try:
        yield
    finally:
        _spoken.reset(token)


def on_change(listener: Callable[[], None]) -> Callable[[], None]:
    """Call ``listener`` after each change of language; the result takes it off again."""
    _listeners.append(listener)

    def leave() -> None:
        if listener in _listeners:
            _listeners.remove(listener)

    return leave


def tr(msgid: str, **params: object) -> str:
    """Return the sentence in the language in force, its ``{names}`` filled from ``params``."""
    catalogue = _in_force()
    text = catalogue.gettext(msgid) if isinstance(catalogue, gettext.NullTranslations) and msgid else msgid
    return text.format(**params) if params else text


def said_in(code: str, msgid: str) -> str:
    """Return what ``msgid`` is in ``code`` ("zh" or "en") whatever language is in force, unfilled."""
    return _catalogue(code).gettext(msgid) if msgid else msgid


@functools.cache
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation("tradeplanner", _FOLDER, [code], fallback=True)


def ntr(one: str, many: str, count: int, **params: object) -> str:
    """Return ``one`` or ``many`` by ``count``, which also fills ``{count}``, thousands set apart."""
    catalogue = _in_force()
    text = catalogue.ngettext(one, many, count) if isinstance(catalogue, gettext.NullTranslations) else many
    return text.format(count=f"{count:,}", **params)


def _in_force() -> gettext.NullTranslations | str:
    own = _spoken.get()
    return _catalogue(own) if own else _state["catalogue"]


def mark(msgid: str) -> str:
    """Return ``msgid`` as it is: marks a string for the catalogue that ``tr`` looks up later."""
    return msgid
