"""The desk work of the sample year that no file brings: what each fair cost, and what was done by when.

Bureaus enter both by hand, so the costs lie in a plain table beside the sample's files, and the milestones
come from the usual template; what was due by the day on which the sample stands is done.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tradeplanner import paths
from tradeplanner.app.workspace import Workspace
from tradeplanner.domain import milestone_template as template
from tradeplanner.domain.budgets import BudgetLine, CostGroup
from tradeplanner.domain.exhibitions import Edition
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import EditionId, Noun
from tradeplanner.domain.milestones import Milestone
from tradeplanner.domain.money import Money
from tradeplanner.storage import budgets, exhibitions, milestones

STANDS_AT = date(2024, 1, 12)
"""The day on which the sample stands still (``packaging/sample_fairs.py``)."""
COSTS = "budgets-2023.csv"
_HEAD = 2
"""Lines above the costs: the title and the headings."""


def fill(ws: Workspace, year: int) -> None:
    """Enter the costs of the year's fairs and their milestones, a step each; what stands already stays."""
    _enter_costs(ws, year)
    _enter_milestones(ws, year)


def _enter_costs(ws: Workspace, year: int) -> None:
    with ws.change(Act.ADD, Noun.BUDGET) as work:
        held = {each.name_zh: each for each in exhibitions.listed_editions(work.connection, year)}
        if budgets.listed(work.connection, _ids(held.values())):
            return
        lines = [line for row in _rows() if (line := _line(row, held)) is not None]
        work.params |= {"count": len(lines)}
        for line in lines:
            work.add(Noun.BUDGET, line)


def _rows() -> Iterator[list[str]]:
    with (paths.resource("sample") / COSTS).open(encoding="utf-8-sig", newline="") as file:
        yield from list(csv.reader(file))[_HEAD:]


def _line(row: list[str], held: dict[str, Edition]) -> BudgetLine | None:
    fair, group, name, currency, *sums = row
    if fair not in held:
        return None
    planned, committed, actual = (Money.of(Decimal(each), currency) for each in sums)
    return BudgetLine(
        edition_id=EditionId(held[fair].id or 0), cost_group=CostGroup(group), name=name,
        planned=planned, committed=committed, actual=actual,
    )  # fmt: skip


def _enter_milestones(ws: Workspace, year: int) -> None:
    with ws.change(Act.ADD, Noun.MILESTONE) as work:
        held = exhibitions.listed_editions(work.connection, year)
        if milestones.listed(work.connection, _ids(held)):
            return
        wanted = [one for edition in held for one in _done(edition)]
        work.params |= {"count": len(wanted), "edition": ""}
        for one in wanted:
            work.add(Noun.MILESTONE, one)


def _done(edition: Edition) -> list[Milestone]:
    """Return what the template asks of an edition by the sample's day, done on the day it was due."""
    planned = (one.milestone for one in template.planned(template.TEMPLATE, edition, []))
    return [replace(one, done_on=one.due_on) for one in planned if one.due_on <= STANDS_AT]


def _ids(editions: Iterable[Edition]) -> list[EditionId]:
    return [EditionId(each.id or 0) for each in editions]
