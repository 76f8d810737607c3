"""Budget lines by themselves."""

from decimal import Decimal

from tests import builders
from tradeplanner.domain import budgets
from tradeplanner.domain.findings import Code
from tradeplanner.domain.money import Money


def found(**changes: object) -> list[tuple[Code, str]]:
    """Return what is wrong with a line, and where."""
    return [(f.code, f.place.field) for f in budgets.check(builders.a_budget_line(**changes))]


def test_a_sound_line_has_no_finding() -> None:
    assert found() == []


def test_a_line_needs_a_sum() -> None:
    assert found(planned=None) == [(Code.REQUIRED, "planned")]


def test_no_sum_is_below_zero_and_a_rate_is_above_it() -> None:
    assert found(actual=Money(-1, "JPY")) == [(Code.NEGATIVE, "actual")]
    assert found(rate=Decimal(0)) == [(Code.NOT_POSITIVE, "rate")]


def test_the_sums_of_a_line_share_a_currency() -> None:
    assert found(committed=Money(1, "CNY")) == [(Code.CURRENCIES_DIFFER, "committed")]
