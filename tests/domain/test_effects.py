"""Exhibitors beside similar firms: what was put in is found, and chance is not taken for an effect."""

import random

import pytest

from tradeplanner.domain.effects import LEAST, Effects, Trader, effects, growth


def a_town(firms: int, gain: float, seed: int) -> list[Trader]:
    """Return firms of three industries; exhibitors grow by ``gain`` more than the others do."""
    generator = random.Random(seed)  # noqa: S311  # made-up firms
    found = []
    for n in range(firms):
        before = int(10 ** generator.uniform(7, 9))
        exhibited = n % 3 == 0
        factor = 1 + generator.gauss(0.05, 0.2) + (gain if exhibited else 0.0)
        found.append(Trader(f"i{n % 3 and n % 2}", before, int(before * max(factor, 0.0)), exhibited))
    return found


def built(traders: list[Trader]) -> Effects:
    """Return the effects over a year before and after."""
    return effects([Trader("a", *t[1:]) for t in traders], months=12)


def test_a_gain_that_is_there_is_found() -> None:
    found = built(a_town(300, 0.4, 1)).difference
    assert found is not None
    assert 0 < found.low < found.middle < found.high
    assert found.middle == pytest.approx(0.33, abs=0.06)


def test_chance_is_rarely_taken_for_an_effect() -> None:
    wrong = 0
    for seed in range(40):
        found = built(a_town(120, 0.0, seed)).difference
        assert found is not None
        wrong += not found.low <= 0 <= found.high
    assert wrong <= 4


def test_firms_without_a_similar_one_stand_alone() -> None:
    traders = [Trader("a", 100, 200, exhibited=True), Trader("b", 100, 90, exhibited=False),
               Trader("a", 201, 90, exhibited=False), Trader("a", 0, 5, exhibited=True)]  # fmt: skip
    found = effects(traders, months=12)
    assert (found.firms, found.alike, found.alone, found.difference) == (0, 0, 2, None)


def test_too_few_firms_say_nothing() -> None:
    few = [Trader("a", 100, 110, exhibited=n < LEAST - 1) for n in range(40)]
    assert effects(few, months=12).difference is None
    enough = [Trader("a", 100, 110, exhibited=n < LEAST) for n in range(40)]
    found = effects(enough, months=12).difference
    assert found is not None
    assert (found.low, found.middle, found.high) == pytest.approx((0.0, 0.0, 0.0))


def test_growth_lies_between_minus_two_and_two() -> None:
    assert growth(Trader("", 0, 9, exhibited=True)) == 2
    assert growth(Trader("", 9, 0, exhibited=True)) == -2
    assert growth(Trader("", 0, 0, exhibited=True)) == 0
    assert growth(Trader("", 80, 120, exhibited=True)) == pytest.approx(0.4)
