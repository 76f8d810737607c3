"""A country and its city in one cell: «越南胡志明市», «德国·科隆», «日本（东京）», «Germany, Cologne»."""

import re

from tradeplanner.importing.stored import Stored

_BETWEEN = re.compile(r"[\s·・•.,，、\-—－:：]+")
_AROUND = re.compile(r"^[(（【](.*)[)）】]$")
_LETTERS = 2
"""Letters of the shortest name of a country that another word may follow without a sign."""


def split(text: str, stored: Stored) -> tuple[str | None, str]:
    """Return the market that a text begins with, and the rest as its city; None where it begins with none.

    A text that lists several markets names none.
    """
    whole = stored.market(text)
    if whole is not None:
        return whole, ""
    if stored.markets_in(text):
        return None, ""
    for end in range(len(text) - 1, _LETTERS - 1, -1):
        if (
            text[end - 1].isascii()
            and text[end].isascii()
            and text[end].isalnum()
            and text[end - 1].isalnum()
        ):
            continue  # within a word
        head, rest = text[:end], text[end:]
        code = stored.market(_BETWEEN.sub(" ", head).strip()) if not _BETWEEN.fullmatch(head) else None
        if code is not None:
            return code, _city(rest)
    return None, ""


def _city(rest: str) -> str:
    city = _BETWEEN.sub(" ", rest).strip()
    around = _AROUND.match(city)
    if around:
        return around[1].strip()
    even = sum(map(city.count, "(（【")) == sum(map(city.count, ")）】"))
    return city if even else city.strip("()（）【】")
