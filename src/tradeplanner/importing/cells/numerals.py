"""Chinese numerals and mixed ones: 一百二十万, 壹佰万元整, 1亿2000万, 二〇二四.

Strict: what a person might mean in two ways (一百二, 三四, 1万2) is no number here.
"""

import re
from decimal import Decimal

from tradeplanner.domain.traditional import simplified

_EACH = ("零〇○", "一壹弌", "二贰两弍", "三叁参弎", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {sign: value for value, signs in enumerate(_EACH) for sign in signs}
"""The sign of each digit, everyday and formal."""
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SIGNS = "".join((*DIGITS, *_SMALL, *_LARGE))
SIGNS = frozenset(_SIGNS)
_TOKEN = re.compile(rf"[0-9]+(?:\.[0-9]+)?|[{_SIGNS}]")
_TWENTY = str.maketrans({"廿": "二十", "卅": "三十"})
_IN_TURN = re.compile(rf"[{''.join(DIGITS)}]+")
_POINT = re.compile(r"(?P<whole>.+?)点(?P<part>[零〇○一二三四五六七八九]+)(?P<scale>万亿|[十百千]?[万亿])?")
_MONEY = re.compile(r"(?:(?P<whole>.+?)[元圆])?(?:零?(?P<jiao>[0-9]|.)角)?(?:零?(?P<fen>[0-9]|.)分)?[整正]?")


def parse(text: str) -> Decimal | None:
    """Return the number that a text without spaces writes in Chinese or in mixed numerals, or None."""
    flat = simplified(text).translate(_TWENTY)
    point = _POINT.fullmatch(flat)
    if point is not None:
        whole, part = parse(point["whole"]), "".join(str(DIGITS[sign]) for sign in point["part"])
        scale = _read(f"1{point['scale']}") if point["scale"] else Decimal(1)
        return None if whole is None or scale is None else (whole + Decimal(f"0.{part}")) * scale
    if _IN_TURN.fullmatch(flat):
        return _in_turn(flat)
    return _read(flat)


def parse_money(text: str) -> Decimal | None:
    """Return an amount of yuan written with 元, 角 and 分 (壹佰元伍角整), or None for any other text."""
    flat = simplified(text)
    match = _MONEY.fullmatch(flat) if any(sign in flat for sign in "元圆角分") else None
    if match is None:
        return None
    total = Decimal(0)
    if match["whole"]:
        whole = (
            Decimal(match["whole"])
            if match["whole"].isascii() and match["whole"].isdigit()
            else parse(match["whole"])
        )
        if whole is None:
            return None
        total += whole
    for name, worth in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        sign = match[name]
        if sign:
            digit = DIGITS.get(sign, int(sign) if sign.isdecimal() and sign.isascii() else -1)
            if digit < 0:
                return None
            total += digit * worth
    return total


def _in_turn(text: str) -> Decimal | None:
    """Return digits read one by one; a pair such as 三四 may mean "three or four" and is none."""
    telling = len(text) in (1, 4) or len(text) > 4 or any(sign in "〇○零" for sign in text)
    return Decimal("".join(str(DIGITS[sign]) for sign in text)) if telling and "两" not in text[1:] else None


class _Reading:
    """A numeral on its way from left to right: sections below 万, joined by 万 and 亿."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        self.section = Decimal(0)
        self.digit: Decimal | None = None
        self.small = 10**5
        self.large = 10**16
        self.gap = True
        """Whether 零, 十 or nothing stands before, so that a last digit counts ones."""

    def number(self, token: str) -> bool:
        """Take a digit, digits as such or 零; False where a digit is waiting already."""
        if self.digit is not None:
            return False
        if token in ("零", "〇", "○"):
            self.gap = True
            return True
        self.digit = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token)
        full = token not in DIGITS and len(token.partition(".")[0]) == 4
        self.gap = self.gap or full
        return True

    def tens(self, worth: int) -> bool:
        """Take 十, 百 or 千; False where a sign as small stood before in this section."""
        if worth >= self.small or (self.digit is None and worth != 10):
            return False
        self.section += (Decimal(1) if self.digit is None else self.digit) * worth
        self.digit, self.small, self.gap = None, worth, worth == 10
        return True

    def myriads(self, worth: int) -> bool:
        """Take 万 or 亿, which ends a section; False where it has nothing to count or does not follow."""
        below = self.section + (self.digit or 0)
        loose = self.digit is not None and self.section and not self.gap
        if loose or (below == 0 and not (worth == 10**8 and self.total)):
            return False
        if worth == 10**8 and 0 < self.total < worth and self.large == 10**4:
            self.total = (self.total + below) * worth  # 一万二千亿: the 万 counts 亿
        elif worth >= self.large:
            return False
        else:
            self.total += below * worth
        self.section, self.digit, self.small, self.large, self.gap = Decimal(0), None, 10**5, worth, False
        return True

    def end(self) -> Decimal | None:
        """Return the number, None where its last digit could count ones or tens (一百二)."""
        if self.digit is not None and not self.gap:
            return None
        return self.total + self.section + (self.digit or 0)


def _read(text: str) -> Decimal | None:
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text or not SIGNS.intersection(text):
        return None
    if len(tokens) > 2 and any("." in token for token in tokens):
        return None
    reading = _Reading()
    for token in tokens:
        worth = _SMALL.get(token)
        large = _LARGE.get(token)
        taken = reading.tens(worth) if worth else reading.myriads(large) if large else reading.number(token)
        if not taken:
            return None
    return reading.end()
