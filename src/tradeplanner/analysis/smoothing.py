"""Four small forecasters of a series without seasons, and the seasons taken off before and put back after.

Each takes values spaced a month apart, oldest first, and answers the next ``ahead`` values. Parameters
are those of a small grid that err least by one step within the series; a whole grid runs at once, so that
a series of ten years takes a millisecond or two.

- ``theta``: Assimakopoulos and Nikolopoulos (2000), the best simple method of the M3 competition: half the
  straight line through the series, half the smoothed level of the series with its bends doubled.
- ``damped``: Gardner and McKenzie (1985): a level and a trend that fades.
- ``level``: exponential smoothing without a trend.
- ``coarse``: theta on sums of 3, 6 and 12 months (after Kourentzes' MAPA), where noise cancels out.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

YEAR = 12
LEVELS: Floats = np.linspace(0.01, 0.99, 50)
"""Weights that ``level`` and ``theta`` try for the newest value."""
TRENDS: Floats = np.array(
    [
        (weight, trend, fading)
        for weight in (0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99)
        for trend in (0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5)
        for fading in (0.8, 0.85, 0.9, 0.94, 0.98)
    ]
)
"""What ``damped`` tries: weight of the newest value, its part for the trend, what a month leaves of that."""
SPANS = (3, 6, 12)
"""Months that ``coarse`` takes together; a span counts if the series holds five of it."""


def smoothed(values: Floats) -> tuple[float, float, Floats]:
    """Return the last level of ``values``, the weight that errs least, and its errors by one step."""
    levels = np.full(len(LEVELS), values[0])
    errors = np.empty((len(values), len(LEVELS)))
    for row, value in enumerate(values):
        errors[row] = value - levels
        levels = levels + LEVELS * errors[row]
    best = int((errors**2).sum(axis=0).argmin())
    return float(levels[best]), float(LEVELS[best]), errors[1:, best]


def level(values: Floats, ahead: int) -> Floats:
    """Return the last smoothed level, again and again."""
    return np.full(ahead, smoothed(values)[0])


def theta(values: Floats, ahead: int) -> Floats:
    """Return the mean of the straight line and of the level of the series with its bends doubled."""
    count = len(values)
    slope, start = np.polyfit(np.arange(count), values, 1)
    last, _, _ = smoothed(2 * values - (start + slope * np.arange(count)))
    line: Floats = start + slope * np.arange(count, count + ahead)
    mean: Floats = (line + last) / 2
    return mean


def damped(values: Floats, ahead: int) -> Floats:
    """Return a level whose trend fades month by month; its start is the line through the first year."""
    weight, part, fading = TRENDS.T
    head = values[:YEAR]
    slope, start = np.polyfit(np.arange(len(head)), head, 1)
    levels, trends = np.full(len(TRENDS), start - slope), np.full(len(TRENDS), slope)
    squares = np.zeros(len(TRENDS))
    for value in values:
        expected = levels + fading * trends
        missed = value - expected
        squares += missed**2
        levels = expected + weight * missed
        trends = fading * trends + weight * part * missed
    best = int(squares.argmin())
    left: Floats = np.cumsum(fading[best] ** np.arange(1, ahead + 1))
    run: Floats = levels[best] + trends[best] * left
    return run


def coarse(values: Floats, ahead: int) -> Floats:
    """Return the mean of ``theta`` on means of 3, 6 and 12 months, each spread evenly over its months."""
    found = []
    for span in SPANS:
        count = len(values) // span
        if count >= 5:
            means = values[len(values) - count * span :].reshape(count, span).mean(axis=1)
            found.append(np.repeat(theta(means, -(-ahead // span)), span)[:ahead])
    if not found:
        return theta(values, ahead)
    mean: Floats = np.mean(found, axis=0)
    return mean


def seasons(values: Floats) -> Floats:
    """Return what each of the twelve months adds to the run of the year; the first value's month leads.

    Ratios to the moving average of a year are averaged by month and drawn towards none by how much they
    differ from year to year (James and Stein; Miller and Williams 2003), so that mere noise
    is not taken for a season and no test has to say yes or no. Two years are needed.
    """
    window = np.r_[0.5, np.ones(YEAR - 1), 0.5] / YEAR
    around: Floats = values[YEAR // 2 : -(YEAR // 2)] - np.convolve(values, window, "valid")
    month = (np.arange(len(around)) + YEAR // 2) % YEAR
    counts = np.bincount(month, minlength=YEAR)
    means: Floats = np.bincount(month, weights=around, minlength=YEAR) / counts
    spread = ((around - means[month]) ** 2).sum()
    means = means - means.mean()
    free = len(around) - YEAR
    if free <= 0:
        return means
    noise = spread / free / counts.mean()
    between = (means**2).sum() / (YEAR - 1)
    kept = 1 - min(1.0, (YEAR - 3) / (YEAR - 1) * noise / between) if between > 0 else 0.0
    return means * kept
