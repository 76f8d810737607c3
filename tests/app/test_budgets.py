"""Budgets through the front door: lines in their currencies, sums at stated rates, the ceiling."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests import builders
from tradeplanner.app import budgets, edition_results, exhibitions, history, programmes, rates
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain import budgets as rules
from tradeplanner.domain.budgets import per
from tradeplanner.domain.errors import RejectedError
from tradeplanner.domain.findings import Code, Severity
from tradeplanner.domain.ids import BudgetLineId, EditionId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.rates import MissingRate
from tradeplanner.i18n.acts import act_sentence

ID = EditionId(1)
YEN = builders.a_budget_line(edition_id=ID, planned=Money(1_000_000, "JPY"))
YUAN = builders.a_budget_line(
    edition_id=ID, name="搭建", planned=Money(10_000_00, "CNY"), committed=Money(9_000_00, "CNY"),
    actual=Money(8_000_00, "CNY"),
)  # fmt: skip


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a data file with an edition of a programme that may cost 20,000 yuan."""
    with open_workspace(tmp_path) as opened:
        campaign = builders.a_programme(budget_ceiling=Money(20_000_00, "CNY"))
        number = programmes.add(opened, campaign).first(Noun.PROGRAMME)
        exhibitions.add_edition(opened, builders.an_edition(exhibition_id=0, programme_id=number))
        yield opened


def read(ws: Workspace) -> budgets.BudgetReading:
    """Return the edition's budget."""
    return edition_results.read(ws, ID, now=date(2023, 5, 1)).budget


def test_a_missing_rate_is_named_and_its_line_is_in_no_sum(ws: Workspace) -> None:
    budgets.add(ws, YEN)
    budgets.add(ws, YUAN)
    found = read(ws).budget
    assert (found.left_out, found.missing) == (1, (MissingRate("JPY", date(2023, 4, 11)),))
    assert (found.planned, found.expected) == (Money(10_000_00, "CNY"), Money(8_000_00, "CNY"))


def test_a_lines_own_rate_comes_before_the_stored_one(ws: Workspace) -> None:
    stored = builders.a_rate(currency="JPY", quoted=Decimal("5.2"))
    rates.add(ws, stored)
    budgets.add(ws, YEN)
    assert read(ws).budget.planned == Money(52_000_00, "CNY")
    (line,) = budgets.all(ws)
    budgets.edit(ws, replace(line, rate=Decimal("0.05")))
    assert read(ws).budget.planned == Money(50_000_00, "CNY")


def test_an_edition_without_days_counts_only_what_needs_no_stored_rate(ws: Workspace) -> None:
    rates.add(ws, builders.a_rate(currency="JPY", quoted=Decimal("5.2")))
    (edition,) = exhibitions.editions(ws)
    exhibitions.edit_edition(ws, replace(edition, opens=None, closes=None))
    budgets.add(ws, YEN)
    assert (read(ws).budget.left_out, read(ws).budget.missing) == (1, ())


def test_what_passes_the_programmes_ceiling_is_said(ws: Workspace) -> None:
    budgets.add(ws, YUAN)
    assert (read(ws).left, read(ws).findings) == (Money(12_000_00, "CNY"), [])
    rent = replace(YUAN, name="租金", actual=None, committed=None, planned=Money(15_000_00, "CNY"))
    new = builders.a_budget_line(edition_id=ID, planned=None)
    (warned,) = rules.told_beyond(read(ws).left, read(ws).ceiling, new, rent)
    told = {"over": Decimal(3000), "ceiling": Decimal(20_000), "currency": "CNY"}
    assert (warned.code, warned.severity, warned.place.field, warned.params) == (
        Code.CEILING_EXCEEDED, Severity.WARNING, "planned", told,
    )  # fmt: skip
    budgets.add(ws, rent)
    (warned,) = read(ws).findings
    assert (warned.place.field, warned.params) == ("budget_ceiling", told)
    small = replace(rent, planned=Money(12_000_00, "CNY"))
    assert rules.told_beyond(read(ws).left, read(ws).ceiling, rent, small) == []
    abroad = replace(rent, planned=Money(2_000_00, "USD"), rate=Decimal("7.1"))
    (warned,) = rules.told_beyond(read(ws).left, read(ws).ceiling, rent, abroad)
    assert warned.params["over"] == Decimal(2200)


def test_lines_are_refused_told_removed_and_brought_back(ws: Workspace) -> None:
    with pytest.raises(RejectedError):
        budgets.add(ws, replace(YUAN, committed=Money(1, "USD")))
    budgets.add(ws, YUAN)
    step = history.next_undo(ws)
    assert step is not None
    assert act_sentence(step) == "Add budget line “搭建” of “2023年日本大阪纺织服装展（示例）”"
    (line,) = budgets.all(ws, ID)
    budgets.remove(ws, [(BudgetLineId(line.id or 0), line.version)])
    assert budgets.all(ws) == []
    history.undo(ws)
    assert len(budgets.all(ws)) == 1


@pytest.mark.parametrize(
    "count, cost", [(3, Money(33_33, "CNY")), (Decimal("1.5"), Money(66_67, "CNY")), (0, None)]
)
def test_the_cost_of_one_is_none_where_there_are_none(count: Decimal | int, cost: Money | None) -> None:
    assert per(Money(100_00, "CNY"), count) == cost
