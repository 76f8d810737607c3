"""A setting in words: what stands under its key, as the history and the settings page call it."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from tradeplanner.domain.history import RowImage
from tradeplanner.domain.settings import POINTS
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import tr
from tradeplanner.i18n.words import currency_name


def key_of(image: RowImage) -> str:
    """Return the key of the setting that an image is of, "" where neither side of it says."""
    return str((image.after or image.before or {}).get("key") or "")


def setting_words(key: str, text: str) -> str:
    """Return the stored ``text`` of the setting ``key`` as a person reads it; none stays none."""
    return _WORDS.get(key, str)(text) if text else ""


def _currency(code: str) -> str:
    name = currency_name(code)
    return code if name == code else tr("{field} ({detail})", field=name, detail=code)


def _number(text: str) -> str:
    return formats.number(Decimal(text))


def _listed(text: str) -> str:
    return "; ".join(line for line in text.split("\n") if line)


def _loaded(_: str) -> str:
    return tr("Yes")


_WORDS: Mapping[str, Callable[[str], str]] = {
    "export_currency": _currency,
    "order_currency": _currency,
    "green_points": _number,
    "amber_points": _number,
    "backup_days": _number,
    "personal_months": _number,
    **dict.fromkeys(POINTS, _number),
    "towns": _listed,
    "industries": _listed,
    "sample": _loaded,
}
