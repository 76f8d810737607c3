"""The budget tab of an edition, and the window that rolls a year over."""

from collections.abc import Callable

import pytest

from tests.ui.accessibility import unnamed
from tests.ui.pages.hands import save, the_form
from tradeplanner.app import budgets, exhibitions, history
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain.budgets import CostGroup
from tradeplanner.domain.money import Money
from tradeplanner.ui.context import Context
from tradeplanner.ui.pages.base import Page
from tradeplanner.ui.pages.edition import EditionPage
from tradeplanner.ui.pages.plan.rolling import RollOverWindow

pytestmark = pytest.mark.usefixtures("year")

Settled = Callable[[], None]


def test_a_line_is_added_in_the_tab_and_summed_up(
    year: Workspace, context: Context, shown: Callable[[Page], Page], settled: Settled
) -> None:
    page = EditionPage(context)
    page.focus((exhibitions.editions(year, 2023)[0].id, "budget"))
    shown(page)
    settled()
    page.budget.add()
    form = the_form(page.window(), settled)
    assert unnamed(form) == []
    save(form, settled, cost_group=CostGroup.RENT, name="展位租金", planned=Money(90_000_00, "CNY"))
    (line,) = budgets.all(year)
    assert (line.cost_group, line.planned) == (CostGroup.RENT, Money(90_000_00, "CNY"))
    assert page.budget.line.text().startswith("planned CNY 90.00 K")
    assert unnamed(page) == []
    page.budget.table.edit_wanted.emit(page.budget.table.rows()[0])
    save(the_form(page.window(), settled), settled, actual=Money(80_000_00, "CNY"))
    assert "expected CNY 80.00 K" in page.budget.line.text()
    page.budget.table.select([line.id])
    page.budget.table.remove_wanted.emit(page.budget.table.selected())
    settled()
    assert budgets.all(year) == []


def test_the_year_is_rolled_over_in_one_step(
    year: Workspace, context: Context, keep: Callable[[RollOverWindow], RollOverWindow], settled: Settled
) -> None:
    window = keep(RollOverWindow(context, 2023))
    settled()
    assert unnamed(window) == []
    assert window.roll_button.text() == "Roll 1 edition over into 2024"
    steps = len(history.steps(year))
    window.roll()
    settled()
    assert len(exhibitions.editions(year, 2024)) == 1
    assert len(history.steps(year)) == steps + 1
    assert context.desk.year == 2024


def test_what_stands_there_already_cannot_be_chosen(
    context: Context, keep: Callable[[RollOverWindow], RollOverWindow], settled: Settled
) -> None:
    first = keep(RollOverWindow(context, 2023))
    settled()
    first.roll()
    settled()
    again = keep(RollOverWindow(context, 2023))
    settled()
    assert not again.roll_button.isEnabled()
    assert again.chosen() == []
