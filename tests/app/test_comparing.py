"""Comparing through the front door: with the edition before by itself, or with any other one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests import builders
from tradeplanner.app import budgets, comparing, exhibitions, firms, orders, rates
from tradeplanner.app.workspace import Workspace, open_workspace
from tradeplanner.domain.comparing import Measured
from tradeplanner.domain.errors import ConflictError
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.ids import EditionId, FirmId, Noun
from tradeplanner.domain.money import Money

NOW = date(2024, 6, 1)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Give a data file with one fair's editions of 2023 and 2024, each with an order."""
    with open_workspace(tmp_path) as opened:
        rates.add(opened, builders.a_rate())
        firm = FirmId(firms.add(opened, builders.a_firm()).first(Noun.FIRM))
        usual = builders.an_edition(exhibition_id=0, name_zh="2023年展（示例）", status=Status.HELD)
        exhibitions.add_edition(opened, usual)
        (first,) = exhibitions.editions(opened)
        later = replace(
            first, id=None, year=2024, name_zh="2024年展（示例）", opens=date(2024, 4, 9), closes=None
        )
        exhibitions.add_edition(opened, later)
        for edition, amount in ((first, 100), (of_year(opened, 2024), 250)):
            won = builders.an_order(
                firm_id=firm, edition_id=edition.id, amount=Money.of(amount, "USD"),
                contract_no=f"HT{edition.year}", signed_on=date(2023, 4, 12),
            )  # fmt: skip
            orders.record(opened, won)
        yield opened


def of_year(ws: Workspace, year: int) -> Edition:
    """Return the only edition of a year."""
    (one,) = exhibitions.editions(ws, year)
    return one


def number(ws: Workspace, year: int) -> EditionId:
    """Return its id."""
    return EditionId(of_year(ws, year).id or 0)


def test_the_fairs_edition_before_is_taken_by_itself(ws: Workspace) -> None:
    found = comparing.compare(ws, number(ws, 2024), now=NOW)
    assert found.second is not None
    assert (found.first.year, found.second.year) == (2024, 2023)
    actual = next(one for one in found.lines if one.measured is Measured.ACTUAL)
    assert [actual.first, actual.second, actual.change] == [250, 100, Decimal("1.5")]


def test_the_first_edition_of_a_fair_stands_alone(ws: Workspace) -> None:
    found = comparing.compare(ws, number(ws, 2023), now=NOW)
    assert found.second is None
    assert {one.second for one in found.lines} == {None}


def test_a_budget_without_its_rate_is_no_cost_and_the_rate_is_named(ws: Workspace) -> None:
    budgets.add(ws, builders.a_budget_line(edition_id=number(ws, 2023)))
    found = comparing.compare(ws, number(ws, 2024), number(ws, 2023), now=NOW)
    cost = next(one for one in found.lines if one.measured is Measured.COST)
    assert (cost.second, found.left_out) == (None, 1)
    assert {rate.currency for rate in found.missing} == {"JPY"}


def test_an_edition_that_is_gone_is_said_so(ws: Workspace) -> None:
    with pytest.raises(ConflictError):
        comparing.compare(ws, number(ws, 2024), EditionId(99), now=NOW)
