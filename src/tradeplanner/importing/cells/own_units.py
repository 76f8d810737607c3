"""An amount whose cell names a unit of its own, beside the unit that its column says.

The cell is believed for its scale, since it says more; a sign that currencies share (¥, $, 元) gives way
to what the column names. Where cell and column contradict each other, it is told.
"""

from decimal import Decimal

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.importing.cells.numbers import Amount
from tradeplanner.importing.cells.parsed import Remark
from tradeplanner.importing.cells.units import Unit

_SIGNS = "¥￥$"
Told = tuple[Remark, ...]


def meant(unit: Unit) -> frozenset[str]:
    """Return the currencies that a unit may mean; none for one that names no currency."""
    return frozenset({unit.currency, *unit.rivals}) if unit.currency else frozenset()


def settled(amount: Amount, column: Unit) -> tuple[Decimal, Decimal, str, frozenset[str], Told]:
    """Return an amount in the column's unit and in whole units, its currency, what it may mean, remarks."""
    own = amount.unit
    if own is None:
        return amount.number, amount.number * column.scale, column.currency, frozenset(), ()
    whole = amount.number * own.scale
    shared = column.currency in meant(own)
    currency = column.currency if shared or not own.currency else own.currency
    # A sum over the column is one of its unit, so that it can be held against the sheet's own total.
    number = amount.number if own.scale == column.scale else whole / column.scale
    return number, whole, currency, meant(own), _told(own, column, whole, currency)


def _told(own: Unit, column: Unit, whole: Decimal, currency: str) -> Told:
    differs = bool(column.currency and own.currency) and column.currency not in meant(own)
    if column.text and (differs or own.scale == 1 != column.scale):
        shown: dict[str, Param] = {
            "said": own.text,
            "unit": column.text,
            "amount": f"{whole.normalize():f} {currency}".strip(),
        }
        return (Remark(Code.UNIT_IN_CELL, Severity.WARNING, shown),)
    sign = next((sign for sign in _SIGNS if sign in own.text), "")
    if sign and own.rivals and not column.currency:
        return (Remark(Code.CURRENCY_SIGN, Severity.NOTE, {"sign": sign, "currency": currency}),)
    return ()
