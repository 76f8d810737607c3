"""Finding Chinese names by the first letters of their pinyin, as people type them: sxzj."""

import functools


@functools.lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """Return the first letter of each character's pinyin, in lower case; other letters stay."""
    # 18 MB of dictionaries: only for who searches.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def matches(needle: str, text: str, more: str = "") -> bool:
    """Tell whether ``needle`` is part of ``text``, of ``more``, or of the pinyin initials of ``text``."""
    wanted = needle.strip().casefold()
    if not wanted or wanted in text.casefold() or wanted in more.casefold():
        return True
    return wanted.isascii() and wanted.isalpha() and wanted in initials(text)
