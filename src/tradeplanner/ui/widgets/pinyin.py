"""Finding Chinese names by the first letters of their pinyin, as people type them: sxzj.

The dictionaries' readings are turned once into tables of first letters, because a register of a
hundred thousand names is searched while a person types.
"""

import functools
import unicodedata
from operator import add

Phrases = dict[str, list[tuple[str, str]]]


def initials(text: str) -> str:
    """Return the first letter of each character's pinyin, in lower case; other letters stay."""
    letters, phrases = _tables()
    plain = text.translate(letters).lower()
    if len(plain) != len(text) or phrases.keys().isdisjoint(map(add, text, text[1:])):
        return plain
    return _corrected(text, plain, phrases)


def _corrected(text: str, plain: str, phrases: Phrases) -> str:
    """Return ``plain`` with the letters that phrases give to characters of several readings."""
    result, at = "", 0
    while at < len(text):
        known = next((p for p in phrases.get(text[at : at + 2], ()) if text.startswith(p[0], at)), None)
        result += known[1] if known else plain[at]
        at += len(known[0]) if known else 1
    return result


@functools.cache
def _tables() -> tuple[dict[int, str], Phrases]:
    """Return each character's letter, and the phrases (by their first two) that read otherwise."""
    # 18 MB of dictionaries: only for who searches.
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

    letters = {code: _letter(readings) for code, readings in PINYIN_DICT.items()}
    phrases: Phrases = {}
    for phrase, readings in PHRASES_DICT.items():
        said = "".join(_letter(reading[0]) for reading in readings)
        if len(said) == len(phrase) and said != phrase.translate(letters):
            phrases.setdefault(phrase[:2], []).append((phrase, said))
    for known in phrases.values():
        known.sort(key=lambda pair: -len(pair[0]))
    return letters, phrases


def _letter(reading: str) -> str:
    return unicodedata.normalize("NFD", reading[:1])[0]


def matches(needle: str, text: str, more: str = "") -> bool:
    """Tell whether ``needle`` is part of ``text``, of ``more``, or of the pinyin initials of ``text``."""
    wanted = needle.strip().casefold()
    if not wanted or wanted in text.casefold() or wanted in more.casefold():
        return True
    return wanted.isascii() and wanted.isalpha() and wanted in initials(text)
