"""Budget lines of editions."""

from collections.abc import Collection

from sqlalchemy import Connection, Table, select

from tradeplanner.domain.budgets import BudgetLine
from tradeplanner.domain.ids import BudgetLineId, EditionId, Noun
from tradeplanner.storage import rows
from tradeplanner.storage.schema import day, decimal, money, noun_table, refers, text

budget_lines: Table = noun_table(
    Noun.BUDGET,
    refers("edition_id", Noun.EDITION, required=True),
    text("cost_group"),
    text("name"),
    text("supplier"),
    *money("planned"),
    *money("committed"),
    *money("actual"),
    decimal("rate"),
    day("due_on"),
    text("notes"),
)


def get(connection: Connection, line_id: BudgetLineId) -> BudgetLine | None:
    """Return one budget line, or None."""
    return rows.one(connection, BudgetLine, select(budget_lines).where(budget_lines.c.id == line_id))


def listed(connection: Connection, editions: Collection[EditionId] | None = None) -> list[BudgetLine]:
    """Return the budget lines of these editions, or of all, in the order they were written."""
    query = select(budget_lines).order_by(budget_lines.c.edition_id, budget_lines.c.id)
    if editions is not None:
        query = query.where(budget_lines.c.edition_id.in_(editions))
    return rows.many(connection, BudgetLine, query)
