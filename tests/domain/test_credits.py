"""Credit shared between editions: every cent is somewhere, once, as fractions say it."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import strategies
from tradeplanner.domain import credits as rules
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import EditionId

ONE, TWO, THREE = EditionId(1), EditionId(2), EditionId(3)


@given(st.integers(0, 10**17), strategies.shares([ONE, TWO, THREE]))
def test_parts_make_the_whole_and_none_is_a_cent_away_but_the_largest(
    minor: int, shares: dict[EditionId, Decimal]
) -> None:
    assert rules.check(list(shares.items())) == []
    parts = rules.divided(minor, shares)
    assert sum(parts.values()) == minor
    lead = rules.leading(shares)
    for edition, share in shares.items():
        exact = minor * Fraction(share) / 100
        assert 0 <= parts[edition] - exact < len(shares) if edition == lead else parts[edition] == int(exact)


def test_the_rest_goes_to_the_largest_share_and_of_equal_ones_to_the_first() -> None:
    thirds = {ONE: Decimal("33.33"), TWO: Decimal("33.34"), THREE: Decimal("33.33")}
    assert rules.divided(100, thirds) == {ONE: 33, TWO: 34, THREE: 33}
    assert rules.divided(1, {TWO: Decimal(50), ONE: Decimal(50)}) == {TWO: 0, ONE: 1}


@pytest.mark.parametrize(
    "shares, code",
    [
        ([(ONE, "60"), (TWO, "39.99")], Code.CREDIT_SUM),
        ([(ONE, "60"), (TWO, "40.01")], Code.CREDIT_SUM),
        ([(ONE, "50"), (ONE, "50")], Code.CREDIT_TWICE),
        ([(ONE, "100"), (TWO, "0")], Code.CREDIT_SHARE),
        ([(ONE, "110"), (TWO, "-10")], Code.CREDIT_SHARE),
        ([(ONE, "33.333"), (TWO, "66.667")], Code.CREDIT_SHARE),
    ],
)
def test_shares_that_do_not_make_the_whole_are_told(shares: list[tuple[EditionId, str]], code: Code) -> None:
    (finding,) = rules.check([(edition, Decimal(share)) for edition, share in shares])
    assert finding.code is code


def test_no_share_and_a_whole_one_are_in_order() -> None:
    assert rules.check([]) == rules.check([(ONE, Decimal(100))]) == []
