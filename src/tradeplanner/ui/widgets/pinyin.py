"""Finding Chinese names by pinyin as people type it: initials (sxzj) or whole syllables (shaoxing).

The tables in ``resources/pinyin`` are made from pypinyin's dictionaries by ``packaging/make_pinyin.py``:
so small that the first letter typed may load them, because a register of a hundred thousand names is
searched while a person types.
"""

import functools
from collections.abc import Iterable
from operator import add

from tradeplanner.paths import resource

Phrases = dict[str, list[tuple[str, list[str]]]]


def syllables(text: str) -> list[str]:
    """Return the pinyin of each character without tones, ü as v; other signs as they are, in lower case."""
    text = text.lower()
    readings, phrases = _tables()
    plain = [readings.get(sign, sign) for sign in text]
    if phrases.keys().isdisjoint(map(add, text, text[1:])):
        return plain
    return _corrected(text, plain, phrases)


def initials(text: str) -> str:
    """Return the first letter of each character's pinyin, in lower case; other letters stay."""
    return "".join([syllable[0] for syllable in syllables(text)])


@functools.lru_cache(maxsize=1 << 17)
def sounds(text: str) -> str:
    """Return what ``text`` is searched by beside itself: its initials and its whole pinyin, on two lines.

    Kept for the next who asks: a form's picker lists the same firms as the register's page.
    """
    said = syllables(text)
    return f"{''.join([syllable[0] for syllable in said])}\n{''.join(said)}"


def spoken(needle: str, text: str) -> bool:
    """Tell whether ``needle`` (lower case) is in the initials of ``text`` or begins at a syllable of it."""
    wanted = "".join(filter(str.isalnum, needle))
    if not wanted or not wanted.isascii():
        return False
    said = [syllable for syllable in syllables(text) if syllable.isalnum()]
    if wanted in "".join([syllable[0] for syllable in said]):
        return True
    return any("".join(said[at:]).startswith(wanted) for at in range(len(said)))


def matches(needle: str, text: str, more: str = "") -> bool:
    """Tell whether ``needle`` is part of ``text``, of ``more``, or of the pinyin of ``text``."""
    wanted = needle.strip().casefold()
    if not wanted or wanted in text.casefold() or wanted in more.casefold():
        return True
    return spoken(wanted, text)


def _corrected(text: str, plain: list[str], phrases: Phrases) -> list[str]:
    """Return ``plain`` with the syllables that phrases give to characters of several readings."""
    result: list[str] = []
    while len(result) < len(text):
        at = len(result)
        known = next((p for p in phrases.get(text[at : at + 2], ()) if text.startswith(p[0], at)), None)
        result += known[1] if known else [plain[at]]
    return result


@functools.cache
def _tables() -> tuple[dict[str, str], Phrases]:
    """Return each character's syllable, and the phrases (by their first two) that read otherwise."""
    readings = {
        sign: syllable
        for syllable, signs in map(str.split, _lines("characters.txt"))
        for sign in signs
    }  # fmt: skip
    phrases: Phrases = {}
    for phrase, *said in map(str.split, _lines("phrases.txt")):
        phrases.setdefault(phrase[:2], []).append((phrase, said))
    for known in phrases.values():
        known.sort(key=lambda pair: -len(pair[0]))
    return readings, phrases


def _lines(name: str) -> Iterable[str]:
    return resource("pinyin", name).read_text(encoding="utf-8").splitlines()
