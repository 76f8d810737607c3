"""The forecaster follows seasons and growth, knows how far it may be wrong, and always says numbers."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.benchmarks import forecasting
from tests.benchmarks.forecasting import Known
from tradeplanner.analysis import forecasts, smoothing
from tradeplanner.analysis.smoothing import Floats

SEASON = np.array([1.1, 0.6, 1.0, 1.0, 1.05, 1.05, 1.1, 1.1, 1.05, 0.95, 1.05, 0.95])


def a_series(months: int, growth: float = 0.0, noise: float = 0.0, seed: int = 7) -> Floats:
    """Return ``months`` with a low February, growing by ``growth`` a month, with noise in logarithms."""
    generator = np.random.default_rng(seed)
    steps = np.arange(months)
    made: Floats = (
        70e8 * SEASON[steps % 12] * np.exp(growth * steps + noise * generator.standard_normal(months))
    )
    return made


def test_a_year_that_repeats_itself_is_continued_as_it_is() -> None:
    whole = a_series(48)
    assert forecasts.ahead(whole[:36], 12).middle == pytest.approx(whole[36:], rel=1e-6)


def test_two_years_are_enough_and_fewer_are_refused() -> None:
    assert forecasts.ahead(a_series(24), 3).middle == pytest.approx(a_series(27)[24:], rel=1e-6)
    with pytest.raises(ValueError, match="23 months"):
        forecasts.ahead(a_series(23), 3)


def test_growth_goes_on_and_february_stays_low() -> None:
    whole = a_series(60, growth=0.01, noise=0.02)
    found = forecasts.ahead(whole[:48], 12).middle
    assert found.sum() > whole[36:48].sum()
    assert found.argmin() == 1
    assert forecasting.smape(found, whole[48:]) < 6


def test_on_many_noisy_series_it_beats_last_year_and_keeps_what_its_interval_promises() -> None:
    made = [a_series(66, growth=0.004, noise=0.08, seed=seed) for seed in range(60)]
    known = [Known(one[:54], one[54:]) for one in made]
    found = forecasting.score(known)
    last_year = np.mean([forecasting.smape(one.before[-12:], one.after) for one in known])
    assert found.smape < 0.9 * last_year
    assert 0.7 < found.months_within < 0.92


def test_a_forecast_is_the_same_each_time() -> None:
    once, again = (forecasts.ahead(a_series(40, noise=0.1), 6) for _ in range(2))
    assert np.array_equal(once.drawn, again.drawn)


def test_nearer_months_are_surer_than_later_ones() -> None:
    low, high = forecasts.ahead(a_series(60, noise=0.1), 18).interval(0.8)
    width = np.log(high / low)
    assert width[-3:].mean() > width[:3].mean()


def test_noise_is_not_taken_for_a_season() -> None:
    noise = np.random.default_rng(3).standard_normal(48)
    raw = np.abs(smoothing.seasons(100 * SEASON[np.arange(48) % 12])).max()
    assert np.abs(smoothing.seasons(noise)).max() < 1.0 < raw


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([0.0, 1.0, 3e4, 7e9, 9e14]), min_size=24, max_size=60), st.integers(1, 12))
def test_whatever_the_figures_are_the_answer_is_numbers_not_below_zero(
    values: list[float], months: int
) -> None:
    found = forecasts.ahead(np.array(values), months)
    assert found.drawn.shape == (forecasts.DRAWS, months)
    for numbers in (found.middle, found.drawn):
        assert np.isfinite(numbers).all()
        assert (numbers >= 0).all()


def test_the_benchmark_reads_a_file_and_tells_its_scores(tmp_path: Path) -> None:
    path = tmp_path / "series.csv"
    rows = [f"A,{t},{value},{'train' if t <= 36 else 'test'}" for t, value in enumerate(a_series(48), 1)]
    path.write_text("\n".join(("id,t,value,part", *rows)), encoding="utf-8")
    assert "1 series\nmean sMAPE                                0.00 %" in forecasting.told(path)
