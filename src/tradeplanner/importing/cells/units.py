"""Units of amounts as tables write them: 万美元, 亿元, 千美元, «USD '000», «USD million»."""

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.importing.cells import currencies
from tradeplanner.importing.cells.parsed import half_width

_SCALES = (
    ("万亿", 12), ("千亿", 11), ("百亿", 10), ("十亿", 9), ("亿", 8), ("千万", 7),
    ("百万", 6), ("十万", 5), ("万", 4), ("千", 3),
    ("100million", 8), ("100m", 8), ("10k", 4),
    ("billion", 9), ("bln", 9), ("bn", 9), ("million", 6), ("mln", 6), ("mio", 6), ("mn", 6), ("thousand", 3),
    ("100,000", 5), ("10,000", 4), ("10000", 4), ("1,000", 3), ("1000", 3),
    ("'000", 3), ("000s", 3), ("000", 3),
)  # fmt: skip
_LETTERS = {"w": 4, "k": 3}
"""Letters that people write for 万 and for thousand, when nothing else stands beside the digits."""
_LEFT_OVER = re.compile(r"[\s()\[\]/:、,;'’.·]*(?:of|in|整|正|计)?[\s()\[\]/:、,;'’.·]*")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """What one of a column's numbers stands for: ``scale`` times one unit of ``currency`` ("" unsaid).

    ``rivals`` are other currencies that the same sign may stand for.
    """

    scale: Decimal
    currency: str
    text: str
    rivals: frozenset[str] = frozenset()


@functools.lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit | None:
    """Return the unit that ``text`` names and nothing else, or None."""
    rest = currencies.even(half_width(text)).replace(" ", "")
    if not rest or len(rest) > _LONGEST:
        return None
    if rest in _LETTERS:
        return Unit(Decimal(10) ** _LETTERS[rest], "", text.strip())
    found = currencies.take(rest)
    if found is None:
        return None
    said, rest = found
    power, rest = _take_scale(rest, named=said is not None)
    if _LEFT_OVER.fullmatch(rest) is None or not (said or power):
        return None
    code, rivals = said or ("", frozenset())
    return Unit(Decimal(10) ** power, code, text.strip(), rivals)


def currency_of(text: str) -> str | None:
    """Return the ISO code of a currency word or code, or None."""
    unit = parse_unit(text)
    return unit.currency if unit is not None and unit.scale == 1 and unit.currency else None


def _take_scale(text: str, *, named: bool) -> tuple[int, str]:
    """Return the power of ten that a text names and the rest; letters only beside a currency."""
    for word, power in _SCALES:
        if word in text and (named or not word.startswith("1")):
            return power, text.replace(word, "", 1)
    if named and text in ("m", "mm", "k", "w", "b"):
        return {"m": 6, "mm": 6, "k": 3, "w": 4, "b": 9}[text], ""
    return 0, text


_BRACKETED = re.compile(r"[(（\[【]([^()（）\[\]【】]{1,24})[)）\]】]")
_SAID = re.compile(
    r"(?:单位|計量單位|單位|计量单位|金额单位|币种单位|unit|currency)\s*[:：]?\s*([^\s)）】,，;；]{1,20})",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"^(?:单位|unit)\s*:?\s*|\s*[、/][%％‰].*$", re.IGNORECASE)
"""What stands beside a unit: the word for it, and the sign of the growth in «单位：亿元、%»."""
_AT_END = re.compile(r"[,，/／]\s*([^,，/／]{1,12})$")

_BEHIND = re.compile(
    r"[a-z]\s+(?:in\s+)?((?:USD|US\$|RMB|CNY|EUR|GBP|JPY|HKD)(?:\s*(?:'000|000s|10,000|thousand|million|mn|m|k))?)$",
    re.IGNORECASE,
)
"""A currency behind an English heading: «Amount USD», «Order value USD '000»."""


def unit_within(text: str) -> Unit | None:
    """Return the unit that a title or heading carries: «单位：万元», «出口额（万美元）», «…，万元»."""
    flat = text.translate({ord("（"): "(", ord("）"): ")", ord("："): ":"})
    candidates = [
        *_SAID.findall(flat),
        *_BRACKETED.findall(flat),
        *_AT_END.findall(flat),
        *_BEHIND.findall(flat),
    ]
    for candidate in candidates:
        unit = parse_unit(_BESIDE.sub("", candidate))
        if unit is not None:
            return unit
    return None


def without_unit(text: str) -> str:
    """Return a heading without a bracketed unit."""
    flat = text.translate({ord("（"): "(", ord("）"): ")"})
    return _BRACKETED.sub(lambda m: "" if parse_unit(re.sub(r"^单位\s*[:：]?", "", m[1])) else m[0], flat)
