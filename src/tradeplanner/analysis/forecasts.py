"""What the coming months will bring, from at least two years of months: a middle and many ways it may go.

The forecast is the mean of the four methods of ``smoothing`` on the series without its seasons, in logarithms
where all values are positive (growth multiplies), else as they are. How far it may be wrong is simulated:
the errors by one step that the level would have made in the past are drawn anew, with a fixed seed, and
carried forward as a level that is moved by each of them.

The combination and the two constants of the simulation were chosen on the earlier parts of the public M3
series by rolling origins, never on the months that ``python -m tests.benchmarks forecast FILE`` measures.
"""

from dataclasses import dataclass

import numpy as np

from tradeplanner.analysis import smoothing
from tradeplanner.analysis.smoothing import YEAR, Floats

MIN_HISTORY = 24
"""Months without which there is no forecast: two of each."""
DRAWS = 2000
SEED = 20240131
LEVEL_MOVES = 0.2
"""The least part of an error by which the level moves: one that fitted as constant may still move."""
WIDER = 1.2
"""By how much errors ahead exceed those within the series, to which the method was fitted."""
MOST = 100
"""How many times its greatest month a series can come to at most: a guard against overflow, no opinion."""
METHODS = (smoothing.theta, smoothing.damped, smoothing.level, smoothing.coarse)


@dataclass(frozen=True, slots=True)
class Paths:
    """The next months: ``middle`` (one value each) and ``drawn`` (draws × months)."""

    middle: Floats
    drawn: Floats

    def interval(self, share: float) -> tuple[Floats, Floats]:
        """Return the lower and upper bound, month by month, between which ``share`` of the draws lie."""
        return _between(self.drawn, share)

    def sums(self) -> Floats:
        """Return the sum of the months for each draw."""
        total: Floats = self.drawn.sum(axis=1)
        return total


def ahead(values: Floats, months: int) -> Paths:
    """Return the ``months`` after ``values`` (one a month, oldest first, at least MIN_HISTORY of them)."""
    if len(values) < MIN_HISTORY:
        raise ValueError(f"{len(values)} months are no history")
    growing = bool((values > 0).all())
    run = np.log(values) if growing else values
    season = smoothing.seasons(run)
    place = np.arange(len(run) + months) % YEAR
    plain = run - season[place[: len(run)]]
    mean = np.mean([method(plain, months) for method in METHODS], axis=0) + season[place[len(run) :]]
    drawn = mean + _errors(plain, months)
    if growing:
        most = run.max() + np.log(MOST)
        return Paths(np.exp(np.minimum(mean, most)), np.exp(np.minimum(drawn, most)))
    return Paths(np.maximum(mean, 0.0), np.maximum(drawn, 0.0))


def _errors(plain: Floats, months: int) -> Floats:
    """Return errors of ``months`` ahead, draws × months: a month's own, and what the level kept of others."""
    _, weight, missed = smoothing.smoothed(plain)
    missed = missed[YEAR // 2 :]
    missed = missed - np.median(missed)
    generator = np.random.default_rng(SEED)
    shocks = generator.choice(missed, size=(DRAWS, months)) * WIDER
    moved = np.cumsum(shocks, axis=1) - shocks
    errors: Floats = shocks + max(weight, LEVEL_MOVES) * moved
    return errors


def _between(drawn: Floats, share: float) -> tuple[Floats, Floats]:
    low, high = np.quantile(drawn, [(1 - share) / 2, (1 + share) / 2], axis=0)
    return low, high
