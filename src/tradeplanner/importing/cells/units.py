"""Units of amounts as tables write them: 万美元, 亿元, 千美元, «USD '000», and the words of currencies."""

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.importing.cells.parsed import half_width

CURRENCY_WORDS = {
    "人民币": "CNY", "rmb": "CNY", "cny": "CNY", "cnh": "CNY", "¥": "CNY", "￥": "CNY", "yuan": "CNY",
    "美元": "USD", "美金": "USD", "usd": "USD", "us$": "USD", "$": "USD", "u.s.dollar": "USD",
    "usdollar": "USD",
    "欧元": "EUR", "eur": "EUR", "€": "EUR", "euro": "EUR",
    "日元": "JPY", "日圆": "JPY", "日币": "JPY", "jpy": "JPY", "円": "JPY", "yen": "JPY",
    "港元": "HKD", "港币": "HKD", "港纸": "HKD", "hkd": "HKD", "hk$": "HKD",
    "英镑": "GBP", "gbp": "GBP", "£": "GBP", "韩元": "KRW", "韩币": "KRW", "韩圆": "KRW", "krw": "KRW",
    "₩": "KRW",
    "澳大利亚元": "AUD", "澳元": "AUD", "aud": "AUD", "加拿大元": "CAD", "加元": "CAD", "cad": "CAD",
    "瑞士法郎": "CHF", "chf": "CHF", "新加坡元": "SGD", "新加坡币": "SGD", "sgd": "SGD",
    "新西兰元": "NZD", "纽元": "NZD", "nzd": "NZD", "泰铢": "THB", "thb": "THB",
    "马来西亚林吉特": "MYR", "林吉特": "MYR", "马币": "MYR", "myr": "MYR",
    "印尼卢比": "IDR", "印尼盾": "IDR", "印度尼西亚卢比": "IDR", "idr": "IDR", "越南盾": "VND",
    "越盾": "VND", "vnd": "VND",
    "菲律宾比索": "PHP", "php": "PHP", "印度卢比": "INR", "inr": "INR", "俄罗斯卢布": "RUB", "卢布": "RUB",
    "rub": "RUB",
    "阿联酋迪拉姆": "AED", "迪拉姆": "AED", "aed": "AED", "沙特里亚尔": "SAR", "sar": "SAR",
    "南非兰特": "ZAR", "兰特": "ZAR", "zar": "ZAR", "墨西哥比索": "MXN", "mxn": "MXN",
    "巴西雷亚尔": "BRL", "雷亚尔": "BRL", "brl": "BRL", "土耳其里拉": "TRY", "里拉": "TRY", "try": "TRY",
    "波兰兹罗提": "PLN", "兹罗提": "PLN", "pln": "PLN", "瑞典克朗": "SEK", "sek": "SEK",
    "挪威克朗": "NOK", "nok": "NOK", "丹麦克朗": "DKK", "dkk": "DKK", "匈牙利福林": "HUF", "福林": "HUF",
    "huf": "HUF",
    "捷克克朗": "CZK", "czk": "CZK", "澳门元": "MOP", "澳门币": "MOP", "mop": "MOP",
    "新台币": "TWD", "台币": "TWD", "twd": "TWD",
}  # fmt: skip
"""Currency words in lower case, half-width. 元 alone is the yuan, and only as the end of a unit."""
_SCALES = (
    ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7), ("百万", 6), ("十万", 5), ("万", 4),
    ("千", 3),
    ("billion", 9), ("bn", 9), ("million", 6), ("mn", 6), ("thousand", 3), ("'000", 3), ("000", 3),
)  # fmt: skip
_LONGEST_FIRST = sorted(CURRENCY_WORDS, key=len, reverse=True)
_LEFT_OVER = re.compile(r"[\s()\[\]/:、,;'’.·]*(?:dollars?|of|in)?[\s()\[\]/:、,;'’.·]*")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one of a column's numbers stands for: ``scale`` times one unit of ``currency`` ("" unsaid)."""

    scale: Decimal
    currency: str
    text: str


@functools.lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """Return the unit that ``text`` names and nothing else, or None."""
    rest = half_width(text).lower().replace(" ", "")
    if not rest or len(rest) > 24:
        return None
    currency, rest = _take_currency(rest)
    power, rest = _take_scale(rest)
    if "元" in rest:
        currency = currency or "CNY"
        rest = rest.replace("元", "", 1)
    if _LEFT_OVER.fullmatch(rest) is None or not (currency or power):
        return None
    return Unit(Decimal(10) ** power, currency, text.strip())


def currency_of(text: str) -> str | None:
    """Return the ISO code of a currency word or code, or None."""
    word = half_width(text).lower().replace(" ", "")
    if word == "元":
        return "CNY"
    found = CURRENCY_WORDS.get(word)
    if found is None:
        unit = parse_unit(word)
        found = unit.currency if unit is not None and unit.scale == 1 and unit.currency else None
    return found


def _take_currency(text: str) -> tuple[str, str]:
    for word in _LONGEST_FIRST:
        if word in text:
            return CURRENCY_WORDS[word], text.replace(word, "", 1)
    return "", text


def _take_scale(text: str) -> tuple[int, str]:
    for word, power in _SCALES:
        if word in text:
            return power, text.replace(word, "", 1)
    return 0, text


_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,24})[)）\]】]")
_SAID = re.compile(
    r"(?:单位|计量单位|金额单位|币种单位|unit|currency)\s*[:：]?\s*([^\s)）】,，;；]{1,20})", re.IGNORECASE
)
_AT_END = re.compile(r"[,，/／]\s*([^,，/／]{1,12})$")


def unit_within(text: str) -> Unit | None:
    """Return the unit that a title or heading carries: «单位：万元», «出口额（万美元）», «…，万元»."""
    flat = text.translate({ord("（"): "(", ord("）"): ")", ord("："): ":"})
    candidates = [*_SAID.findall(flat), *_BRACKETED.findall(flat), *_AT_END.findall(flat)]
    for candidate in candidates:
        unit = parse_unit(re.sub(r"^(?:单位|unit)\s*:?\s*", "", candidate, flags=re.IGNORECASE))
        if unit is not None:
            return unit
    return None


def without_unit(text: str) -> str:
    """Return a heading without a bracketed unit."""
    flat = text.translate({ord("（"): "(", ord("）"): ")"})
    return _BRACKETED.sub(lambda m: "" if parse_unit(re.sub(r"^单位\s*[:：]?", "", m[1])) else m[0], flat)
