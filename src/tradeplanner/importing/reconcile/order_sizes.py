"""Orders beside the other orders of their file and beside what their firms export in a year."""

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import repeat

from tradeplanner.domain import proportion
from tradeplanner.domain.findings import Code, Param, Severity
from tradeplanner.domain.firms import FirmFigure
from tradeplanner.domain.money import PLACES, Money
from tradeplanner.importing.proposal import SheetPlan
from tradeplanner.importing.tally import Tally

ENOUGH = 20
"""Orders in one currency from which the middle one says what is usual."""
TIMES = 1000
"""How many times the usual an order is before it is told: orders differ a hundredfold in honest trade."""
YEARS = 2
"""How many years' exports an order exceeds before it is told: a firm may grow by half in a year."""
_MOST = 2**63 - 1


class OrderSizes:
    """Gathers amounts by currency, and tells the ones out of proportion once all are known."""

    def __init__(self, figures: Iterable[FirmFigure]) -> None:
        """Compare with the newest exports that each firm stated."""
        self._yearly: dict[int, tuple[int, Money]] = {}
        for figure in figures:
            known = self._yearly.get(int(figure.firm_id))
            if figure.measure == "exports" and (known is None or known[0] < figure.year):
                self._yearly[int(figure.firm_id)] = (figure.year, figure.value)
        self._amounts: dict[str, tuple[array[int], array[int], list[SheetPlan]]] = {}
        self._over: list[tuple[SheetPlan, int, Money, int]] = []

    def note(self, plan: SheetPlan, row: int, firm: int, amount: Money) -> None:
        """Add one order of a firm."""
        self.note_all(plan, (row,), ((firm,), (amount.currency,), (amount.minor,)))

    def note_all(
        self, plan: SheetPlan, rows: Sequence[int], orders: tuple[Sequence[int], Sequence[str], Sequence[int]]
    ) -> None:
        """Add the orders of many rows: their firms, currencies and minor units."""
        firms, currencies, minors = orders
        for currency in set(currencies):
            places, amounts, plans = self._amounts.setdefault(currency, (array("q"), array("q"), []))
            ours = [code == currency for code in currencies]
            places.extend(row for row, own in zip(rows, ours, strict=True) if own)
            amounts.extend(min(minor, _MOST) for minor, own in zip(minors, ours, strict=True) if own)
            plans.extend(repeat(plan, len(places) - len(plans)))
        for at in [at for at, firm in enumerate(firms) if firm in self._yearly]:
            exports = self._yearly[firms[at]][1]
            if exports.currency == currencies[at] and minors[at] > YEARS * exports.minor > 0:
                self._over.append((plan, rows[at], Money(minors[at], currencies[at]), firms[at]))

    def finish(self, tally: Tally) -> None:
        """Tell orders above what their firm exports in a year, and those far above the others of the file."""
        told = set()
        for plan, row, amount, firm in self._over:
            year, exports = self._yearly[firm]
            params: dict[str, Param] = {
                "value": f"{amount.amount:,}", "usual": f"{exports.amount:,}", "currency": amount.currency,
                "year": year,
            }  # fmt: skip
            tally.find(Code.ORDER_OVER_EXPORTS, Severity.WARNING, tally.place(plan, row, "amount"), params)
            told.add((plan.name, row))
        for currency, (rows, amounts, plans) in self._amounts.items():
            for at, usual in _far_above(amounts):
                if (plans[at].name, rows[at]) not in told:
                    far = _params(currency, amounts[at], usual, len(amounts))
                    place = tally.place(plans[at], rows[at], "amount")
                    tally.find(Code.ORDER_OUT_OF_PROPORTION, Severity.WARNING, place, far)


def _far_above(amounts: Sequence[int]) -> Iterable[tuple[int, Fraction]]:
    """Yield the places of the amounts far above the middle one, with that one."""
    usual = proportion.usual(amounts) if len(amounts) >= ENOUGH else None
    if usual is not None:
        border = math.ceil(usual * TIMES)  # whole numbers compare much sooner with a whole one
        yield from ((at, usual) for at, amount in enumerate(amounts) if amount >= border)


def _params(currency: str, minor: int, usual: Fraction, count: int) -> Mapping[str, Param]:
    unit = 10 ** PLACES[currency]
    return {
        "value": f"{minor // unit:,}", "usual": f"{round(usual / unit):,}", "currency": currency,
        "count": count - 1,
    }  # fmt: skip
