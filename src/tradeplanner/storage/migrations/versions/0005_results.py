"""The fifth schema: what firms say of their orders, credit shared between editions, rounds of follow-up.

Revision ID: 0005
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the columns and create the tables, empty; rows that stand get what "nobody has said" means."""
    for name in ("reported_by", "without_us"):
        op.add_column("orders", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    for name in ("reported_on", "stage_on"):
        op.add_column("orders", sa.Column(name, sa.Date(), nullable=True))
    op.add_column("orders", sa.Column("new_customer", sa.Boolean(), nullable=True))
    op.add_column("targets", sa.Column("growth_aim", sa.Text(), nullable=True))
    _table(
        "order_credits", ("orders", "editions"), sa.Column("share", sa.Text(), nullable=False),
        unique=("order_id", "edition_id"),
    )  # fmt: skip
    _table(
        "follow_ups", ("firms", "editions"),
        sa.Column("months", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        unique=("firm_id", "edition_id", "months"),
    )  # fmt: skip


def _table(name: str, parents: tuple[str, ...], *columns: sa.Column[Any], unique: tuple[str, ...]) -> None:
    """Create a table with the columns that every noun has; each row belongs to one of each of ``parents``."""
    refers = []
    for parent in parents:
        column = f"{parent[:-1]}_id"
        key = sa.ForeignKey(f"{parent}.id", name=f"fk_{name}_{column}")
        refers.append(sa.Column(column, ID, key, nullable=False))
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
        sa.UniqueConstraint(*unique, name=f"uq_{name}_{'_'.join(unique)}"),
    )
    for parent in parents:
        op.create_index(f"ix_{name}_{parent[:-1]}_id", name, [f"{parent[:-1]}_id"])
