"""Where a year is likely to end: the interval, the chance of its target, and the months they rest on.

The forecast itself is the business of ``analysis``; here is what enters it and what comes out. Amounts are
integers of minor units of one currency.
"""

import itertools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import Period
from tradeplanner.domain.spans import Months
from tradeplanner.domain.targets import MONTHS

LEAST_MONTHS = 24
"""Months of unbroken history that a forecast needs; with fewer there is only the pace."""
MOST_YEARS = 10
"""Years looked back: what was earlier says little of next month."""
TOGETHER = 3
"""As many months published as one figure are split by their usual shape; more would be guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """The year's end: ``low`` to ``high`` holds it with probability ``share``, ``middle`` is the best guess.

    ``months`` are the months of history used. ``path`` holds (low, middle, high) of the cumulative figure,
    in minor units, at the end of each month to come. ``chance`` is the probability that the target is
    reached; None without a target. With fewer than LEAST_MONTHS everything but ``months`` is empty.
    """

    months: int
    share: Decimal = Decimal("0.8")
    low: Money | None = None
    middle: Money | None = None
    high: Money | None = None
    path: tuple[tuple[int, int, int], ...] = ()
    chance: Decimal | None = None

    @property
    def known(self) -> bool:
        """Whether there is a forecast."""
        return self.middle is not None


def history(years: Mapping[int, Months], year: int, through: int) -> tuple[int, ...]:
    """Return single months, oldest first, without a break up to month ``through`` of ``year``.

    Two or three months in one figure (January–February) are split by the shape that these months had in
    years that published them singly, else by their days. A month that nobody published, or a figure
    of more months together, ends the way back.
    """
    shape = _shape(years)
    found: list[int] = []
    for back in range(MOST_YEARS + 1):
        months = years.get(year - back)
        singles = _singles(months, year - back, shape) if months is not None else [None] * MONTHS
        last = through if back == 0 else MONTHS
        unbroken = list(itertools.takewhile(lambda value: value is not None, reversed(singles[:last])))
        found += [value for value in unbroken if value is not None]
        if len(unbroken) < last:
            break
    return tuple(reversed(found))


def _shape(years: Mapping[int, Months]) -> dict[int, list[int]]:
    """Return for each month its figures in the years that published every month before it singly."""
    found: dict[int, list[int]] = defaultdict(list)
    for months in years.values():
        for month, value in enumerate(months.values, 1):
            before = month == 1 or months.values[month - 2] is not None
            if value is not None and value > 0 and before and month in months.covered:
                found[month].append(value)
    return found


def _singles(months: Months, year: int, shape: Mapping[int, list[int]]) -> list[int | None]:
    """Return a year's twelve months; None where no figure covers one, or one figure covers too many."""
    result: list[int | None] = [None] * MONTHS
    first = 1
    for last, value in enumerate(months.values, 1):
        if value is None:
            continue
        while first < last and first not in months.covered:
            first += 1
        if last - first < TOGETHER and all(m in months.covered for m in range(first, last + 1)):
            for month, part in enumerate(_split(value, year, (first, last), shape), first):
                result[month - 1] = part
        first = last + 1
    return result


def _split(value: int, year: int, span: tuple[int, int], shape: Mapping[int, list[int]]) -> list[int]:
    """Return ``value`` in parts for each month of ``span``; they add up to it."""
    months = range(span[0], span[1] + 1)
    known = [shape.get(month, []) for month in months]
    if all(known):
        weights = [Decimal(sum(figures)) / len(figures) for figures in known]
    else:
        weights = [Decimal(Period.month(year, month).closes.day) for month in months]
    ends = [int(value * part / sum(weights)) for part in itertools.accumulate(weights)]
    return [end - start for start, end in itertools.pairwise([0, *ends[:-1], value])]
