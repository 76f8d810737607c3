"""Two editions side by side: what each came to, by how much they differ, and what a booth or firm cost.

Intended and actual orders are lines of their own that are never added. What nobody has said is None, never
nought.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tradeplanner.domain import edition_results as results
from tradeplanner.domain.budgets import Budget, BudgetLine, per
from tradeplanner.domain.edition_results import EditionFigures, Result
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.money import Money
from tradeplanner.domain.orders import ACTUAL
from tradeplanner.domain.returns import Return
from tradeplanner.domain.targets import growth


class Measured(StrEnum):
    """What two editions are compared by, in the order in which it is read."""

    FIRMS = "firms"
    VISITS = "visits"
    BOOTHS = "booths"
    INTENDED = "intended"
    ACTUAL = "actual"
    BUYERS = "buyers"
    COST = "cost"
    PER_BOOTH = "per_booth"
    PER_FIRM = "per_firm"
    PER_ORDER = "per_order"


COSTS = frozenset({Measured.COST, Measured.PER_BOOTH, Measured.PER_FIRM, Measured.PER_ORDER})
"""What comes from the budget, in its currency."""
ORDERS = frozenset({Measured.INTENDED, Measured.ACTUAL})
"""What comes from orders, in the currency that orders are reported in."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One line: ``first`` beside ``second``, counts plain, amounts in whole units of ``currency``."""

    measured: Measured
    first: Decimal | None
    second: Decimal | None
    currency: str = ""

    @property
    def difference(self) -> Decimal | None:
        """By how much the first is above the second; None where one is not known."""
        return None if self.first is None or self.second is None else self.first - self.second

    @property
    def change(self) -> Decimal | None:
        """The difference as a fraction of the second; None where that gives no base."""
        return None if self.first is None else growth(self.first, self.second)


Side = dict[Measured, Decimal | None]
"""What one edition came to."""


def side(
    edition: Edition,
    now: EditionFigures,
    forms: Sequence[Return],
    lines: Sequence[BudgetLine],
    budget: Budget,
) -> Side:
    """Return what ``edition`` came to; ``forms``, ``lines`` and ``budget`` are its own.

    Without a budget line that could be summed there is no cost; buyers are those that firms' forms tell of.
    """
    known = {line.result: line.this for line in results.lines(edition, now, None)}
    buyers = [Decimal(one.buyers) for one in forms if one.buyers is not None]
    cost = budget.expected if len(lines) > budget.left_out else None
    orders = sum(sums.count for stage, sums in now.stages.items() if stage in ACTUAL)
    came = now.turnout
    return {
        Measured.FIRMS: known[Result.FIRMS],
        Measured.VISITS: known[Result.VISITS],
        Measured.BOOTHS: known[Result.BOOTHS],
        Measured.INTENDED: known[Result.INTENDED],
        Measured.ACTUAL: known[Result.ACTUAL],
        Measured.BUYERS: sum(buyers, Decimal(0)) if buyers else None,
        Measured.COST: None if cost is None else cost.amount,
        Measured.PER_BOOTH: _each(cost, came.booths),
        Measured.PER_FIRM: _each(cost, came.firms),
        Measured.PER_ORDER: _each(cost, orders),
    }


def compared(first: Side, second: Side | None, *, orders: str, costs: str) -> list[Compared]:
    """Return the lines of two sides; ``orders`` and ``costs`` are the currencies of their amounts."""
    other = second or {}
    return [
        Compared(
            one,
            first.get(one),
            other.get(one),
            orders if one in ORDERS else costs if one in COSTS else "",
        )
        for one in Measured
    ]


def _each(cost: Money | None, count: Decimal | int) -> Decimal | None:
    found = None if cost is None else per(cost, count)
    return None if found is None else found.amount
