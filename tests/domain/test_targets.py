"""Targets: their phasing over the months, attainment, points ahead or behind, and growth."""

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_target
from tests.strategies import YEARS
from tests.strategies import targets as sound_targets
from tradeplanner.domain import targets
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money
from tradeplanner.domain.periods import share_of_days
from tradeplanner.domain.targets import Measure, Phasing, Target, TargetScope

D = Decimal
WEIGHTS = st.lists(st.decimals(0, 10**6, places=2), min_size=12, max_size=12).filter(
    lambda parts: sum(parts) > 0
)
SHAPE = [D(part) for part in (9, 5, 8, 8, 8, 9, 9, 9, 9, 8, 9, 9)]


@given(st.sampled_from(Phasing), WEIGHTS, YEARS)
def test_what_is_due_grows_from_month_to_month_to_the_whole(
    phasing: Phasing, weights: list[Decimal], year: int
) -> None:
    due = targets.shares(phasing, weights, year)

    assert len(due) == 12
    assert due[-1] == 1
    assert all(before <= after for before, after in itertools.pairwise(due))


@given(WEIGHTS)
def test_the_rhythm_of_last_year_is_followed_month_by_month(weights: list[Decimal]) -> None:
    due = targets.shares(Phasing.LAST_YEAR, weights, 2023)

    for month in range(12):
        assert due[month] * sum(weights) == pytest.approx(sum(weights[: month + 1]))


def test_a_low_february_is_expected_to_be_low() -> None:
    due = targets.shares(Phasing.LAST_YEAR, SHAPE, 2023)

    assert due[:2] == [D("0.09"), D("0.14")]


@pytest.mark.parametrize("weights", [[], [D(1)] * 11, [D(0)] * 12, [D(-1), *[D(1)] * 11]])
def test_without_a_usable_last_year_the_days_count(weights: list[Decimal]) -> None:
    due = targets.shares(Phasing.LAST_YEAR, weights, 2023)

    assert due == targets.shares(Phasing.DAYS, [], 2023)
    assert due[1] == share_of_days(2023, date(2023, 2, 28))


def test_equal_months_are_twelfths() -> None:
    assert targets.shares(Phasing.MONTHS, [], 2024)[5] == D("0.5")


def test_attainment_and_points() -> None:
    part = targets.attainment(D("7943000"), D("8370000"))

    assert part is not None
    assert round(part, 4) == D("0.9490")
    assert targets.points(D("0.95"), D("0.918")) == D("3.200")
    assert targets.points(D("0.90"), D("0.918")) == D("-1.800")


@pytest.mark.parametrize("target", [None, D(0), D(-5)])
def test_without_a_positive_target_there_is_no_attainment(target: Decimal | None) -> None:
    assert targets.attainment(D(100), target) is None
    assert targets.points(targets.attainment(D(100), target), D("0.5")) is None


def test_growth_needs_a_base() -> None:
    assert targets.growth(D("117.5"), D(100)) == D("0.175")
    assert targets.growth(D(80), D(100)) == D("-0.2")
    assert targets.growth(D(80), D(0)) is None
    assert targets.growth(D(80), None) is None


@given(sound_targets())
def test_sound_targets_have_no_findings(target: Target) -> None:
    assert targets.check(target) == []


@pytest.mark.parametrize(
    "target, code, field",
    [
        (a_target(amount=None), Code.REQUIRED, "amount"),
        (a_target(amount=Money(0, "CNY")), Code.NOT_POSITIVE, "amount"),
        (a_target(measure=Measure.FIRMS, amount=None), Code.REQUIRED, "count"),
        (a_target(measure=Measure.FIRM_VISITS, amount=None, count=0), Code.NOT_POSITIVE, "count"),
        (a_target(scope=TargetScope.TOWN), Code.REQUIRED, "scope_key"),
        (a_target(year=23), Code.YEAR_OUT_OF_RANGE, "year"),
        (a_target(phasing=Phasing.OWN, weights=(D(1),) * 11), Code.PHASING_WRONG, "weights"),
        (a_target(phasing=Phasing.OWN, weights=(D(0),) * 12), Code.PHASING_WRONG, "weights"),
        (a_target(phasing=Phasing.OWN, weights=(D(-1), *(D(1),) * 11)), Code.PHASING_WRONG, "weights"),
    ],
)
def test_what_is_wrong_with_a_target_is_said_at_its_field(target: Target, code: Code, field: str) -> None:
    assert [(finding.code, finding.place.field) for finding in targets.check(target)] == [(code, field)]
