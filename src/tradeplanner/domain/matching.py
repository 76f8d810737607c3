"""When two written names are one firm's or one fair's: the normalising that matching rests on."""

import functools
import re

_FULL_WIDTH = {i: i - 0xFEE0 for i in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_GONE = re.compile(r"[\s\u00a0\u200b\ufeff·•.,，。、'\"“”‘’\-—_]+")
_BRACKETS = str.maketrans("（）【】［］〔〕{}", "()()()()()")
_EVEN = _BRACKETS | {wide: _BRACKETS.get(narrow, narrow) for wide, narrow in _FULL_WIDTH.items()}
"""Full-width to half-width, then every bracket round, in one pass."""
_USUAL = re.compile(r"[\u4e00-\u9fff0-9()]*")
"""A name of Han, digits and round brackets, as nearly every name is: nothing to even out."""
_LIMITED = (
    ("有限责任公司", "有限公司"),
    ("股份有限公司", "股份公司"),
    ("company", "co"),
    ("limited", "ltd"),
)
_YEAR_AND_ROUND = re.compile(
    r"^(?:19|20)\d{2}(?:年度?)?|第?[0-9一二三四五六七八九十百]+届|[(（](?:19|20)\d{2}年?[)）]"
)


@functools.lru_cache(maxsize=1024)
def firm_key(name: str) -> str:
    """Return the form of a firm's name under which equal firms meet.

    Width, case, spaces, punctuation and brackets are evened out, and 有限责任公司 equals 有限公司.
    What stands inside brackets stays: (绍兴) and （绍兴） are the same, 绍兴 alone is not.
    """
    text = name.replace("（", "(").replace("）", ")")
    if not _USUAL.fullmatch(text):
        text = _GONE.sub("", text.translate(_EVEN).lower())
    for long, short in _LIMITED:
        text = text.replace(long, short)
    return text


def fair_key(name: str) -> str:
    """Return the form of an exhibition's name under which spellings of one edition meet."""
    return _GONE.sub("", name.translate(_EVEN).lower())


def recurring_name(edition_name: str) -> str:
    """Return the fair's lasting name: the edition's without its year and its number (第56届)."""
    name = edition_name.strip()
    while True:
        shorter = _YEAR_AND_ROUND.sub("", name).strip()
        if shorter in ("", name):
            return name
        name = shorter
