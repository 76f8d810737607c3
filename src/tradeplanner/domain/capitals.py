"""Amounts in capitals (人民币大写), as papers about money want them beside the figures.

Rule: 支付结算办法, 附一 正确填写票据和结算凭证的基本规定. Where it leaves a choice, a zero between yuan and
jiao is written, one between 万 and a full thousand is not, and 整 follows jiao, so that nothing can be added.
"""

from tradeplanner.domain.money import Money

DIGITS = "零壹贰叁肆伍陆柒捌玖"
YUAN = "CNY"
_PLACES = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_WAN, _YI = 10**4, 10**8


def in_capitals(money: Money) -> str:
    """Return an amount of yuan in capitals: «人民币壹仟陆佰捌拾元零叁角贰分».

    Any size is told; below zero it is 人民币负…. Raises ValueError for another currency than the yuan.
    """
    if money.currency != YUAN:
        raise ValueError(f"capitals are written for {YUAN} alone, not {money.currency}")
    yuan, rest = divmod(abs(money.minor), 100)
    sign = "负" if money.minor < 0 else ""
    return f"人民币{sign}{_whole(yuan, rest)}{_part(yuan, rest)}"


def _whole(yuan: int, rest: int) -> str:
    """Return the yuan with their unit; nothing where there are jiao or fen alone."""
    if yuan:
        return f"{_number(yuan)}元"
    return "" if rest else "零元"


def _part(yuan: int, rest: int) -> str:
    """Return jiao and fen, or 整 where the amount ends before the fen."""
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    # A zero stands for jiao that are wanting, and marks yuan that end in zero.
    gap = DIGITS[0] if yuan and (not jiao or yuan % 10 == 0) else ""
    tenths = f"{DIGITS[jiao]}角" if jiao else ""
    return gap + tenths + (f"{DIGITS[fen]}分" if fen else "整")


def _number(value: int) -> str:
    """Return a whole number above zero; each 亿 and 万 begins anew, so any size has its words."""
    for size, unit in ((_YI, "亿"), (_WAN, "万")):
        if value >= size:
            high, low = divmod(value, size)
            gap = DIGITS[0] if 0 < low < size // 10 else ""
            return _number(high) + unit + gap + (_number(low) if low else "")
    return _thousands(value)


def _thousands(value: int) -> str:
    """Return a number from 1 to 9999; several zeros in a row are one."""
    words, gap = "", False
    for size, unit in _PLACES:
        digit = value // size % 10
        if digit:
            words += (DIGITS[0] if gap and words else "") + DIGITS[digit] + unit
        gap = not digit
    return words
