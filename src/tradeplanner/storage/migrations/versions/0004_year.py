"""The fourth schema: milestones, budgets, fees, papers and people, and what editions and firms say beyond.

Revision ID: 0004
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and create the tables, empty; rows that stand get what "nobody has said" means."""
    _columns()
    _table(
        "milestones", {"editions": True}, *map(_text, ("kind", "name")), _day("due_on", required=True),
        _text("anchor"), _number("plus_months"), _number("plus_days"), _day("done_on"),
        *map(_text, ("owner", "notes")),
    )  # fmt: skip
    _table(
        "milestone_rules", {}, *map(_text, ("kind", "name", "fair_class", "scope", "market", "anchor")),
        _number("plus_months"), _number("plus_days"), sa.Column("active", sa.Boolean(), nullable=False),
    )  # fmt: skip
    _table(
        "budget_lines", {"editions": True}, *map(_text, ("cost_group", "name", "supplier")),
        *_money("planned"), *_money("committed"), *_money("actual"),
        sa.Column("rate", sa.Text(), nullable=True), _day("due_on"), _text("notes"),
    )  # fmt: skip
    _table(
        "fees", {"firms": True, "editions": True}, _text("kind"), *_money("due", required=True),
        _day("due_on"), *_money("paid"), _day("paid_on"), _text("receipt"), _day("voided_on"),
        *map(_text, ("void_reason", "notes")),
    )  # fmt: skip
    _table(
        "papers", {"firms": True, "editions": False}, *map(_text, ("kind", "name")),
        _day("due_on"), _day("received_on"), *map(_text, ("place", "notes")),
    )  # fmt: skip
    _table("people", {"firms": True}, *map(_text, ("name", "position", "phone", "email", "notes")))


def _columns() -> None:
    for table, texts, days in (
        ("firms", ("group_name",), ()),
        ("exhibitions", ("contacts",), ()),
        ("editions", ("contacts", "market_label"), ("status_on", "first_opens", "first_closes")),
        ("participations", ("wishes",), ("state_on",)),
    ):
        for name in texts:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
        for name in days:
            op.add_column(table, _day(name))
    for column in _money("budget_ceiling"):
        op.add_column("programmes", column)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _day(name: str, *, required: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=not required)


def _money(name: str, *, required: bool = False) -> list[sa.Column[Any]]:
    minor: sa.Column[Any] = sa.Column(f"{name}_minor", sa.BigInteger(), nullable=not required)
    return [minor, sa.Column(f"{name}_currency", sa.String(3), nullable=not required)]


def _table(name: str, parents: dict[str, bool], *columns: sa.Column[Any]) -> None:
    """Create a table with the columns that every noun has; ``parents`` tell whether each is required."""
    refers = []
    for parent, required in parents.items():
        column = f"{parent[:-1]}_id"
        key = sa.ForeignKey(f"{parent}.id", name=f"fk_{name}_{column}")
        refers.append(sa.Column(column, ID, key, nullable=not required))
    batch = sa.ForeignKey("import_batches.id", name=f"fk_{name}_batch_id")
    op.create_table(
        name,
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *refers,
        *columns,
        sa.Column("batch_id", ID, batch, nullable=True),
        sa.Column("source_sheet", sa.Text(), nullable=True),
        sa.Column("source_row", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )
    for parent in parents:
        op.create_index(f"ix_{name}_{parent[:-1]}_id", name, [f"{parent[:-1]}_id"])
