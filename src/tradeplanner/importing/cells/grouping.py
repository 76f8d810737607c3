"""Digits with separators: which sign parts thousands and which the decimals, where that can be told.

1,234.56 and 1.234.567,89 can mean one thing; 1.234 is a decimal, as in every Chinese table; 12,5 and
100、200 could be two things and are told as such.
"""

import re
from decimal import Decimal
from typing import NamedTuple

_THIN = "\u2009\u202f\u2007\u2006\u2008\u200a"
_SPACE = str.maketrans(
    dict.fromkeys(_THIN + "\u00a0\u3000", " ") | dict.fromkeys("\u2019\u02bc\u2018`\u00b4", "'")
)
DIGITS = re.compile(r"[0-9](?:[0-9]|[,.、' ](?=[0-9])|\.(?=$|[^0-9]))*|\.[0-9]+")
"""A run of digits with separators inside, as it is taken out of a text that ``even`` gave."""
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:(?P<by>[,' ])[0-9]{3})(?:(?P=by)[0-9]{3})*(?:\.[0-9]+)?")
_LISTED = re.compile(r"[1-9][0-9]{0,2}(?:、[0-9]{3})+(?P<part>\.[0-9]+)?")
_EUROPEAN = re.compile(
    r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+),[0-9]{1,2}"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?"
)
_MYRIADS = re.compile(r"[1-9][0-9]{0,3}(?:,[0-9]{4}){2,}(?:\.[0-9]+)?")


class Doubt(NamedTuple):
    """Two ways in which digits can be read."""

    one: str
    other: str


def even(text: str) -> str:
    """Return a half-width text with every sort of space and apostrophe alike."""
    return text.translate(_SPACE)


def read(digits: str) -> Decimal | Doubt | None:
    """Return the number, two ways of reading it, or None where the separators make no sense."""
    if _PLAIN.fullmatch(digits):
        return Decimal(digits)
    if _ENGLISH.fullmatch(digits) or _MYRIADS.fullmatch(digits):
        return Decimal(re.sub("[,' ]", "", digits))
    if _EUROPEAN.fullmatch(digits):
        return Decimal(re.sub("[.' ]", "", digits).replace(",", "."))
    return _doubtful(digits)


def _doubtful(digits: str) -> Decimal | Doubt | None:
    """Return two ways of reading digits with an odd separator; one where decimals settle it."""
    listed = _LISTED.fullmatch(digits)
    if listed is not None:
        together = digits.replace("、", "")
        return Decimal(together) if listed["part"] else Doubt(together, " + ".join(digits.split("、")))
    if re.fullmatch(r"[0-9]+,[0-9]+", digits):
        return Doubt(digits.replace(",", "."), digits.replace(",", ""))
    return None
