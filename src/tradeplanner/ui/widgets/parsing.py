"""What a person types into a field, read as a value: dates without dashes, amounts with 万 and 亿.

Each function returns ``(value, sentence)``: the sentence says what to type instead, and is empty
where the text was understood. An empty text is None and no mistake.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from tradeplanner.i18n.language import tr

_DATE = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_DAY = re.compile(r"(\d{1,2})\s*[日号]")
_UNITS = {
    "": 0, "百": 2, "千": 3, "k": 3, "万": 4, "萬": 4, "百万": 6, "m": 6, "千万": 7, "亿": 8,
    "億": 8, "bn": 9,
}  # fmt: skip
_AMOUNT = re.compile(r"([+-]?[\d,]*\.?\d+|[+-]?[\d,]+\.?)(百万|千万|bn|[百千万萬亿億km])?元?")


def parse_date(text: str, today: date | None = None) -> tuple[date | None, str]:
    """Read 20241031, 2024.10.31, 2024年10月31日, 10-31 or 31日; the parts left out are today's."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None, ""
    now = today or date.today()  # noqa: DTZ011 — dates here are local calendar dates
    parts = _date_parts(plain, now)
    if parts is not None:
        try:
            return date(*parts), ""
        except ValueError:
            pass
    return None, tr("“{text}” is no date. Type it like 2024-10-31 or 20241031.", text=plain)


def _date_parts(plain: str, now: date) -> tuple[int, int, int] | None:
    if re.fullmatch(r"\d{8}", plain):
        return int(plain[:4]), int(plain[4:6]), int(plain[6:])
    if found := _DATE.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _SHORT.fullmatch(plain):
        return now.year, int(found[1]), int(found[2])
    if found := _DAY.fullmatch(plain):
        return now.year, now.month, int(found[1])
    return None


def parse_amount(text: str) -> tuple[Decimal | None, str]:
    """Read 1,234.5 or 12.3万 or 1.5亿, exact, in whole units."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").lower()
    if not plain:
        return None, ""
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None, tr("“{text}” is no amount. Type it like 1234.50, 12.3万 or 1.5亿.", text=text.strip())
    return Decimal(found[1].replace(",", "")).scaleb(_UNITS[found[2] or ""]), ""


def parse_decimal(text: str) -> tuple[Decimal | None, str]:
    """Read a number with decimals, exact."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip()
    if not plain:
        return None, ""
    try:
        value = Decimal(plain)
    except InvalidOperation:
        value = Decimal("NaN")
    if value.is_finite():
        return value, ""
    return None, tr("“{text}” is no number. Type it like 1234.5.", text=text.strip())


def parse_integer(text: str) -> tuple[int | None, str]:
    """Read a whole number."""
    value, sentence = parse_decimal(text)
    if value is None:
        return None, sentence
    if value != value.to_integral_value():
        return None, tr("“{text}” is no whole number. Type it without decimals.", text=text.strip())
    return int(value), ""


def parse_list(text: str) -> tuple[str, ...]:
    """Read several entries parted by semicolons, commas or 、, in either width."""
    return tuple(part.strip() for part in re.split(r"[;；,，、\n]", text) if part.strip())
