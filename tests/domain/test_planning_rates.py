"""Planning rates as lines of the settings, and which holds in a year."""

from datetime import date
from decimal import Decimal

import pytest

from tradeplanner.domain import planning_rates
from tradeplanner.domain.findings import Code
from tradeplanner.domain.planning_rates import PlanningRate

LINES = ("2025 USD 7.00", "2026 usd 7.10 district budget", "2026 EUR 8.2")


def test_a_line_says_year_currency_figure_and_source() -> None:
    found = planning_rates.parsed(LINES[1])

    assert found == PlanningRate(2026, "USD", Decimal("7.10"), "district budget")
    assert planning_rates.check(LINES) == []


@pytest.mark.parametrize(
    "line",
    ["", "2026 USD", "26 USD 7", "2026 CNY 1", "2026 XXX 7", "2026 USD -7", "2026 USD NaN", "USD 7 2026"],
)
def test_a_line_that_says_no_rate_is_named(line: str) -> None:
    assert [(f.code, f.params["line"]) for f in planning_rates.check([line])] == [(Code.PLANNING_RATE, line)]


def test_a_currency_stands_once_in_a_year() -> None:
    found = planning_rates.check([*LINES, "2026 USD 7.2"])

    assert [f.code for f in found] == [Code.PLANNING_RATE_TWICE]


def test_the_newest_rate_up_to_the_year_holds_on_all_its_days() -> None:
    now, then = (planning_rates.book(planning_rates.of_year(LINES, year)) for year in (2027, 2025))

    assert now.yuan_per_unit("USD", date(2027, 12, 31)) == Decimal("7.10")
    assert then.yuan_per_unit("USD", date(2025, 1, 1)) == Decimal("7.00")
    assert then.find("EUR", date(2025, 6, 1)) is None
