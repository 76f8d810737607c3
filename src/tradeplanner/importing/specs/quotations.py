"""How a heading or title says that rates are quoted: USD/CNY, 100日元, 人民币/韩元, 1元人民币兑外币."""

import re
from typing import NamedTuple

from tradeplanner.domain.traditional import simplified
from tradeplanner.importing.cells.parsed import half_width
from tradeplanner.importing.cells.units import currency_of

_SPOKEN = re.compile(r"中间价|汇率|牌价|折算价|折合|现汇|现钞|买入价|卖出价|rate|的|元人民币(?=[兑对/])")
_PAIR = re.compile(
    r"(?:每|per)?(?P<n>10{0,4})?(?P<a>[^0-9/兑对:→=]+?)(?P<by>/|兑换?|对|:|→|=)(?P<m>10{0,4})?(?P<b>[^0-9/兑对:→=]+)"
)
_JOINED = re.compile(r"(?P<n>10{0,4})?(?P<a>[a-z]{3})(?P<by>)(?P<m>)(?P<b>[a-z]{3})")
_SINGLE = re.compile(r"(?:每|per)?(?P<n>10{0,4}|百|千|万)?(?:单位|个|元)?(?P<a>[^0-9/]+)")
_WORDS = {"百": 100, "千": 1000, "万": 10_000}
_FOREIGN = frozenset(("外币", "外汇", "外国货币", "foreigncurrency"))


class Quoted(NamedTuple):
    """What is said of a quotation: the foreign currency ("" for any), for how many units, and which way."""

    currency: str
    per: int | None = None
    inverse: bool | None = None


def read(text: str) -> Quoted | None:
    """Return how a heading says that its rates are quoted, None where it says nothing of it."""
    flat = _SPOKEN.sub(_kept, simplified(half_width(text)).lower().replace(" ", ""))
    flat = re.sub(r"^(.+)\((10{1,4})\)$", r"\2\1", flat)
    for bare in (flat, re.sub(r"\([^()]*\)$", "", flat), *re.findall(r"\(([^()]*)\)", flat)):
        found = _pair(bare) or _single(bare)
        if found is not None:
            return found
    return None


def _kept(match: re.Match[str]) -> str:
    return "人民币" if "人民币" in match[0] else ""


def _pair(flat: str) -> Quoted | None:
    match = _PAIR.fullmatch(flat) or _JOINED.fullmatch(flat)
    if match is None:
        return None
    one, other = _named(match["a"]), _named(match["b"])
    if (
        one is None
        or other is None
        or (one == "CNY") == (other == "CNY")
        or match["m"] not in (None, "", "1")
    ):
        return None
    per = int(match["n"]) if match["n"] else None
    if one != "CNY":
        return Quoted(one, per, inverse=False)
    # 人民币兑美元 is how everybody names the yuan for one dollar; only a slash or a number says which way.
    return Quoted(other, per, inverse=True if per or match["by"] in ("/", ":", "=", "") else None)


def _single(flat: str) -> Quoted | None:
    match = _SINGLE.fullmatch(flat)
    named = _named(match["a"]) if match is not None else None
    if match is None or named is None or named == "CNY":
        return None
    per = match["n"]
    return Quoted(named, _WORDS.get(per) or int(per) if per else None)


def _named(word: str) -> str | None:
    """Return a currency's code, "" for foreign currency as such, None for other words."""
    return "" if word in _FOREIGN else currency_of(word)
