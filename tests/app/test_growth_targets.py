"""A growth target becomes a level by last year's figure, and says what it would be once that is revised."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_firm, a_rate, a_target, an_export, an_order
from tradeplanner.app import attainments, exports, firms, orders, rates, targets
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code
from tradeplanner.domain.ids import FirmId
from tradeplanner.domain.money import Money
from tradeplanner.domain.targets import Measure, Target, levelled
from tradeplanner.i18n.language import ZH, speaking
from tradeplanner.ui.pages.exports import standing

YI = 10**8 * 100


def a_growth(percent: str = "8", **changes: object) -> Target:
    """Return the district's export target as a growth without a figure."""
    return a_target(amount=None, growth_aim=Decimal(percent), **changes)


@pytest.fixture
def before(ws: Workspace) -> Workspace:
    """Give a firm with 10 亿元 in each month of 2022."""
    firms.add(ws, a_firm())
    for month in range(1, 13):
        value = Money(10 * YI, "CNY")
        exports.add(ws, an_export(year=2022, first_month=month, last_month=month, value=value))
    return ws


def test_eight_per_cent_more_than_last_year_is_a_level(before: Workspace) -> None:
    targets.set_target(before, a_growth())
    (found,) = targets.all(before)
    assert (found.amount, found.growth_aim) == (Money(12960 * YI // 100, "CNY"), Decimal(8))


def test_a_figure_that_was_decided_beside_the_growth_stays(before: Workspace) -> None:
    targets.set_target(before, a_target(growth_aim=Decimal(8), amount=Money(130 * YI, "CNY")))
    assert targets.all(before)[0].amount == Money(130 * YI, "CNY")


def test_a_year_that_is_not_whole_is_no_base(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    exports.add(ws, an_export(year=2022))
    with pytest.raises(RejectedError) as refused:
        targets.set_target(ws, a_growth())
    assert [(f.code, f.place.field) for f in refused.value.findings] == [(Code.BASE_UNKNOWN, "growth_aim")]


def test_a_revised_base_says_what_the_level_would_be_and_leaves_the_target(before: Workspace) -> None:
    targets.set_target(before, a_growth())
    assert "去年数已修订" not in said(before)
    (first, *_) = exports.page(before, 2022, "", 20).rows
    exports.edit(before, replace(first[0], value=Money(20 * YI, "CNY")))
    (one,) = attainments.read(before, 2023, now=date(2023, 5, 1)).standing.values()
    assert (one.wanted, one.level) == (Decimal(12_960_000_000), Decimal(14_040_000_000))
    assert "去年数已修订，按+8.0%推算目标应为140.4亿元，现定129.6亿元。" in said(before)


def said(ws: Workspace) -> str:
    """Return what stands under the table of targets."""
    with speaking(ZH):
        return standing.note(attainments.read(ws, 2023, now=date(2023, 5, 1)))


def test_orders_grow_from_the_actual_ones_of_last_year(ws: Workspace) -> None:
    firms.add(ws, a_firm())
    rates.add(ws, a_rate(first=date(2022, 1, 1), last=date(2022, 12, 31)))
    orders.record(ws, an_order(signed_on=date(2022, 5, 1), amount=Money(1_000_00, "USD"), firm_id=FirmId(1)))
    targets.set_target(ws, a_growth("10", measure=Measure.ORDERS))
    assert targets.all(ws)[0].amount == Money(1_100_00, "USD")


@given(st.integers(0, 10**15), st.decimals(-50, 200, places=1))
def test_levels_follow_the_growth_to_the_fen(base: int, growth: Decimal) -> None:
    made = levelled(a_growth(str(growth)), Money(base, "CNY").amount, "CNY")
    assert made.amount is not None
    assert abs(Decimal(made.amount.minor) - base * (1 + growth / 100)) <= Decimal("0.5")
