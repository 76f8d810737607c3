"""What is worth a second look at an order: signed twice, above what its firm exports, a unit that slipped.

They are warnings and refuse nothing: each of them happens in honest trade too.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tradeplanner.domain import proportion
from tradeplanner.domain.findings import Code, Finding, Param, Place, Severity
from tradeplanner.domain.firms import FirmFigure
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.orders import ACTUAL, Order, Stage
from tradeplanner.domain.rates import MissingRate, RateBook

SLIP = 1000
"""How many times the usual, or how small a part of it, an order is before its unit is doubted."""

Deal = tuple[str, int, str, bool]
"""A buyer, an amount in minor units, its currency, and whether it is an actual order."""


def deal(order: Order) -> Deal | None:
    """Return what two entries of one deal have in common; None for an order of no named buyer."""
    buyer = "".join(order.buyer.casefold().split())
    if not buyer or order.stage is Stage.CANCELLED:
        return None
    return buyer, order.amount.minor, order.amount.currency, order.stage in ACTUAL


def twice(order: Order, others: Iterable[Order]) -> Order | None:
    """Return another order of the same buyer and amount; an intention and its contract are no two."""
    own = deal(order)
    if own is None:
        return None
    return next((one for one in others if one.id != order.id and deal(one) == own), None)


def yearly(figures: Iterable[FirmFigure]) -> FirmFigure | None:
    """Return the newest exports of a year among the figures that a firm stated."""
    stated = [one for one in figures if one.measure == "exports" and one.value.minor > 0]
    return max(stated, key=lambda one: one.year, default=None)


def over(order: Order, stated: FirmFigure | None, book: RateBook) -> Finding | None:
    """Return a warning for an order above all that its firm stated as its exports of a year.

    In unlike currencies the order is converted at the rate of its date; without one nothing is said.
    """
    if stated is None:
        return None
    worth = book.convert(order.amount, stated.value.currency, order.signed_on)
    if isinstance(worth, MissingRate) or worth.minor <= stated.value.minor:
        return None
    params: dict[str, Param] = {
        "value": _grouped(order.amount), "currency": order.amount.currency,
        "usual": f"{_grouped(stated.value)} {stated.value.currency}", "year": stated.year,
    }  # fmt: skip
    return _warning(Code.ORDER_OVER_EXPORTS, params)


def slipped(order: Order, fellows: Sequence[Money]) -> Finding | None:
    """Return a warning for an order a thousand times above or below its fellows of the same currency."""
    same = [one.minor for one in fellows if one.currency == order.amount.currency]
    usual = proportion.usual(same)
    figure = Fraction(order.amount.minor)
    if usual is None or figure <= 0 or usual / SLIP < figure < usual * SLIP:
        return None
    middle = Money(round(usual), order.amount.currency)
    params: dict[str, Param] = {
        "value": _grouped(order.amount), "usual": _grouped(middle), "currency": order.amount.currency,
    }  # fmt: skip
    return _warning(Code.ORDER_SLIP, params)


def repeated(order: Order, other: Order, firm: str) -> Finding:
    """Return the warning that ``other``, of ``firm``, is of the same buyer and amount."""
    params: dict[str, Param] = {
        "value": _grouped(order.amount), "currency": order.amount.currency, "firm": firm,
        "day": other.signed_on.isoformat(),
    }  # fmt: skip
    return _warning(Code.ORDER_TWICE, params)


def _grouped(money: Money) -> str:
    return f"{money.amount:,.{PLACES[money.currency]}f}"


def _warning(code: Code, params: dict[str, Param]) -> Finding:
    return Finding(code, Severity.WARNING, Place(field="amount"), params)
