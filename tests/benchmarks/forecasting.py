"""How well the forecaster does on series whose continuation is known: sMAPE, coverage, time a series.

A file has the columns ``id``, ``t``, ``value``, ``part`` (``train`` or ``test``), one row a month. The sMAPE
is that of the M3 competition: 200 · |forecast − actual| / (forecast + actual), averaged over the months of a
series and then over the series, in per cent.
"""

import csv
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tradeplanner.analysis import forecasts
from tradeplanner.analysis.smoothing import Floats

SHARE = 0.8


@dataclass(frozen=True)
class Known:
    """A series up to some month, and what came after."""

    before: Floats
    after: Floats


@dataclass(frozen=True)
class Score:
    """What came of many series: errors in per cent, parts within the interval, seconds a series."""

    series: int
    smape: float
    months_within: float
    sums_within: float
    seconds: float


def read(path: Path) -> list[Known]:
    """Return the series of a file, in its order."""
    found: Mapping[str, dict[str, list[float]]] = defaultdict(lambda: {"train": [], "test": []})
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found[row["id"]][row["part"]].append(float(row["value"]))
    return [Known(np.array(one["train"]), np.array(one["test"])) for one in found.values()]


def score(series: Iterable[Known]) -> Score:
    """Forecast what is known of each series and compare."""
    missed, months, sums = list[float](), list[float](), list[bool]()
    begun = time.perf_counter()
    for one in series:
        paths = forecasts.ahead(one.before, len(one.after))
        low, high = paths.interval(SHARE)
        missed.append(smape(paths.middle, one.after))
        months.append(float(((one.after >= low) & (one.after <= high)).mean()))
        ends = np.quantile(paths.sums(), [(1 - SHARE) / 2, (1 + SHARE) / 2])
        sums.append(bool(ends[0] <= one.after.sum() <= ends[1]))
    taken = (time.perf_counter() - begun) / max(1, len(missed))
    return Score(len(missed), float(np.mean(missed)), float(np.mean(months)), float(np.mean(sums)), taken)


def smape(forecast: Floats, actual: Floats) -> float:
    """Return the symmetric mean absolute error in per cent, as the M3 competition counts it."""
    return float(200 * np.mean(np.abs(forecast - actual) / (np.abs(forecast) + np.abs(actual))))


def told(path: Path) -> str:
    """Return the scores on the series of ``path`` as lines."""
    result = score(read(path))
    return "\n".join(
        (
            f"{result.series} series",
            f"mean sMAPE                            {result.smape:8.2f} %",
            f"months within the {SHARE:.0%} interval        {result.months_within:8.1%}",
            f"sums of all months within theirs      {result.sums_within:8.1%}",
            f"time a series                         {result.seconds * 1000:8.1f} ms",
        )
    )
