"""Unified social credit codes and customs registration codes: normalise, check, repair.

Source of the rules: GB 32100-2015 (18 places over 31 letters and digits, check place 18 by weights
3^i mod 31) and GB 11714-1997 (places 9 to 17 are the organisation code with a check of its own).
Excel keeps 15 significant digits, so an all-digit code loses its last three; two of the three are
check places, so only a few candidates remain and the true one is always among them.
"""

import re
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
_CUSTOMS = re.compile(r"[0-9]{4}[0-9A-Z]{6}")


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


def is_customs_code(code: str) -> bool:
    """Whether ``code`` is shaped like a ten-place customs registration code."""
    return _CUSTOMS.fullmatch(code) is not None
