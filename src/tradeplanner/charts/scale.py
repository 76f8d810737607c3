"""The unit in which a chart or a table speaks, and the round numbers along an axis."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.courses import Course
from tradeplanner.domain.exact import Exact
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.domain.order_totals import YearOrders
from tradeplanner.i18n import formats
from tradeplanner.i18n.language import ZH, language
from tradeplanner.i18n.steps import steps
from tradeplanner.i18n.words import currency_name


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit for a whole chart: amounts are divided by ``step`` and shown with ``places`` decimals."""

    currency: str
    step: Decimal
    unit: str
    places: int

    def value(self, minor: int) -> Decimal:
        """Return minor units in this unit, exact."""
        return Decimal(minor).scaleb(-PLACES[self.currency]) / self.step

    def text(self, minor: int) -> str:
        """Return minor units as the figure that a reader sees, without the unit; exact for workbooks."""
        value = self.value(minor)
        return Exact(formats.grouped(value, self.places), value)


def scale_for(currency: str, amounts: Iterable[int]) -> Scale:
    """Return the unit in which the largest of ``amounts`` (minor units) reads well: 亿元, "CNY bn"."""
    largest = max((abs(Money(minor, currency).amount) for minor in amounts), default=Decimal(0))
    chinese = language() == ZH
    step, sign, places = next(
        ((step, sign, places) for step, sign, places in steps() if largest >= step),
        (Decimal(1), "", 0),
    )
    if chinese:
        unit = sign + ("元" if currency == "CNY" else currency_name(currency))
    else:
        unit = f"{currency} {sign}".strip()
    return Scale(currency, step, unit, places)


def course_scale(course: Course) -> Scale:
    """Return the unit of a course's chart, table and captions."""
    forecast = course.forecast.minor if course.forecast else None
    amounts = (*course.actual, *course.last_year, *course.target, forecast)
    return scale_for(course.currency, (v for v in amounts if v is not None))


def orders_scale(orders: YearOrders) -> Scale:
    """Return the unit of the orders' chart, table and captions: the one that suits the largest edition."""
    amounts = (m.minor for row in orders.rows for m in (row.intended, row.actual, row.aim) if m)
    return scale_for(orders.currency, amounts)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return at most ``most`` + 1 round values from at or below ``low`` to at or above ``high``.

    Zero is always among them, as bars and sums begin there.
    """
    low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        return [0.0]
    rough = (high - low) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (1, 2, 2.5, 5, 10, 20):
        step = factor * power
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            return [step * k for k in range(first, last + 1)]
    return [low, 0.0, high]
