"""When two written names are one firm's or one fair's: the normalising that matching rests on.

Two keys serve firms. Names with one ``firm_key`` are the same name, written otherwise. Names with one
``firm_core`` differ in their place (绍兴市, 浙江) or their legal form (股份有限公司): often one firm and
sometimes two, so a person is asked.
"""

import functools
import re
from collections.abc import Sequence

from tradeplanner.domain.traditional import simplified

_FULL_WIDTH = {i: i - 0xFEE0 for i in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_GONE = re.compile(r"[\s\u00a0\u200b\ufeff·•.,，。、'\"“”‘’\-—_]+")
_BRACKETS = str.maketrans("（）【】［］〔〕{}", "()()()()()")
_EVEN = _BRACKETS | {wide: _BRACKETS.get(narrow, narrow) for wide, narrow in _FULL_WIDTH.items()}
"""Full-width to half-width, then every bracket round, in one pass."""
_USUAL = re.compile(r"[\u4e00-\u9fff0-9()]*")
"""A name of Han, digits and round brackets, as nearly every name is: nothing to even out."""
_USUAL_LINES = re.compile(rf"{_USUAL.pattern}(?:\n{_USUAL.pattern})*")
_ODD_BRACKETS = re.compile(r"\((?:前称|曾用名|原|旧名)|^[^(\n]*\)", re.MULTILINE)
"""Brackets that may hold a former name, or lack their beginning."""
_FORMER = re.compile(r"\((?:前称|曾用名|原公司名|旧名|原企业名称|formerly|fka)[^()]*\)|\(原[^()]{4,}\)")
"""A former name beside the name of today."""
_SAID_FORMER = re.compile(
    r"^(?:前称|曾用名|原公司名|旧名|原企业名称|formerly|fka|原名?)[:\s为是]*", re.IGNORECASE
)
_LIMITED = (("有限责任公司", "有限公司"), ("股份有限公司", "股份公司"))
_LIMITED_ABROAD = (("corporation", "corp"), ("company", "co"), ("limited", "ltd"))
_CITIES = "绍兴|杭州|宁波|温州|嘉兴|湖州|金华|衢州|舟山|台州|丽水"
_RANKED = re.compile(rf"浙江省+|(?:{_CITIES}|诸暨|嵊州)市+|(?:越城|柯桥|上虞)区+|新昌县+")
"""Places with the word for their rank, which one writer puts and another leaves out."""
_RANKS = "省市区县"
_PLACES = re.compile(rf"浙江|{_CITIES}|越城|柯桥|上虞|诸暨|嵊州|新昌")
_FORMS = (
    "示例", "有限公司", "股份公司", "有限责任公", "有限公", "有限责任", "有限", "coltd", "公司", "集团",
    "股份", "厂", "ltd", "corp", "inc",
)  # fmt: skip
"""What ends a name, or is left of its end where it was cut off, and says nothing of which firm it is.

示例 marks the firms of the sample.
"""
_LEAST = 2
"""Signs that a core must have to tell a firm from others."""
_YEAR_AND_ROUND = re.compile(
    r"^(?:19|20)\d{2}(?:年度?)?|第?[0-9一二三四五六七八九十百]+届|[(（](?:19|20)\d{2}年?[)）]"
)


@functools.lru_cache(maxsize=1024)
def firm_key(name: str) -> str:
    """Return the form of a firm's name under which equal firms meet.

    Width, case, spaces, punctuation, traditional characters and brackets are evened out; 有限责任公司 equals
    有限公司, 绍兴市 equals 绍兴, and a former name in brackets is left out. Other words inside brackets stay:
    (绍兴) and 绍兴 are the same, nothing at all is not.
    """
    text = name.replace("（", "(").replace("）", ")")
    if not _USUAL.fullmatch(text):
        text = _GONE.sub("", text.translate(_EVEN).lower())
        for long, short in _LIMITED_ABROAD:
            text = text.replace(long, short)
    text = simplified(text)
    if "(" in text:
        text = _FORMER.sub("", text).replace("(", "").replace(")", "")
    for long, short in _LIMITED:
        text = text.replace(long, short)
    return _unranked(text)


def firm_keys(names: Sequence[str]) -> list[str]:
    """Return the ``firm_key`` of each name, of usual ones all at once."""
    text = "\n".join(names).replace("（", "(").replace("）", ")")
    if text.count("\n") >= len(names) or not _USUAL_LINES.fullmatch(text) or _ODD_BRACKETS.search(text):
        return list(map(firm_key, names))
    text = simplified(text).replace("(", "").replace(")", "")
    for long, short in _LIMITED:
        text = text.replace(long, short)
    return _unranked(text).split("\n")


def _unranked(text: str) -> str:
    """Return a name whose places lack their rank: 绍兴市 is 绍兴."""
    if not any(rank in text for rank in _RANKS):
        return text
    return _RANKED.sub(lambda match: match[0].rstrip(_RANKS), text)


def former_name(name: str) -> str:
    """Return the former name that stands in brackets behind a name (原…, 曾用名：…), or ""."""
    found = _FORMER.search(name.translate(_EVEN))
    return _SAID_FORMER.sub("", found[0].strip("()")) if found else ""


def firm_core(key: str) -> str:
    """Return what is left of a firm's key without places and legal form; the key where too little is left."""
    core = key
    for form in _FORMS:
        core = core.removesuffix(form)
    core = _PLACES.sub("", core)
    return core if len(core) >= _LEAST else key


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
