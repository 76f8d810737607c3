"""What a row says a booth costs: fee, rate and yuan, compared, and parted over several booths."""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.money import PLACES, Money, half_up
from tradeplanner.domain.rates import HOME
from tradeplanner.importing.lines import Cash, Line
from tradeplanner.importing.reconcile.context import Spot, given, money_of, text_of

_PER = Decimal(100)
"""Units for which a bank quotes a rate, where it does not quote it for one."""
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Fees:
    """The amounts of a row, None where it states none; ``area`` is in m²."""

    fee: Money | None = None
    fee_rate: Decimal | None = None
    fee_home: Money | None = None
    paid: Money | None = None
    area: Decimal | None = None

    def said(self) -> dict[str, Any]:
        """Return the fields that the row states."""
        values = {name: getattr(self, name) for name in ("fee", "fee_rate", "fee_home", "paid", "area")}
        return {name: value for name, value in values.items() if value is not None}

    def parts(self, count: int) -> list["Fees"]:
        """Return the amounts and the area in ``count`` equal parts; the first takes what is left over."""
        fees, homes, paids = (_parted(money, count) for money in (self.fee, self.fee_home, self.paid))
        areas = _shared(self.area, count)
        rows = zip(fees, homes, paids, areas, strict=True)
        return [Fees(fee, self.fee_rate, home, paid, area) for fee, home, paid, area in rows]


def fees_of(at: Spot, line: Line) -> Fees | None:
    """Return what a row states; None where an amount has no known currency, which is told."""
    currency = text_of(line, "currency") or HOME
    found: dict[str, Money | None] = {}
    for field, code in (("fee", currency), ("fee_home", HOME), ("paid", HOME)):
        cash = given(line, field)
        found[field] = money_of(at, field, cash, code) if isinstance(cash, Cash) else None
        if isinstance(cash, Cash) and found[field] is None:
            return None
    fee, home, rate, area = found["fee"], found["fee_home"], given(line, "fee_rate"), given(line, "area")
    quoted = rate if isinstance(rate, Decimal) else None
    if fee is not None and home is None and fee.currency == HOME:
        home = fee
    if fee is not None and home is not None and quoted is not None and quoted > 0:
        quoted = _compared(at, line, (fee, quoted, home))
    return Fees(fee, quoted, home, found["paid"], area if isinstance(area, Decimal) else None)


def _compared(at: Spot, line: Line, stated: tuple[Money, Decimal, Money]) -> Decimal:
    """Return the yuan for one unit of the fee's currency; a fee that does not give the yuan is told."""
    fee, rate, home = stated
    leeway = _leeway(line)
    for per in (Decimal(1), _PER):
        if abs(fee.amount * rate / per - home.amount) <= leeway:
            if per != 1:
                params: dict[str, Param] = {"currency": fee.currency, "per": int(per), "value": rate}
                at.say(Code.RATE_UNIT_GUESSED, Severity.WARNING, "fee_rate", **params)
            return rate / per
    gives = half_up(fee.amount * rate, PLACES[HOME])
    told: dict[str, Param] = {
        "fee": fee.amount,
        "currency": fee.currency,
        "rate": rate,
        "gives": gives,
        "stated": home.amount,
    }
    at.say(Code.FEE_DIFFERS, Severity.WARNING, "fee_home", **told)
    return rate


def _leeway(line: Line) -> Decimal:
    """Return by how much rounding may part the yuan from what they follow from: half their last place."""
    cash = given(line, "fee_home")
    if not isinstance(cash, Cash) or cash.number == 0:
        return _CENT
    exponent = cash.number.as_tuple().exponent
    scale = cash.whole / cash.number
    return max(Decimal(5).scaleb(exponent - 1) * scale, _CENT) if isinstance(exponent, int) else _CENT


def _parted(money: Money | None, count: int) -> list[Money | None]:
    if money is None:
        return [None] * count
    each = money.minor // count
    rest = money.minor - each * count
    return [Money(each + (rest if at == 0 else 0), money.currency) for at in range(count)]


def _shared(area: Decimal | None, count: int) -> list[Decimal | None]:
    if area is None:
        return [None] * count
    each = (area / count).quantize(_CENT, rounding=ROUND_DOWN)
    return [area - each * (count - 1), *[each] * (count - 1)]
