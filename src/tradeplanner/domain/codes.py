"""Unified social credit codes and customs registration codes: normalise, check, repair.

Source of the rules: GB 32100-2015 (18 places over 31 letters and digits, check place 18 by weights
3^i mod 31) and GB 11714-1997 (places 9 to 17 are the organisation code with a check of its own).
Excel keeps 15 significant digits, so an all-digit code loses its last three; two of the three are
check places, so only a few candidates remain and the true one is always among them.
"""

import itertools
import re
from collections.abc import Sequence
from operator import mul

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs of GB 32100-2015: no I, O, Z, S, V."""
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_SIGNS = frozenset(LETTERS)
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_VALUE = {sign: i for i, sign in enumerate(LETTERS)}
_ORG_VALUE = {sign: i for i, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_FULL_WIDTH = {i: i - 0xFEE0 for i in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff'`-]+")
CODE_LENGTH = 18
_EXACT = 15
"""Digits that Excel keeps of a number."""
_FOR = {"O": "0", "I": "1", "Z": "2", "S": "5", "V": "YU"}
"""What the letters that no code has are written for."""
_ALIKE = {
    "0": "DQ",
    "D": "0",
    "Q": "0",
    "1": "L7",
    "L": "1",
    "7": "1",
    "8": "B",
    "B": "8",
    "6": "G",
    "G": "6",
}
"""Signs that are taken for one another; the first two places, of which there are few, are not looked at."""
_SLIPS = 4
_SHOWN = 5
_AT_ONCE = 6
_REMAINDERS = bytes(value % 31 for value in range(256))
_WEIGHED = [
    bytes(_VALUE[chr(sign)] * weight % 31 if chr(sign) in _VALUE else 0 for sign in range(256))
    for weight in (*_WEIGHTS, 1)
]
"""For each place, what a sign adds to the sum that a valid code has as a multiple of 31."""
_CUSTOMS = re.compile(r"[0-9]{4}[0-9A-Z]{6}")
_CUSTOMS_LENGTH = 10
_MANY_CUSTOMS = re.compile(rf"{_CUSTOMS.pattern}(?:\n{_CUSTOMS.pattern})*")


def normalise(text: str) -> str:
    """Return ``text`` as a code is stored: half-width, upper case, without spaces and dashes."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _SPACES.sub("", text.translate(_FULL_WIDTH)).upper()


def check_place(first17: str) -> str:
    """Return the sign that must stand at place 18 after ``first17`` (GB 32100-2015, 4.6)."""
    return LETTERS[-sum(map(mul, map(_VALUE.__getitem__, first17), _WEIGHTS)) % 31]


def organisation_check(first8: str) -> str:
    """Return the check sign of an organisation code's eight places (GB 11714-1997): 0-9 or X."""
    total = sum(_ORG_VALUE[s] * w for s, w in zip(first8, _ORG_WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]


def has_code_shape(code: str) -> bool:
    """Whether ``code`` has 18 places of the 31 allowed signs."""
    return len(code) == CODE_LENGTH and _SIGNS.issuperset(code)


def is_valid(code: str) -> bool:
    """Whether ``code`` has the right shape and its check place 18 agrees.

    The organisation code's own check at place 17 is not asked for: some lawfully issued codes fail it.
    """
    return has_code_shape(code) and code[17] == check_place(code[:17])


def are_valid(many: Sequence[str]) -> bool:
    """Whether every one of these codes is valid: told of all at once, place by place.

    Each place's values times its weight are a row of bytes, added up as one large number; no sum of
    eight of them leaves its byte, because all are remainders of 31.
    """
    joined = "".join(many)
    if set(map(len, many)) - {CODE_LENGTH} or not _SIGNS.issuperset(joined):
        return False
    signs, sums = joined.encode(), bytes(len(many))
    for first in range(0, CODE_LENGTH, _AT_ONCE):
        places = range(first, min(first + _AT_ONCE, CODE_LENGTH))
        rows = (signs[place::CODE_LENGTH].translate(_WEIGHED[place]) for place in places)
        total = sum((int.from_bytes(row, "little") for row in rows), int.from_bytes(sums, "little"))
        sums = total.to_bytes(len(many), "little").translate(_REMAINDERS)
    return not any(sums)


def candidates(first15: str) -> tuple[str, ...]:
    """Return the codes that begin with the 15 digits Excel left, most codes having one to five.

    The 15 digits fix seven of the organisation code's eight body places; place 16 is free, and
    places 17 and 18 follow from the checks. Only all-digit codes are damaged in this way.
    """
    found = []
    for digit in "0123456789":
        body = first15 + digit
        organisation = organisation_check(body[8:16])
        if not organisation.isdigit():
            continue
        code = body + organisation
        check = check_place(code)
        if check.isdigit():
            found.append(code + check)
    return tuple(found)


def could_be(code: str, kept: str) -> bool:
    """Whether Excel could have left the leading digits ``kept`` of ``code``: cut at 15, then rounded."""
    if len(code) != CODE_LENGTH or not code.isdigit() or not kept:
        return False
    if len(kept) >= _EXACT:
        return code[:_EXACT] == kept[:_EXACT]
    step = 10 ** (_EXACT - len(kept))
    return bool(abs(int(code[:_EXACT]) - int(kept) * step) * 2 <= step)


def perhaps(code: str) -> tuple[str, ...]:
    """Return sound codes for which a wrong one may be a slip: look-alikes (O for 0), two signs swapped."""
    if len(code) != CODE_LENGTH:
        return ()
    if _SIGNS.issuperset(code):
        found = [code[:i] + other + code[i + 1 :] for i in range(2, 17) for other in _ALIKE.get(code[i], "")]
        found += [code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(CODE_LENGTH - 1)]
    else:
        choices = [_FOR.get(sign, sign) for sign in code]
        many = sum(sign in _FOR for sign in code) > _SLIPS
        found = [] if many else ["".join(signs) for signs in itertools.product(*choices)]
    return tuple(dict.fromkeys(each for each in found if each != code and _is_wholly_sound(each)))[:_SHOWN]


def _is_wholly_sound(code: str) -> bool:
    """Whether both checks agree and the district (GB/T 2260) is a number."""
    return is_valid(code) and code[2:8].isdigit() and organisation_check(code[8:16]) == code[16]


def are_customs_codes(many: Sequence[str]) -> bool:
    """Whether every one of these is shaped like a customs registration code."""
    return max(map(len, many)) == _CUSTOMS_LENGTH and _MANY_CUSTOMS.fullmatch("\n".join(many)) is not None


def is_customs_code(code: str) -> bool:
    """Whether ``code`` is shaped like a ten-place customs registration code."""
    return _CUSTOMS.fullmatch(code) is not None
