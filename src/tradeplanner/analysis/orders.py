"""What the fairs brought: orders by edition against its aim, intended and actual apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from tradeplanner.analysis import contracts
from tradeplanner.domain.ids import EditionId
from tradeplanner.domain.order_totals import EditionFacts, OrderSum, YearOrders, total
from tradeplanner.domain.orders import Stage
from tradeplanner.domain.rates import RateBook


@dataclass(frozen=True, slots=True, kw_only=True)
class OrdersQuestion:
    """Which year's orders, in which currency, at which rates, for which editions."""

    year: int
    currency: str
    as_of: date
    book: RateBook
    editions: tuple[EditionFacts, ...]


def by_edition(frame: pd.DataFrame, question: OrdersQuestion) -> YearOrders:
    """Return the year's orders from a frame of ``contracts.ORDERS``, each at its own day's rate."""
    contracts.check(frame, contracts.ORDERS)
    keys = ["edition", "stage", "currency", "signed_on"]
    sums = frame.groupby(keys, sort=True)[["count", "minor"]].sum().reset_index()
    return total(
        question.editions,
        _parts(sums),
        question.book,
        year=question.year,
        currency=question.currency,
        as_of=question.as_of,
    )


def _parts(sums: pd.DataFrame) -> Iterable[OrderSum]:
    for row in sums.itertuples(index=False):
        edition, stage, currency, signed_on, count, minor = row
        yield OrderSum(
            EditionId(int(edition)) if edition else None,
            Stage(stage),
            str(currency),
            pd.Timestamp(signed_on).date(),
            int(count),
            int(minor),
        )
