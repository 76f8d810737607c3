"""From a run of months to the year's end: its interval, and the chance that the target is reached."""

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from tradeplanner.analysis import forecasts
from tradeplanner.domain.courses import Course
from tradeplanner.domain.money import Money
from tradeplanner.domain.outlooks import LEAST_MONTHS, Outlook
from tradeplanner.domain.targets import MONTHS

SHARE = Decimal("0.8")


def outlook(course: Course, months: Sequence[int]) -> Outlook | None:
    """Return where ``course`` is likely to end, by the ``months`` up to its last one, in minor units.

    None for a year without figures or that is over, or one with a month missing: its sum is not known.
    """
    done = course.cumulative
    if done is None or course.through >= MONTHS or course.gaps:
        return None
    if len(months) < LEAST_MONTHS:
        return Outlook(months=len(months), share=SHARE)
    paths = forecasts.ahead(np.array(months, dtype=float), MONTHS - course.through)
    drawn = np.cumsum(paths.drawn, axis=1)
    low, high = np.quantile(drawn, [float((1 - SHARE) / 2), float((1 + SHARE) / 2)], axis=0)
    middle = np.cumsum(paths.middle)
    path = tuple(
        (done.minor + round(float(a)), done.minor + round(float(b)), done.minor + round(float(c)))
        for a, b, c in zip(low, middle, high, strict=True)
    )
    chance = None
    if course.amount is not None:
        reached = float((drawn[:, -1] >= course.amount.minor - done.minor).mean())
        chance = Decimal(str(round(reached, 3)))
    ends = (Money(minor, course.currency) for minor in path[-1])
    return Outlook(
        months=len(months), share=SHARE, low=next(ends), middle=next(ends), high=next(ends),
        path=path, chance=chance,
    )  # fmt: skip
