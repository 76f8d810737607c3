"""Budgets of editions: their lines, what they add up to, and how that stands to the programme's ceiling."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tradeplanner.app.reading import found
from tradeplanner.app.workspace import Workspace, refuse
from tradeplanner.domain import budgets as rules
from tradeplanner.domain.budgets import Budget, BudgetLine
from tradeplanner.domain.exhibitions import Edition, Status
from tradeplanner.domain.findings import Finding
from tradeplanner.domain.history import Act
from tradeplanner.domain.ids import BudgetLineId, Changed, EditionId, Noun
from tradeplanner.domain.money import Money
from tradeplanner.domain.programmes import Programme
from tradeplanner.domain.rates import MissingRate, RateBook
from tradeplanner.storage import budgets as store
from tradeplanner.storage import exhibitions
from tradeplanner.storage.work import Work


@dataclass(frozen=True, slots=True)
class BudgetReading:
    """An edition's budget; ``left`` is what its programme's editions together leave of the ceiling."""

    lines: Sequence[BudgetLine]
    budget: Budget
    ceiling: Money | None = None
    left: Money | None = None
    missing: MissingRate | None = None

    @property
    def findings(self) -> list[Finding]:
        """The warning at the programme's ceiling if the editions pass it."""
        return rules.beyond(self.left, self.ceiling, "budget_ceiling")


@dataclass(frozen=True, slots=True)
class Costs:
    """What budgets are read from: the editions and budget lines of a year, and the rates."""

    editions: Sequence[Edition]
    lines: Sequence[BudgetLine]
    book: RateBook


def reading(edition: Edition, programme: Programme | None, costs: Costs, currency: str) -> BudgetReading:
    """Return the budget of ``edition`` in ``currency``, beside its programme's ceiling where there is one."""
    book = costs.book
    lines = [line for line in costs.lines if line.edition_id == edition.id]
    whole = rules.total(lines, book, edition.opens, currency)
    if programme is None or programme.budget_ceiling is None:
        return BudgetReading(lines, whole)
    others = [
        one
        for one in costs.editions
        if one.programme_id == programme.id and one.status is not Status.CANCELLED
    ]
    known: dict[EditionId, list[BudgetLine]] = {EditionId(one.id or 0): [] for one in others}
    for line in costs.lines:
        if line.edition_id in known:
            known[line.edition_id].append(line)
    budgets = [rules.total(known[EditionId(one.id or 0)], book, one.opens, currency) for one in others]
    day = edition.opens or date(edition.year, 12, 31)
    rest = rules.left(budgets, programme.budget_ceiling, book, day)
    if isinstance(rest, MissingRate):
        return BudgetReading(lines, whole, programme.budget_ceiling, missing=rest)
    return BudgetReading(lines, whole, programme.budget_ceiling, rest)


def add(ws: Workspace, line: BudgetLine) -> Changed:
    """Store a new budget line; RejectedError if it breaks a rule."""
    refuse(rules.check(line))
    with ws.change(Act.ADD, Noun.BUDGET) as work:
        work.params |= _told(work, line)
        work.add(Noun.BUDGET, line)
    return work.changed


def edit(ws: Workspace, line: BudgetLine) -> Changed:
    """Store a budget line over the row of its id and version. Raises RejectedError, ConflictError."""
    refuse(rules.check(line))
    with ws.change(Act.EDIT, Noun.BUDGET) as work:
        work.params |= _told(work, line)
        work.put(Noun.BUDGET, found(line.id, Noun.BUDGET), line.version, line)
    return work.changed


def remove(ws: Workspace, chosen: Sequence[tuple[BudgetLineId, int]]) -> Changed:
    """Delete budget lines (id and version as read) in one step. Raises ConflictError."""
    with ws.change(Act.REMOVE, Noun.BUDGET) as work:
        rows = [found(store.get(work.connection, number), Noun.BUDGET, number) for number, _ in chosen]
        if len(rows) == 1:
            work.params |= _told(work, rows[0])
        else:
            work.params["count"] = len(rows)
        for number, version in chosen:
            work.delete(Noun.BUDGET, number, version)
    return work.changed


def all(ws: Workspace, edition_id: EditionId | None = None) -> list[BudgetLine]:  # noqa: A001  # read as budgets.all
    """Return the budget lines of one edition, or all."""
    with ws.store.read() as connection:
        return store.listed(connection, None if edition_id is None else [edition_id])


def _told(work: Work, line: BudgetLine) -> dict[str, str]:
    edition = found(exhibitions.get(work.connection, line.edition_id), Noun.EDITION, line.edition_id)
    return {"group": line.cost_group.value, "name": line.name, "edition": edition.name_zh}
