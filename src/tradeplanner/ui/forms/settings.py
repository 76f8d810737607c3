"""The bureau's settings as the values of fields, and back: for the settings page and the first day."""

from dataclasses import replace
from typing import Any, cast

from tradeplanner.domain.settings import KEYS, BureauSettings
from tradeplanner.ui.widgets.form import Values


def bureau_values(before: BureauSettings) -> Values:
    """Return the settings as fields show them: the year is a number, or none."""
    values: Values = {name: getattr(before, name) for name in KEYS}
    return values | {"year": int(before.year) if before.year.isdigit() else None}


def asked(values: Values) -> Values:
    """Return the values of fields as settings hold them."""
    return {name: _held(name, value) for name, value in values.items() if name in KEYS}


def made(values: Values, before: BureauSettings) -> BureauSettings:
    """Return the settings that the values say; what they do not name stays as it was."""
    return replace(before, **cast("Any", asked(values)))


def _held(name: str, value: object) -> object:
    if name == "year":
        return "" if value is None else str(value)
    return getattr(BureauSettings(), name) if value is None else value
