"""Words, codes and signs of currencies; a sign that several currencies share keeps its rivals.

¥ stands for the yuan and the yen, $ for a dozen dollars, 元 for whatever a sheet counts in. Such a sign
is taken for its usual currency, and a heading or a code beside it may say another one of its rivals.
"""

import functools
from typing import NamedTuple

from tradeplanner.domain.money import PLACES
from tradeplanner.domain.traditional import simplified

_WORDS = {
    "CNY": "人民币 rmb cnh yuan renminbi cn¥ 块钱",
    "USD": "美元 美金 美圆 us$ usdollar u.s.dollar u.s.$ 美刀 刀",
    "EUR": "欧元 € euro euros 欧",
    "JPY": "日元 日圆 日币 円 yen jp¥ jpy¥",
    "HKD": "港元 港币 港纸 港圆 hk$ hkdollar",
    "GBP": "英镑 £ ￡ pound sterling 镑",
    "KRW": "韩元 韩币 韩圆 ₩ won",
    "AUD": "澳大利亚元 澳元 澳币 澳洲元 a$ au$",
    "CAD": "加拿大元 加元 加币 c$ ca$",
    "CHF": "瑞士法郎 瑞郎 sfr",
    "SGD": "新加坡元 新加坡币 新元 新币 s$",
    "NZD": "新西兰元 纽元 纽币 nz$",
    "THB": "泰铢 泰币 ฿ baht",
    "MYR": "马来西亚林吉特 林吉特 马币 令吉 rm ringgit",
    "IDR": "印尼卢比 印尼盾 印度尼西亚卢比 印度尼西亚盾 rp rupiah",
    "VND": "越南盾 越盾 越南元 ₫",
    "PHP": "菲律宾比索 菲律宾披索 ₱",
    "INR": "印度卢比 ₹",
    "RUB": "俄罗斯卢布 卢布 ₽ ruble rouble",
    "AED": "阿联酋迪拉姆 迪拉姆 dirham",
    "SAR": "沙特里亚尔 沙特里亚 riyal",
    "ZAR": "南非兰特 兰特 rand",
    "MXN": "墨西哥比索 墨西哥披索 mx$",
    "BRL": "巴西雷亚尔 雷亚尔 r$ real",
    "TRY": "土耳其里拉 里拉 新里拉 ₺ lira",
    "PLN": "波兰兹罗提 兹罗提 zł zloty",
    "SEK": "瑞典克朗",
    "NOK": "挪威克朗",
    "DKK": "丹麦克朗",
    "HUF": "匈牙利福林 福林 forint",
    "CZK": "捷克克朗 kč",
    "MOP": "澳门元 澳门币 葡币 mop$",
    "TWD": "新台币 台币 nt$ ntd",
    "KWD": "科威特第纳尔",
    "BHD": "巴林第纳尔",
    "EGP": "埃及镑 埃镑",
    "KZT": "哈萨克斯坦坚戈 坚戈 ₸ tenge",
    "UZS": "乌兹别克斯坦苏姆 苏姆",
    "PKR": "巴基斯坦卢比",
    "BDT": "孟加拉塔卡 孟加拉国塔卡 塔卡 ৳ taka",
    "LKR": "斯里兰卡卢比",
    "CLP": "智利比索",
    "COP": "哥伦比亚比索",
    "PEN": "秘鲁索尔 索尔",
    "ILS": "以色列谢克尔 新谢克尔 谢克尔 ₪ shekel",
}
"""What names each currency besides its ISO code, in lower case and half-width."""
_SIGNS = {
    "¥": ("CNY", "JPY"),
    "$": ("USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD", "MXN", "CLP", "COP", "MOP"),
    "元": ("CNY", "USD", "HKD", "JPY", "TWD", "SGD", "AUD", "CAD", "NZD", "KRW", "EUR", "MOP"),
    "圆": ("CNY", "JPY", "HKD", "KRW"),
    "块": ("CNY", "USD", "HKD", "TWD"),
    "dollars": ("USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD"),
    "dollar": ("USD", "HKD", "AUD", "CAD", "SGD", "NZD", "TWD"),
}
"""Signs that several currencies share: the usual one first."""


class Said(NamedTuple):
    """A currency that was named, and others that the same sign may stand for."""

    code: str
    rivals: frozenset[str] = frozenset()


_NAMED = {
    **{sign: Said(codes[0], frozenset(codes[1:])) for sign, codes in _SIGNS.items()},
    **{code.lower(): Said(code) for code in PLACES},
    **{word: Said(code) for code, words in _WORDS.items() for word in words.split()},
}
_LONGEST_FIRST = sorted(_NAMED, key=len, reverse=True)
_WITH_FULL_WIDTH = str.maketrans("￥￡￦", "¥£₩")


def even(text: str) -> str:
    """Return a half-width text as words of currencies are looked for: lower case, simplified, signs alike."""
    return simplified(text.translate(_WITH_FULL_WIDTH).lower())


@functools.lru_cache(maxsize=4096)
def take(text: str) -> tuple[Said | None, str] | None:
    """Return the currency that an evened text names and what is left of it; None if it names two."""
    said: Said | None = None
    rest = text
    for word in _LONGEST_FIRST:
        while word in rest:
            rest = rest.replace(word, "", 1)
            both = _NAMED[word] if said is None else _agreeing(said, _NAMED[word])
            if both is None:
                return None
            said = both
    return said, rest


def _agreeing(one: Said, other: Said) -> Said | None:
    """Return the currency that two words mean together: JPY and ¥ the yen, $ and 元 the dollar."""
    common = ({one.code} | one.rivals) & ({other.code} | other.rivals)
    if not common:
        return None
    for said in (one, other):
        if not said.rivals:
            return said
    code = one.code if one.code in common else other.code
    return Said(code, frozenset(common - {code})) if code in common else None
